"""What a query asks for, as a tree: words, phrases, names and filters, joined by and, or and not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.search.dates import first_day, last_day


class Field(StrEnum):
    """The names that may stand before a colon."""

    TITLE = "title"
    TEXT = "text"
    SOURCE = "source"
    DATE = "date"
    BEFORE = "before"
    AFTER = "after"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    SPEAKER = "speaker"
    QUOTE = "quote"
    LITERAL = "literal"
    LANG = "lang"
    STORY = "story"
    FILE = "file"
    TAG = "tag"
    IS = "is"
    SAVED = "saved"
    SORT = "sort"


NAMED = frozenset({Field.PERSON, Field.ORG, Field.PLACE, Field.SPEAKER})
"""The fields that ask for a name."""


LISTED = frozenset({Field.SOURCE, Field.LANG, Field.STORY, Field.FILE, Field.TAG, Field.IS})
"""The fields that ask for what the library keeps of an article beside its text."""


class State(StrEnum):
    """What may stand after `is:`."""

    UNREAD = "unread"
    READ = "read"
    BOOKMARKED = "bookmarked"
    NOTED = "noted"


class Order(StrEnum):
    """What may stand after `sort:`: best first, newest or oldest first, or by source."""

    RELEVANCE = "relevance"
    DATE = "date"
    OLDEST = "oldest"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in all its inflections, anywhere or (`field`) in the title, the text or quotations only."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so; `typing` where the word is only perhaps unfinished, so the word itself
    counts too."""

    text: str
    field: Field | None = None
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """All words that differ from this one in at most `edits` letters left out, put in, changed or swapped."""

    text: str
    edits: int
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other, literally; of one word where a single word stands in quotation marks."""

    words: tuple[str, ...]
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The articles that name someone or something, however they spell it.

    `name` is as it was typed; `field`, one of NAMED, says what it is the name of. With `typing` it is perhaps
    unfinished.
    """

    field: Field
    name: str
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles of which the library keeps this: `field` is one of LISTED, `value` is in lower case.

    Of a source, a story or a file it is a part, or a story's id; of a language the beginning; a tag or a
    State it is whole. With `whole` it is the whole source or title where there is one that is called so.
    """

    field: Field
    value: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """The articles dated from `first` to `last` (ISO, possibly partial; None: open), both ends included.

    `strict` leaves the ends out: `before:2021-07` is what is dated before July began.
    """

    first: str | None
    last: str | None
    strict: bool = False

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The days that its ends are (ISO): the first and the last that fit or, where it is `strict`, the one
        before and the one behind these."""
        begin, end = (last_day, first_day) if self.strict else (first_day, last_day)
        return self.first and begin(self.first), self.last and end(self.last)


@dataclass(frozen=True, slots=True)
class Not:
    """The articles that do not fit `node`."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """The articles that fit all nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """The articles that fit at least one node."""

    nodes: tuple[Node, ...]


Node = Word | Prefix | Fuzzy | Phrase | Named | Listed | Dated | Not | And | Or


def asks_for_names(node: Node) -> bool:
    """Whether a query asks for a name or a quotation by its field."""
    match node:
        case Named() | Word(_, Field.QUOTE) | Prefix(_, Field.QUOTE) | Phrase(_, Field.QUOTE):
            return True
        case Fuzzy(_, _, Field.QUOTE):
            return True
    return any(map(asks_for_names, _within(node)))


def asks_for_people(node: Node) -> bool:
    """Whether a query asks for a person by a field."""
    if isinstance(node, Named) and node.field in (Field.PERSON, Field.SPEAKER):
        return True
    return any(map(asks_for_people, _within(node)))


def asks_for_stories(node: Node) -> bool:
    """Whether a query asks for the articles of a story by its field."""
    if isinstance(node, Listed) and node.field is Field.STORY:
        return True
    return any(map(asks_for_stories, _within(node)))


def _within(node: Node) -> tuple[Node, ...]:
    match node:
        case Not(inner):
            return (inner,)
        case And(nodes) | Or(nodes):
            return nodes
    return ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood. `node` is None where there is nothing to look for; `notes` are remarks for
    the user. `order` is None where none was asked for."""

    node: Node | None
    notes: tuple[str, ...]
    order: Order | None

    @property
    def by_story(self) -> bool:
        """Whether what it finds, or the order of that, depends on the stories: all articles are listed story
        by story."""
        return self.node is None or asks_for_stories(self.node)

    @property
    def by_name(self) -> bool:
        """Whether it asks for names or quotations, which are known when all else is."""
        return self.node is not None and asks_for_names(self.node)

    @property
    def by_person(self) -> bool:
        """Whether it asks who is named or speaks: whose a surname alone is, the stories may tell."""
        return self.node is not None and asks_for_people(self.node)
