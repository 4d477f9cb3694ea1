"""How the tables came to be: numbered steps, each with its way back."""
