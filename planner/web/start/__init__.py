"""What is next: the first page."""
