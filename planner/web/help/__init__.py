"""How dates and scores are worked out, and what is kept."""
