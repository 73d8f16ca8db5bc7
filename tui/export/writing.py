"""Gathers what a file says, and gives it in the format that is asked for."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from index.library import Library
from tui.export.documents import comparison_document, story_document
from tui.export.html import comparison_html, story_html
from tui.export.markdown import comparison_markdown, story_markdown
from tui.export.report import ComparisonReport, StoryReport

_UNFIT = re.compile(r"[^\w.-]+")


def file_name(*labels: str) -> str:
    """A name to propose for a file about these sources: `gazette-post.html`."""
    parts = (_UNFIT.sub("-", label).strip("-.") for label in labels)
    return "-".join(part for part in parts if part)[:80] + ".html"


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises OSError where its folder cannot be written."""
    scratch = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    scratch.unlink(missing_ok=True)
    try:
        with open(scratch, "x", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


def comparison_report(library: Library, left: str, right: str, wording: bool) -> ComparisonReport:
    """Everything that a file says of two articles; `wording`: also the differences that come on request."""
    comparison, rows = library.compare(left, right), library.rows(left, right)
    changes = {row.link: library.changes(left, right, row.link) for row in rows if row.link is not None}
    return ComparisonReport(library.article(left), library.article(right), comparison, rows, changes, wording)


def comparison_text(report: ComparisonReport, form: str) -> str:
    """A comparison as `html`, `markdown` or `json`."""
    if form == "json":
        return _json(comparison_document(report.comparison, report.left, report.right))
    return comparison_html(report) if form == "html" else comparison_markdown(report)


def story_text(report: StoryReport, form: str) -> str:
    """A story's matrix as `html`, `markdown` or `json`."""
    if form == "json":
        return _json(story_document(report.title, report.articles, report.matrix))
    return story_html(report) if form == "html" else story_markdown(report)


def _json(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"
