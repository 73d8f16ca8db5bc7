"""Comparisons and stories as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from index.article import Article, Span
from index.comparison.model import CellState, Discrepancy, Row, Severity
from index.comparison.story.summary import goes_on
from tui.export.page import page
from tui.export.report import (
    ComparisonReport,
    Run,
    StoryReport,
    beginning,
    headline,
    web_address,
)
from tui.looks.marks import CELL_GLYPHS, DISCREPANCY_GLYPHS, GLYPHS, RELATION_GLYPHS, Mark
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.days import day_of
from tui.wording.fact_words import fact_words, origin_words, otherwise
from tui.wording.labels_apart import labels_apart

_DIFFERS = GLYPHS[Mark.CONTRADICTS]
_CELL_WORDS = {
    CellState.SAME: "the same",
    CellState.PARTIAL: "a part of it",
    CellState.DIFFERS: "something else",
    CellState.MISSING: "nothing of it",
}


def comparison_html(report: ComparisonReport) -> str:
    """Two articles side by side, what contradicts first, each with a link to its row."""
    left, right = report.left, report.right
    title = " ⇆ ".join(map(_text, report.labels))
    body = [f"<header><h1>{title}</h1>", *map(_about, (left, right)), "</header>"]
    body.append(_legend(report))
    if report.told:
        places = _places(report)
        body.append("<section><h2>Where they differ</h2><ol>")
        for number in report.told:
            words = _difference(report, report.comparison.discrepancies[number])
            place = places.get(number)
            body.append(f'<li><a href="#row-{place}">{words}</a></li>' if place else f"<li>{words}</li>")
        body.append("</ol></section>")
    body.append("<main><h2>Side by side</h2>")
    heads = "".join(f"<div>{_text(label)}</div>" for label in report.labels)
    body.append(f'<div class="heads" aria-hidden="true">{heads}</div>')
    homes = {span: number for number, row in reversed(list(enumerate(report.rows, 1))) for span in row.left}
    for number, row in enumerate(report.rows, 1):
        body.extend(_row(report, row, number, homes))
    body.append("</main>")
    return page(title, body)


def _places(report: ComparisonReport) -> dict[int, int]:
    """Number of a discrepancy → number of the first row that tells it, from 1."""
    places: dict[int, int] = {}
    for number, row in enumerate(report.rows, 1):
        for discrepancy, _ in report.discrepancies(row):
            places.setdefault(discrepancy, number)
    return places


def _legend(report: ComparisonReport) -> str:
    parts = [
        f'<span class="{relation}"><span class="glyph">{RELATION_GLYPHS[relation]}</span>'
        f" {count} {_text(report.relation_words(relation))}</span>"
        for relation, count in report.counts()
    ]
    differs = counted(len(report.told), "discrepancy", "discrepancies")
    parts.append(f'<span class="differs"><span class="glyph">{_DIFFERS}</span> {differs}</span>')
    return f'<nav aria-label="Legend">{"".join(parts)}</nav>'


def _row(report: ComparisonReport, row: Row, number: int, homes: Mapping[Span, int]) -> Iterator[str]:
    told = report.discrepancies(row)
    classes = f"row {row.relation}" + (" differs" if told else "")
    letters = "".join(dict.fromkeys(DISCREPANCY_GLYPHS[found.kind] for _, found in told))
    glyph = _DIFFERS + letters if told else RELATION_GLYPHS[row.relation]
    meaning = "they differ" if told else _attribute(report.relation_words(row.relation))
    left, right = report.sides(row)
    yield f'<div class="{classes}" id="row-{number}">'
    elsewhere = report.elsewhere(row)
    ours, theirs = report.labels
    yield _elsewhere(ours, report.left, elsewhere, homes) if elsewhere else _side(ours, report.left, left)
    yield f'<div class="glyph" role="img" aria-label="{meaning}" title="{meaning}">{escape(glyph)}</div>'
    yield _side(theirs, report.right, right)
    for _, found in told:
        yield f'<p class="note">{_DIFFERS} {_difference(report, found)}</p>'
    yield "</div>"


def _elsewhere(called: str, article: Article, spans: Sequence[Span], homes: Mapping[Span, int]) -> str:
    """The beginnings of sentences that stand in other rows, each with a link to its row."""
    paragraphs = "".join(
        f'<p><a href="#row-{homes[span]}">{_text(beginning(article.text, span))}</a></p>'
        for span in spans
        if span in homes
    )
    label = f'<div class="label">{_text(called)}</div>'
    return f'<div class="side elsewhere" dir="auto">{label}{paragraphs}</div>'


def _side(called: str, article: Article, sentences: Sequence[Sequence[Run]]) -> str:
    if not sentences:
        return '<div class="side none"></div>'
    language = f' lang="{escape(article.language)}"' if article.language else ""
    paragraphs = "".join(f"<p>{''.join(map(_run, sentence))}</p>" for sentence in sentences)
    return (
        f'<div class="side"{language} dir="auto"><div class="label">{_text(called)}</div>{paragraphs}</div>'
    )


def _run(run: Run) -> str:
    words = escape(safe_text(run.text), quote=False)
    if run.mark is None or run.mark is Mark.ASIDE or not run.text.strip():
        return words
    return f'<mark class="{run.mark}">{words}</mark>'


def _difference(report: ComparisonReport, found: Discrepancy) -> str:
    minor = " <small>(minor)</small>" if found.severity is Severity.MINOR else ""
    return _text(report.difference_words(found)) + minor


def story_html(report: StoryReport) -> str:
    """Facts × sources as a table; a fact opens to what each source says, and a note says what differs."""
    title = _text(report.title)
    body = [f"<header><h1>{title}</h1>", *map(_about, report.articles), "</header>"]
    states = (
        f'<span><span class="{state}">{CELL_GLYPHS[state]}</span> {words}</span>'
        for state, words in _CELL_WORDS.items()
    )
    body.append(f'<nav aria-label="Legend">Says {"".join(states)}</nav>')
    texts = report.texts()
    called = labels_apart(report.articles)
    labels = {key: _text(label) for key, label in called.items()}
    sources = {key: _attribute(label) for key, label in called.items()}
    heads = "".join(
        f'<th scope="col">{_text(article.source)}{_day(article)}</th>' for article in report.articles
    )
    body.append('<main class="table"><table><thead><tr><th scope="col">')
    body.append(f"{counted(len(report.matrix.facts), 'fact')}</th>{heads}</tr></thead><tbody>")
    for number, fact in enumerate(report.matrix.facts, 1):
        summary = _summary(texts[fact.summary_source], fact.summary)
        cells, said = [], []
        for key, cell in fact.cells:
            if cell.spans:
                words = _text(" ".join(span.of(texts[key]) for span in cell.spans))
                said.append(
                    f'<div><span class="said">{CELL_GLYPHS[cell.state]} {labels[key]}</span> {words}</div>'
                )
            meaning = f"{sources[key]}: {_CELL_WORDS[cell.state]}"
            cells.append(
                f'<td class="{cell.state}" title="{meaning}">'
                f'<span role="img" aria-label="{meaning}">{CELL_GLYPHS[cell.state]}</span></td>'
            )
        notes = [
            f'<div class="note">{_DIFFERS} {_text(note)}</div>' for note in otherwise(fact.cells, called)
        ]
        credit = f" <small>{_text(origin_words(fact.origin))}</small>" if fact.origin else ""
        told = f"<details><summary>{summary}{credit}</summary>{''.join(said)}</details>{''.join(notes)}"
        body.append(f'<tr id="fact-{number}"><td>{told}</td>{"".join(cells)}</tr>')
    shares = "".join(f"<td>{share:.0%}</td>" for share in report.matrix.coverage)
    body.append(f"</tbody><tfoot><tr><td>coverage</td>{shares}</tr></tfoot></table></main>")
    return page(title, body)


def _summary(text: str, summary: Span) -> str:
    """A fact; the sign at its end that a source goes on never stands alone on a line of its own."""
    words = _text(fact_words(text, summary))
    return f"{words.removesuffix(' …')}&nbsp;…" if goes_on(text, summary) else words


def _day(article: Article) -> str:
    day = day_of(article.date)
    return f"<br><small>{_text(day)}</small>" if day else ""


def _about(article: Article) -> str:
    url = web_address(article)
    name = _text(headline(article))
    linked = f'<a href="{_attribute(url)}" rel="noreferrer">{name}</a>' if url else name
    date = (
        f' <small><time datetime="{_attribute(article.date)}">{_text(article.date)}</time></small>'
        if article.date
        else ""
    )
    return f'<p dir="auto"><strong>{_text(article.source)}</strong> {linked}{date}</p>'


def _text(text: str) -> str:
    return escape(" ".join(safe_text(text).split()), quote=False)


def _attribute(text: str) -> str:
    return escape(" ".join(safe_text(text).split()))
