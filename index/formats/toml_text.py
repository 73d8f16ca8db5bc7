"""Reads TOML that anybody may have written."""

from __future__ import annotations

import re
import tomllib

_ENDLESS_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")
"""A key of a hundred parts, for which Python's parser takes time by the square of their number."""


def read_toml(text: str) -> dict[str, object]:
    """The tables and values of a document. Raises ValueError for what is none, and for what only breaks its
    parser."""
    if _ENDLESS_KEY.search(text):
        raise ValueError("a key of more than a hundred parts")
    try:
        return dict(tomllib.loads(text))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
