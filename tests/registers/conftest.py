"""Hypothesis without a deadline: an example that is slow on a busy machine is no fault."""

from hypothesis import settings

settings.register_profile("registers", deadline=None)
settings.load_profile("registers")
