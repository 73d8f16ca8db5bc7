"""Where two articles disagree: all kinds together, once per strong group, major ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from index.article import Span
from index.comparison.alignment.links import Similarity
from index.comparison.alignment.two_languages import in_two_languages
from index.comparison.discrepancies.altered import altered
from index.comparison.discrepancies.claims import (
    attribution_discrepancies,
    claim_discrepancies,
    wording_discrepancies,
)
from index.comparison.discrepancies.days import date_discrepancies
from index.comparison.discrepancies.figures import number_discrepancies
from index.comparison.discrepancies.naming import name_discrepancies
from index.comparison.discrepancies.quoting import quote_discrepancies
from index.comparison.discrepancies.verbatim import replaced, without_copies
from index.comparison.model import Discrepancy, DiscrepancyKind, Link, Severity, Strength
from index.comparison.reading.prepare import PreparedArticle
from index.comparison.reading.tokens import forms_of, tokens_of
from index.comparison.rivals.articles import Rival
from index.comparison.rivals.expressions import rival
from index.comparison.rivals.linked_pairs import pairings
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import SentenceFacts, facts_of
from index.entities.model import Resolution
from index.languages.vocabulary import KNOWN

_Detector = Callable[[Pairing], Iterable[Discrepancy]]

CONTRADICTIONS: tuple[_Detector, ...] = (
    number_discrepancies,
    date_discrepancies,
    name_discrepancies,
    quote_discrepancies,
)
IN_ENGLISH: tuple[_Detector, ...] = (claim_discrepancies,)
ON_REQUEST: tuple[_Detector, ...] = (attribution_discrepancies, wording_discrepancies)
"""What finds the discrepancies of two linked sentences: what contradicts, where both are in English, whose
words alone are known to turn a claim round, also in claims; and what is shown where it is asked for."""


def discrepancies(
    left: PreparedArticle,
    right: PreparedArticle,
    links: Sequence[Link],
    resolution: Resolution,
    similarity: Similarity,
    left_over: Sequence[tuple[Rival, Rival]],
) -> tuple[Discrepancy, ...]:
    """The discrepancies between two linked articles, of all kinds.

    `similarity` gives S of linked sentences; for others the scores of the links stand in. `left_over` are
    rivals in linked sentences that no rule for these need find.

    Each pair of expressions is told once for each group of sentences that strong links connect; two spellings
    of a name that partly linked sentences have, only where no other sentences have them, and once.
    """
    ours, theirs = facts_of(left, resolution), facts_of(right, resolution)
    languages, translated = {left.language, right.language}, in_two_languages(left, right)
    found: dict[tuple[object, ...], Discrepancy] = {}
    left_out: list[Discrepancy] = []
    spelt: dict[tuple[object, ...], Discrepancy] = {}
    pairs = {}
    for pairing in without_copies(tuple(pairings(ours, theirs, links, similarity))):
        pairs[pairing.left.sentence.span, pairing.right.sentence.span] = pairing
        told: list[Discrepancy] = []
        for each in _of(pairing, languages, translated):
            if each.kind is DiscrepancyKind.WORDING and any(_covers(other, each) for other in told):
                continue
            if each.kind is DiscrepancyKind.MISSING:
                if any(_covers(other, each) for other in left_out):
                    continue
                left_out.append(each)
            told.append(each)
            if pairing.strength is Strength.PARTIAL and _of_spelling(each):
                spelt.setdefault(_said(each, pairing), each)
            else:
                found.setdefault(_key(each, pairing), each)
    said = {key[:3] for key in found}
    found.update((key, each) for key, each in spelt.items() if key not in said)
    for one, other in left_over:
        pair = pairs.get((one.facts.sentence.span, other.facts.sentence.span))
        if pair is not None and not any(_tells(each, one, other) for each in found.values()):
            each = rival(one.kind, pair, one.span, other.span)
            found = {key: told for key, told in found.items() if not _half_of(told, each)}
            found.setdefault(_key(each, pair), each)
    return tuple(sorted(found.values(), key=_walking_order))


def _of(pairing: Pairing, languages: set[str], translated: bool) -> Iterator[Discrepancy]:
    if _word_for_word(pairing):
        # "On Monday" is another day in an article of another week.
        yield from date_discrepancies(pairing)
        return
    detectors = CONTRADICTIONS + IN_ENGLISH * KNOWN.isdisjoint(languages)
    found = [each for discrepancies_of in detectors for each in discrepancies_of(pairing)]
    yield from found
    if translated:
        # Every word is another one, and what reports a saying is known of English words alone.
        return
    copied = [*replaced(pairing), *altered(pairing, *languages)] if len(languages) == 1 else []
    yield from (each for each in copied if not any(_covers(other, each) for other in found))
    for discrepancies_of in ON_REQUEST:
        yield from discrepancies_of(pairing)


def _word_for_word(pairing: Pairing) -> bool:
    """Whether both sentences are the same text."""
    ours, theirs = pairing.left.sentence, pairing.right.sentence
    return ours.span.of(ours.text) == theirs.span.of(theirs.text)


def _tells(told: Discrepancy, one: Rival, other: Rival) -> bool:
    """Whether a discrepancy of one kind tells of one of two that are left over, there or elsewhere."""
    if told.kind is not one.kind or not told.left or not told.right:
        return False
    if told.left.overlaps(one.span) and told.right.overlaps(other.span):
        return True
    return one.facts.says(told.left) == one.facts.says(one.span) or other.facts.says(
        told.right
    ) == other.facts.says(other.span)


def _half_of(told: Discrepancy, whole: Discrepancy) -> bool:
    """Whether a finding of one side alone is a part of one of both sides: "credited only here"."""
    return told.kind is whole.kind and not (told.left and told.right) and _covers(whole, told)


def _covers(told: Discrepancy, wording: Discrepancy) -> bool:
    """Whether a change of words is part of a discrepancy that says more about it, or the same."""
    return bool(
        (told.left and wording.left and told.left.overlaps(wording.left))
        or (told.right and wording.right and told.right.overlaps(wording.right))
    )


def _of_spelling(found: Discrepancy) -> bool:
    return found.kind is DiscrepancyKind.NAME and found.severity is Severity.MINOR


def _key(found: Discrepancy, pairing: Pairing) -> tuple[object, ...]:
    """What makes two findings the same one: kind, words and group."""
    return *_said(found, pairing), _group(pairing.group_left), _group(pairing.group_right)


def _said(found: Discrepancy, pairing: Pairing) -> tuple[object, ...]:
    """Of what kind a finding is, and in which words."""
    return found.kind, _words(pairing.left, found.left), _words(pairing.right, found.right)


def _words(facts: SentenceFacts, span: Span | None) -> str:
    """The words of a span as they are held together; those of whole tokens are known already."""
    if span is None:
        return ""
    first, last = facts.token_range(span)
    within = facts.tokens[first:last]
    if within and (within[0].span.start, within[-1].span.end) == (span.start, span.end):
        return forms_of(within)
    return forms_of(tokens_of(facts.article.text, span))


def _group(facts: Iterable[SentenceFacts]) -> tuple[int, ...]:
    return tuple(each.sentence.span.start for each in facts)


def _walking_order(found: Discrepancy) -> tuple[bool, bool, int, int]:
    ours = found.left.start if found.left else -1
    theirs = found.right.start if found.right else -1
    return found.severity is not Severity.MAJOR, found.kind.requested, ours, theirs
