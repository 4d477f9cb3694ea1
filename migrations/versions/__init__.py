"""One file a step; the number is the revision."""
