"""A sentence that one outlet has from another, altered by a word or two: denied, turned round, measured or
limited otherwise, or told of two who have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.article import Span
from index.comparison.claims.reversals import NEGATION_REACH
from index.comparison.claims.roles import MUTUAL
from index.comparison.claims.told_or_open import UNTIL
from index.comparison.discrepancies.verbatim import COPIED, among_the_same_words
from index.comparison.model import Discrepancy, DiscrepancyKind, Strength
from index.comparison.reading.limits import Limit, exclude_each_other, limit_before
from index.comparison.reading.measures import unit_of
from index.comparison.reading.opposites import denials, excluded_in
from index.comparison.reading.quantities import CURRENCIES
from index.comparison.reading.tokens import ARTICLES, Token
from index.comparison.rivals.expressions import rival
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

MOST = 4
"""Words that may stand in the place of others."""

JOINT = 3
"""Words behind those that differ among which the figure stands that they limit: "as", "than", "$"."""

FARTHEST = 16
"""Words between the first of two that have changed places and the last."""

_SHARES = frozenset({"percent", "percentage points", "percentage point", "points"})
_LIGHT = frozenset("longer yet ever also".split())
_NO_DENIAL = frozenset("only just merely simply least doubt wonder".split())
_FEW = frozenset("few several many couple".split())
_JOINING = frozenset("and or nor versus".split())
_TURNING = frozenset("to by from against over for before after of".split())


def altered(pairing: Pairing, language: str) -> Iterator[Discrepancy]:
    """What a few words turn round in a sentence that is otherwise the other one, word for word; `language` is
    that of both articles as `language_of` has it."""
    if pairing.strength is not Strength.STRONG or pairing.similarity < COPIED:
        return
    edits = _edits(pairing)
    yield from _denied(pairing, edits, denials(language))
    for ours, theirs in edits:
        if not among_the_same_words(pairing, ours, theirs):
            continue
        kind = _turned_round(pairing, ours, theirs, language)
        if kind is not None:
            yield rival(kind, pairing, _span(pairing.left, ours), _span(pairing.right, theirs))
    for ours, theirs in _exchanged(pairing, edits):
        yield rival(DiscrepancyKind.CLAIM, pairing, _span(pairing.left, ours), _span(pairing.right, theirs))


_Range = tuple[int, int]
_Edit = tuple[_Range, _Range]


def _edits(pairing: Pairing) -> list[_Edit]:
    """The ranges of words, of which one may be empty, between words that are the same."""
    left, right = pairing.left.tokens, pairing.right.tokens
    same = [(i, j) for i, j in pairing.alignment.pairs if left[i].form == right[j].form]
    return [
        ((i0 + 1, i1), (j0 + 1, j1))
        for (i0, j0), (i1, j1) in pairwise([(-1, -1), *same, (len(left), len(right))])
        if i1 - i0 > 1 or j1 - j0 > 1
    ]


def _denied(pairing: Pairing, edits: Sequence[_Edit], denials: frozenset[str]) -> Iterator[Discrepancy]:
    """Where one side denies what the other tells, and nothing where the other one denies something else."""
    if not any(_denies(token.form, denials) for token in (*pairing.left.tokens, *pairing.right.tokens)):
        return
    found: list[_Edit] = []
    sides = set()
    for ours, theirs in (*edits, *map(_joined, edits, edits[1:])):
        one, other = pairing.left.tokens[slice(*ours)], pairing.right.tokens[slice(*theirs)]
        if max(len(one), len(other)) > MOST or not among_the_same_words(pairing, ours, theirs):
            continue
        if _content(one, denials) != _content(other, denials):
            continue
        denied = [_denial(pairing.left.tokens, ours, denials), _denial(pairing.right.tokens, theirs, denials)]
        if denied[0] is not denied[1]:
            found.append((ours, theirs))
            sides.add(denied[0])
    if len(sides) == 1:
        for ours, theirs in found:
            left, right = _with_next(pairing.left, ours), _with_next(pairing.right, theirs)
            yield rival(DiscrepancyKind.CLAIM, pairing, left, right)


def _joined(edit: _Edit, following: _Edit) -> _Edit:
    """Two edits with what stands between them, as the two parts of a denial: "n’a pas dit"."""
    return (edit[0][0], following[0][1]), (edit[1][0], following[1][1])


def _denial(tokens: Sequence[Token], place: _Range, denials: frozenset[str]) -> bool:
    """Whether words deny something: not those of "not only", nor those of "not until"."""
    following = tokens[place[1]].form if place[1] < len(tokens) else ""
    within = [token.form for token in tokens[slice(*place)]]
    if any(token.form in UNTIL for token in tokens[place[0] : place[1] + NEGATION_REACH]):
        return False
    return any(
        _denies(form, denials) and not ({form, behind} & {"not", "no"} and behind in _NO_DENIAL)
        for form, behind in pairwise((*within, following))
    )


def _denies(form: str, denials: frozenset[str]) -> bool:
    return form in denials or form.endswith("n't")


def _content(tokens: Sequence[Token], denials: frozenset[str]) -> list[str]:
    return [
        token.stem
        for token in tokens
        if token.content and token.form not in _LIGHT and not _denies(token.form, denials)
    ]


def _turned_round(pairing: Pairing, ours: _Range, theirs: _Range, language: str) -> DiscrepancyKind | None:
    """What the words in two places exclude each other in, if they do."""
    left, right = pairing.left.tokens, pairing.right.tokens
    here, there = _without_article(left[slice(*ours)]), _without_article(right[slice(*theirs)])
    if not (here and there):
        return None
    forms = {" ".join([token.form for token in words]) for words in (here, there)}
    if forms <= CURRENCIES or (forms <= _SHARES and _counted(left, ours[0])):
        return DiscrepancyKind.NUMBER
    limit, other = _limit(pairing.left, ours, language), _limit(pairing.right, theirs, language)
    if limit and other:
        return DiscrepancyKind.NUMBER if exclude_each_other(limit, other) else None
    if len(here) == len(there) == 1 and _counted(left, ours[0]) and _other_measure(here[0], there[0]):
        return DiscrepancyKind.NUMBER
    return DiscrepancyKind.CLAIM if excluded_in(language, here, there) else None


def _without_article(tokens: Sequence[Token]) -> Sequence[Token]:
    return [token for token in tokens if token.form not in ARTICLES]


def _limit(facts: SentenceFacts, place: _Range, language: str) -> Limit | None:
    """The limit to the figure behind some words, with what stands outside them: the "at" of "at least"."""
    following = facts.tokens[place[1] : place[1] + JOINT]
    figure = next((token for token in following if token.form[0].isnumeric()), None)
    if figure is None:
        return None
    return limit_before(facts.article.text, figure.span.start, language)


def _counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure stands right before a word."""
    before = tokens[index - 1].form if index else ""
    return before[:1].isdigit() or before in _FEW


def _other_measure(one: Token, other: Token) -> bool:
    ours, theirs = unit_of((one.stem,)), unit_of((other.stem,))
    return ours is not None and theirs is not None and ours.dimension == theirs.dimension and ours != theirs


def _exchanged(pairing: Pairing, edits: Sequence[_Edit]) -> Iterator[_Edit]:
    """The stretches in which two names have changed places: "the club sued the league"."""
    for first, begin in enumerate(edits):
        for end in edits[first + 1 : first + 4]:
            ours, theirs = (begin[0][0], end[0][1]), (begin[1][0], end[1][1])
            if ours[1] - ours[0] == theirs[1] - theirs[0] <= FARTHEST and _swapped(pairing, ours, theirs):
                yield ours, theirs
                return


def _swapped(pairing: Pairing, ours: _Range, theirs: _Range) -> bool:
    left, right = pairing.left.tokens[slice(*ours)], pairing.right.tokens[slice(*theirs)]
    one = _name_from(pairing.left, ours[0])
    other = _name_from(pairing.right, theirs[0])
    forms, others = [token.form for token in left], [token.form for token in right]
    if not (one and other) or one + other >= len(forms):
        return False
    between = forms[one : len(forms) - other]
    return (
        others == forms[len(forms) - other :] + between + forms[:one]
        and _JOINING.isdisjoint(between)
        and MUTUAL.isdisjoint(between)
        and any(token.content or token.form in _TURNING for token in left[one : len(left) - other])
    )


def _name_from(facts: SentenceFacts, index: int) -> int:
    """How many words the name has that begins with a word; 0 where none does."""
    for name in facts.names:
        first, end = facts.token_range(name.span)
        if first == index:
            return end - first
    return 0


def _span(facts: SentenceFacts, place: _Range) -> Span:
    return Span(facts.tokens[place[0]].span.start, facts.tokens[place[1] - 1].span.end)


def _with_next(facts: SentenceFacts, place: _Range) -> Span:
    """The words of a place and the one behind it, or the last one before it."""
    begin, end = place
    return _span(facts, (begin, end + 1) if end < len(facts.tokens) else (max(0, begin - 1), end))
