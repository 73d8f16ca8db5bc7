"""Discrepancies of quotation: the same utterance given in other words between the quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from index.article import Span
from index.comparison.evidence import Pairing, SentenceFacts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.slots import line_up
from index.comparison.tokens import NEGATIONS, Token
from index.comparison.wording import without_lone_stop_words
from index.entities.model import EntityType

WHOLE = 3
"""Words up to which a quoted fragment is marked whole rather than by the words that differ."""

SHARED = 0.5
"""Share of the content words, where two quotations overlap, that must correspond for them to be one
utterance."""

NEAR = 2
"""Other content words that may stand beside two fragments taken to fill the same place."""

SHARED_WORDS = 3
"""Content words that must correspond, unless both quotations are mere fragments."""


SURELY = 0.5
"""Score of a link from which two fragments in one place are one utterance though they share no word; on 120
pairs of independent reports it takes no two for one that .6 does not."""

BRIEF = 4
"""Content words up to which a quotation is held against a longer one that has most of them."""

FEW_SHARED, FEW_SHARE = 4, 0.7
"""What two quotations must share in words, and in parts of their overlap, where the sentences around them
have little in common: speakers have phrases that they use more than once."""

SHORT = 9
"""Words up to which a quotation is one with another that begins or ends as it does."""

FRAME = 3
"""Words of that beginning or end."""

FITTED = 75.0
"""Letters in common, in percent, from which a word and a function word ("cross", "across") are a slip or
fitted to the sentence."""

_FUNCTION = frozenset(
    "across along amongst among around beside besides beyond despite during except inside like onto outside "
    "past since though throughout towards upon via whether while".split()
)

_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_INSERTED = re.compile(r"\[[^\[\]]*\](?![^\W\d_])|(?<!\w)\([^()\d]{1,40}\)")
"""An editor's words inside a quotation, in round brackets at some agencies; "[W]e" is the speaker's word,
and a figure in round brackets what somebody wrote."""

_CONTRACTED = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am", "s": "is"}


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words that differ in the overlap of two quotations, as token ranges; either side may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]


def quote_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Pairs of quotations of one utterance that differ in words.

    That one source quotes more of it than the other is no difference: only the overlap is compared.
    """
    if pairing.strength is not Strength.STRONG:
        return
    if not (pairing.left.quotes and pairing.right.quotes):
        return
    ours = [(each, _spoken(pairing.left, each)) for each in pairing.left.quotes]
    theirs = [(each, _spoken(pairing.right, each)) for each in pairing.right.quotes]
    overlaps = {
        (i, j): found
        for i, (left, a) in enumerate(ours)
        for j, (right, b) in enumerate(theirs)
        if (found := _overlap(pairing, left, a, right, b)) is not None
    }
    best = {max(row, key=lambda pair: (overlaps[pair][0], -pair[1])) for row in _by(overlaps, 0)}
    best |= {max(column, key=lambda pair: (overlaps[pair][0], -pair[0])) for column in _by(overlaps, 1)}
    for i, j in sorted(best):
        gaps = overlaps[i, j][1]
        told = _found(pairing, ours[i][1], theirs[j][1], gaps) if gaps else None
        if told:
            yield told


def _spoken(facts: SentenceFacts, quotation: Span) -> Sequence[Token]:
    """The words of a quotation without those that an editor put into it."""
    tokens, text = facts.tokens_in(quotation), facts.article.text
    inserted = [Span(*each.span()) for each in _INSERTED.finditer(text, quotation.start, quotation.end)]
    return [
        token for token in tokens if not any(each.start <= token.span.start < each.end for each in inserted)
    ]


def _by(pairs: Iterable[tuple[int, int]], axis: int) -> Iterable[list[tuple[int, int]]]:
    """The pairs that share their left or their right quotation."""
    found: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        found.setdefault(pair[axis], []).append(pair)
    return found.values()


def _overlap(
    pairing: Pairing, left: Span, ours: Sequence[Token], right: Span, theirs: Sequence[Token]
) -> tuple[float, list[_Gap]] | None:
    """How much of their overlap two quotations share, and the gaps in it; None for two utterances."""
    if not ours or not theirs:
        return None
    alignment = line_up(ours, theirs)
    but_one = _but_one(pairing, alignment.pairs, ours, theirs)
    pairs = alignment.pairs if but_one else without_lone_stop_words(alignment, ours)
    distance = pairing.slot_distance(left, right)
    longest = max(len(ours), len(theirs))
    fragments = longest <= WHOLE + 1 and distance is not None and distance <= NEAR
    rivals = (
        fragments
        and longest <= WHOLE
        and distance in (0, 1)
        and pairing.score >= SURELY
        and not _two_speakers(pairing)
    )
    elsewise = (0.0, [_Gap((0, len(ours)), (0, len(theirs)))]) if rivals else None
    exchanged = _exchanged(ours, theirs)
    if exchanged is not None:
        return 1.0, [exchanged]
    if not pairs:
        return elsewise
    if min(len(ours), len(theirs)) == 1:
        # One word of what was said, in the form that fits the sentence.
        return 1.0, []
    gaps = _gaps(pairs, ours, theirs)
    shared = sum(ours[i].content for i, _ in pairs)
    lost = [max(_content(ours, gap.left), _content(theirs, gap.right)) for gap in gaps]
    whole = shared + sum(lost)
    shorter = min(_content(ours, (0, len(ours))), _content(theirs, (0, len(theirs))))
    brief = shorter <= BRIEF and shared >= max(2, 0.6 * shorter)
    brief = brief or _same_frame(pairing, pairs, ours, theirs) or but_one
    apart = whole + _at_the_ends(pairs, ours, theirs)
    if pairing.score < SURELY and not fragments and (shared < FEW_SHARED or shared < FEW_SHARE * apart):
        return elsewise
    if (whole and shared < SHARED * whole) or (shared < SHARED_WORDS and not (fragments or brief)):
        return elsewise
    return (shared / whole if whole else 1.0), gaps


def _same_frame(
    pairing: Pairing, pairs: Sequence[tuple[int, int]], ours: Sequence[Token], theirs: Sequence[Token]
) -> bool:
    """Whether two short quotations by one speaker begin, or end, with the same three words."""
    if max(len(ours), len(theirs)) > SHORT or pairing.score < SURELY or _two_speakers(pairing):
        return False
    matched = set(pairs)
    begin = all((k, k) in matched for k in range(FRAME))
    end = all((len(ours) - 1 - k, len(theirs) - 1 - k) in matched for k in range(FRAME))
    return begin or end


def _but_one(
    pairing: Pairing, pairs: Sequence[tuple[int, int]], ours: Sequence[Token], theirs: Sequence[Token]
) -> bool:
    """Whether a short quotation is, but for one word, a stretch of the other: “could crush bones” of “This
    otter could crush shells”."""
    shorter, longer = sorted((len(ours), len(theirs)))
    if longer > SHORT or pairing.score < SURELY or _two_speakers(pairing):
        return False
    return len(pairs) == shorter - 1 >= 2 and len({i - j for i, j in pairs}) == 1


def _exchanged(ours: Sequence[Token], theirs: Sequence[Token]) -> _Gap | None:
    """From the first to the last of two content words that have changed places, others between them: “rob the
    young to pay the old”; or a denial: “a setback, not a failure”. A word that only stands elsewhere is no
    such exchange."""
    left = [index for index, token in enumerate(ours) if token.content]
    right = [index for index, token in enumerate(theirs) if token.content]
    if len(left) != len(right) or len(left) < 2:
        return None
    stems = [(ours[i].stem, theirs[j].stem) for i, j in zip(left, right, strict=True)]
    moved = [place for place, (one, other) in enumerate(stems) if one != other]
    if len(moved) != 2 or stems[moved[0]] != stems[moved[1]][::-1]:
        return None
    first, last = moved
    denied = any(_negative(token) for token in ours[left[first] : left[last]])
    if not denied and (last - first < 2 or len(left) < SHARED_WORDS):
        return None
    return _Gap((left[first], left[last] + 1), (right[first], right[last] + 1))


def _two_speakers(pairing: Pairing) -> bool:
    """Whether both sentences name a person whom the other side does not name."""
    sides = ((pairing.left, pairing.group_right), (pairing.right, pairing.group_left))
    return all(
        any(
            name.entity.type is EntityType.PERSON
            and all(name.entity.id != other.entity.id for each in others for other in each.names)
            for name in facts.names
        )
        for facts, others in sides
    )


def _at_the_ends(pairs: Sequence[tuple[int, int]], ours: Sequence[Token], theirs: Sequence[Token]) -> int:
    """Content words that both have before their first common word, and behind the last: of two parts of one
    utterance one begins, and one ends, within the other."""
    (i0, j0), (i1, j1) = pairs[0], pairs[-1]
    return min(_content(ours, (0, i0)), _content(theirs, (0, j0))) + min(
        _content(ours, (i1 + 1, len(ours))), _content(theirs, (j1 + 1, len(theirs)))
    )


def _gaps(pairs: Sequence[tuple[int, int]], ours: Sequence[Token], theirs: Sequence[Token]) -> list[_Gap]:
    """The gaps between corresponding words; at the ends only where both sides go on at similar length."""
    gaps = []
    bounds = [(-1, -1), *pairs, (len(ours), len(theirs))]
    for number, ((i0, j0), (i1, j1)) in enumerate(pairwise(bounds)):
        gap = _Gap((i0 + 1, i1), (j0 + 1, j1))
        sizes = sorted((_content(ours, gap.left), _content(theirs, gap.right)))
        at_end = number in (0, len(bounds) - 2)
        if (i1 - i0 == 1 and j1 - j0 == 1) or (at_end and (sizes[1] > 2 * sizes[0] + 1 or not sizes[0])):
            continue
        gaps.append(gap)
    gaps.extend(_Gap((i, i + 1), (j, j + 1)) for i, j in pairs if ours[i].form != theirs[j].form)
    return sorted(gaps, key=lambda gap: (gap.left, gap.right))


def _found(
    pairing: Pairing, ours: Sequence[Token], theirs: Sequence[Token], gaps: Sequence[_Gap]
) -> Discrepancy | None:
    """The discrepancy over all gaps; None where only the spacing of words or an editor's words differ."""
    gaps = [
        gap
        for gap in gaps
        if _plain(ours, gap.left) != _plain(theirs, gap.right)
        and not _left_out(pairing.left, ours, gap.left, theirs, gap.right)
        and not _left_out(pairing.right, theirs, gap.right, ours, gap.left)
    ]
    if not gaps:
        return None
    telling = [gap for gap in gaps if _telling(ours, gap.left, theirs, gap.right)]
    severity = Severity.MAJOR if telling else Severity.MINOR
    weighty = [gap for gap in gaps if _stems(ours, gap.left) != _stems(theirs, gap.right)]
    chosen = telling or weighty or gaps
    if max(len(ours), len(theirs)) <= WHOLE:
        left, right = Span(0, len(ours)), Span(0, len(theirs))
    else:
        left = Span(chosen[0].left[0], chosen[-1].left[1])
        right = Span(chosen[0].right[0], chosen[-1].right[1])
    if (
        len(left)
        and len(right)
        and _same_letters(pairing, _cover(pairing.left, ours, left), _cover(pairing.right, theirs, right))
    ):
        return None
    if _is_handle(pairing.left, ours, left) or _is_handle(pairing.right, theirs, right):
        return None
    left, right = _trimmed(ours, theirs, left, right)
    if not (len(left) and len(right)):
        left, right = _widened(left, len(ours)), _widened(right, len(theirs))
    span_left, span_right = _cover(pairing.left, ours, left), _cover(pairing.right, theirs, right)
    if _same_letters(pairing, span_left, span_right):
        return None
    said = pairing.left.says(span_left), pairing.right.says(span_right)
    note = f"“{said[0]}” here, “{said[1]}” there"
    return Discrepancy(DiscrepancyKind.QUOTE, severity, span_left, span_right, note, pairing.link)


def _telling(
    ours: Sequence[Token], left: tuple[int, int], theirs: Sequence[Token], right: tuple[int, int]
) -> bool:
    """Whether words of weight differ in a gap, or a negation: not function words, words said twice, or a
    word fitted to the sentence."""
    a, b = ours[slice(*left)], theirs[slice(*right)]
    if any(_negative(token) for token in a) != any(_negative(token) for token in b):
        return True
    if _exchanged(a, b) is not None:
        return True
    heavy = [[each for each in side if each.content] or list(side) for side in (a, b)]
    if len(heavy[0]) == len(heavy[1]) == 1 and any(
        not each.content or each.form in _FUNCTION for side in heavy for each in side
    ):
        one, other = heavy[0][0].form, heavy[1][0].form
        slip = sorted(one) == sorted(other) or ratio(one, other) >= FITTED
        return not slip and _weights(a) != _weights(b)
    said_twice = _beside(theirs, right) & _beside(ours, left)
    return bool((_weights(a) ^ _weights(b)) - said_twice)


def _negative(token: Token) -> bool:
    return token.form in NEGATIONS or token.form.endswith("n't")


def _weights(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens if token.content and token.form not in _FUNCTION)


def _beside(tokens: Sequence[Token], gap: tuple[int, int]) -> frozenset[str]:
    """The words right before a gap, which a speaker may have said twice."""
    return _weights(tokens[max(0, gap[0] - 4) : gap[0]])


def _left_out(
    facts: SentenceFacts,
    tokens: Sequence[Token],
    gap: tuple[int, int],
    others: Sequence[Token],
    there: tuple[int, int],
) -> bool:
    """Whether dots, or an editor's words in brackets, show that words of the other side are left out where
    fewer or none of them stand."""
    if _content(tokens, gap) > _content(others, there):
        return False
    start = tokens[max(gap[0] - 1, 0)].span.start
    end = tokens[min(gap[1] + 1, len(tokens) - 1)].span.start
    between = facts.article.text[start:end]
    dots = "…" in between or "..." in between or ". . ." in between
    return dots or (not _content(tokens, gap) and _INSERTED.search(between) is not None)


def _is_handle(facts: SentenceFacts, tokens: Sequence[Token], indices: Span) -> bool:
    """Whether all that differs is an account's name (@…), which outlets put into plain words."""
    start = tokens[indices.start].span.start if len(indices) else 0
    return len(indices) == 1 and facts.article.text[start - 1 : start] == "@"


def _same_letters(pairing: Pairing, left: Span, right: Span) -> bool:
    return _letters(pairing.left.says(left)) == _letters(pairing.right.says(right))


def _plain(tokens: Sequence[Token], indices: tuple[int, int]) -> list[str]:
    """The words of a gap, ordinals and "number one" in figures."""
    words = [_ORDINALS.get(token.form, token.form) for token in tokens[indices[0] : indices[1]]]
    words = ["1" if word == "one" else word for word in words]
    return [
        "number" if word == "no" and following.isdigit() else word
        for word, following in pairwise((*words, ""))
    ]


def _letters(said: str) -> str:
    """The letters and figures of an expression, contractions written out."""
    plain = _INSERTED.sub("", said).casefold().replace("’", "'").replace("won't", "will not")
    for short, whole in _CONTRACTED.items():
        plain = re.sub(rf"'{short}\b", f" {whole}", plain)
    return "".join(filter(str.isalnum, plain.replace("n't", " not")))


def _trimmed(ours: Sequence[Token], theirs: Sequence[Token], left: Span, right: Span) -> tuple[Span, Span]:
    """Without the stop words in front, where words of more weight differ behind them and nothing is
    negated."""
    both = []
    for tokens, indices in ((ours, left), (theirs, right)):
        start = next((i for i in range(indices.start, indices.end) if tokens[i].content), None)
        if start is None or any(token.form in NEGATIONS for token in tokens[indices.start : start]):
            return left, right
        both.append(Span(start, indices.end))
    return both[0], both[1]


def _widened(indices: Span, size: int) -> Span:
    """With a neighbour on both sides, so that words which only one side has stand in what both share."""
    return Span(max(0, indices.start - 1), min(size, indices.end + 1))


def _cover(facts: SentenceFacts, tokens: Sequence[Token], indices: Span) -> Span:
    """What tokens take of the text, with the bracket beside them whose counterpart stands between them."""
    text = facts.article.text
    start, end = tokens[indices.start].span.start, tokens[indices.end - 1].span.end
    for opening, closing in ("()", "[]"):
        more = text.count(opening, start, end) - text.count(closing, start, end)
        if more > 0 and text.startswith(closing, end):
            end += 1
        elif more < 0 and text.startswith(opening, start - 1):
            start -= 1
    return Span(start, end)


def _stems(tokens: Sequence[Token], indices: tuple[int, int]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens[indices[0] : indices[1]] if token.content)


def _content(tokens: Sequence[Token], indices: tuple[int, int]) -> int:
    return sum(token.content for token in tokens[indices[0] : indices[1]])
