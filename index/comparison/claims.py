"""Discrepancies on request: wording, claim, attribution and details that one source leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.evidence import NamedMention, Pairing, SentenceFacts
from index.comparison.model import ChangeKind, Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.opposites import DENYING, OPPOSABLE, OPPOSED, negates
from index.comparison.prepare import PreparedSentence
from index.comparison.roles import swapped_roles
from index.comparison.sequels import reversed_order, turned_round
from index.comparison.stems import stem
from index.comparison.substitutes import substitutes
from index.comparison.tokens import Token
from index.entities.model import EntityType

_REPORTS = frozenset(
    stem(word) for word in "said told according reported announced confirmed stated added".split()
)
_TELLING, _REPORTING = stem("told"), stem("reported")

_ABOUT = frozenset("of about on in at against with".split())
_LIGHT = frozenset("due yet ever also fully longer".split())
_LACKING = frozenset(stem(word) for word in "lack absence".split())
_BE = frozenset("is are was were be been being".split())
_LINKING = frozenset(stem(word) for word in "stay remain keep become".split())
_UNTIL = frozenset("until till".split())
_NO_DENIAL = frozenset("only just least fewer less more later longer doubt wonder".split())

APPOSED = 12
"""Words that may stand between the commas between a subject and its verb."""

NEGATION_REACH = 4
"""Words before another one among which a negation of it is looked for."""

CLAIMED = 0.5
"""Score of a link from which one word beside two opposites is enough to make them rivals, and another speaker
a rival one: below it two people mostly say two things."""

DENIED_REACH = 10
"""Words before another one among which something may deny all that follows: "denied to reporters that"."""

OPPOSITE_GAP = 3
"""Words that may stand in the place where the other side has the opposite."""

MISSING_WORDS = 4
"""Content words from which a passage that one side lacks counts as a detail left out."""


def claim_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """A negation on one side alone, an opposite in the same place, and cause and sequel told the other way
    round."""
    if pairing.strength is not Strength.STRONG:
        return
    told: set[int] = set()
    for left, right in (
        *_negated(pairing),
        *_opposed(pairing),
        *reversed_order(pairing),
        *swapped_roles(pairing),
    ):
        if told.isdisjoint((left.end, -right.end)):
            told |= {left.end, -right.end}
            yield _found(DiscrepancyKind.CLAIM, Severity.MAJOR, pairing, left, right)


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
                yield _found(DiscrepancyKind.ATTRIBUTION, Severity.MAJOR, pairing, left.span, right.span)
        elif left and not right:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, left.span, None, "credited")
        elif right and not left:
            yield _one_sided(DiscrepancyKind.ATTRIBUTION, pairing, None, right.span, "credited")


def _only_credited(name: NamedMention, kind: EntityType, others: Sequence[SentenceFacts]) -> bool:
    """Whether a name of that type is one that the other side does not name at all."""
    return name.entity.type is kind and not _names(others, name)


def wording_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Words put for others in a pair, and passages of several words that the other side lacks."""
    if pairing.strength is not Strength.STRONG:
        return
    rivals = list(substitutes(pairing))
    for ours, theirs in rivals:
        yield _found(DiscrepancyKind.WORDING, Severity.MAJOR, pairing, ours, theirs)
    for change in pairing.words.changes:
        if change.kind is ChangeKind.CHANGED and change.left and change.right:
            left, right = _core(pairing.left, change.left), _core(pairing.right, change.right)
            if any((left and left.overlaps(a)) or (right and right.overlaps(b)) for a, b in rivals):
                continue
            if left and right and _stems(pairing.left, left) != _stems(pairing.right, right):
                yield _found(DiscrepancyKind.WORDING, Severity.MINOR, pairing, left, right)
        elif change.kind is ChangeKind.ONLY:
            if change.left and _is_detail(pairing.left, change.left, pairing.group_right):
                yield _one_sided(DiscrepancyKind.MISSING, pairing, change.left, None, "told")
            if change.right and _is_detail(pairing.right, change.right, pairing.group_left):
                yield _one_sided(DiscrepancyKind.MISSING, pairing, None, change.right, "told")


def _negated(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """A word that both sides have and one of them denies: from the negation to the word, and the word."""
    if not (pairing.left.denies or pairing.right.denies):
        return
    if pairing.score < CLAIMED and not pairing.shared_names:
        return
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    partner = pairing.partner
    for i, j in pairing.correspondence:
        if not ours[i].content or negates(ours[i].form, ours[i].stem):
            continue
        if _capital(pairing.left, ours[i]) or _capital(pairing.right, theirs[j]):
            continue
        left, right = _negation(pairing.left, i), _negation(pairing.right, j)
        if (left is None) == (right is None) or not _supported(pairing, partner, i, j):
            continue
        if left is not None and right is None and not _denied_nearby(theirs, j):
            yield Span(ours[left].span.start, ours[i].span.end), theirs[j].span
        elif right is not None and left is None and not _denied_nearby(ours, i):
            yield ours[i].span, Span(theirs[right].span.start, theirs[j].span.end)


def _capital(facts: SentenceFacts, token: Token) -> bool:
    return token.span.of(facts.article.text)[:1].isupper()


def _negation(facts: SentenceFacts, index: int) -> int | None:
    """The negation of a word with nothing but stop words between them; None where there is none."""
    tokens, text = facts.tokens, facts.article.text
    for before in range(index - 1, max(-1, index - NEGATION_REACH - 1), -1):
        token = tokens[before]
        between = text[token.span.end : tokens[before + 1].span.start]
        if any(mark in between for mark in ',;:—–“”"()'):
            return None
        if negates(token.form, token.stem):
            following = tokens[before + 1].form
            if token.stem in DENYING and not (following == "to" or following.endswith("ing")):
                return None
            lifted = token.form in ("not", "no") and following in _NO_DENIAL
            lifted = lifted or _until(tokens, index)
            return None if lifted or _twice_denied(tokens, before) else before
        if token.content and token.form not in _LIGHT:
            return None
    return None


def _until(tokens: Sequence[Token], index: int) -> bool:
    """Whether a denial only says when: "does not begin until May" begins in May."""
    return any(token.form in _UNTIL for token in tokens[index + 1 : index + 1 + NEGATION_REACH])


def _twice_denied(tokens: Sequence[Token], index: int) -> bool:
    return any(negates(token.form, token.stem) for token in tokens[max(0, index - 3) : index])


def _denied_nearby(tokens: Sequence[Token], index: int) -> bool:
    """Whether something denies anywhere near a word, so that nothing is to be made of a missing negation."""
    nearby = tokens[max(0, index - DENIED_REACH) : index + 4]
    return any(negates(token.form, token.stem) or token.stem in _LACKING for token in nearby)


def _opposed(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """Opposites that fill the same place, or stand beside the same word."""
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    pairs = [
        (i, j)
        for i in pairing.left.sentence.once(_opposable)
        for j in pairing.right.sentence.once(_opposable)
        if (ours[i].stem, theirs[j].stem) in OPPOSED
    ]
    if not pairs:
        return
    partner = pairing.partner
    taken = set(partner.values())
    stems = {token.stem for token in ours}, {token.stem for token in theirs}
    for i, j in pairs:
        if i not in partner and j not in taken:
            token, other = ours[i], theirs[j]
            if token.stem in stems[1] or other.stem in stems[0]:
                continue
            if _negation(pairing.left, i) is not None or _negation(pairing.right, j) is not None:
                continue
            denied = _denied_nearby(ours[:i], i) is not _denied_nearby(theirs[:j], j)
            if denied or turned_round(pairing, i, j):
                continue
            start, end = pairing.alignment.gap(i)
            in_place = start <= j < end and end - start <= OPPOSITE_GAP
            if (in_place and pairing.score >= CLAIMED) or _supported(pairing, partner, i, j):
                yield token.span, other.span


def _opposable(sentence: PreparedSentence) -> list[int]:
    """The tokens that have an opposite."""
    return [index for index, token in enumerate(sentence.tokens) if token.stem in OPPOSABLE]


def _supported(pairing: Pairing, partner: dict[int, int], i: int, j: int) -> bool:
    """Whether the next content word before both words, or behind both, is the same one; in a link that says
    little, both must be."""
    turned = -1 if _passive(pairing.left.tokens, i) is not _passive(pairing.right.tokens, j) else 1
    same = 0
    for step in (1, -1):
        ours = _beside(pairing.left, i, step)
        theirs = _beside(pairing.right, j, step * turned)
        same += any(partner.get(left) in theirs for left in ours)
    return same >= (1 if pairing.score >= CLAIMED else 2)


def _passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb names its doer behind it: "was criticised by"."""
    forms = [token.form for token in tokens[max(0, index - 1) : index + 2]]
    return len(forms) == 3 and forms[0] in _BE and forms[2] == "by"


def _beside(facts: SentenceFacts, index: int, step: int) -> set[int]:
    """The next content word in a direction; before a verb also the one before what stands between commas, as
    its subject does: "Lang, who was his deputy, was convicted"."""
    tokens, text = facts.tokens, facts.article.text
    nearest = _content_beside(tokens, index, step)
    if nearest is None:
        return set()
    found = {nearest}
    if step < 0 and "," in text[tokens[nearest].span.end : tokens[index].span.start]:
        for each in range(nearest - 1, max(-1, nearest - APPOSED), -1):
            if "," in text[tokens[each].span.end : tokens[each + 1].span.start]:
                subject = each if tokens[each].content else _content_beside(tokens, each, -1)
                return found | ({subject} if subject is not None else set())
    return found


def _content_beside(tokens: Sequence[Token], index: int, step: int) -> int | None:
    reach = range(index + step, index + 5 * step, step)
    return next(
        (
            each
            for each in reach
            if 0 <= each < len(tokens)
            and tokens[each].content
            and not negates(tokens[each].form, tokens[each].stem)
            and tokens[each].stem not in _LINKING
        ),
        None,
    )


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


def _names(others: Sequence[SentenceFacts], name: NamedMention) -> bool:
    return any(other.entity.id == name.entity.id for facts in others for other in facts.names)


def _core(facts: SentenceFacts, span: Span) -> Span | None:
    """The span from its first to its last content word; None without any."""
    spans = [token.span for token in facts.tokens_in(span) if token.content]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _stems(facts: SentenceFacts, span: Span) -> frozenset[str]:
    return frozenset([token.stem for token in facts.tokens_in(span) if token.content])


def _is_detail(facts: SentenceFacts, span: Span, others: Sequence[SentenceFacts]) -> bool:
    """Whether a passage is long enough to tell something, and most of its words are nowhere in the other
    group."""
    stems = _stems(facts, span)
    if len(stems) < MISSING_WORDS:
        return False
    return 2 * len(stems.difference(*[other.sentence.stems for other in others])) > len(stems)


def _found(
    kind: DiscrepancyKind, severity: Severity, pairing: Pairing, left: Span, right: Span
) -> Discrepancy:
    note = f"{pairing.left.says(left)} here, {pairing.right.says(right)} there"
    return Discrepancy(kind, severity, left, right, note, pairing.link)


def _one_sided(
    kind: DiscrepancyKind, pairing: Pairing, left: Span | None, right: Span | None, verb: str
) -> Discrepancy:
    if left is not None:
        note = f"{_with_marks(pairing.left, left)} {verb} only here"
    else:
        note = f"{_with_marks(pairing.right, right)} {verb} only there" if right is not None else ""
    return Discrepancy(kind, Severity.MINOR, left, right, note, pairing.link)


def _with_marks(facts: SentenceFacts, span: Span) -> str:
    """The words of a span with the quotation marks around the quotations that it begins or ends in."""
    text, said = facts.article.text, facts.says(span)
    for quote in facts.quotes:
        if quote.end == span.end and quote.start > span.start:
            said += text[quote.end : quote.end + 1]
        elif quote.start == span.start and quote.end < span.end:
            said = text[quote.start - 1 : quote.start] + said
    return said
