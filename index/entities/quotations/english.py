"""Finds what an article puts between quotation marks, who says it and to whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.article import Article, Sentence, SentenceKind, Span
from index.entities.model import Mention, Quotation
from index.entities.quotations.antecedents import Antecedents
from index.entities.quotations.attribution import Attribution, Attributions
from index.entities.quotations.clauses import Clauses
from index.entities.quotations.quotation_marks import has_marks, quoted_spans

DIRECT_WORDS = 6
"""Words from which a quoted stretch goes on with the speaker of the one before it."""

UNSAID_WORDS = 8
"""Words from which a stretch that begins small is speech although no one is said to say it."""

_BLOT = "”"
_CLOSING = "”\"’'»“"
_TITLED = re.compile(
    r"(?:[A-Z0-9][\w’'.-]*|a|an|the|of|in|on|and|for|to|with|at|by|from|is|vs?|[&:,–-])(?:\s+|\Z)"
)


@dataclass(slots=True)
class _Found:
    """A quotation in the making.

    `alone`: it begins its sentence; `unclosed`: it ends its paragraph without a closing mark.
    """

    span: Span
    attribution: Attribution | None
    alone: bool
    words: int
    unclosed: bool
    speaker: Mention | None = None
    said_to: Mention | None = None
    direct: bool = False


_SAYABLE = re.compile(r"\w")

_REACH = 600
"""Code points before a quotation in which its sentence is looked through for who speaks; no sentence of prose
is so long, and what is no prose would be looked through for ever."""

_MOST_QUOTED = 1000
"""Quotations of one paragraph; where there are more, it is data: lines of JSON that were saved as text."""

_NEIGHBOURS = 50
"""Quotations before one in its paragraph, of which the last that is spoken goes on."""


def quotations(article: Article, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of `article` with their speakers, among `mentions`, where the text says who speaks.

    `mentions` are the article's, in text order. What stands beside a quotation in its sentence decides; then
    it goes on with the speaker of its neighbour, also over paragraphs. A pronoun is followed to the subject
    of the sentences before it, a role to the one person who has it; someone unnamed between them leaves the
    speaker unknown.
    """
    text = article.text
    if not has_marks(text):
        return ()
    paragraphs = _paragraphs(article)
    quoted = [_quoted(text, each) for each in paragraphs]
    if not any(quoted):
        return ()
    blotted = _blotted(text, quoted)
    clauses = Clauses(blotted, _outside(mentions, quoted))
    attributions = Attributions(blotted, clauses)
    antecedents = Antecedents(blotted, clauses)
    found: list[_Found] = []
    before: _Found | None = None
    for number, (sentences, spans) in enumerate(zip(paragraphs, quoted, strict=True)):
        if sentences[0].kind is SentenceKind.CAPTION and not spans:
            continue
        if not (spans or any(quoted[number + 1 : number + 3])):
            antecedents.begin([sentences[0]])
            before = None
            continue
        antecedents.begin(sentences)
        if not spans:
            before = _leading_in(sentences[-1], attributions, antecedents)
            continue
        here: list[_Found] = []
        for at, span in enumerate(spans):
            following = spans[at + 1].start - 1 if at + 1 < len(spans) else sentences[-1].span.end
            one = _read(text, blotted, sentences, span, following, attributions)
            _speaker(one, here, before, sentences, attributions, antecedents)
            here.append(one)
            if one.attribution is not None and (one.speaker is not None or one.words >= DIRECT_WORDS):
                antecedents.spoke(span.start, one.speaker)
        _backwards(here)
        _over_paragraphs(found, here)
        found.extend(here)
        last = [one for one in here if one.direct]
        before = last[-1] if last else None
    return tuple(_finished(one, text) for one in found)


def _quoted(text: str, sentences: list[Sentence]) -> list[Span]:
    """What a paragraph quotes; the whole of it where its lines begin with the sign of a block quotation."""
    whole = Span(sentences[0].span.start, sentences[-1].span.end)
    line = text[text.rfind("\n", 0, whole.start) + 1 : whole.start]
    spans = [whole] if line.lstrip().startswith(">") else quoted_spans(text, whole)
    # Marks about nothing that could be said are a drawing, code or damage.
    found = [span for span in spans if _SAYABLE.search(text, span.start, span.end)]
    return found if len(found) <= _MOST_QUOTED else []


def _over_paragraphs(found: list[_Found], here: list[_Found]) -> None:
    """Paragraphs that end without their mark have the speaker of the one that goes on with them."""
    first = here[0]
    if not first.alone or first.speaker is None:
        return
    for one in reversed(found):
        if not one.unclosed or one.speaker is not None or one.attribution is not None:
            break
        one.speaker, one.said_to, one.direct = first.speaker, first.said_to, True


def _leading_in(sentence: Sentence, attributions: Attributions, antecedents: Antecedents) -> _Found | None:
    """What a sentence that reports speech leads into: a paragraph that is quotation from end to end."""
    span = sentence.span
    speaker = antecedents.find(attributions.reported(span.start, span.end), span.start + 1)
    return _Found(span, None, False, 0, False, speaker) if speaker else None


def _paragraphs(article: Article) -> list[list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in article.sentences:
        if sentence.kind is not SentenceKind.BOILERPLATE:
            found.setdefault(sentence.paragraph, []).append(sentence)
    return list(found.values())


def _blotted(text: str, quoted: list[list[Span]]) -> str:
    """The text with what is quoted blotted out, so that nothing in it is taken for an attribution."""
    pieces, at = [], 0
    for spans in quoted:
        for span in spans:
            pieces.append(text[at : span.start])
            pieces.append(_BLOT * len(span))
            at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def _outside(mentions: tuple[Mention, ...], quoted: list[list[Span]]) -> tuple[Mention, ...]:
    spans = [span for paragraph in quoted for span in paragraph]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    outside = []
    for mention in mentions:
        begin, end = mention.span.start, mention.span.end
        at = bisect_right(starts, begin)
        if not at or begin >= ends[at - 1] or starts[at - 1] >= end:
            outside.append(mention)
    return tuple(outside)


def _read(
    text: str,
    blotted: str,
    sentences: list[Sentence],
    span: Span,
    following: int,
    attributions: Attributions,
) -> _Found:
    """A quotation with what its sentence says of its speaker."""
    first = _sentence_at(sentences, span.start)
    last = _sentence_at(sentences, max(span.start, span.end - 1))
    start, end = max(first.span.start, span.start - _REACH), min(max(last.span.end, span.end), following)
    lead = blotted[start : span.start - 1].strip(_CLOSING + " \n-–—•*[(") if start < span.start else ""
    ending = text[span.end - 1]
    after = text[span.end + 1 : span.end + 2]
    finished = ending in ",?!—-" or after == ","
    behind = attributions.behind(span.end, end, finished=finished) if span.end < end else None
    ahead = attributions.ahead(start, span.start) if lead else None
    attribution = behind if behind and (finished or ahead is None or ahead.subject is None) else ahead
    words = len(span.of(text).split())
    if attribution and _is_title(span.of(text)) and not attribution.close:
        attribution = None
    unclosed = span.end == sentences[-1].span.end
    return _Found(span, attribution, not lead, words, unclosed)


def _sentence_at(sentences: list[Sentence], place: int) -> Sentence:
    at = bisect_right([sentence.span.start for sentence in sentences], place) - 1
    return sentences[max(at, 0)]


def _speaker(
    one: _Found,
    here: list[_Found],
    before: _Found | None,
    sentences: list[Sentence],
    attributions: Attributions,
    antecedents: Antecedents,
) -> None:
    """Fills in who speaks: by the attribution, else as what stands before goes on."""
    if one.attribution is not None:
        one.speaker = antecedents.find(one.attribution.subject, one.span.start)
        one.said_to = one.attribution.said_to
        known = one.speaker is not None and one.words >= 3
        one.direct = one.words >= DIRECT_WORDS or known or one.attribution.close
        if one.said_to is one.speaker:
            one.said_to = None
        return
    previous = next((other for other in here[: -_NEIGHBOURS - 1 : -1] if other.direct), None)
    if previous is not None and one.alone and one.words >= 2:
        one.speaker, one.said_to, one.direct = previous.speaker, previous.said_to, True
        return
    sentence = _sentence_at(sentences, one.span.start)
    at = sentences.index(sentence)
    block = one.unclosed and one.span.start == sentences[0].span.start
    if one.alone and (one.words >= DIRECT_WORDS or block):
        previously = sentences[at - 1].span if at and not here else None
        if previously:
            reported = attributions.reported(previously.start, previously.end)
            one.speaker = antecedents.find(reported, sentence.span.start)
        elif at == 0 and before is not None:
            one.speaker, one.said_to = before.speaker, before.said_to
        one.direct = True


def _backwards(here: list[_Found]) -> None:
    """A quotation that fills its sentence has the speaker of the next one, where none is named before."""
    for one, following in zip(reversed(here[:-1]), reversed(here[1:]), strict=True):
        if one.speaker is None and one.attribution is None and one.alone and following.alone and one.direct:
            one.speaker, one.said_to = following.speaker, following.said_to


def _is_title(words: str) -> bool:
    """Whether all words are capital as in the title of a work: two to seven of them."""
    count = len(words.split())
    return 2 <= count <= 7 and words[:1].isupper() and sum(1 for _ in _TITLED.finditer(words)) == count


def _finished(one: _Found, text: str) -> Quotation:
    direct = one.direct
    if one.speaker is None and one.attribution is None and direct:
        words = one.span.of(text)
        direct = one.words >= UNSAID_WORDS or words[:1].isupper()
    return Quotation(
        one.span,
        one.speaker.span if one.speaker else None,
        one.said_to.span if one.said_to else None,
        direct,
    )
