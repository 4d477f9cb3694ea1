"""Waiting until the plan of the day is worked out, and then to where somebody was going."""
