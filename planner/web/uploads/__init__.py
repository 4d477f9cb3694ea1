"""Registers in: choose a file, see what was found, correct it, confirm."""
