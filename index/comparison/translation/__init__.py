"""A report and its translation, aligned and held against each other."""
