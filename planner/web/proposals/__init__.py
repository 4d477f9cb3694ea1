"""Joint procurement: ideas in bands, one idea with its plan."""
