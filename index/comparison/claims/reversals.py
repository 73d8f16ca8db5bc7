"""A claim turned round in the same words: denied on one side alone, or with an opposite in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.sequels import turned_round
from index.comparison.reading.opposites import AVOIDING, DENYING, OPPOSABLE, PREFIXES, negates, opposed
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import stem
from index.comparison.reading.thesaurus import senses
from index.comparison.reading.tokens import BE, DETERMINERS, PREPOSITIONS, PRONOUNS, Token
from index.comparison.rivals.evidence import Pairing, SentenceFacts

_LIGHT = frozenset("due yet ever also fully longer".split())
_LACKING = frozenset(stem(word) for word in "lack absence failure trouble difficulty struggle".split())
_PARTICIPLE = ("ed", "en", "ught", "ound", "old", "aid")
_MARKS = frozenset(',;:—–“”"()')
_LINKING = frozenset(stem(word) for word in "stay remain keep become".split())
_INTENT = frozenset("will would shall".split())
UNTIL = frozenset("until till".split())
_NO_DENIAL = frozenset("only just least fewer less more later longer doubt wonder".split())

APPOSED = 12
"""Words that may stand between the commas between a subject and its verb."""

NEGATION_REACH = 4
"""Words before another one among which a negation of it is looked for."""

ONE_PLACE = 0.45
"""Score of a link from which one word beside two opposites, the same on both sides, is enough to take them
for rivals."""

CLAIMED = 0.5
"""The same for joints and prepositions; and score from which one denial is enough where no name is shared."""

RESUMED = 0.6
"""Likeness in words from which a pronoun stands for the subject of the other sentence."""

REACH = 4
"""Words before a verb among which its pronoun is looked for."""

DENIED_REACH = 10
"""Words before another one among which something may deny all that follows: "denied to reporters that"."""

MODAL_REACH = 2
"""Words before a verb among which its "will" stands."""

OPPOSITE_GAP = 3
"""Words that may stand in the place where the other side has the opposite."""


def negated(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """A word that both sides have and one of them denies: from the negation to the word, and the word."""
    if not (pairing.left.denies or pairing.right.denies):
        return
    if pairing.score < CLAIMED and not pairing.shared_names:
        return
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    partner = pairing.partner
    for i, j in pairing.correspondence:
        if not ours[i].content or negates(ours, i):
            continue
        if _capital(pairing.left, ours[i]) or _capital(pairing.right, theirs[j]):
            continue
        left, right = _negation(pairing.left, i), _negation(pairing.right, j)
        if (left is None) == (right is None):
            continue
        if not (_supported(pairing, partner, i, j) or _one_intention(pairing, i, j)):
            continue
        if left is not None and right is None and not _denied_nearby(theirs, j):
            yield Span(ours[left].span.start, ours[i].span.end), theirs[j].span
        elif right is not None and left is None and not _denied_nearby(ours, i):
            yield ours[i].span, Span(theirs[right].span.start, theirs[j].span.end)


def _one_intention(pairing: Pairing, i: int, j: int) -> bool:
    """Whether both say of the same word what will be, or would, beside a name that both have."""
    ours, theirs = _modal(pairing.left.tokens, i), _modal(pairing.right.tokens, j)
    return ours is not None and theirs is not None and bool(pairing.shared_names) and not pairing.doubtful


def _modal(tokens: Sequence[Token], index: int) -> str | None:
    """The "will" or "would" that a verb stands behind, with nothing but what denies it between."""
    for before in range(index - 1, max(-1, index - MODAL_REACH - 1), -1):
        if tokens[before].form in _INTENT:
            return tokens[before].form
        if not negates(tokens, before):
            return None
    return None


def _capital(facts: SentenceFacts, token: Token) -> bool:
    return token.span.of(facts.article.text)[:1].isupper()


def _negation(facts: SentenceFacts, index: int) -> int | None:
    """The negation of a word with nothing but stop words between them; None where there is none."""
    tokens, text = facts.tokens, facts.article.text
    for before in range(index - 1, max(-1, index - NEGATION_REACH - 1), -1):
        token = tokens[before]
        between = text[token.span.end : tokens[before + 1].span.start]
        if not _MARKS.isdisjoint(between):
            return None
        if negates(tokens, before):
            following = tokens[before + 1].form
            if token.stem in AVOIDING and before < index - 2:
                return None
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
    return any(token.form in UNTIL for token in tokens[index + 1 : index + 1 + NEGATION_REACH])


def _twice_denied(tokens: Sequence[Token], index: int) -> bool:
    return any(negates(tokens, each) for each in range(max(0, index - 3), index))


def _denied_nearby(tokens: Sequence[Token], index: int) -> bool:
    """Whether something denies anywhere near a word, so that nothing is to be made of a missing negation."""
    nearby = range(max(0, index - DENIED_REACH), min(len(tokens), index + 4))
    return any(negates(tokens, each) or tokens[each].stem in _LACKING for each in nearby)


def contrasted(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """Opposites that fill the same place, or stand beside the same word."""
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    pairs = [
        (i, j)
        for i in pairing.left.sentence.once(_opposable)
        for j in pairing.right.sentence.once(_opposable)
        if opposed(ours[i], theirs[j])
    ]
    pairs += [(i, j) for j, i in _prefixed(pairing.right.sentence, pairing.left.sentence)]
    pairs += _prefixed(pairing.left.sentence, pairing.right.sentence)
    if not pairs:
        return
    partner = pairing.partner
    taken = set(partner.values())
    for i, j in pairs:
        if _capital(pairing.left, ours[i]) and _capital(pairing.right, theirs[j]):
            continue
        if partner.get(i) == j or (i not in partner and j not in taken):
            token, other = ours[i], theirs[j]
            if _has(theirs, token, j) or _has(ours, other, i):
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


def _has(tokens: Sequence[Token], word: Token, index: int) -> bool:
    """Whether a sentence has a word of the other one, or in some sense says it beside its opposite `index`:
    "three imprisoned Americans are freed" says "released"."""
    meant = senses(word.stem)
    return any(
        each.stem == word.stem or (opposed(each, tokens[index]) and not meant.isdisjoint(senses(each.stem)))
        for each in tokens
    )


def _opposable(sentence: PreparedSentence) -> list[int]:
    """The tokens that have an opposite."""
    return [index for index, token in enumerate(sentence.tokens) if token.stem in OPPOSABLE]


def _prefixed(sentence: PreparedSentence, other: PreparedSentence) -> list[tuple[int, int]]:
    """The tokens of a sentence that are one of the other with a prefix that denies it: "uninsured"."""
    return [
        (index, place)
        for index, plain in sentence.once(_denied_by_prefix)
        for place, token in enumerate(other.tokens)
        if token.stem == plain
    ]


def _denied_by_prefix(sentence: PreparedSentence) -> list[tuple[int, str]]:
    """The tokens that begin like a denial, with the stem they would deny."""
    return [
        (index, token.stem[len(prefix) :])
        for index, token in enumerate(sentence.tokens)
        for prefix in PREFIXES
        if token.content and token.stem.startswith(prefix)
    ]


def _supported(pairing: Pairing, partner: dict[int, int], i: int, j: int) -> bool:
    """Whether two words stand in one place: the next content word before both, or behind both, is the same
    one, or the same preposition stands right before or behind them; in a link that says little, two of
    these."""
    tokens, others = pairing.left.tokens, pairing.right.tokens
    same = sum(_governed(tokens, i, step) == _governed(others, j, step) != "" for step in (1, -1))
    beside = {step: _beside(pairing.left, i, step) for step in (1, -1)}
    there = {step: _beside(pairing.right, j, step) for step in (1, -1)}
    if pairing.similarity >= RESUMED:
        beside = {step: found | _next(tokens, found, step) for step, found in beside.items()}
        there = {step: found | _next(others, found, step) for step, found in there.items()}
    turns = (1, -1) if _passive(tokens, i) is not _passive(others, j) else (1,)
    if pairing.similarity >= RESUMED:
        same += _pronoun_before(tokens, i) is not _pronoun_before(others, j)
    same += max(
        sum(any(partner.get(left) in there[step * turn] for left in ours) for step, ours in beside.items())
        for turn in turns
    )
    return same >= (1 if pairing.score >= (ONE_PLACE if tokens[i].content else CLAIMED) else 2)


def _next(tokens: Sequence[Token], found: set[int], step: int) -> set[int]:
    """The content word behind those that are found, in a direction."""
    last = max(found, key=lambda index: step * index, default=None)
    following = None if last is None else _content_beside(tokens, last, step)
    return set() if following is None else {following}


def _governed(tokens: Sequence[Token], index: int, step: int) -> str:
    """The preposition next to a word, an article between left out; "" where there is none."""
    index += step
    if 0 <= index < len(tokens) and tokens[index].form in DETERMINERS:
        index += step
    return tokens[index].form if 0 <= index < len(tokens) and tokens[index].form in PREPOSITIONS else ""


def _passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb stands in the passive, its object before it: "was criticised", "never been found"."""
    return tokens[index].form.endswith(_PARTICIPLE) and any(
        token.form in BE for token in tokens[max(0, index - 2) : index]
    )


def _beside(facts: SentenceFacts, index: int, step: int) -> set[int]:
    """The next content word in a direction; before a verb also the one that it says more about, and the
    one before what stands between commas, as its subject does: "Lang, who was his deputy, was convicted"."""
    tokens, text = facts.tokens, facts.article.text
    nearest = _content_beside(tokens, index, step)
    if nearest is None:
        return set()
    found = {nearest}
    if step < 0 and nearest and _of(tokens, nearest):
        heads = (
            _content_beside(tokens, nearest, -1),
            _head(facts, index) if _passive(tokens, index) else None,
        )
        found |= {head for head in heads if head is not None}
    if step < 0 and "," in text[tokens[nearest].span.end : tokens[index].span.start]:
        for each in range(nearest - 1, max(-1, nearest - APPOSED), -1):
            if "," in text[tokens[each].span.end : tokens[each + 1].span.start]:
                subject = each if tokens[each].content else _content_beside(tokens, each, -1)
                return found | ({subject} if subject is not None else set())
    return found


def _pronoun_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a pronoun and what helps the verb stands before it: "It will not be rebuilt"."""
    before = tokens[max(0, index - REACH) : index]
    forms = [token.form for token in before if token.content or token.form in PRONOUNS]
    return bool(forms) and forms[-1] in PRONOUNS


def _head(facts: SentenceFacts, index: int) -> int | None:
    """The first content word of the clause before a verb, which its subject begins with: "Fishing within 12
    miles of the coast was banned"."""
    tokens, text = facts.tokens, facts.article.text
    found = None
    for each in range(index - 1, -1, -1):
        if not _MARKS.isdisjoint(text[tokens[each].span.end : tokens[each + 1].span.start]):
            break
        if tokens[each].content and not negates(tokens, each):
            found = each
    return found


def _of(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only says more about the one before it: the boat in "the owner of the boat"."""
    before = [token.form for token in tokens[max(0, index - 2) : index] if token.form not in DETERMINERS]
    return before[-1:] == ["of"]


def _content_beside(tokens: Sequence[Token], index: int, step: int) -> int | None:
    reach = range(index + step, index + 5 * step, step)
    return next(
        (
            each
            for each in reach
            if 0 <= each < len(tokens)
            and tokens[each].content
            and not negates(tokens, each)
            and tokens[each].stem not in _LINKING
        ),
        None,
    )
