"""What ends when: a table first."""
