"""Which of two events came first: "after which 40 fled" against "after 40 fled", "left before the vote"
against "voted before they left"."""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_AFTERWARDS = frozenset(
    ("after which", "following which", "and then", "whereupon", "prompting", "leading to")
)
_BEFOREHAND = frozenset(("after", "following", "since"))
SURELY = 0.5
"""Score of a link from which two events told the other way round are the same two."""

_JOINTS = frozenset(("after", "before"))

Halves = tuple[int, dict[str, int], dict[str, int]]
"""Where a joint stands, and the stems of what it says happened beside it: in the main clause, and in its
own."""


def reversed_order(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """ "A, after which B" against "A after B": the same two events in the other order."""
    ours, theirs = pairing.left.sentence.once(_sequences), pairing.right.sentence.once(_sequences)
    for left_kind, left in ours:
        for right_kind, right in theirs:
            if left_kind != right_kind and pairing.slot_distance(left, right) in (0, 1):
                yield left, right
    yield from _exchanged(pairing)


def _sequences(sentence: PreparedSentence) -> list[tuple[bool, Span]]:
    """The joints between two events: whether the sequel follows them, and where they stand."""
    found = []
    forms = [token.form for token in sentence.tokens]
    for index, form in enumerate(forms):
        pair = " ".join(forms[index : index + 2])
        if pair in _AFTERWARDS or form in _AFTERWARDS:
            size = 2 if pair in _AFTERWARDS else 1
            end = sentence.ends[min(index + size, len(forms)) - 1]
            found.append((True, Span(sentence.starts[index], end)))
        elif form in _BEFOREHAND and index:
            found.append((False, sentence.tokens[index].span))
    return found


def _exchanged(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """ "A after B" against "B after A", in sentences with enough in common to tell of the same two events."""
    if pairing.score < SURELY:
        return
    for here in pairing.left.sentence.once(_halves):
        for there in pairing.right.sentence.once(_halves):
            ours, theirs = pairing.left.tokens[here[0]], pairing.right.tokens[there[0]]
            if ours.form == theirs.form and _across(here, there):
                yield _clause(pairing.left, here, there[1]), _clause(pairing.right, there, here[1])


def turned_round(pairing: Pairing, left: int, right: int) -> bool:
    """Whether two opposite joints say the same, as the clauses beside them have changed places too: "A before
    B" and "B after A"."""
    return any(
        here[0] == left and there[0] == right and _across(here, there)
        for here in pairing.left.sentence.once(_halves)
        for there in pairing.right.sentence.once(_halves)
    )


def _across(here: Halves, there: Halves) -> bool:
    """Whether the main clause of each tells of what the other's joint stands before, and of nothing else."""
    (_, main, own), (_, other_main, other_own) = here, there
    crossing = main.keys() & other_own.keys() and own.keys() & other_main.keys()
    return bool(crossing) and not (main.keys() & other_main.keys() or own.keys() & other_own.keys())


def _clause(facts: SentenceFacts, halves: Halves, told: dict[str, int]) -> Span:
    """From the joint to the first word that the other sentence has in its main clause."""
    joint, _, own = halves
    last = min(place for stem, place in own.items() if stem in told)
    return Span(facts.tokens[joint].span.start, facts.tokens[last].span.end)


def _halves(sentence: PreparedSentence) -> list[Halves]:
    """The joints between two clauses. Names stand in both, and are left out."""
    tokens, text = sentence.tokens, sentence.text
    found = []
    for joint, token in enumerate(tokens):
        if token.form not in _JOINTS or joint + 1 >= len(tokens):
            continue
        end = len(tokens)
        if not any(each.content for each in tokens[:joint]):
            # "After the vote they left": the main clause begins behind the comma.
            end = next((i + 1 for i in range(joint, end - 1) if "," in sentence.between(i, i + 1)), end)
        places = {
            each.stem: place
            for place, each in enumerate(tokens)
            if each.content and text[each.span.start].islower()
        }
        own = {stem: place for stem, place in places.items() if joint < place < end}
        main = {stem: place for stem, place in places.items() if place < joint or place >= end}
        if own and main:
            found.append((joint, main, own))
    return found
