"""Another thing named in the same place: a lorry where the other source has a car, the floods for the
pandemic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from index.article import Span
from index.comparison.reading.concepts import MEASURES, akin
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import DETERMINERS, PREPOSITIONS, Token
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts

_POSSESSIVES = frozenset("its their his her".split())
_CAUSES = frozenset("because due owing caused".split())

_GENERAL = frozenset(
    stem(word)
    for word in (
        "people person man woman group member thing case place area part number way time one other "
        "official source statement report company organization issue matter event situation"
    ).split()
)
"""Words that stand for almost any other one."""

SURE = 0.45
"""Score of a link from which two nouns in one place are rivals; below it the sentences tell of two things."""

SORT = 0.6
"""Likeness in words from which they are where nothing but a word for their sort stands beside both."""

VERBATIM = 0.8
"""The same for words that stand for almost any other one."""

SPELLING = 55.0
"""Edit ratio from which two words are one word's forms."""


def substitutes(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """Nouns of one phrase each that stand behind the same preposition of the same word, or before the same
    verb behind the same conjunction, and share no sense."""
    if pairing.score < SURE:
        return
    partner = pairing.partner
    taken = set(partner.values())
    theirs = list(_phrases(pairing.right, taken))
    for left in _phrases(pairing.left, set(partner)):
        for right in theirs:
            if (
                (_same_frame(pairing, partner, left, right) or _same_modifier(pairing, partner, left, right))
                and _same_reach(pairing, left, right)
                and _unlike(pairing, left, right)
            ):
                yield _span(pairing.left, left), _span(pairing.right, right)


def _phrases(facts: SentenceFacts, paired: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of one or two content words without a partner behind a determiner, as token ranges."""
    tokens, text = facts.tokens, facts.article.text
    for start in facts.sentence.once(_beginnings):
        if start in paired and tokens[start - 1].form not in DETERMINERS:
            continue
        if start in paired and start + 1 not in paired and start + 1 < len(tokens):
            start += 1
        end = start
        while (
            end < len(tokens)
            and _noun(tokens[end], text)
            and end not in paired
            and (end == start or facts.sentence.between(end - 1, end).isspace())
        ):
            end += 1
        if 1 <= end - start <= 2 and text[tokens[end - 1].span.end :][:1] != "-":
            yield start, end


def _beginnings(sentence: PreparedSentence) -> list[int]:
    """The nouns right behind a determiner or an "of"."""
    tokens = sentence.tokens
    return [
        index + 1
        for index, token in enumerate(tokens[:-1])
        if (token.form == "of" or token.form in DETERMINERS) and _noun(tokens[index + 1], sentence.text)
    ]


def _sort(sentence: PreparedSentence, start: int) -> bool:
    """Whether a word and an article stand before a place."""
    tokens = sentence.tokens
    return start >= 2 and _noun(tokens[start - 1], sentence.text) and tokens[start - 2].form in DETERMINERS


def _noun(token: Token, text: str) -> bool:
    return token.content and token.span.of(text).isalpha() and token.span.of(text).islower()


def _same_frame(
    pairing: Pairing, partner: dict[int, int], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    if _passive(pairing, partner, left, right):
        return True
    before, other = (
        start - (1 if tokens[start - 1].form == "of" else 2)
        for tokens, (start, _) in ((ours, left), (theirs, right))
    )
    if before < 1 or other < 1 or ours[before].form != theirs[other].form:
        return False
    causes = ours[before - 1].form == theirs[other - 1].form and ours[before - 1].form in _CAUSES
    if ours[before].form in PREPOSITIONS and causes:
        return True
    if ours[before].form in PREPOSITIONS:
        governor, counterpart = _content_before(ours, before), _content_before(theirs, other)
        return (
            governor is not None
            and counterpart is not None
            and (partner.get(governor) == counterpart or akin(ours[governor].stem, theirs[counterpart].stem))
            and before - governor <= 2
            and other - counterpart <= 2
        )
    return (
        left[1] < len(ours)
        and right[1] < len(theirs)
        and partner.get(left[1]) == right[1]
        and ours[left[1]].content
        and not ours[before].content
    )


def _same_modifier(
    pairing: Pairing, partner: dict[int, int], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether the same word behind an article says what sort of thing both are: "a faulty sensor"."""
    sides = ((pairing.left, left), (pairing.right, right))
    return (
        partner.get(left[0] - 1) == right[0] - 1
        and pairing.similarity >= SORT
        and all(_sort(facts.sentence, start) and end == start + 1 for facts, (start, end) in sides)
        and not any(facts.tokens[start].form.endswith("ed") for facts, (start, _) in sides)
    )


def _same_reach(pairing: Pairing, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether both phrases name a thing in one manner: neither only its side, as "the details of the inquiry"
    for the inquiry, nor only whose it is, as "their client" for the witness."""
    sides = ((pairing.left.tokens, left), (pairing.right.tokens, right))
    whose = {tokens[start - 1].form in _POSSESSIVES for tokens, (start, _) in sides}
    parted = {tokens[end].form == "of" if end < len(tokens) else False for tokens, (_, end) in sides}
    return len(whose) == len(parted) == 1


def _passive(
    pairing: Pairing, partner: dict[int, int], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether one is the subject of a passive and the other the object of the same verb: "a teacher was
    arrested", "arrested a doctor"."""
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    for tokens, phrase, verb in (
        (ours, left, _partner_of(partner, right[0] - 2)),
        (theirs, right, partner.get(left[0] - 2)),
    ):
        end = phrase[1]
        if verb is not None and end + 1 == verb < len(tokens) and tokens[end].form in ("was", "were"):
            return True
    return False


def _partner_of(partner: dict[int, int], right: int) -> int | None:
    """The left word that a right one corresponds to."""
    return next((i for i, j in partner.items() if j == right), None)


def _content_before(tokens: Sequence[Token], index: int) -> int | None:
    return next((each for each in range(index - 1, -1, -1) if tokens[each].content), None)


def _unlike(pairing: Pairing, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the words are nowhere on the other side, and share neither sense nor spelling."""
    ours, theirs = pairing.left.tokens[slice(*left)], pairing.right.tokens[slice(*right)]
    known_ours = {stem for facts in pairing.group_left for stem in facts.sentence.stems}
    known_theirs = {stem for facts in pairing.group_right for stem in facts.sentence.stems}
    if any(token.stem in known_theirs or token.stem in MEASURES for token in ours) or any(
        token.stem in known_ours or token.stem in MEASURES for token in theirs
    ):
        return False
    if any(token.stem in _GENERAL for token in (*ours, *theirs)) and pairing.score < VERBATIM:
        return False
    return not any(
        akin(one.stem, other.stem) or ratio(one.form, other.form) >= SPELLING
        for one in ours
        for other in theirs
    )


def _span(facts: SentenceFacts, tokens: tuple[int, int]) -> Span:
    return Span(facts.tokens[tokens[0]].span.start, facts.tokens[tokens[1] - 1].span.end)
