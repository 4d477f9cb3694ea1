"""What Alembic runs: our tables, on the connection that the caller hands in (see planner/store/migrating.py)."""

from __future__ import annotations

from typing import Any

from alembic import context

from planner.store.tables import metadata

ran: list[str] = context.config.attributes.get("ran", [])


def note(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:  # noqa: ARG001 - passed by these names
    """Remember each revision as it is run."""
    ran.append(step.up_revision_id)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    on_version_apply=note,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
