"""Who and what an article names: recognition, one entity over its spellings, quotations, and keys for the search."""

from index.entities.recognise import recognise
from index.entities.resolve import resolve
from index.entities.skeleton import name_keys, skeleton

__all__ = ["name_keys", "recognise", "resolve", "skeleton"]
