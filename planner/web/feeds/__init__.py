"""Calendar feeds: made, fetched, withdrawn."""
