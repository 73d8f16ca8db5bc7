"""Finds and scores what fits a query as understood, and says what is lit in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from index.search.analysis import stem_of
from index.search.lexicon import Lexicon
from index.search.query import And, Dated, Field, Node, Not, Or, Phrase, Prefix, Source, Word
from index.search.terms import Scores, Terms

TITLE_WEIGHT = 2.0
"""How much more a word counts in the title than in the text."""

SPELLING_WEIGHT = 0.7
"""How much another spelling of a name counts against the one that was typed."""

MOST_DATES = 100_000
"""Different dates that are looked at."""

LAST = "\uffff"
"""Sorts behind every continuation of a partial date."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one word or phrase of the query matches in a text: any word of these stems, these words, these
    beginnings, or these words in a row. `field` limits it to the title or the text."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found, what to light, and which other spellings were searched too (folded, most frequent
    first)."""

    found: Scores
    wanted: tuple[Wanted, ...]
    spellings: tuple[str, ...]


@dataclass(slots=True)
class Planner:
    """Finds in one state of the index. `sources` maps part of a source label to ids of articles."""

    terms: Terms
    lexicon: Lexicon
    sources: Callable[[str], Sequence[str]]
    _wanted: list[Wanted] = field(default_factory=list)
    _spellings: list[str] = field(default_factory=list)

    def plan(self, node: Node) -> Plan:
        """What a whole query finds."""
        self._wanted, self._spellings = [], []
        found = self._find(node, True)
        return Plan(found, tuple(self._wanted), tuple(dict.fromkeys(self._spellings)))

    def _find(self, node: Node, shown: bool) -> Scores:
        match node:
            case Word(text, within):
                return self._word(text, within, shown)
            case Prefix(text, within, typing):
                return self._prefix(text, within, typing, shown)
            case Phrase(words, within):
                if shown:
                    self._wanted.append(Wanted(phrase=words, field=within))
                return _either(self._phrase(name, words, weight) for name, weight in _fields("words", within))
            case Source() | Dated():
                return dict.fromkeys(self._limit(node), 1.0)
            case Not(inner):
                return _without(self.terms.everything(), self._find(inner, False))
            case Or(nodes):
                return _either(self._find(inner, shown) for inner in nodes)
            case And(nodes):
                return self._all(nodes, shown)

    def _all(self, nodes: tuple[Node, ...], shown: bool) -> Scores:
        scored = [self._find(inner, shown) for inner in nodes if not isinstance(inner, Not | Source | Dated)]
        limits = [self._limit(inner) for inner in nodes if isinstance(inner, Source | Dated)]
        found = _every(scored) if scored else self.terms.everything()
        for limit in limits:
            found = {number: score for number, score in found.items() if number in limit}
        for inner in nodes:
            if isinstance(inner, Not):
                found = _without(found, self._find(inner.node, False))
        return found

    def _limit(self, node: Source | Dated) -> set[int]:
        if isinstance(node, Source):
            return self.terms.having("id", iter(self.sources(node.label)))
        return self.terms.having("date", self._dates(node))

    def _dates(self, node: Dated) -> Iterator[str]:
        first, last = node.first or "", node.last
        for day in self.terms.counted("date", "", MOST_DATES):
            if node.strict:
                fits = (not first or day > first + LAST) and (last is None or day < last)
            else:
                fits = day >= first and (last is None or day <= last + LAST)
            if fits:
                yield day

    def _word(self, text: str, within: Field | None, shown: bool) -> Scores:
        spellings = self.lexicon.spellings(text)
        stems = list(dict.fromkeys(stem_of(word) for word in (text, *spellings)))
        if shown:
            self._wanted.append(Wanted(stems=frozenset(stems), field=within))
            self._spellings.extend(spellings)
        return _either(
            self.terms.scores(name, stem, weight * (1.0 if number == 0 else SPELLING_WEIGHT))
            for name, weight in _fields("stems", within)
            for number, stem in enumerate(stems)
        )

    def _prefix(self, text: str, within: Field | None, typing: bool, shown: bool) -> Scores:
        completions = self.lexicon.completions(text)
        whole = text if len(completions) != 1 else completions[0]
        wanted = Wanted(words=frozenset(completions), prefixes=(text,), field=within)
        parts: list[Scores] = [
            self.terms.scores(name, word, weight)
            for name, weight in _fields("words", within)
            for word in completions
        ]
        if typing:
            before = len(self._wanted)
            parts.append(self._word(whole, within, shown))
            stems = frozenset().union(*(one.stems for one in self._wanted[before:]))
            del self._wanted[before:]
            wanted = Wanted(stems, wanted.words, wanted.prefixes, field=within)
        if shown:
            self._wanted.append(wanted)
        return _either(parts)

    def _phrase(self, name: str, words: tuple[str, ...], weight: float) -> Scores:
        if len(words) == 1:
            return self.terms.scores(name, words[0], weight)
        numbers = self.terms.in_a_row(name, words)
        if not numbers:
            return {}
        parts = [self.terms.scores(name, word, weight) for word in words]
        return {number: sum(part[number] for part in parts) for number in numbers}


def _fields(kind: str, within: Field | None) -> list[tuple[str, float]]:
    text, title = (kind, 1.0), (f"title_{kind}", TITLE_WEIGHT)
    return [title] if within is Field.TITLE else [text] if within is Field.TEXT else [text, title]


def _either(parts: Iterable[Scores]) -> Scores:
    """The articles of any part, with the sum of their scores."""
    found: dict[int, float] = {}
    for part in parts:
        if not found:
            found.update(part)
            continue
        get = found.get
        for number, score in part.items():
            found[number] = get(number, 0.0) + score
    return found


def _every(parts: list[Scores]) -> Scores:
    """The articles of all parts, with the sum of their scores."""
    least, *others = sorted(parts, key=len)
    return {
        number: sum((one[number] for one in others), score)
        for number, score in least.items()
        if all(number in one for one in others)
    }


def _without(found: Scores, unwanted: Scores) -> Scores:
    return {number: score for number, score in found.items() if number not in unwanted}
