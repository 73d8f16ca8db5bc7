"""Which names are one person, organisation or place."""
