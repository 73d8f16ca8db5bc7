"""Surnames that news writes without explaining whose they are."""

from __future__ import annotations

from index.languages.word_lists import word_lists

(_NAMES,) = word_lists("entities", "leaders.txt")
LEADERS = frozenset(_NAMES.split())
