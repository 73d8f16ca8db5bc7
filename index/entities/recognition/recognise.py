"""Finds the names, dates and quantities of one article by rules and a small gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from index.article import Article, Span
from index.entities.model import Annotations, EntityType, Mention
from index.entities.other_languages.by_language import mentions_in
from index.entities.quotations.english import quotations
from index.entities.quotations.other_languages import quotations_in
from index.entities.recognition.candidates import Candidate
from index.entities.recognition.evidence import Evidence
from index.entities.recognition.expressions import dates, quantities, sentences_with_numbers
from index.entities.recognition.phrases import PhraseReader
from index.entities.recognition.tokens import Tokens, tokenise
from index.entities.recognition.voting import Ballots, Vote
from index.entities.vocabulary.lexicon import HUMAN_NOUNS
from index.languages.guess import language_of
from index.languages.vocabulary import KNOWN

_APPOSITION = re.compile(r",\s((?:an?|the)\s[^,.;:“”\"()\n]{3,80})(?=[,.;])")
_NUMBER = frozenset({EntityType.DATE, EntityType.QUANTITY})


def recognise(article: Article, vote: Vote | None = None) -> Annotations:
    """The mentions and quotations of `article`, boilerplate left out.

    `vote` is a second recogniser, asked about the names that the rules leave in doubt, in English articles.

    A name clear in one sentence ("President X", "X, a lawmaker") explains its other mentions in the
    article, so that the article is read as a whole. Never raises, whatever the text. Measured: 60,000 words
    a second and more on one core.
    """
    language = language_of(article)
    if language in KNOWN:
        found = mentions_in(article, language)
        return Annotations(found, quotations_in(article, found, language))
    tokens = tokenise(article)
    candidates = PhraseReader(article.text, tokens).read()
    evidence = Evidence(article.text, tokens, candidates)
    ballots = Ballots(article.text, vote(article.text)) if vote is not None else None
    names = _names(article.text, tokens, candidates, evidence, ballots)
    names = _merge(names, _in_headlines(article, tokens, evidence))
    numbers = _numbers(article, tokens)
    mentions = _merge(names, numbers)
    return Annotations(tuple(mentions), quotations(article, tuple(mentions)))


def _names(
    text: str, tokens: Tokens, candidates: list[Candidate], evidence: Evidence, ballots: Ballots | None
) -> list[Mention]:
    found: list[Mention] = []
    for candidate in candidates:
        start, end = tokens.starts[candidate.first], tokens.ends[candidate.last]
        if candidate.first == candidate.last and "-" in tokens.words[candidate.first] and not candidate.title:
            joined = evidence.joined_names(candidate)
            if joined:
                found.extend(Mention(Span(start + left, start + right), one) for left, right, one in joined)
                continue
        kind = evidence.decide(candidate)
        if ballots is not None:
            kind = ballots.settle(Span(start, end), kind, evidence.leaning(candidate))
        if kind is None:
            continue
        if candidate.part is not None:
            start, end = start + candidate.part[0], start + candidate.part[1]
        if kind is EntityType.PERSON and candidate.first == candidate.last:
            start = tokens.starts[candidate.first - evidence.particles(candidate)]
        title = _title(text, tokens, candidate) if kind is EntityType.PERSON else None
        span = Span(start, end) if ballots is None else ballots.whole(Span(start, end), kind)
        found.append(Mention(span, kind, title))
    return found


def _title(text: str, tokens: Tokens, candidate: Candidate) -> Span | None:
    """The title before the name, or what stands behind it as an apposition."""
    if candidate.title is not None:
        return Span(tokens.starts[candidate.title[0]], tokens.ends[candidate.title[1]])
    before = candidate.first - 1
    if (
        before >= 0
        and tokens.words[before] in HUMAN_NOUNS
        and text[tokens.ends[before] : tokens.starts[candidate.first]] == " "
    ):
        first = before
        while first > 0 and tokens.words[first - 1] in HUMAN_NOUNS | {
            "press",
            "prime",
            "vice",
            "foreign",
            "council",
            "party",
        }:
            if text[tokens.ends[first - 1] : tokens.starts[first]] != " ":
                break
            first -= 1
        return Span(tokens.starts[first], tokens.ends[before])
    match = _APPOSITION.match(text, tokens.ends[candidate.last])
    if match and any(word in HUMAN_NOUNS for word in match[1].split()[:6]):
        return Span(*match.span(1))
    return None


def _in_headlines(article: Article, tokens: Tokens, evidence: Evidence) -> list[Mention]:
    """The article's own names of several words inside sentences where every word is capital."""
    if not tokens.cased:
        return []
    spans = [article.sentences[number].span for number in sorted(tokens.cased)]
    headlines = "\n".join([span.of(article.text) for span in spans])
    names = [(name, kind) for name, kind in evidence.long_names() if name in headlines]
    found = []
    for span in spans if names else ():
        end = span.start
        for begin, length, kind in sorted(_written(names, article.text, span)):
            if begin >= end:
                end = begin - length
                found.append(Mention(Span(begin, end), kind))
    return found


def _written(
    names: list[tuple[str, EntityType]], text: str, within: Span
) -> Iterator[tuple[int, int, EntityType]]:
    """Where names stand as words of their own, with the negative of their length: sorted, the longest of
    those that begin in one place comes first. An expression of them all would take longer to make than
    everything else that a headline takes."""
    for name, kind in names:
        begin = text.find(name, within.start, within.end)
        while begin >= 0:
            end = begin + len(name)
            before, behind = text[max(0, begin - 1) : begin], text[end : min(end + 1, within.end)]
            if not _of_word(before) and not _of_word(behind):
                yield begin, -len(name), kind
            begin = text.find(name, begin + 1, within.end)


def _of_word(character: str) -> bool:
    """Whether a character beside a name, if any, makes it a part of a longer word."""
    return character.isalnum() or character in ("-", "_")


def _numbers(article: Article, tokens: Tokens) -> list[Mention]:
    found: list[Mention] = []
    text = article.text
    dated, counted = sentences_with_numbers(tokens.words, tokens.sentence)
    for number in sorted(dated | counted):
        start, end = article.sentences[number].span.start, article.sentences[number].span.end
        days = [Mention(span, EntityType.DATE) for span in dates(text, start, end)] if number in dated else []
        amounts = (
            [Mention(span, EntityType.QUANTITY) for span in quantities(text, start, end)]
            if number in counted
            else []
        )
        found.extend(_merge(days, amounts) if days and amounts else days or amounts)
    if tokens.foreign:
        foreign = tokens.foreign
        found = [one for one in found if not any(left <= one.span.start < right for left, right in foreign)]
    return found


def _merge(first: list[Mention], second: list[Mention]) -> list[Mention]:
    """Both lists in text order. Where two overlap the longer name stays, and any name before a number
    or date."""
    found: list[Mention] = []

    def place(mention: Mention) -> tuple[int, int]:
        # Not the span itself, which compares ten times as slowly. Of equals the first list's stay before.
        return mention.span.start, mention.span.end

    for mention in sorted(chain(first, second), key=place):
        while found and found[-1].span.end > mention.span.start:
            other = found[-1]
            # "Presidents Day" is no person, "June Ashworth" no month: a name yields to a number around it.
            inside = other.span.start >= mention.span.start and other.span.end <= mention.span.end
            around = mention.span.start >= other.span.start and mention.span.end <= other.span.end
            same = (other.type in _NUMBER) == (mention.type in _NUMBER)
            longer = len(mention.span) > len(other.span)
            if same or (mention.type in _NUMBER and inside) or (other.type in _NUMBER and around):
                wins = longer
            else:
                wins = other.type in _NUMBER
            if not wins:
                break
            found.pop()
        else:
            found.append(mention)
    return found
