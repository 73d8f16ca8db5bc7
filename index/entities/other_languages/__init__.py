"""Finds the names in articles of other languages than English."""
