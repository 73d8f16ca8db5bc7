"""Discrepancies on request: wording, claim, attribution and details that one source leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.causes import rival_causes
from index.comparison.claims.contrary import opposite_stances
from index.comparison.claims.kinds import other_kinds
from index.comparison.claims.reversals import contrasted, negated
from index.comparison.claims.roles import swapped_roles
from index.comparison.claims.sequels import reversed_order
from index.comparison.claims.substitutes import substitutes
from index.comparison.model import ChangeKind, Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import stem
from index.comparison.rivals.common_news import other_news
from index.comparison.rivals.expressions import rival
from index.comparison.rivals.one_thing import complements
from index.comparison.rivals.pairing import AS_GOOD_AS_ONE, Pairing
from index.comparison.rivals.sentence_facts import NamedMention, SentenceFacts, names_entity
from index.entities.model import EntityType

_REPORTS = frozenset(
    stem(word) for word in "said told according reported announced confirmed stated added".split()
)
_TELLING, _REPORTING = stem("told"), stem("reported")

_ABOUT = frozenset("of about on in at against with".split())
CLAIMED = 0.5
"""Score of a link from which another speaker is a rival one: below it two people mostly say two things."""

MISSING_WORDS = 4
"""Content words from which a passage that one side lacks counts as a detail left out."""


def claim_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """A negation on one side alone, an opposite in the same place, cause and sequel told the other way round,
    and two causes; nothing where the sentences tell the two parts of one whole, nor where the articles are of
    two times and the sentences not much alike."""
    if complements(pairing) or (pairing.score < AS_GOOD_AS_ONE and other_news(pairing.left, pairing.right)):
        return
    told: set[int] = set()
    strong = (negated, contrasted, reversed_order, swapped_roles)
    linked = strong if pairing.strength is Strength.STRONG else ()
    rules = (*linked, opposite_stances, other_kinds, rival_causes)
    for left, right in (each for rule in rules for each in rule(pairing)):
        if told.isdisjoint((left.end, -right.end)):
            told |= {left.end, -right.end}
            yield rival(DiscrepancyKind.CLAIM, pairing, left, right)


def attribution_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Another speaker or another medium credited with the same statement (major), or one side naming none."""
    if pairing.strength is not Strength.STRONG:
        return
    ours, theirs = _credited(pairing.left), _credited(pairing.right)
    for kind in (EntityType.PERSON, EntityType.ORG):
        left = next((name for name in ours if _only_credited(name, kind, pairing.group_right)), None)
        right = next((name for name in theirs if _only_credited(name, kind, pairing.group_left)), None)
        if left and right and not pairing.doubtful:
            if kind is EntityType.PERSON and pairing.score < CLAIMED:
                continue
            told = _told_to(pairing.left, left), _told_to(pairing.right, right)
            if told[0] is told[1] and not _share_a_part(pairing, left, right):
                yield rival(DiscrepancyKind.ATTRIBUTION, pairing, left.span, right.span)
        elif left and not right:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, left.span, None, "credited")
        elif right and not left:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, None, right.span, "credited")


def _only_credited(name: NamedMention, kind: EntityType, others: Sequence[SentenceFacts]) -> bool:
    """Whether a name of that type is one that the other side does not name at all."""
    return name.entity.type is kind and not names_entity(others, name.entity)


def wording_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Words put for others in a pair, and passages of several words that the other side lacks."""
    if pairing.strength is not Strength.STRONG:
        return
    rivals = [(ours, theirs) for ours, theirs in substitutes(pairing) if not _both_say(pairing, ours, theirs)]
    for ours, theirs in rivals:
        yield rival(DiscrepancyKind.WORDING, pairing, ours, theirs)
    for change in pairing.changes:
        if change.kind is ChangeKind.CHANGED and change.left and change.right:
            left, right = _core(pairing.left, change.left), _core(pairing.right, change.right)
            if any((left and left.overlaps(a)) or (right and right.overlaps(b)) for a, b in rivals):
                continue
            if left and right and not _both_say(pairing, left, right):
                yield rival(DiscrepancyKind.WORDING, pairing, left, right, Severity.MINOR)
        elif change.kind is ChangeKind.ONLY:
            if change.left and _is_detail(pairing.left, change.left, pairing.group_right):
                detail = _with_whole_names(pairing.left, change.left)
                yield _one_sided(DiscrepancyKind.MISSING, pairing, detail, None, "told")
            if change.right and _is_detail(pairing.right, change.right, pairing.group_left):
                detail = _with_whole_names(pairing.right, change.right)
                yield _one_sided(DiscrepancyKind.MISSING, pairing, None, detail, "told")


def _credited(facts: SentenceFacts) -> list[NamedMention]:
    """The people and organisations named right beside a verb of reporting."""
    found: list[NamedMention] = []
    if not facts.sentence.once(_reports):
        return found
    for name in facts.names:
        if name.entity.type not in (EntityType.PERSON, EntityType.ORG):
            continue
        first, end = facts.token_range(name.span)
        beside = [*facts.tokens[max(0, first - 2) : first], *facts.tokens[end : end + 2]]
        if any(token.stem in _REPORTS for token in beside) and not _mentioned(facts, name):
            found.append(name)
    return found


def _mentioned(facts: SentenceFacts, name: NamedMention) -> bool:
    """Whether a name is of whom or where something is said ("said of him", "told them on the radio"), or
    says whose something is."""
    first, _ = facts.token_range(name.span)
    before = [token.form for token in facts.tokens[max(0, first - 2) : first] if token.form != "the"]
    owns = facts.article.text[name.span.end : name.span.end + 2] in ("’s", "'s")
    return owns or (bool(before) and before[-1] in _ABOUT)


def _told_to(facts: SentenceFacts, name: NamedMention) -> bool:
    """Whether a name is of who was told, or of the medium that reports: no rival of whoever says it."""
    first, end = facts.token_range(name.span)
    before = [token for token in facts.tokens[max(0, first - 2) : first] if token.form != "the"]
    if before and before[-1].stem == _TELLING:
        return True
    media = name.entity.type is EntityType.ORG
    return media and any(token.stem == _REPORTING for token in facts.tokens[end : end + 2])


def _reports(sentence: PreparedSentence) -> bool:
    return any(token.stem in _REPORTS for token in sentence.tokens)


def _share_a_part(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether two names may be one person's, spelt in two ways: that is a matter of names."""
    first, end = pairing.left.token_range(left.span)
    start, last = pairing.right.token_range(right.span)
    ours = {token.stem for token in pairing.left.tokens[first:end]}
    return not ours.isdisjoint(token.stem for token in pairing.right.tokens[start:last])


def _core(facts: SentenceFacts, span: Span) -> Span | None:
    """The span from its first to its last content word; None without any."""
    spans = [token.span for token in facts.tokens_in(span) if token.content]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _with_whole_names(facts: SentenceFacts, span: Span) -> Span:
    """The span with the rest of names that it begins or ends in: the other side may have a part of one."""
    cut = [name.span for name in facts.names if name.span.overlaps(span)]
    return Span(
        min([span.start, *(each.start for each in cut)]), max([span.end, *(each.end for each in cut)])
    )


def _stems(facts: SentenceFacts, span: Span) -> frozenset[str]:
    return frozenset([token.stem for token in facts.tokens_in(span) if token.content])


def _both_say(pairing: Pairing, left: Span, right: Span) -> bool:
    """Whether each side has the words of the other too, if in another sentence that tells the same: then
    neither was put for the other."""
    ours, theirs = _stems(pairing.left, left), _stems(pairing.right, right)
    return _say(pairing.group_right, ours) and _say(pairing.group_left, theirs)


def _say(group: Sequence[SentenceFacts], stems: frozenset[str]) -> bool:
    return not stems.difference(*[each.sentence.stems for each in group])


def _is_detail(facts: SentenceFacts, span: Span, others: Sequence[SentenceFacts]) -> bool:
    """Whether a passage is long enough to tell something, and most of its words are nowhere in the other
    group."""
    stems = _stems(facts, span)
    if len(stems) < MISSING_WORDS:
        return False
    return 2 * len(stems.difference(*[other.sentence.stems for other in others])) > len(stems)


def _one_sided(
    kind: DiscrepancyKind, pairing: Pairing, left: Span | None, right: Span | None, verb: str
) -> Discrepancy:
    if left is not None:
        note = f"{_with_marks(pairing.left, left)} {verb} only here"
    else:
        note = f"{_with_marks(pairing.right, right)} {verb} only there" if right is not None else ""
    return Discrepancy(kind, Severity.MINOR, left, right, note, pairing.link)


def _with_marks(facts: SentenceFacts, span: Span) -> str:
    """The words of a span with both quotation marks of a quotation of which it has one, or all but them."""
    text, said = facts.article.text, facts.says(span)
    for quote in facts.quotes:
        opened = span.start < quote.start <= span.end
        closed = span.start <= quote.end < span.end
        if closed and not opened:
            said = text[quote.start - 1 : quote.start].lstrip() + said
        elif opened and not closed:
            said += text[quote.end : quote.end + 1].rstrip()
    return said
