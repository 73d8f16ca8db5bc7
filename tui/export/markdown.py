"""Comparisons and stories in Markdown (CommonMark with GitHub's tables), the texts of others escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from index.article import Article
from index.comparison.model import Relation, Severity
from tui.export.report import (
    ComparisonReport,
    Run,
    StoryReport,
    beginning,
    headline,
    web_address,
)
from tui.looks.marks import CELL_GLYPHS, CELL_WORDS, GLYPHS, RELATION_GLYPHS, Mark
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.days import day_of
from tui.wording.fact_words import fact_words, origin_words, otherwise
from tui.wording.labels_apart import labels_apart

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_AT_LINE_START = re.compile(r"\A(\d{0,9})([-+.)])(?=\s|\Z)")
_SIGNS = {Mark.CONTRADICTS: "**", Mark.MINOR: "**", Mark.REWORDED: "*", Mark.ONLY: "*", Mark.MOVED: "*"}
_TAGS = {"**": "strong", "*": "em"}


def comparison_markdown(report: ComparisonReport) -> str:
    """What differs, then every row of two articles as a table of two columns."""
    left, right = report.left, report.right
    labels = [_escaped(label) for label in report.labels]
    lines = [f"# {' ⇆ '.join(labels)}", ""]
    lines += [_about(left), _about(right), ""]
    counts = ", ".join(
        f"{count} {_escaped(report.relation_words(relation))}" for relation, count in report.counts()
    )
    lines += [f"Passages: {counts}.", ""]
    if report.told:
        lines += ["## Where they differ", ""]
        lines += [f"{number}. {_difference(report, each)}" for number, each in enumerate(report.told, 1)]
        lines.append("")
    lines += ["## Side by side", ""]
    lines += [_row([labels[0], "", labels[1]]), "| --- | :-: | --- |"]
    for row in report.rows:
        if row.relation is Relation.ASIDE:
            continue
        ours, theirs = (" ".join(map(_runs, side)) for side in report.sides(row))
        if elsewhere := report.elsewhere(row):
            ours = " ".join(f"*{_escaped(beginning(left.text, span))}*" for span in elsewhere)
        told = report.discrepancies(row)
        glyph = GLYPHS[Mark.CONTRADICTS] if told else RELATION_GLYPHS[row.relation]
        lines.append(_row([ours, glyph, theirs]))
    legend = (
        f"{RELATION_GLYPHS[relation]} {_escaped(report.relation_words(relation))}"
        for relation, _ in report.counts()
    )
    lines += ["", f"{' · '.join(legend)} · {GLYPHS[Mark.CONTRADICTS]} they differ (**in bold**)"]
    return "\n".join(lines) + "\n"


def _difference(report: ComparisonReport, number: int) -> str:
    found = report.comparison.discrepancies[number]
    minor = " (minor)" if found.severity is Severity.MINOR else ""
    return f"{_escaped(report.difference_words(found))}{minor}"


def story_markdown(report: StoryReport) -> str:
    """Facts × sources as a table, then what those sources say that contradict."""
    lines = [f"# {_escaped(report.title)}", ""]
    lines += [_about(article) for article in report.articles]
    facts = report.matrix.facts
    lines += ["", f"{counted(len(facts), 'fact')}.", ""]
    labels = [f"{_escaped(article.source)} {day_of(article.date)}".rstrip() for article in report.articles]
    lines += [_row(["", *labels]), "| --- |" + " :-: |" * len(labels)]
    texts = report.texts()
    for fact in facts:
        summary = _escaped(fact_words(texts[fact.summary_source], fact.summary))
        summary += f" ({_escaped(origin_words(fact.origin))})" if fact.origin else ""
        lines.append(_row([summary, *(CELL_GLYPHS[cell.state] for _, cell in fact.cells)]))
    shares = (f"{share:.0%}" for share in report.matrix.coverage)
    lines.append(_row(["coverage", *shares]))
    legend = " · ".join(f"{CELL_GLYPHS[state]} {words}" for state, words in CELL_WORDS.items())
    lines += ["", legend, *_contradictions(report)]
    return "\n".join(lines) + "\n"


def _contradictions(report: StoryReport) -> Iterator[str]:
    labels, texts = labels_apart(report.articles), report.texts()
    found = []
    for fact in report.matrix.facts:
        if notes := otherwise(fact.cells, labels):
            found.append(f"- {_escaped(fact_words(texts[fact.summary_source], fact.summary))}")
            found += [f"  - {_escaped(note)}" for note in notes]
    if found:
        yield from ("", "## Where they differ", "", *found)


def _about(article: Article) -> str:
    url = web_address(article)
    parts = [_escaped(headline(article)), article.date or "", f"<{url}>" if _plain(url) else ""]
    return f"- **{_escaped(article.source)}** {' · '.join(part for part in parts if part)}"


def _plain(url: str | None) -> bool:
    return url is not None and not re.search(r"[\s<>]", url)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _runs(sentence: Sequence[Run]) -> str:
    parts = [_SPECIAL.sub(r"\\\1", " ".join(_spaced(run.text))) for run in sentence]
    written = ""
    for number, (run, words) in enumerate(zip(sentence, parts, strict=True)):
        sign = _SIGNS.get(run.mark) if run.mark is not None else None
        inner = words.strip(" ")
        if sign is None or not inner:
            written += words
            continue
        before, after = words[: words.index(inner)], words[words.index(inner) + len(inner) :]
        following = after or (parts[number + 1] if number + 1 < len(parts) else "")
        written += before + _emphasised(inner, sign, (written + before)[-1:], following[:1]) + after
    return _AT_LINE_START.sub(r"\1\\\2", written).strip()


def _spaced(text: str) -> list[str]:
    """The words between single blanks, an edge blank kept as an empty word."""
    return re.split(r"\s+", safe_text(text))


def _emphasised(inner: str, sign: str, before: str, after: str) -> str:
    """`inner` between signs, or between tags where CommonMark would not take the signs (6.2, flanking)."""
    if _bounds(before) and _bounds(after):
        return f"{sign}{inner}{sign}"
    return f"<{_TAGS[sign]}>{inner}</{_TAGS[sign]}>"


def _bounds(outside: str) -> bool:
    """Whether a sign beside this character opens or closes whatever stands inside: no letter, no sign."""
    return outside != "*" and (not outside or outside.isspace() or _is_punctuation(outside))


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _escaped(text: str) -> str:
    return _AT_LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(safe_text(text).split())))
