"""Two sentences that are held against each other, and the places that expressions have in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.article import Span
from index.comparison.alignment.two_languages import in_two_languages
from index.comparison.model import Change, Strength
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.telling_figures import telling
from index.comparison.reading.tokens import Token
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.comparison.words.correspondence import Correspondence, Side
from index.comparison.words.word_alignment import Alignment, Passage, aligned
from index.comparison.words.wording import changes

RIVALS = 0.40
"""Score of a strong link from which what differs in it contradicts; below it, on 40 independent events, one
figure in six did."""

STEP, MOST_STEPS = 0.06, 2
"""What a figure that both sentences have adds to their score, and how many of them do."""

AS_GOOD_AS_ONE = 0.6
"""Score up to which shared figures raise it."""


@dataclass(frozen=True)
class Pairing:
    """A linked pair of sentences; `group_left` and `group_right` are all sentences of its strong group.

    Of a partial link the group is the pair itself.
    """

    left: SentenceFacts
    right: SentenceFacts
    link: int
    strength: Strength
    similarity: float
    group_left: tuple[SentenceFacts, ...]
    group_right: tuple[SentenceFacts, ...]
    article_left: Sequence[SentenceFacts] = ()
    article_right: Sequence[SentenceFacts] = ()
    """All sentences of both articles."""

    @cached_property
    def score(self) -> float:
        """How surely both tell of one thing: their likeness in words, and a step for each telling figure that
        both have, which two accounts in other words still share."""
        if self.strength is not Strength.STRONG or self.similarity >= AS_GOOD_AS_ONE:
            return self.similarity
        shared = len(self.left.sentence.once(telling) & self.right.sentence.once(telling))
        return min(AS_GOOD_AS_ONE, self.similarity + STEP * min(shared, MOST_STEPS))

    @property
    def doubtful(self) -> bool:
        """Whether a strong link is too weak to take two expressions in it for rival accounts of one thing."""
        return self.strength is Strength.STRONG and self.score < RIVALS

    @cached_property
    def alignment(self) -> Alignment:
        """How the words of the two sentences correspond."""
        return aligned(self.left.sentence.once(_passage), self.right.sentence.once(_passage))

    @cached_property
    def words(self) -> Correspondence:
        """Which words of the two sentences correspond."""
        return Correspondence.of(
            self.left.sentence.once(_side), self.right.sentence.once(_side), self.alignment
        )

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The runs of words that differ between the two sentences."""
        return changes(self.words)

    @cached_property
    def partner(self) -> dict[int, int]:
        """The right word that corresponds to each left one that has such a word, both as token indices."""
        return dict(self.correspondence)

    @property
    def correspondence(self) -> tuple[tuple[int, int], ...]:
        """The pairs of words that correspond, those of moved runs included."""
        return self.words.pairs

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The ids of the entities that both sentences name."""
        return self.left.named & self.right.named

    @cached_property
    def in_two_languages(self) -> bool:
        """Whether its sentences are in two languages, so that they share few words."""
        return in_two_languages(self.left, self.right)

    def slot_distance(self, left: Span, right: Span) -> int | None:
        """How many other content words stand between the nearest corresponding words around two expressions.

        0 where they fill the same place; None where something that corresponds stands between them.
        """
        i0, i1 = self.left.token_range(left)
        j0, j1 = self.right.token_range(right)
        around = self.alignment.around((i0, i1), (j0, j1))
        if around is None:
            return None
        (before_i, before_j), (after_i, after_j) = around
        ours = _content(self.left.tokens, before_i + 1, i0) + _content(self.left.tokens, i1, after_i)
        theirs = _content(self.right.tokens, before_j + 1, j0) + _content(self.right.tokens, j1, after_j)
        return ours + theirs


def _passage(sentence: PreparedSentence) -> Passage:
    return Passage.of(sentence.tokens)


def _side(sentence: PreparedSentence) -> Side:
    return Side.plain(sentence.tokens)


def _content(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.content for token in tokens[max(start, 0) : max(end, 0)])
