"""Examples may take their time: on a busy machine a deadline would fail what is right."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
