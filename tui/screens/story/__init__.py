"""A story by its sources: the matrix of its facts, and its dates and numbers."""
