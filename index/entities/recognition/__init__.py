"""Finds the names, dates and quantities of one article."""
