"""Articles, lists and search results as lines of plain text for people."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from index.article import Article, Metadata, Span
from index.library import Entry, Story
from tui.commandline.output import Style
from tui.commandline.plain.columns import column_width, cut, pad, width_of, wrap
from tui.contents.headline import headline_above
from tui.terminal.safe_text import safe_lines, safe_text
from tui.wording import result_words
from tui.wording.counted import counted
from tui.wording.days import DAY, day_of
from tui.wording.tellers import sources_of

if TYPE_CHECKING:
    from index.search.model import Facet, Hit, SearchResult, Snippet

Marking = tuple[Span, tuple[str, ...]]
"""A stretch of a text and the styles it is painted in."""

_SNIPPETS = 2
_TITLE_ROOM = 20


def title_of(title: str, derived: bool, width: int | None = None) -> str:
    """A title on one safe line of at most `width` cells, in parentheses where it only begins the text."""
    shown = " ".join(safe_text(title).split())
    if derived:
        return f"({shown if width is None else cut(shown, width - 2)})"
    return shown if width is None else cut(shown, width)


def paragraph(
    text: str, style: Style, *, first: str, rest: str, marked: Iterable[Marking] = ()
) -> Iterator[str]:
    """`text` wrapped behind a margin: `first` on the first line, `rest` on the others.

    `marked` are spans of `text`; where they overlap the later one counts.
    """
    shown = safe_text(text)
    marked = tuple(marked)
    margin = first
    for line in wrap(shown, style.reading_width - max(width_of(first), width_of(rest))):
        yield (margin + _painted(shown, line, marked, style)).rstrip()
        margin = rest


def _painted(text: str, line: Span, marked: Sequence[Marking], style: Style) -> str:
    if not style.colour or not marked:
        return line.of(text)
    paints: list[tuple[str, ...]] = [()] * len(line)
    for span, paint in marked:
        for offset in range(max(span.start, line.start), min(span.end, line.end)):
            paints[offset - line.start] = paint
    pieces = []
    start = line.start
    for paint, run in groupby(paints):
        end = start + len(tuple(run))
        pieces.append(style.paint(text[start:end], *paint) if paint else text[start:end])
        start = end
    return "".join(pieces)


def article_lines(article: Article, style: Style) -> Iterator[str]:
    """An article as written behind a line or two that say what it is.

    On a terminal the lines are wrapped at blanks; elsewhere they are as in the file. Front matter is left
    out: the first lines say what it said.
    """
    lines = safe_lines(article.body.of(article.text))
    if headline := headline_above(article):
        title = title_of(headline, False)
        for part in wrap(title, style.reading_width):
            yield style.paint(part.of(title), "bold")
    known = [article.source, article.date, article.called, article.url]
    about = " · ".join(safe_text(item) for item in known if item)
    yield from (style.paint(part.of(about), "dim") for part in wrap(about, style.reading_width))
    yield ""
    while lines and not lines[0].strip():
        del lines[0]
    for line in lines:
        if style.terminal:
            yield from (part.of(line) for part in wrap(line, style.reading_width))
        else:
            yield line


def list_lines(entries: Sequence[Entry], stories: Iterable[Story], style: Style) -> Iterator[str]:
    """A table of articles, those of one story together under its name."""
    titles = {story.id: story.title for story in stories}
    told: defaultdict[str | None, list[str]] = defaultdict(list)
    for entry in entries:
        told[entry.story].append(entry.source)
    table = _Table(entries, style)
    yield style.paint(table.line("source", "file", "date", "words", "title"), "dim")
    previous: str | None = None
    for entry in entries:
        if entry.story != previous:
            yield style.paint(_heading(titles.get(entry.story or ""), told[entry.story], style), "bold")
        previous = entry.story
        yield table.of(entry)


def _heading(title: str | None, told: Sequence[str], style: Style) -> str:
    if title is None:
        return "Told by one source"
    ending = f" · {sources_of(told)}"
    return title_of(title, False, style.at_most(style.width - width_of(ending))) + ending


def _distinct_names(paths: Sequence[str]) -> list[str]:
    """File names, or paths from their common folder where several files have one name."""
    names = [file_name(path) for path in paths]
    if len(set(names)) == len(names):
        return names
    folder = os.path.commonpath([os.path.dirname(path) for path in paths])
    return [os.path.relpath(path, folder) for path in paths]


class _Table:
    """The columns of a list of articles; file names only where sources are not called by them."""

    def __init__(self, entries: Sequence[Entry], style: Style) -> None:
        self._style = style
        sources = [safe_text(entry.source) for entry in entries]
        names = [safe_text(name) for name in _distinct_names([entry.place for entry in entries])]
        self._names = dict(zip((entry.id for entry in entries), names, strict=True))
        named = any(not name.startswith(source) for name, source in zip(names, sources, strict=True))
        self._widths = {
            "source": column_width(["source", *sources], style.at_most(16)),
            "file": column_width(["file", *names], style.at_most(max(8, style.width // 4))) if named else 0,
            "date": column_width([day_of(entry.date) for entry in entries], DAY),
            "words": column_width(["words", *(f"{entry.words:,}" for entry in entries)], 9),
        }
        # A narrow terminal gives up columns one by one, so that the title stays readable.
        for column in ("words", "file", "date"):
            if self._room() < _TITLE_ROOM:
                self._widths[column] = 0
        self._title = max(_TITLE_ROOM // 2, self._room())

    def _room(self) -> int:
        widths = [width for width in self._widths.values() if width]
        return self._style.at_most(self._style.width - sum(widths) - 2 * len(widths) - 2)

    def of(self, entry: Entry) -> str:
        return self.line(
            safe_text(entry.source),
            self._names[entry.id],
            safe_text(day_of(entry.date)),
            f"{entry.words:,}",
            title_of(entry.title, entry.title_derived, self._title),
        )

    def line(self, source: str, file: str, date: str, words: str, title: str) -> str:
        cells = {"source": source, "file": file, "date": date, "words": words}
        shown = [
            pad(cells[column], width, right=column == "words")
            for column, width in self._widths.items()
            if width
        ]
        return "  ".join(["", *shown, title]).rstrip()


def file_name(path: str) -> str:
    """The last part of a path, however it is written."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def search_lines(result: SearchResult, style: Style, facets: Sequence[Facet]) -> Iterator[str]:
    """The hits in order, each with its title and the sentences that were found; before them the facets."""
    shown = "" if len(result.hits) == result.total else f", the best {len(result.hits)}"
    also = f" · also: {', '.join(result.also)}" if result.also else ""
    summary = f"{counted(result.total, 'article')}{shown} · {result.understood}{also}"
    yield from paragraph(summary, style, first="", rest="")
    if result.see_also:
        yield from paragraph(_see_also(result), style, first="", rest="")
    for suggestion in result.suggestions:
        yield f"Perhaps: {safe_text(suggestion.query)} ({suggestion.articles:,})"
    for facet in facets:
        rest = [f"{facet.others:,} more"] if facet.others else []
        values = [f"{safe_text(value.name)} ({value.articles:,})" for value in facet.values]
        yield from paragraph(
            f"{facet.name}: {', '.join([*values, *rest])}", style, first="", rest=" " * (len(facet.name) + 2)
        )
    label = column_width([safe_text(hit.source) for hit in result.hits], style.at_most(16))
    for hit in result.hits:
        yield ""
        yield _hit_line(hit, label, style)
        margin = " " * (label + 2)
        for snippet, text in _worth_showing(hit):
            matches = [
                (Span(match.start - snippet.span.start, match.end - snippet.span.start), ("bold",))
                for match in snippet.matches
            ]
            yield from paragraph(text, style, first=margin, rest=margin, marked=matches)


def _worth_showing(hit: Hit) -> list[tuple[Snippet, str]]:
    """The first snippets that do not repeat the title."""
    snippets = zip(hit.snippets, hit.snippet_texts, strict=True)
    return [(snippet, text) for snippet, text in snippets if text.strip() != hit.title][:_SNIPPETS]


def _hit_line(hit: Hit, label: int, style: Style) -> str:
    date = f"  {day_of(hit.date)}" if hit.date else ""
    room = style.at_most(style.width - label - 2 - width_of(date))
    title = title_of(hit.title, hit.title_derived, room)
    return f"{style.paint(pad(safe_text(hit.source), label), 'bold')}  {title}{style.paint(date, 'dim')}"


def nothing_found(result: SearchResult) -> str:
    """What to say where a search found nothing."""
    found = [f"{safe_text(one.query)} ({one.articles:,})" for one in result.suggestions]
    suggestion = f" Did you mean {', or '.join(found)}?" if found else ""
    alike = f" {_see_also(result)}." if result.see_also else ""
    return f"{result_words.nothing_found(result)} for {result.query}.{suggestion}{alike}"


def _see_also(result: SearchResult) -> str:
    """The names that are only alike, with how many articles have each."""
    names = ", ".join(f"{safe_text(name)} ({articles:,})" for name, articles in result.see_also)
    return f"See also: {names}"


def corrected_lines(entry: Entry, correction: Metadata) -> Iterator[str]:
    """What an article is called after a correction."""
    yield f"Corrected {safe_text(file_name(entry.place))}:"
    for field in ("title", "source", "date", "url", "language"):
        value = getattr(correction, field)
        if value is not None:
            yield f"  {field}: {safe_text(value) or 'as the file has it'}"


def saved_lines(saved: Sequence[tuple[str, str]], style: Style) -> Iterator[str]:
    """The searches that are kept under a name, one a line, or the words below the name where that is long."""
    names = [safe_text(name) for name, _ in saved]
    width = column_width(names, 24)
    for name, (_, query) in zip(names, saved, strict=True):
        margin = " " * (width + 2)
        first = f"{pad(name, width)}  " if width_of(name) <= width else ""
        if not first:
            yield name
        yield from paragraph(query, style, first=first or margin, rest=margin)


def location_lines(places: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What is kept where, one a line."""
    width = column_width([what for what, _ in places], 20)
    for what, path in places:
        yield f"{pad(what, width)}  {safe_text(path)}"
