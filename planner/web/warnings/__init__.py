"""Who must decide what by when: contracts with their own dates, ideas with what could still be shortened."""
