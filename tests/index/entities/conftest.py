"""Articles made from a text, and three unrelated stories told by two or three outlets each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.article import Article
from index.entities.model import Annotations, Entity, Resolution
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

Named = Callable[[str], list[tuple[str, str]]]


def article_of(text: str, article_id: str = "a") -> Article:
    """The article whose file holds `text`."""
    return parse(text.encode(), article_id=article_id, path=f"{article_id}.txt").article


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article of a text."""
    return article_of


@pytest.fixture(scope="session")
def named() -> Named:
    """The names of a text with their types, in order; dates and quantities left out."""

    def names(text: str) -> list[tuple[str, str]]:
        found = recognise(article_of(text)).mentions
        return [(m.span.of(text), m.type.value) for m in found if m.type.value not in ("DATE", "QUANTITY")]

    return names


@pytest.fixture(scope="session")
def story() -> Callable[..., tuple[list[tuple[Article, Annotations]], Resolution]]:
    """Recognises and resolves texts as the articles a, b, c … of one story."""

    def made(*texts: str) -> tuple[list[tuple[Article, Annotations]], Resolution]:
        articles = [article_of(text, "abcdefgh"[number]) for number, text in enumerate(texts)]
        annotated = [(one, recognise(one)) for one in articles]
        return annotated, resolve(annotated)

    return made


@pytest.fixture(scope="session")
def together(story: Callable[..., tuple[object, Resolution]]) -> Callable[..., list[set[str]]]:
    """The spellings of each entity of one type in texts resolved as one story."""

    def spellings(kind: str, *texts: str) -> list[set[str]]:
        _, resolution = story(*texts)

        def forms(entity: Entity) -> set[str]:
            return {surface for surface, _ in entity.spellings}

        return [forms(entity) for entity in resolution.entities if entity.type.value == kind]

    return spellings


ELECTION = (
    """Opposition wins in Karvonia

President Dmitri Volkhonsky of Karvonia conceded defeat on Sunday to Katarzyna Wolff-Lindqvist, the mayor of
Tallinn's twin city, the Central Electoral Commission said.

“We will respect the will of the people,” Volkhonsky told Interfax.

Observers from the Organization for Fair Voting (OFV) said turnout was more than 70 percent. OFV monitors
visited 1,204 polling stations.
""",
    """KARVONIA: The incumbent, Dmitry Volhonsky, lost to Mayor Katarzyna Wolff-Lindqvist on March 3.

Volhonsky spoke for ten minutes. A senior aide confirmed the call. “It was short,” he told the Daily Courant.

The OFV praised the vote.
""",
    """Wolff-Lindqvist Defeats Volkhonsky in Karvonia Vote

Wolff-Lindqvist, 51, an economist, thanked voters in Vilnius. "I am humbled," she said. Critics called the
vote "free".
""",
)


@pytest.fixture(scope="session")
def election() -> tuple[str, ...]:
    """One election as three outlets tell it; one of them romanises the loser's name in another way."""
    return ELECTION
