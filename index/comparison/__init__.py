"""Compares articles: alignment, changed words, discrepancies, aligned rows and the n-way facts.

Its modules are imported by name, so that the values of `model` cost a screen no more than themselves.
"""
