"""The values of the comparison: links, discrepancies, rows, changed words, facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.article import Span


class Strength(StrEnum):
    """`STRONG`: the same main proposition; `PARTIAL`: a shared fact."""

    STRONG = "strong"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the left article that say what sentences of the right one say.

    Stands for every left span with every right span. `score` is in 0..1; `probable` marks a low one.
    """

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    strength: Strength
    score: float
    probable: bool


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """The user's word on two sentences, named by their text as written: linked, or not."""

    left: str
    right: str
    linked: bool

    def mirrored(self) -> LinkDecision:
        """The decision as seen from the other article."""
        return LinkDecision(self.right, self.left, self.linked)


class DiscrepancyKind(StrEnum):
    """What differs. The first four are the default tier, the others come on request."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    WORDING = "wording"
    CLAIM = "claim"
    ATTRIBUTION = "attribution"
    MISSING = "missing"

    @property
    def requested(self) -> bool:
        """Whether it belongs to the tier that is shown only on request."""
        return self not in _DEFAULT_TIER


_DEFAULT_TIER = frozenset(
    {DiscrepancyKind.NUMBER, DiscrepancyKind.DATE, DiscrepancyKind.NAME, DiscrepancyKind.QUOTE}
)


class Severity(StrEnum):
    """`MAJOR` changes a fact, `MINOR` its form."""

    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where two linked passages do not say the same.

    `left` and `right` are the smallest expressions that differ, None on the side that lacks it; `note` says
    it in words ("1,037 here, more than 300 there"). `link` is the index of its link in `Comparison.links`.
    """

    kind: DiscrepancyKind
    severity: Severity
    left: Span | None
    right: Span | None
    note: str
    link: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found between two articles; `left` and `right` are their ids.

    `only_left` and `only_right` are the reporting sentences without a link of either strength.
    Discrepancies stand major first, then in the left article's order. `languages` are codes as `de`, empty
    where a language is not known; `in_two_languages` says whether they differ, by the script where one is
    not known.
    """

    left: str
    right: str
    links: tuple[Link, ...]
    only_left: tuple[Span, ...]
    only_right: tuple[Span, ...]
    discrepancies: tuple[Discrepancy, ...]
    languages: tuple[str, str] = ("", "")
    in_two_languages: bool = False


class ChangeKind(StrEnum):
    """How a run of words relates to the other side: worded otherwise, only here, or moved."""

    CHANGED = "changed"
    ONLY = "only"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that differs inside a linked pair; one side is None for `ONLY`.

    `small` ones are of words that tell nothing by themselves: "the" for "a", "has" on one side alone.
    """

    kind: ChangeKind
    left: Span | None
    right: Span | None
    small: bool = False


class Relation(StrEnum):
    """What a row of the comparison is; each has one glyph and one colour everywhere."""

    SAME = "same"
    PARTIAL = "partial"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Row:
    """One aligned row. `ASIDE` rows hold what is not reporting (captions, boilerplate, sub-headings),
    unaligned.

    `link` indexes `Comparison.links` or is None; `discrepancies` index `Comparison.discrepancies`. `moved` is
    how many reporting sentences further down (+) or up (-) the counterpart stands in the right article's own
    order than its place in the row list, 0 when in place. A linked row whose `left` is empty shows a right
    sentence whose counterparts all show a better link in a row above.
    """

    relation: Relation
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    link: int | None = None
    moved: int = 0
    discrepancies: tuple[int, ...] = ()


class CellState(StrEnum):
    """How a source tells a fact, against the source its summary is taken from."""

    SAME = "same"
    PARTIAL = "partial"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's telling of one fact; `spans` are its sentences, `note` the major discrepancy in words."""

    state: CellState
    spans: tuple[Span, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The agency, paper or station that a passage is credited to, and the place where an article says so.

    `probable` where the credit is that of the whole article.
    """

    outlet: str
    article: str
    span: Span
    probable: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the story matrix. The summary is a stretch of one source's own words.

    `cells` has one entry for each article of the matrix, in its order; `origin` is where it comes from, as
    far as a source says so.
    """

    summary_source: str
    summary: Span
    cells: tuple[tuple[str, Cell], ...]
    origin: Origin | None = None

    def cell(self, article: str) -> Cell:
        """The cell of one source. Raises KeyError for an article that is not in the matrix."""
        for key, cell in self.cells:
            if key == article:
                return cell
        raise KeyError(article)

    def told_in(self) -> tuple[str, ...]:
        """The ids of the articles that tell it, or a part of it."""
        return tuple(key for key, cell in self.cells if cell.state is not CellState.MISSING)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts × sources of one story. `coverage` is each source's share of the facts, 0..1, in article
    order."""

    articles: tuple[str, ...]
    facts: tuple[Fact, ...]
    coverage: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's date or number for something that several may tell of.

    `expression` is how it writes it, `sentence` where. `value` is what that comes to: for a date ISO 8601 as
    in `index.entities.dates.when.When.value`, empty where it cannot be placed; for a number its words without
    what only spells it otherwise. `state` holds it against the row's value: `PARTIAL` agrees but says less.
    `inferred` says that a date of another source, or one in the text, helped to place it.
    """

    article: str
    expression: Span
    sentence: Span
    value: str
    state: CellState
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Something that is dated or counted, and who tells it how.

    `value` is what most sources say; `subject` a stretch of `subject_source`'s own words that says what is
    dated or counted, and `counted` the words for the things a number counts: None of a date, empty where they
    do not follow the number. `tellings` stand in the order of the articles, then of the text; there is at
    least one.
    """

    value: str
    subject_source: str
    subject: Span
    tellings: tuple[Telling, ...]
    counted: Span | None = None

    def state(self, article: str) -> CellState:
        """How a source tells it: that of its telling that differs, else of the closest one."""
        states = {telling.state for telling in self.tellings if telling.article == article}
        order = (CellState.DIFFERS, CellState.SAME, CellState.PARTIAL)
        return next((state for state in order if state in states), CellState.MISSING)

    @property
    def differs(self) -> bool:
        """Whether a source gives another date or number."""
        return any(telling.state is CellState.DIFFERS for telling in self.tellings)

    def sources(self) -> tuple[str, ...]:
        """The ids of the articles that tell it."""
        return tuple(dict.fromkeys(telling.article for telling in self.tellings))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of a story in the order of the calendar, and its numbers.

    In `dates` a day without a known year follows those with one. `undated` are expressions that nothing
    places. `numbers` begin with what most sources count.
    """

    articles: tuple[str, ...]
    dates: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    numbers: tuple[TimelineRow, ...]
