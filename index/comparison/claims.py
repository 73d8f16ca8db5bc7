"""Discrepancies on request: wording, claim, attribution and details that one source leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.evidence import NamedMention, Pairing, SentenceFacts
from index.comparison.model import ChangeKind, Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.stems import stem
from index.comparison.tokens import NEGATIONS, Token
from index.comparison.wording import pair_changes
from index.entities.model import EntityType

_OPPOSITES = (
    ("rise", "fall"),
    ("increase", "decrease"),
    ("win", "lose"),
    ("approve", "reject"),
    ("accept", "refuse"),
    ("support", "oppose"),
    ("confirm", "deny"),
    ("open", "close"),
    ("arrive", "depart"),
    ("convict", "acquit"),
    ("guilty", "innocent"),
    ("ally", "enemy"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("first", "last"),
    ("majority", "minority"),
    ("buy", "sell"),
    ("legal", "illegal"),
    ("more", "fewer"),
    ("more", "less"),
    ("before", "after"),
)
_OPPOSED = frozenset(pair for a, b in _OPPOSITES for pair in ((stem(a), stem(b)), (stem(b), stem(a))))
"""Words that cannot stand for one another without turning the claim round."""

_AFTERWARDS = frozenset(
    ("after which", "following which", "and then", "whereupon", "prompting", "leading to")
)
_BEFOREHAND = frozenset(("after", "following", "since"))
_REPORTS = frozenset(
    stem(word) for word in "said told according reported announced confirmed stated added".split()
)

MISSING_WORDS = 4
"""Content words from which a passage that one side lacks counts as a detail left out."""


def claim_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """A negation on one side alone, an opposite in the same place, and cause and sequel told the other way
    round."""
    if pairing.strength is not Strength.STRONG:
        return
    yield from _negated(pairing)
    for i, token in enumerate(pairing.left.tokens):
        start, end = pairing.alignment.gap(i)
        for other in pairing.right.tokens[start:end]:
            if (
                (token.stem, other.stem) in _OPPOSED
                and end - start <= 3
                and _is_negated(pairing.left, i)
                == _is_negated(pairing.right, pairing.right.tokens.index(other))
            ):
                yield _found(DiscrepancyKind.CLAIM, Severity.MAJOR, pairing, token.span, other.span)
    yield from _reversed(pairing)


def attribution_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Another speaker or another medium credited with the same statement (major), or one side naming none."""
    if pairing.strength is not Strength.STRONG:
        return
    ours, theirs = _credited(pairing.left), _credited(pairing.right)
    for kind in (EntityType.PERSON, EntityType.ORG):
        left = next((name for name in ours if _only_credited(name, kind, pairing.group_right)), None)
        right = next((name for name in theirs if _only_credited(name, kind, pairing.group_left)), None)
        if left and right:
            if not _share_a_part(pairing, left, right):
                yield _found(DiscrepancyKind.ATTRIBUTION, Severity.MAJOR, pairing, left.span, right.span)
        elif left:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, left.span, None, "credited")
        elif right:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, None, right.span, "credited")


def _only_credited(name: NamedMention, kind: EntityType, others: Sequence[SentenceFacts]) -> bool:
    """Whether a name of that type is one that the other side does not name at all."""
    return name.entity.type is kind and not _names(others, name)


def wording_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Words put for others in a pair, and passages of several words that the other side lacks."""
    if pairing.strength is not Strength.STRONG:
        return
    for change in pair_changes(pairing.left.tokens, pairing.right.tokens, pairing.alignment):
        if change.kind is ChangeKind.CHANGED and change.left and change.right:
            left, right = _core(pairing.left, change.left), _core(pairing.right, change.right)
            if left and right and _stems(pairing.left, left) != _stems(pairing.right, right):
                yield _found(DiscrepancyKind.WORDING, Severity.MINOR, pairing, left, right)
        elif change.kind is ChangeKind.ONLY:
            if change.left and _is_detail(pairing.left, change.left, pairing.group_right):
                yield _one_sided(DiscrepancyKind.MISSING, pairing, change.left, None, "told")
            if change.right and _is_detail(pairing.right, change.right, pairing.group_left):
                yield _one_sided(DiscrepancyKind.MISSING, pairing, None, change.right, "told")


def _negated(pairing: Pairing) -> Iterator[Discrepancy]:
    """A negation whose neighbours correspond while the other side has none near that place."""
    for ours, theirs, swapped in (
        (pairing.left, pairing.right, False),
        (pairing.right, pairing.left, True),
    ):
        if any(_negates(token) for token in theirs.tokens):
            continue
        partner = {(j if swapped else i): (i if swapped else j) for i, j in pairing.alignment.pairs}
        for index, token in enumerate(ours.tokens):
            if not _negates(token):
                continue
            near = [n for n in range(index + 1, min(index + 4, len(ours.tokens))) if ours.tokens[n].content]
            if near and near[0] in partner:
                other = theirs.tokens[partner[near[0]]].span
                here = Span(token.span.start, ours.tokens[near[0]].span.end)
                spans = (other, here) if swapped else (here, other)
                yield _found(DiscrepancyKind.CLAIM, Severity.MAJOR, pairing, *spans)


def _is_negated(facts: SentenceFacts, index: int) -> bool:
    """Whether a negation stands among the three words before a word."""
    return any(_negates(token) for token in facts.tokens[max(0, index - 3) : index])


def _negates(token: Token) -> bool:
    return token.form in NEGATIONS or token.form.endswith("n't")


def _reversed(pairing: Pairing) -> Iterator[Discrepancy]:
    """ "A, after which B" against "A after B": the same two events in the other order."""
    ours, theirs = _sequences(pairing.left), _sequences(pairing.right)
    for left_kind, left in ours:
        for right_kind, right in theirs:
            distance = pairing.slot_distance(left, right)
            if left_kind != right_kind and distance is not None and distance <= 1:
                yield _found(DiscrepancyKind.CLAIM, Severity.MAJOR, pairing, left, right)


def _sequences(facts: SentenceFacts) -> list[tuple[bool, Span]]:
    """The joints between two events: whether the sequel follows them, and where they stand."""
    found = []
    forms = [token.form for token in facts.tokens]
    for index, form in enumerate(forms):
        pair = " ".join(forms[index : index + 2])
        if pair in _AFTERWARDS or form in _AFTERWARDS:
            size = 2 if pair in _AFTERWARDS else 1
            end = facts.tokens[min(index + size, len(forms)) - 1].span.end
            found.append((True, Span(facts.tokens[index].span.start, end)))
        elif form in _BEFOREHAND and index:
            found.append((False, facts.tokens[index].span))
    return found


def _credited(facts: SentenceFacts) -> list[NamedMention]:
    """The people and organisations named right beside a verb of reporting."""
    found = []
    for name in facts.names:
        if name.entity.type not in (EntityType.PERSON, EntityType.ORG):
            continue
        first, end = facts.token_range(name.span)
        beside = [*facts.tokens[max(0, first - 2) : first], *facts.tokens[end : end + 2]]
        if any(token.stem in _REPORTS for token in beside):
            found.append(name)
    return found


def _share_a_part(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether two names may be one person's, spelt in two ways: that is a matter of names."""
    first, end = pairing.left.token_range(left.span)
    start, last = pairing.right.token_range(right.span)
    ours = {token.stem for token in pairing.left.tokens[first:end]}
    return not ours.isdisjoint(token.stem for token in pairing.right.tokens[start:last])


def _names(others: Sequence[SentenceFacts], name: NamedMention) -> bool:
    return any(other.entity.id == name.entity.id for facts in others for other in facts.names)


def _core(facts: SentenceFacts, span: Span) -> Span | None:
    """The span from its first to its last content word; None without any."""
    spans = [token.span for token in facts.tokens if token.content and span.contains(token.span)]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _stems(facts: SentenceFacts, span: Span) -> frozenset[str]:
    return frozenset(token.stem for token in facts.tokens if token.content and span.contains(token.span))


def _is_detail(facts: SentenceFacts, span: Span, others: Sequence[SentenceFacts]) -> bool:
    """Whether a passage is long enough to tell something, and most of its words are nowhere in the other
    group."""
    known = {stem for other in others for stem in other.sentence.stems}
    stems = _stems(facts, span)
    return len(stems) >= MISSING_WORDS and 2 * len(stems - known) > len(stems)


def _found(
    kind: DiscrepancyKind, severity: Severity, pairing: Pairing, left: Span, right: Span
) -> Discrepancy:
    note = f"{pairing.left.says(left)} here, {pairing.right.says(right)} there"
    return Discrepancy(kind, severity, left, right, note, pairing.link)


def _one_sided(
    kind: DiscrepancyKind, pairing: Pairing, left: Span | None, right: Span | None, verb: str
) -> Discrepancy:
    if left is not None:
        note = f"{pairing.left.says(left)} {verb} only here"
    else:
        note = f"{pairing.right.says(right)} {verb} only there" if right is not None else ""
    return Discrepancy(kind, Severity.MINOR, left, right, note, pairing.link)
