"""A library with findings made by hand: screens are tested on what they show, not on what is found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import tui.app
from index.article import Article, Sentence, SentenceKind, Span
from index.comparison.model import (
    Cell,
    CellState,
    Change,
    ChangeKind,
    Comparison,
    Discrepancy,
    DiscrepancyKind,
    Fact,
    Link,
    Matrix,
    Relation,
    Row,
    Severity,
    Strength,
)
from index.entities.model import (
    Annotations,
    Entity,
    EntityMention,
    EntityType,
    NamingDecision,
    Quotation,
    Resolution,
    SharedQuotation,
)
from index.library import ArticleNotFound, Entry, Library, Story
from index.search.model import Named
from tui.app import ReaderApp
from tui.looks.themes import DARK
from tui.widgets.lines.status import StatusLine

GAZETTE = """River Olm breaks its banks and drives 1,400 from their homes

The river Olm broke its banks at Karsk on Tuesday night and drove 1,400 people from their homes.

Mayor Irena Voss said the water rose faster than anyone alive had seen.

The bridge to Lower Karsk was closed at midnight.

A baker on Mill Street carried flour to his attic by candlelight.

His neighbour moved three cows into the school.

The school had been repaired only last summer.

The regional council promised 40 million crowns for repairs.

Photo: the old mill at dawn. Behind: A. Brandt"""

COURIER = """Flood at Karsk: thousands flee

More than 2,000 people fled when the Olm flooded Karsk on Wednesday night.

The regional council will pay 40 million crowns for repairs, it promised.

“I have never seen the water rise so fast,” said mayor Irina Voss.

Trains between Karsk and Delm stood still until noon."""

BULLETIN = """Cheese fair opens in Delm

The annual cheese fair opened in Delm on Saturday with forty stalls.

A goat cheese from the high pastures took first prize."""

_TEXTS = {"gazette": GAZETTE, "courier": COURIER, "bulletin": BULLETIN}


def _article(key: str) -> Article:
    text = _TEXTS[key]
    sentences = []
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = SentenceKind.HEADLINE if number == 0 else SentenceKind.BODY
        if paragraph.startswith("Photo:"):
            kind = SentenceKind.CAPTION
        sentences.append(Sentence(Span(start, start + len(paragraph)), kind, number))
        start += len(paragraph) + 2
    title = sentences[0].span.of(text)
    return Article(key, f"{key}.txt", text, Span(0, len(text)), tuple(sentences), title, source=key)


def _place(key: str, words: str) -> Span:
    start = _TEXTS[key].index(words)
    return Span(start, start + len(words))


class ScriptedLibrary:
    """Answers as `Library` does, from tables: two reports of a flood, and a cheese fair."""

    name = "two reports of a flood"

    def __init__(self) -> None:
        self.articles = {key: _article(key) for key in _TEXTS}
        self.asked: list[tuple[str, str, int]] = []
        """The links whose words were compared."""
        self.names_found = Named((), (), True)
        """What the library says of any name."""
        self.decided: list[NamingDecision] = []

    @property
    def size(self) -> int:
        return len(self.articles)

    def unwritten(self) -> str:
        return ""

    def entry(self, key: str) -> Entry:
        article = self.article(key)
        return Entry(key, article.path, article.source, article.title, False, article.date, 10, "flood")

    def article(self, key: str) -> Article:
        if key not in self.articles:
            raise ArticleNotFound(f"No article has the id {key}.")
        return self.articles[key]

    def story_of(self, key: str) -> Story:
        members = ("bulletin",) if key == "bulletin" else ("gazette", "courier")
        return Story("flood", self.articles[members[0]].title, members)

    def _sentences(self, key: str) -> list[Span]:
        return [sentence.span for sentence in self.articles[key].sentences]

    def _links(self) -> tuple[Link, ...]:
        g, c = self._sentences("gazette"), self._sentences("courier")
        return (
            Link((g[0],), (c[0],), Strength.PARTIAL, 0.4, False),
            Link((g[1],), (c[1],), Strength.STRONG, 0.7, False),
            Link((g[2],), (c[3],), Strength.STRONG, 0.4, True),
            Link((g[7],), (c[2],), Strength.STRONG, 0.9, False),
        )

    def _discrepancies(self) -> tuple[Discrepancy, ...]:
        major, minor = Severity.MAJOR, Severity.MINOR
        number, date, name = DiscrepancyKind.NUMBER, DiscrepancyKind.DATE, DiscrepancyKind.NAME
        gazette = [_place("gazette", words) for words in ("1,400 people", "Tuesday night", "Irena Voss")]
        courier = [
            _place("courier", words) for words in ("More than 2,000 people", "Wednesday night", "Irina Voss")
        ]
        return (
            Discrepancy(number, major, gazette[0], courier[0], "1,400 here, more than 2,000 there", 1),
            Discrepancy(date, major, gazette[1], courier[1], "Tuesday here, Wednesday there", 1),
            Discrepancy(name, minor, gazette[2], courier[2], "Irena here, Irina there", 2),
            Discrepancy(
                DiscrepancyKind.ATTRIBUTION, minor, None, _place("courier", "it promised"), "only there", 3
            ),
        )

    def analyse_apart(self, question: str, article_ids: Sequence[str], cancelled: Callable[[], bool]) -> bool:
        return not cancelled()

    def compare(self, left: str, right: str) -> Comparison:
        if "bulletin" in (left, right):
            here, there = (self._sentences(key) for key in (left, right))
            return Comparison(left, right, (), tuple(here), tuple(there), ())
        g, c = self._sentences("gazette"), self._sentences("courier")
        links, discrepancies = self._links(), self._discrepancies()
        if left == "courier":
            links = tuple(Link(x.right, x.left, x.strength, x.score, x.probable) for x in links)
            discrepancies = tuple(
                Discrepancy(d.kind, d.severity, d.right, d.left, d.note, d.link) for d in discrepancies
            )
            return Comparison(left, right, links, (c[4],), tuple(g[3:7]), discrepancies)
        return Comparison(left, right, links, tuple(g[3:7]), (c[4],), discrepancies)

    def rows(self, left: str, right: str) -> tuple[Row, ...]:
        if "bulletin" in (left, right):
            here = [Row(Relation.ONLY_LEFT, (span,), ()) for span in self._sentences(left)]
            return (*here, *(Row(Relation.ONLY_RIGHT, (), (span,)) for span in self._sentences(right)))
        g, c = self._sentences("gazette"), self._sentences("courier")
        if left == "courier":
            return (
                Row(Relation.PARTIAL, (c[0],), (g[0],), 0),
                Row(Relation.SAME, (c[1],), (g[1],), 1, discrepancies=(0, 1)),
                Row(Relation.SAME, (c[2],), (g[7],), 3, moved=5, discrepancies=(3,)),
                Row(Relation.SAME, (c[3],), (g[2],), 2, discrepancies=(2,)),
                *(Row(Relation.ONLY_RIGHT, (), (span,)) for span in g[3:7]),
                Row(Relation.ONLY_LEFT, (c[4],), ()),
                Row(Relation.ASIDE, (), (g[8],)),
            )
        return (
            Row(Relation.PARTIAL, (g[0],), (c[0],), 0),
            Row(Relation.SAME, (g[1],), (c[1],), 1, discrepancies=(0, 1)),
            Row(Relation.SAME, (g[2],), (c[3],), 2, discrepancies=(2,)),
            *(Row(Relation.ONLY_LEFT, (span,), ()) for span in g[3:7]),
            Row(Relation.SAME, (g[7],), (c[2],), 3, moved=-1, discrepancies=(3,)),
            Row(Relation.ONLY_RIGHT, (), (c[4],)),
            Row(Relation.ASIDE, (g[8],), ()),
        )

    def changes(self, left: str, right: str, link: int) -> tuple[Change, ...]:
        self.asked.append((left, right, link))
        if left != "gazette" or link != 3:
            return ()
        return (
            Change(ChangeKind.MOVED, _place("gazette", "promised"), _place("courier", "promised")),
            Change(ChangeKind.ONLY, None, _place("courier", "will pay")),
        )

    def matrix(self, keys: Sequence[str]) -> Matrix:
        g, c = self._sentences("gazette"), self._sentences("courier")
        same, missing = CellState.SAME, CellState.MISSING
        differs = Cell(CellState.DIFFERS, (c[1],), "more than 2,000")
        facts = (
            Fact("gazette", g[1], (("gazette", Cell(same, (g[1],))), ("courier", differs))),
            Fact("gazette", g[7], (("gazette", Cell(same, (g[7],))), ("courier", Cell(same, (c[2],))))),
            Fact("gazette", g[3], (("gazette", Cell(same, (g[3],))), ("courier", Cell(missing, ())))),
            Fact(
                "courier",
                c[3],
                (("gazette", Cell(CellState.DIFFERS, (g[2],), "Irena")), ("courier", Cell(same, (c[3],)))),
            ),
        )
        return Matrix(tuple(keys), facts, (1.0, 0.75))

    def _entity(self, kind: EntityType, name: str, forms: dict[str, str], keys: Sequence[str]) -> Entity:
        """An entity that each article names once, in the form given."""
        mentions = tuple(
            EntityMention(key, _place(key, forms[key]), _place(key, "ayor") if "Voss" in forms[key] else None)
            for key in keys
            if key in forms
        )
        spellings = tuple((forms[key], ((key, 1),)) for key in keys if key in forms)
        return Entity(f"{kind.value}:{name}".lower().replace(" ", "-"), name, kind, mentions, spellings)

    def entities(self, keys: Sequence[str]) -> Resolution:
        person, place = EntityType.PERSON, EntityType.GPE
        found = [
            self._entity(person, "Irena Voss", {"gazette": "Irena Voss", "courier": "Irina Voss"}, keys),
            self._entity(person, "A. Brandt", {"gazette": "A. Brandt"}, keys),
            self._entity(place, "Karsk", {"gazette": "Karsk", "courier": "Karsk"}, keys),
            self._entity(place, "Delm", {"courier": "Delm", "bulletin": "Delm"}, keys),
        ]
        for decision in self.decided:
            found = self._decide(found, decision)
        said = Quotation(
            _place("courier", "I have never seen the water rise so fast"),
            _place("courier", "Irina Voss"),
            None,
            True,
        )
        quoted = {"courier": (said,)}
        annotations = tuple((key, Annotations((), quoted.get(key, ()))) for key in keys)
        return Resolution(tuple(entity for entity in found if entity.mentions), annotations)

    def _decide(self, found: list[Entity], decision: NamingDecision) -> list[Entity]:
        first = next((entity for entity in found if entity.name == decision.first), None)
        if first is None:
            return found
        if decision.same:
            second = next(entity for entity in found if entity.name == decision.second)
            mentions, spellings = first.mentions + second.mentions, first.spellings + second.spellings
            joined = replace(first, mentions=mentions, spellings=spellings)
            return [joined if entity is first else entity for entity in found if entity is not second]
        of_spelling = {key for form, uses in first.spellings if form == decision.second for key, _ in uses}
        parts = []
        for name, own in ((decision.first, False), (decision.second, True)):
            mentions = tuple(m for m in first.mentions if (m.article in of_spelling) is own)
            spellings = tuple(pair for pair in first.spellings if (pair[0] == decision.second) is own)
            key = name.casefold()
            parts.append(replace(first, id=key, name=name, mentions=mentions, spellings=spellings))
        return [*parts, *(entity for entity in found if entity is not first)]

    def named(self, kind: EntityType, name: str) -> Named:
        return self.names_found

    def join_names(self, kind: EntityType, first: str, second: str) -> None:
        self.decided.append(NamingDecision(kind, first, second, True))

    def part_names(self, kind: EntityType, name: str, spelling: str) -> None:
        self.decided.append(NamingDecision(kind, name, spelling, False))

    def undo(self) -> NamingDecision | None:
        return self.decided.pop() if self.decided else None

    def shared_quotations(self, keys: Sequence[str]) -> tuple[SharedQuotation, ...]:
        return ()

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self.entry(key) for key in self.articles)

    def marked(self) -> tuple[str, ...]:
        return ()

    def watch(self) -> None:
        """There are no files that could change."""

    def hold(self, article_ids: Sequence[str]) -> None:
        """Nothing changes."""

    def close(self) -> None:
        """Nothing is open."""


class OneScreen(ReaderApp):
    """The reader opened on one screen instead of on the search."""

    CSS_PATH = Path(tui.app.__file__).with_name("reader.tcss")

    def __init__(self, library: ScriptedLibrary, screen: Screen[None], environment: dict[str, str]) -> None:
        super().__init__(cast("Library", library), environment)
        self._first = screen
        if "NO_COLOR" not in environment:
            self.theme = DARK

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    async def on_mount(self) -> None:
        await self.push_screen(self._first)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, a comparison is waited for; the tests of waiting set another moment."""
    monkeypatch.setattr("tui.screens.compare.analysing._MOMENT", 3600.0)


@pytest.fixture
def scripted() -> ScriptedLibrary:
    """Two reports of a flood and a cheese fair, with everything found in them made by hand."""
    return ScriptedLibrary()


@pytest.fixture
def one_screen() -> Callable[..., ReaderApp]:
    """The app opened on one screen: `one_screen(library, screen, environment)`."""

    def make(
        library: ScriptedLibrary, screen: Screen[None], environment: dict[str, str] | None = None
    ) -> ReaderApp:
        return OneScreen(library, screen, environment or {})

    return make


@pytest.fixture
def flood() -> SimpleNamespace:
    """The verbatim texts of the scripted articles."""
    return SimpleNamespace(gazette=GAZETTE, courier=COURIER, bulletin=BULLETIN)


class Driven:
    """An app with somebody at its keys, who waits for each answer and reads the screen."""

    def __init__(self, pilot: Pilot[None], settled: Callable[[Pilot[None]], Awaitable[None]]) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self._settled = settled

    async def at_rest(self) -> None:
        """Until no thread works and everything is drawn."""
        await self._settled(self.pilot)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what each brings."""
        for key in keys:
            await self.pilot.press(key)
            await self.at_rest()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the app work until something is so, though it may never be idle; a minute at most."""
        async with asyncio.timeout(60):
            while not condition():
                await asyncio.sleep(0)

    def shown(self) -> list[str]:
        """What stands on the screen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def status(self) -> str:
        """What the status line says."""
        return self.app.screen.query_one(StatusLine).text


@pytest.fixture
def driving(
    settled: Callable[[Pilot[None]], Awaitable[None]],
) -> Callable[[ReaderApp, tuple[int, int]], AbstractAsyncContextManager[Driven]]:
    """Runs an app in a size: `async with driving(app, (80, 24)) as pilot`."""

    @asynccontextmanager
    async def run(app: ReaderApp, size: tuple[int, int]) -> AsyncIterator[Driven]:
        async with app.run_test(size=size) as pilot:
            yield Driven(pilot, settled)

    return run


@pytest.fixture
def press(settled: Callable[[Pilot[None]], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Presses keys one after the other: `await press(pilot, "j", "enter")`."""

    async def pressing(pilot: Pilot[None], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return pressing
