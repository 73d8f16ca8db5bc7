"""Two ages of one person, wherever two articles tell them: "Ann Wold, 41", "born in 1987", "in her
forties"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product, starmap

from index.article import Span
from index.comparison.left_over.identified import identified
from index.comparison.model import DiscrepancyKind
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.quantities import Quantity
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.persons import of_two_times
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts
from index.entities.model import EntityType
from index.languages.vocabulary import KNOWN
from index.languages.word_tables import small

_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_ALL_TENS = frozenset(_TENS)
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "": (0, 9)}
_YEARS = 1000
"""What no age comes to, and every year does."""
_BORN = re.compile(r"\bborn\s+(?:\w+\s+){0,4}?in\s+(?P<year>(?:18|19|20)\d\d)\b")
_TEN = re.compile(
    rf"\bin\s+(?:his|her|their)\s+(?:(?P<part>early|mid|late)[\s-]+)?(?P<ten>{'|'.join(_TENS)})\b",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r",?\s*\(?(?:an?\s+(?:[\w-]+\s+){1,3}of\s+|(?:who|he|she|is|was|now|turned|aged|age)\s+)*", re.IGNORECASE
)
_NAMED_BEHIND = re.compile(r"[\s-]years?[\s-]old,?\s+(?:[a-z-]+\s+){0,3}")


@dataclass(frozen=True, slots=True)
class Aged:
    """The age of a person in the sentence of that number."""

    place: int
    facts: SentenceFacts
    age: Quantity
    person: NamedMention

    kind = DiscrepancyKind.NUMBER

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.age.span


def rival_ages(articles: Articles) -> Iterator[tuple[Aged, Aged]]:
    """The ages of one person, beside whose name they stand, where none of the one article is one of the
    other's."""
    ours, theirs = _by_person(articles.left), _by_person(articles.right)
    for person, other in sorted(product(ours, theirs)):
        here, there = list(ours[person].values()), list(theirs[other].values())
        if person != other and not _of_one_name(here[0].person, there[0].person):
            continue
        if not any(
            one.age.agrees(other.age) or of_two_times(one.facts, one.age, other.facts, other.age)
            for one, other in product(here, there)
        ):
            yield here[0], there[0]


def _of_one_name(one: NamedMention, other: NamedMention) -> bool:
    """Whether both articles call somebody by the same given name, and the one by no other: "Emma", who is
    "Emma Pell" in the other one."""
    short, full = sorted((one.entity, other.entity), key=lambda each: len(each.name.split()))
    spellings = {said for said, _ in full.spellings}
    return short.name in spellings and short.name == full.name.split()[0] != full.name


def _by_person(article: Sequence[SentenceFacts]) -> dict[str, dict[tuple[float, float], Aged]]:
    """The ages of each person, each where it is told first."""
    found: dict[str, dict[tuple[float, float], Aged]] = {}
    for aged in chain(_beside_names(article), starmap(Aged, identified(article))):
        found.setdefault(aged.person.entity.id, {}).setdefault((aged.age.low, aged.age.high), aged)
    return found


def _beside_names(article: Sequence[SentenceFacts]) -> Iterator[Aged]:
    """The ages that stand beside the name of the person."""
    for place, facts in enumerate(article):
        for age in _ages(facts):
            person = _person_beside(facts, age.span)
            if person is not None:
                yield Aged(place, facts, age, person)


def _person_beside(facts: SentenceFacts, age: Span) -> NamedMention | None:
    """The person whose name an age follows, or who follows it, with nobody else between."""
    text = facts.article.text
    for name in facts.names:
        if name.entity.type is not EntityType.PERSON:
            continue
        if name.span.end <= age.start and _NAMED_BEFORE.fullmatch(text, name.span.end, age.start):
            return name
        if age.end <= name.span.start and _NAMED_BEHIND.fullmatch(text, age.end, name.span.start):
            return name
    return None


def _ages(facts: SentenceFacts) -> Iterator[Quantity]:
    """The ages of a sentence, those in words too; a year of birth tells one by the day of the article."""
    yield from (each for each in facts.quantities if each.kind == "age")
    published = facts.article.day
    for span, low, high in facts.sentence.once(_in_words):
        if low < _YEARS:
            yield _age(span, low, high)
        elif published:
            yield _age(span, published.year - low - 1, published.year - low)


def _in_words(sentence: PreparedSentence) -> tuple[tuple[Span, int, int], ...]:
    """From and to which age somebody is said to be in a sentence, or born in which year."""
    if sentence.language in KNOWN:
        return ()
    text, begin, end = sentence.text, sentence.span.start, sentence.span.end
    forms = [token.form for token in sentence.tokens]
    found = []
    if "born" in forms:
        found += [
            (Span(*born.span()), *2 * (int(born["year"]),)) for born in _BORN.finditer(text, begin, end)
        ]
    for match in _TEN.finditer(text, begin, end) if not _ALL_TENS.isdisjoint(forms) else ():
        ten = 10 * (_TENS.index(small(match["ten"])) + 2)
        least, most = _PARTS[small(match["part"] or "")]
        found.append((Span(*match.span()), ten + least, ten + most))
    return tuple(found)


def _age(span: Span, low: float, high: float) -> Quantity:
    return Quantity(span, low, high, False, "age", (), frozenset())
