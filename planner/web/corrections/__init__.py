"""What people know better: which service area a contract is of, and which suppliers' names are one firm."""
