"""The words by which names are told: places, titles, heads, occupations, given names."""
