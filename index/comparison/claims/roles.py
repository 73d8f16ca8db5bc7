"""Who does what to whom, so that "the rebels freed the soldiers" is not "the soldiers freed the rebels"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import IRREGULAR
from index.comparison.reading.tokens import BE, CLAUSE_MARKS, NEGATIONS, STRONG_MARKS
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_PASSIVE = BE | {"gets", "got"}
_AUX = frozenset("has have had will would can could may might must should shall did does do to".split())
_NO_VERBS = frozenset("hundred men women children people persons".split())
"""Words that end or change as verbs do in the past."""

_DETERMINERS = frozenset("the its their his her our this that these those".split())
_CLAUSE = frozenset("and but which who that while because after before when as if where".split())

_ADVERBS = NEGATIONS | frozenset("also already still soon now then later even just yet ever".split())
_NO_ADVERBS = frozenset("fly apply supply reply rely comply imply multiply".split())
_SAID = frozenset("said says".split())
"""What stands before its doer behind a comma: "They will sue the hospital, said their lawyer"."""

_PREPOSITIONS = frozenset("of in at from with for".split())
_RELATIVE = frozenset("who which whom whose".split())

MUTUAL = frozenset("met meet meets meeting married marries joined".split())
"""Words for what two do together, whoever of them is named first."""

RELATIVE = 14
"""Words of a relative clause between a subject and its verb."""

REACH = 9
"""Words to either side of a verb within which its subject and its objects are looked for."""


def swapped_roles(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The stretches in which both sentences have one verb, and the doer of one is the object of the other."""
    told, others = pairing.left.sentence.once(_by_stem), pairing.right.sentence.once(_by_stem)
    if told.keys().isdisjoint(others):
        return
    ours, theirs = pairing.left.once(participants), pairing.right.once(participants)
    shared = frozenset(ours.values()) & frozenset(theirs.values())
    if len(shared) < 2:
        return
    for i, j in _same_verbs(pairing, told, others):
        if i in ours or j in theirs:
            continue
        left, right = roles(pairing.left, i, ours, shared), roles(pairing.right, j, theirs, shared)
        if left is None or right is None:
            continue
        (doer, objects), (other_doer, other_objects) = left, right
        if ours[doer] == theirs[other_doer]:
            continue
        end = next((index for index in objects if ours[index] == theirs[other_doer]), None)
        last = next((index for index in other_objects if theirs[index] == ours[doer]), None)
        if end is not None and last is not None:
            yield _stretch(pairing.left, doer, i, end), _stretch(pairing.right, other_doer, j, last)
            return


def _same_verbs(
    pairing: Pairing, told: dict[str, list[int]], others: dict[str, list[int]]
) -> Iterator[tuple[int, int]]:
    """The tokens of each verb that both sentences have, but for those whose counterpart is another one."""
    partner = pairing.partner
    for i, verb in sorted((i, verb) for verb, indices in told.items() if verb in others for i in indices):
        yield from ((i, j) for j in others[verb] if partner.get(i, j) == j)


def participants(facts: SentenceFacts) -> dict[int, str]:
    """The last token of each name and of each noun behind a determiner, with what tells it from others."""
    found: dict[int, str] = {}
    names: set[int] = set()
    for name in facts.names:
        first, end = facts.token_range(name.span)
        names.update(range(first, end))
        if end:
            found[end - 1] = facts.tokens[end - 1].stem
    for index in facts.sentence.once(_nouns):
        if index not in names:
            found[index] = facts.tokens[index].stem
    return found


def _nouns(sentence: PreparedSentence) -> list[int]:
    """The content words that are written with a capital or stand behind a determiner."""
    text, tokens = sentence.text, sentence.tokens
    return [
        index
        for index, token in enumerate(tokens)
        if token.content
        and (text[token.span.start].isupper() or (index > 0 and tokens[index - 1].form in _DETERMINERS))
    ]


def _by_stem(sentence: PreparedSentence) -> dict[str, list[int]]:
    """The tokens that look like verbs, by their stems; not "was", on either side of which may stand the same:
    "the last to leave was the captain"."""
    found: dict[str, list[int]] = {}
    for index in verbs(sentence):
        token = sentence.tokens[index]
        if token.form not in BE:
            found.setdefault(token.stem, []).append(index)
    return found


def verbs(sentence: PreparedSentence) -> Sequence[int]:
    """The tokens that look like verbs."""
    return sentence.once(_all_verbs)


def _all_verbs(sentence: PreparedSentence) -> Sequence[int]:
    return [index for index in range(len(sentence.tokens)) if _verb(sentence, index)]


def _verb(sentence: PreparedSentence, index: int) -> bool:
    """Whether a word looks like a verb here: in the past, or behind an auxiliary."""
    token = sentence.tokens[index]
    surface = token.span.of(sentence.text)
    if not surface.islower() or len(surface) < 3 or token.form in MUTUAL or token.form in _NO_VERBS:
        return False
    if (
        surface.endswith("ed")
        or token.form in _SAME_PAST
        or (token.form in IRREGULAR and IRREGULAR[token.form] != token.form)
    ):
        return True
    before = index - 1
    while before > 0 and _between(sentence.tokens[before].form):
        before -= 1
    return before >= 0 and sentence.tokens[before].form in _AUX and not _between(token.form)


def _between(form: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb: "will not", "had already"."""
    return form in _ADVERBS or (form.endswith("ly") and form not in _NO_ADVERBS)


_SAME_PAST = frozenset("beat hit hurt shot".split())
"""Pasts that the list of irregular forms does not tell from their verb."""


def roles(
    facts: SentenceFacts, verb: int, who: dict[int, str], shared: frozenset[str]
) -> tuple[int, Sequence[int]] | None:
    """The token of the doer, and those of who it is done to."""
    tokens, text = facts.tokens, facts.article.text
    if tokens[verb].form in _SAID and "," in text[facts.sentence.span.start : tokens[verb].span.start][-2:]:
        return None
    nearest = _before_relative(facts, verb, who.get(verb - 1) in shared)
    before, after = _told_before(facts, nearest, who, shared), _told_behind(facts, verb, who, shared)
    if before is None or not after:
        return None
    if nearest == verb and _passive(facts, verb):
        reach = range(verb + 1, min(len(tokens), verb + REACH))
        by = next((index for index in reach if tokens[index].form == "by"), len(tokens))
        agent = next((index for index in after if index > by), None)
        return None if agent is None else (agent, [before])
    return before, after


def _passive(facts: SentenceFacts, verb: int) -> bool:
    """Whether a verb stands in the passive: "is freed", but not "is to free"."""
    near = [token.form for token in facts.tokens[max(0, verb - 3) : verb]]
    last = max((number for number, form in enumerate(near) if form in _PASSIVE), default=None)
    return last is not None and "to" not in near[last:]


def _told_before(
    facts: SentenceFacts, nearest: int, who: dict[int, str], shared: frozenset[str]
) -> int | None:
    """The last token of who is named before a verb and says no more about another; None for nobody."""
    tokens = facts.tokens
    found = None
    for index in range(nearest - 1, max(-1, nearest - REACH - 1), -1):
        between = facts.sentence.between(index, index + 1)
        apposed = index == nearest - 1 and between.strip() == ","
        if tokens[index].form in _CLAUSE or (not apposed and not CLAUSE_MARKS.isdisjoint(between)):
            break
        if who.get(index) in shared:
            if not _behind_preposition(facts, index):
                return index
            found = index if found is None else found
    return found


def _told_behind(
    facts: SentenceFacts, verb: int, who: dict[int, str], shared: frozenset[str]
) -> Sequence[int]:
    """The last tokens of all who are named behind a verb in its clause."""
    tokens = facts.tokens
    found = []
    for index in range(verb + 1, min(len(tokens), verb + REACH)):
        between = facts.sentence.between(index - 1, index)
        if tokens[index].form in _CLAUSE or not STRONG_MARKS.isdisjoint(between):
            break
        if who.get(index) in shared:
            found.append(index)
    return found


def _behind_preposition(facts: SentenceFacts, last: int) -> bool:
    """Whether a name or noun says more about the one before it: the museum in "Holm of the museum"."""
    tokens, text = facts.tokens, facts.article.text
    first = last
    while first and (text[tokens[first - 1].span.start].isupper() or tokens[first - 1].form in _DETERMINERS):
        first -= 1
    return first > 0 and tokens[first - 1].form in _PREPOSITIONS


def _before_relative(facts: SentenceFacts, verb: int, doer: bool) -> int:
    """The verb or, where a relative clause in commas stands right before it, or a name that is not the doer,
    the word that begins those."""
    tokens, text = facts.tokens, facts.article.text

    def comma(index: int) -> bool:
        return "," in facts.sentence.between(index - 1, index)

    if verb and comma(verb):
        for index in range(verb - 1, max(0, verb - RELATIVE), -1):
            if comma(index):
                named = not doer and text[tokens[index].span.start].isupper()
                return index if named or tokens[index].form in _RELATIVE else verb
    return verb


def _stretch(facts: SentenceFacts, *indices: int) -> Span:
    return Span(facts.tokens[min(indices)].span.start, facts.tokens[max(indices)].span.end)
