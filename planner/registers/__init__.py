"""File → rows → contracts (and issues)."""

from planner.registers.errors import Unreadable
from planner.registers.table import RegisterFile, Table
from planner.registers.tables import read_tables

__all__ = ["RegisterFile", "Table", "Unreadable", "read_tables"]
