"""One supplier under many spellings: groups of names, uncertain pairs for a person, company numbers checked by form."""

from planner.matching.suppliers.grouping import SupplierGroup, group_suppliers, uncertain_pairs
from planner.matching.suppliers.links import Link, SupplierDecision
from planner.matching.suppliers.numbers import company_number

__all__ = ["Link", "SupplierDecision", "SupplierGroup", "company_number", "group_suppliers", "uncertain_pairs"]
