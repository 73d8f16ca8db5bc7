"""Three stories of our own, told by two or three sources each, with what a reader would link in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from index.article import Article, Metadata, Span
from index.comparison.compare import compare
from index.entities.model import Resolution
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

FLOOD_A = """River Aldra floods Velmont, killing 12

The river Aldra burst its banks early on Sunday, killing 12 people and forcing more than 3,000 \
residents of Velmont from their homes, the civil defence office said.

Rescue crews in rubber boats lifted families from rooftops through the night.

Mayor Ines Corvo said the city had asked the government for higher dikes three years ago. "We were \
told to wait, and we waited," she told Radio Nord.

Interior Minister Tomas Brandt promised 40 million crowns in emergency aid and said the army would \
send 600 soldiers to clear the roads.

The hydropower station at Lesk was shut down after water reached its turbines.

Meteorologists expect the rain to end on Tuesday.
"""

FLOOD_B = """Seventeen dead as Aldra bursts its banks

At least 17 people died and about 3,000 residents of Velmont had to leave their homes when the river \
Aldra burst its banks on Monday, according to the civil defense office.

Interior minister Tomas Brandt pledged emergency aid of 40 million crowns and announced that 600 \
soldiers would help to clear roads.

"We were told to wait and we waited," said Velmont's mayor, Inez Corvo, whose city had asked for \
higher dikes three years ago.

Insurers put the damage at up to 900 million crowns.

The power station at Lesk was switched off when the water reached the turbines.

A wedding party of 30 spent the night in the church tower.
"""

FLOOD_C = """Army called in after Velmont flood

Some 600 soldiers will clear roads around Velmont after the flood of the river Aldra, Interior \
Minister Tomas Brandt said on Monday.

The government will give 40 million crowns in emergency aid.

The flood killed 12 people, and more than 3,000 residents had to leave their homes.

Schools in the district stay closed until next week.
"""

ELECTION_A = """Ruling party loses majority in Karsland

Prime Minister Jonas Hedin's Centre Alliance lost its majority in Sunday's parliamentary election in \
Karsland, winning 48 of 101 seats with all votes counted.

Turnout was 71 percent, the highest since independence.

The opposition Green League, led by Marta Osk, more than doubled its share to 22 percent of the vote.

"The voters have asked us to share power, and we will," Hedin told supporters in the capital, Torvik.

Observers from 14 countries called the vote free and fair.

Coalition talks are due to start on Wednesday.
"""

ELECTION_B = """Green surge in Karsland election

The Green League of Marta Osk more than doubled its vote to 22 percent in Karsland's parliamentary \
election on Sunday.

Prime Minister Jonas Hedin's Centre Alliance lost its majority, taking 46 of the 101 seats.

"The voters have asked us to share responsibility, and we will," Hedin told his supporters in Torvik.

Some 71% of voters turned out, more than at any election since independence.

Bond prices slipped on Monday morning.

Talks on a coalition are to begin on Wednesday.
"""

MERGER_A = """Halden buys Ostrava Foods for $2.5 billion

Halden Group agreed to buy biscuit maker Ostrava Foods for $2.5 billion, the companies said on Thursday.

Chief executive Paul Merrin said the purchase would not lead to job cuts.

Shares of Halden rose 4.5 percent in early trading.

The deal is expected to close by March 31, pending approval by regulators.

Ostrava, founded in 1921, employs about 6,000 people at nine factories.
"""

MERGER_B = """Biscuit giant in the making

Halden Group is to acquire Ostrava Foods, a maker of biscuits, for $2.5bn, both companies announced \
on Thursday.

The purchase will lead to job cuts, chief executive Peter Langley said.

Halden's shares fell 4.5% in early trading.

Regulators must approve the deal, which is expected to close by April 30.

A trade union called for talks about the nine factories, where some 6,000 people work.
"""


@dataclass(frozen=True)
class Told:
    """Two articles and the beginnings of the sentences that a reader would link strongly."""

    left: str
    right: str
    pairs: tuple[tuple[str, str], ...]


TOLD = (
    Told(
        FLOOD_A,
        FLOOD_B,
        (
            ("River Aldra floods", "Seventeen dead"),
            ("River Aldra floods", "At least 17"),
            ("The river Aldra burst", "Seventeen dead"),
            ("The river Aldra burst", "At least 17"),
            ("Mayor Ines Corvo", '“We were told|"We were told'),
            ('"We were told', '"We were told'),
            ("Interior Minister", "Interior minister"),
            ("The hydropower", "The power station"),
        ),
    ),
    Told(
        ELECTION_A,
        ELECTION_B,
        (
            ("Prime Minister", "Prime Minister"),
            ("Turnout was", "Some 71%"),
            ("The opposition", "The Green League"),
            ('"The voters', '"The voters'),
            ("Coalition talks", "Talks on"),
            ("Ruling party", "Prime Minister"),
            ("The opposition", "Green surge"),
        ),
    ),
    Told(
        MERGER_A,
        MERGER_B,
        (
            ("Halden Group agreed", "Halden Group is"),
            ("Halden buys", "Halden Group is"),
            ("Chief executive", "The purchase"),
            ("Shares of", "Halden's shares"),
            ("The deal", "Regulators must"),
            ("Ostrava, founded", "A trade union"),
        ),
    ),
)

MakeArticle = Callable[..., Article]


def make_article(text: str, article_id: str = "left", date: str | None = None) -> Article:
    """An article parsed from its text as the library would."""
    known = Metadata(date=date)
    return parse(text.encode(), article_id=article_id, path=f"{article_id}.txt", known=known).article


def sentence(article: Article, beginning: str) -> Span:
    """The span of the reporting sentence that begins so (one of several beginnings parted by "|")."""
    starts = tuple(beginning.split("|"))
    return next(each.span for each in article.reporting if each.span.of(article.text).startswith(starts))


@pytest.fixture(scope="session")
def article() -> MakeArticle:
    """Makes an article from a text."""
    return make_article


@pytest.fixture(scope="session")
def starting() -> Callable[[Article, str], Span]:
    """Finds the sentence of an article that begins with given words."""
    return sentence


@pytest.fixture(scope="session")
def resolved() -> Callable[[Sequence[Article]], Resolution]:
    """Resolves the names of some articles."""
    return lambda articles: resolve([(each, recognise(each)) for each in articles])


@pytest.fixture(scope="session")
def told() -> tuple[Told, ...]:
    """The hand-made pairs."""
    return TOLD


@pytest.fixture(scope="session")
def flood() -> tuple[Article, Article, Article]:
    """One flood by three sources."""
    return make_article(FLOOD_A, "a"), make_article(FLOOD_B, "b"), make_article(FLOOD_C, "c")


@pytest.fixture(scope="session")
def election() -> tuple[Article, Article]:
    """One election by two sources."""
    return make_article(ELECTION_A, "a"), make_article(ELECTION_B, "b")


@pytest.fixture(scope="session")
def merger() -> tuple[Article, Article]:
    """One merger by two sources."""
    return make_article(MERGER_A, "a"), make_article(MERGER_B, "b")


Contradiction = tuple[str, str, str | None, str | None]
"""Kind, severity, left and right words."""


@pytest.fixture
def contradictions(resolved) -> Callable[[Article, Article], list[Contradiction]]:
    """The discrepancies between two articles."""

    def of(left: Article, right: Article) -> list[Contradiction]:
        return [
            (
                each.kind.value,
                each.severity.value,
                each.left.of(left.text) if each.left else None,
                each.right.of(right.text) if each.right else None,
            )
            for each in compare(left, right, resolved([left, right])).discrepancies
        ]

    return of


@pytest.fixture
def found(article, contradictions) -> Callable[..., list[Contradiction]]:
    """The discrepancies between two texts, published on one day."""

    def of(left: str, right: str, date: str | None = None) -> list[Contradiction]:
        return contradictions(article(left, "left", date), article(right, "right", date))

    return of


@pytest.fixture
def majors(found) -> Callable[..., list[str]]:
    """The kinds of the major discrepancies between two texts, published on one day."""

    def of(left: str, right: str, date: str | None = None) -> list[str]:
        return [each[0] for each in found(left, right, date) if each[1] == "major"]

    return of
