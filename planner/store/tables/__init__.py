"""The tables. `migrations/` builds the same ones step by step; a test holds the two together.

Every stored thing belongs to a council. A *register* is one list of contracts of a council, a *register version* one
upload of it.
"""

from planner.store.tables.contracts import (
    FIELDS,
    contract_edits,
    contract_sources,
    contracts,
    issues,
    version_contracts,
)
from planner.store.tables.decided import area_corrections, supplier_decisions
from planner.store.tables.feeds import feed_bodies, feed_events, feed_readers, feeds
from planner.store.tables.jobs import jobs
from planner.store.tables.naming import metadata
from planner.store.tables.proposals import (
    changes,
    counters,
    finished_stages,
    notes,
    plans,
    proposal_members,
    proposals,
)
from planner.store.tables.registers import councils, mappings, originals, register_versions, registers

__all__ = [
    "FIELDS",
    "area_corrections",
    "changes",
    "contract_edits",
    "contract_sources",
    "contracts",
    "councils",
    "counters",
    "feed_bodies",
    "feed_events",
    "feed_readers",
    "feeds",
    "finished_stages",
    "issues",
    "jobs",
    "mappings",
    "metadata",
    "notes",
    "originals",
    "plans",
    "proposal_members",
    "proposals",
    "register_versions",
    "registers",
    "supplier_decisions",
    "version_contracts",
]
