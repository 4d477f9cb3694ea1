"""OCDS 1.1 release and record packages (JSON) to contracts and issues."""

from planner.registers.ocds.reading import read_ocds

__all__ = ["read_ocds"]
