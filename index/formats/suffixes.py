"""What a file holds, by the end of its name."""

from __future__ import annotations

import os
from collections.abc import Container

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
"""Files of one article, as it is written."""

PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Files of one article, the text of which stands among what else is on a web page."""

BUNDLES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
"""Files of many articles, which may be packed."""

OTHER_DOCUMENTS = frozenset(
    {".mht", ".mhtml", ".webarchive", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml"}
)
"""Files of text that are not read; people keep articles in them, and wonder where these are."""

_PARTS = tuple(
    """_files -Dateien _fichiers _archivos _file _bestanden -filer _ficheiros _arquivos _pliki _soubory
    _tiedostot _elemei _dosyalar""".split()
)
"""Ends of the names of folders that are saved with a page, as browsers have them by language."""

_FORMATS = {".tsv": "csv", ".ndjson": "jsonl"}
"""Ends of names whose format is called otherwise."""

PACKINGS = frozenset({".gz", ".xz"})


def bundle_kind(name: str) -> tuple[str, str] | None:
    """Format ("json", "jsonl" or "csv") and packing ("gz", "xz" or "") of a file of many articles; None for
    any other."""
    if name[name.rfind(".") :] in TEXTS:
        # Of a large folder these are most, and each is asked for several times.
        return None
    stem, suffix = os.path.splitext(name.lower())
    packing = ""
    if suffix in PACKINGS:
        packing = suffix[1:]
        suffix = os.path.splitext(stem)[1]
    if suffix not in BUNDLES:
        return None
    return _FORMATS.get(suffix, suffix[1:]), packing


def is_page_name(name: str) -> bool:
    """Whether a file called so is a web page."""
    return name[name.rfind(".") :].lower() in PAGES


def holds_articles(name: str) -> bool:
    """Whether a file called so in a folder counts as one of the library."""
    start = name.rfind(".")
    return (start > 0 and name[start:].lower() in TEXTS | PAGES) or bundle_kind(name) is not None


def is_part_of_page(folder: str, beside: Container[str]) -> bool:
    """Whether a browser made a folder called so for what belongs to a page `beside` it: pictures, and the
    frames of advertisements."""
    end = next(filter(folder.endswith, _PARTS), None)
    return end is not None and any(folder.removesuffix(end) + suffix in beside for suffix in PAGES)
