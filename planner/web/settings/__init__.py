"""The settings of the plan: changed, their effect looked at, then kept or not."""
