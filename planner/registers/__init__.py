"""File → rows → contracts (and issues)."""

from planner.registers.cleaned import cleaned_csv, cleaned_workbook
from planner.registers.errors import Unreadable
from planner.registers.marked import marked_workbook
from planner.registers.merge import merge, with_contracts
from planner.registers.register import read_register
from planner.registers.table import RegisterFile, Table
from planner.registers.tables import read_tables

__all__ = [
    "RegisterFile",
    "Table",
    "Unreadable",
    "cleaned_csv",
    "cleaned_workbook",
    "marked_workbook",
    "merge",
    "read_register",
    "read_tables",
    "with_contracts",
]
