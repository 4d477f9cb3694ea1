"""One cell's text to one meaning: dates, money, yes and no, codes, terms, suppliers; and what must not be kept."""
