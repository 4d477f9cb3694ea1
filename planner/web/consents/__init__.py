"""Reorganisation: what councils that are to be replaced need consent for."""
