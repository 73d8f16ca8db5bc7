"""Who and what an article names: recognition, one entity over its spellings, quotations, and keys for the
search.

Its modules are imported by name, so that the values of `model` cost a screen no more than themselves.
"""
