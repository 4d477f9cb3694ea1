"""Contract-expiry collaboration planner.

file → rows → contracts → service areas → clusters → proposals → milestones → calendar

Councils upload their contract registers (`registers`), each contract gets a service area (`classification`), contracts
of different councils that could be re-let together form clusters (`matching`), the best of them become proposals
(`proposals`) with a plan counted back from the end date (`leadtime`), and every date goes into people's calendars
(`calendars`). `flow` composes the journey; `store` keeps it, `web` shows it, `cli` runs it.
"""

__version__ = "0.1.0"
