"""Finds and scores what fits a query as understood, and says what is lit in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from index.search.finding.lexicon import MOST_COMPLETIONS, Lexicon
from index.search.finding.plan import Plan, Wanted
from index.search.finding.properties import Properties
from index.search.nodes import And, Dated, Field, Fuzzy, Listed, Named, Node, Not, Or, Phrase, Prefix, Word
from index.search.terms.analysis import literal_words, stem_of
from index.search.terms.columns import Limit
from index.search.terms.impacts import FEW
from index.search.terms.looking_up import Terms
from index.search.terms.scores import Scores, both, either, every, in_turn, told, without
from index.search.terms.sums import Sums, in_both, marked

if TYPE_CHECKING:
    # Imported with all that knows about names only where names are known.
    from index.search.finding.names import Meant, Names

TITLE_WEIGHT = 2.0
"""How much more a word counts in the title than in the text."""

SPELLING_WEIGHT = 0.7
"""How much another spelling of a name counts against the one that was typed."""

LONGEST_NAME = 5
"""Words of a query that may be one name."""

MOST_BEGUN = 10
"""Completions that are searched of a word that is still being typed: the next letter brings others."""

_Weighted = tuple[str, str, float]
"""A kind, "words" or "stems" for any form of one; a word of it; and how much it counts."""


@dataclass(slots=True)
class Planner:
    """Finds in one state of the index. `properties` are what the library keeps of the articles beside their
    text; `names` is None where none are known yet."""

    terms: Terms
    lexicon: Lexicon
    properties: Properties
    names: Names | None
    _wanted: list[Wanted] = field(default_factory=list)
    _spellings: list[str] = field(default_factory=list)
    _written: list[str] = field(default_factory=list)
    _see_also: dict[str, int] = field(default_factory=dict)

    def plan(self, node: Node) -> Plan:
        """What a whole query finds."""
        self._wanted, self._spellings, self._written, self._see_also = [], [], [], {}
        found = self._find(node, True)
        return Plan(
            found,
            tuple(self._wanted),
            tuple(dict.fromkeys(self._spellings)),
            tuple(dict.fromkeys(self._written)),
            tuple(self._see_also.items()),
        )

    def _find(self, node: Node, shown: bool, among: Collection[int] | None = None) -> Scores:
        """What fits a part of the query, with its score; `among` may spare the work for other articles."""
        match node:
            case Listed() | Dated():
                return self._within([self.properties.limit(node)])
            case Not(inner):
                return without(self.terms.everything(), self._find(inner, False))
            case Or(nodes):
                return either(self._find(inner, shown, among) for inner in nodes)
            case And(nodes):
                return self._all(nodes, shown)
            case Named():
                return self._named(node, shown)
            case _ if node.field is Field.QUOTE:
                return self._quoted(node, shown)
            case _:
                return self._written_so(node, shown, among)

    def _written_so(
        self, node: Word | Prefix | Phrase | Fuzzy, shown: bool, among: Collection[int] | None
    ) -> Scores:
        """What has words as they are typed in its title or text."""
        match node:
            case Word(text, within):
                scored = self._word(text, within, shown, among)
                return either((scored, self._spelled_otherwise((node,), shown)))
            case Prefix(text, within, typing):
                scored = self._prefix(text, within, typing, shown, among)
                return either((scored, self._spelled_otherwise((node,), shown)))
            case Phrase(words, within):
                if shown:
                    self._wanted.append(Wanted(phrase=words, field=within))
                return self._phrase(words, within, among)
            case Fuzzy(text, edits, within):
                near = self.lexicon.near(text, edits)
                if shown:
                    self._wanted.append(Wanted(words=frozenset(near), field=within))
                return self._scored(_words(near), within, among)

    def _all(self, nodes: tuple[Node, ...], shown: bool) -> Scores:
        looked_for = [inner for inner in nodes if not isinstance(inner, Not | Listed | Dated)]
        limits = [self.properties.limit(inner) for inner in nodes if isinstance(inner, Listed | Dated)]
        parts = sorted(self._parts(looked_for), key=self._size)
        found: Scores | None = None
        for part in parts:
            here = self._part(part, shown, None if isinstance(found, Sums) else found)
            if found is not None:
                found = both(found, here)
                continue
            found = told(here) if isinstance(here, Sums) and here.few else here
            for limit in limits:
                found = limit.of(found)
        if found is None:
            found = self._within(limits)
        for inner in nodes:
            if isinstance(inner, Not):
                few = None if isinstance(found, Sums) else found
                found = without(found, self._find(inner.node, False, few))
        return found

    def _within(self, limits: Iterable[Limit]) -> Scores:
        """All articles within some limits, with one score."""
        marks = self.terms.there()
        for limit in limits:
            marks = in_both(marks, limit.marks(self.terms.size))
        return dict.fromkeys(compress(range(self.terms.size), marks), 1.0)

    def _size(self, nodes: tuple[Node, ...]) -> int:
        """About how many articles fit a part: the smallest is looked for first."""
        match nodes[0]:
            case Word(text):
                return self.lexicon.articles(text)
            case Prefix(text):
                return sum(self.lexicon.frequency("words", word) for word in self.lexicon.completions(text))
            case Phrase((first, *_)):
                return self.lexicon.frequency("words", first) // 4
        return self.terms.count if isinstance(nodes[0], Or) else self.terms.count // 2

    def _parts(self, nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
        """The nodes one by one, but words that are together the name of something in one part."""
        at = 0
        while at < len(nodes):
            length = 1
            if self.names is not None:
                for longer in range(min(LONGEST_NAME, len(nodes) - at), 1, -1):
                    if self._plain_name(nodes[at : at + longer]) is not None:
                        length = longer
                        break
            yield tuple(nodes[at : at + length])
            at += length

    def _part(self, nodes: tuple[Node, ...], shown: bool, among: Collection[int] | None) -> Scores:
        if len(nodes) == 1:
            return self._find(nodes[0], shown, among)
        found = every([told(self._find(node, shown, among)) for node in nodes])
        return either((found, self._spelled_otherwise(nodes, shown)))

    def _plain_name(self, nodes: Sequence[Node]) -> Meant | None:
        """What plain words mean as a name."""
        typed = [node.text for node in nodes if isinstance(node, Word | Prefix) and node.field is None]
        begun = [node for node in nodes if isinstance(node, Prefix) and not node.typing]
        if self.names is None or begun or len(typed) < len(nodes):
            return None
        return self.names.plain(typed)

    def _spelled_otherwise(self, nodes: Sequence[Node], shown: bool) -> Scores:
        """The articles that name what these words are the name of, where it is also spelled otherwise."""
        meant = self._plain_name(nodes)
        if meant is None or self.names is None:
            return {}
        typed = " ".join(node.text for node in nodes if isinstance(node, Word | Prefix))
        # What the words find by themselves is not told, nor looked for, again.
        known = {*typed.split(), *self._spellings}
        spellings = self.names.spellings(meant, typed)
        others = [one for one in spellings if not known.issuperset(literal_words(one))]
        if not others:
            return {}
        if shown:
            self._wanted.append(Wanted(named=(meant,)))
            self._written.extend(others)
        return self.names.scores(meant, SPELLING_WEIGHT)

    def _named(self, node: Named, shown: bool) -> Scores:
        if self.names is None:
            return {}
        meant = self.names.meant(node.field, node.name, typing=node.typing)
        if not meant and not node.typing:
            self._see_also.update(self.names.nearest(node.field, node.name))
        if shown and meant:
            self._wanted.append(Wanted(named=meant))
            for one in meant:
                self._written.extend(self.names.spellings(one, node.name))
                if not node.typing:
                    self._see_also.update(self.names.see_also(one))
        return either(self.names.scores(one) for one in meant)

    def _quoted(self, node: Word | Prefix | Phrase | Fuzzy, shown: bool) -> Scores:
        if self.names is None:
            return {}
        match node:
            case Word(text):
                stems = list(dict.fromkeys(map(stem_of, (text, *self.lexicon.spellings(text)))))
                wanted = Wanted(stems=frozenset(stems), field=Field.QUOTE)
                found = self.names.quoted("stems", stems)
            case Phrase(literal):
                wanted = Wanted(phrase=literal, field=Field.QUOTE)
                found = self.names.quoted("phrase", literal)
            case Prefix(text, typing=typing):
                completions = self.names.completions(text, MOST_COMPLETIONS)
                stems = [stem_of(text)] if typing else []
                wanted = Wanted(frozenset(stems), frozenset(completions), (text,), field=Field.QUOTE)
                parts = (self.names.quoted("words", completions), self.names.quoted("stems", stems))
                found = either(parts)
            case Fuzzy(text, edits):
                near = self.lexicon.near(text, edits)
                wanted = Wanted(words=frozenset(near), field=Field.QUOTE)
                found = self.names.quoted("words", near)
        if shown:
            self._wanted.append(wanted)
        return found

    def _scored(
        self, words: Sequence[_Weighted], within: Field | None, among: Collection[int] | None
    ) -> Scores:
        """The articles that have any of these words, each with how much it counts."""
        if within is None:
            both = (((kind, f"title_{kind}"), word, boost) for kind, word, boost in words)
            return self.terms.fielded(both, TITLE_WEIGHT, among)
        title = "title_" if within is Field.TITLE else ""
        return either(self.terms.scores(f"{title}{kind}", word, boost) for kind, word, boost in words)

    def _word(self, text: str, within: Field | None, shown: bool, among: Collection[int] | None) -> Scores:
        spellings = self.lexicon.spellings(text)
        forms = _forms(text, spellings)
        if shown:
            self._wanted.append(Wanted(stems=frozenset(stem for _, stem, _ in forms), field=within))
            self._spellings.extend(spellings)
        return self._scored(forms, within, among)

    def _prefix(
        self, text: str, within: Field | None, typing: bool, shown: bool, among: Collection[int] | None
    ) -> Scores:
        completions = self.lexicon.completions(text)[: MOST_BEGUN if typing else MOST_COMPLETIONS]
        forms: list[_Weighted] = []
        if typing:
            whole = text if len(completions) != 1 else completions[0]
            spellings = self.lexicon.spellings(whole)
            forms = _forms(whole, spellings)
            if shown:
                self._spellings.extend(spellings)
        if shown:
            stems = frozenset(stem for _, stem, _ in forms)
            self._wanted.append(Wanted(stems, frozenset(completions), (text,), field=within))
        return self._scored([*forms, *_words(completions)], within, among)

    def _phrase(self, words: tuple[str, ...], within: Field | None, among: Collection[int] | None) -> Scores:
        if len(words) == 1:
            return self._scored(_words(words), within, among)
        numbers: set[int] = set()
        for name in {Field.TITLE: ["title_words"], Field.TEXT: ["words"]}.get(
            within or Field.LITERAL, ["words", "title_words"]
        ):
            numbers |= self.terms.in_a_row(name, words)
        if among is not None:
            numbers.intersection_update(among)
        each = _words(dict.fromkeys(words))
        if among is None and within is None and len(numbers) * FEW > self.terms.size:
            scores = self._scored(each, within, None)
            if isinstance(scores, Sums):
                return scores.where(marked(numbers, self.terms.size))
        scores = self._scored(each, within, numbers)
        return dict(zip(numbers, in_turn(scores, numbers), strict=True))


def _words(words: Iterable[str]) -> list[_Weighted]:
    """Words as they are written."""
    return [("words", word, 1.0) for word in words]


def _forms(text: str, spellings: Iterable[str]) -> list[_Weighted]:
    """A word and its other spellings, in any form."""
    first, *others = dict.fromkeys(stem_of(word) for word in (text, *spellings))
    return [("stems", first, 1.0), *(("stems", stem, SPELLING_WEIGHT) for stem in others)]
