"""A short stretch of a sentence, verbatim, that names the fact it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.article import Span
from index.comparison.reading.asides import aside
from index.comparison.reading.clauses import BOUNDARY, CONNECTIVE, clauses_of, joins_phrases
from index.comparison.reading.numerals import COUNTING
from index.comparison.reading.pieces import Pieces
from index.comparison.reading.predicates import lacks_subject, states
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.reading.shortening import BLANK, LENGTH, opened_at, shortened
from index.comparison.reading.tokens import STOP_WORDS
from index.comparison.story.stretches import UNCLEAR, Stretch, has_verb, stretches, whole_stretches
from index.languages.vocabulary import KNOWN
from index.text.run_together import kept_beside, run_together

_POINTS_BACK = re.compile(r"(?:he|she|they|it|his|her|their|its|this|that|these|those)\b", re.IGNORECASE)
"""A beginning that speaks of what was told before."""

_STOP = re.compile(r"[.!?\n]")
_GOES_ON = re.compile(r"[^\S\n]+[\w$€£“\"‘(\[]")

_DETERMINED = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|for|of|with)|[’']s)\s+\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")
_NOUN_WORDS = 3
"""Words behind a date or number among which the noun is that it stands with."""

_LENGTH_PRICE = 0.004
"""What a code point costs against the weight of words, so that of two stretches alike in content the shorter
wins."""

_OTHER = 0.2
"""What a word weighs that none of the others who tell the fact use: little, but no summary is one word."""

_OWN = 10.0
"""What a word of the expression that a stretch is about weighs beside its other words."""

_UNSAID = 0.5
"""What the words of a stretch are worth that says nothing of what it names."""


def summary(
    prepared: PreparedSentence, weights: Mapping[str, float], *, whole: bool = True
) -> tuple[Span, float]:
    """The stretch of a sentence that carries most of `weights` (by stem), of whole clauses where they fit,
    and what it is worth beside those of other sentences: how much of `weights` is in it, less where it needs
    what is left out, or was told before, to be understood. Unless it is to be `whole`, it need not have a
    verb.

    Never longer than LENGTH code points unless a single word is; never empty for a sentence with a token.
    """
    if whole and (pieces := _beside_links(prepared)):
        found_beside, worth = summary(pieces.read(prepared), weights)
        return pieces.back(found_beside), worth
    text = prepared.text
    read = whole and prepared.once(has_verb)
    found: tuple[float, int, Span, bool] | None = None
    ranked = []
    for each in prepared.once(whole_stretches if whole and prepared.language not in KNOWN else stretches):
        weight = each.worth * sum(weights.get(stem, _OTHER) for stem in each.stems)
        ranked.append((weight - _LENGTH_PRICE * len(each.span), -each.span.start, weight, each))
    for price, at, weight, each in sorted(ranked, key=lambda one: one[:2], reverse=True):
        if found is not None and (price, at) <= found[:2]:
            break
        # Of a sentence without a verb that is known no stretch says anything, and none is held against it.
        if (says_nothing := not read or _says_nothing(text, each)) and read:
            price -= (1.0 - _UNSAID) * weight
        this = price, at, each.span, says_nothing
        found = max(found or this, this)
    if found is None:
        return shortened(text, prepared.span), 0.0
    worth, _, span, says_nothing = found
    if whole and says_nothing and (other := _beside_aside(prepared, weights)) and other[1] > _UNSAID * worth:
        return other
    return span, worth * (UNCLEAR if _POINTS_BACK.match(text, span.start) else 1.0)


def _beside_aside(prepared: PreparedSentence, weights: Mapping[str, float]) -> tuple[Span, float] | None:
    """The summary of a sentence that is too long to be told with what it says in passing of its subject,
    which is found by words of English."""
    start, end = prepared.span.start, prepared.span.end
    if prepared.language in KNOWN or (between := aside(prepared.text[start:end])) is None:
        return None
    pieces = Pieces.of([Span(start, start + between.start), Span(start + between.end, end)])
    read = pieces.read(prepared)
    found, worth = summary(read, weights)
    span = pieces.back(found)
    alike = len(found) <= LENGTH and told(prepared.text, span) == found.of(read.text)
    return (span, worth) if alike else None


def _beside_links(prepared: PreparedSentence) -> Pieces | None:
    """The sentence without titles of other pages in it; None where there are none."""
    links = run_together(prepared.text, prepared.span.start, prepared.span.end)
    return Pieces.of(kept_beside(links, prepared.span)) if links else None


def _says_nothing(text: str, stretch: Stretch) -> bool:
    """Whether a stretch has no verb of its own, or one whose subject stands before; unless it begins its
    sentence."""
    return not states(text, stretch.span) or (not stretch.begins and lacks_subject(text, stretch.span))


def told(text: str, summary: Span) -> str:
    """The words of a summary, without titles of other pages that its source runs together with a name, and
    without what it says in passing if it is too long."""
    links = run_together(text, summary.start, summary.end)
    words = "".join(piece.of(text) for piece in kept_beside(links, summary))
    if len(words) <= LENGTH or (between := aside(words)) is None:
        return words
    return words[: between.start] + words[between.end :]


def goes_on(text: str, summary: Span) -> bool:
    """Whether the clause or quotation that a summary ends in goes on behind it, which is to be shown."""
    if text[summary.end - 1] in ".!?" or text[summary.end : summary.end + 1] in ("", ".", "!", "?"):
        return False
    if opened_at(told(text, summary)) >= 0:
        return True
    if boundary := BOUNDARY.match(text, summary.end):
        ended = _STOP.search(text, boundary.end())
        return joins_phrases(text, summary, Span(boundary.end(), ended.start() if ended else len(text)))
    return _GOES_ON.match(text, summary.end) is not None


def subject_span(prepared: PreparedSentence, expression: Span) -> Span:
    """The stretch of a sentence that says what an expression in it dates or counts, with the expression.

    As long as a summary, unless the expression is longer; to be `told` like one.
    """
    if pieces := _beside_links(prepared):
        inside_pieces = pieces.inside(expression)
        if inside_pieces is not None:
            return pieces.back(subject_span(pieces.read(prepared), inside_pieces))
    text, sentence, tokens = prepared.text, prepared.span, prepared.tokens
    inside = {token.stem for token in tokens if token.span.overlaps(expression)}
    weights = {token.stem: _OWN if token.stem in inside else 1.0 for token in tokens}
    found, _ = summary(prepared, weights, whole=False)
    if found.contains(expression):
        return _with_noun(text, sentence, found, expression)
    if expression.end - sentence.start <= LENGTH:
        start = sentence.start
    else:
        earliest = expression.end - LENGTH
        starts = [clause.start for clause in clauses_of(text, sentence)]
        starts = [start for start in starts if earliest <= start <= expression.end - LENGTH // 3] or [
            match.end() for match in BLANK.finditer(text, max(earliest, sentence.start), expression.start)
        ]
        start = min(starts, default=expression.start)
    if joins := CONNECTIVE.match(text, start, expression.start):
        start = joins.end()
    cut = shortened(text, Span(start, sentence.end))
    return _with_noun(text, sentence, Span(start, max(cut.end, expression.end)), expression)


def _with_noun(text: str, sentence: Span, subject: Span, expression: Span) -> Span:
    """A subject that ends in its expression, with the noun that a determiner before that one stands with:
    "of the 2016 | presidential election", "for two | imprisoned ranchers"."""
    stands_with = _DETERMINED.search(text, max(sentence.start, expression.start - 16), expression.start)
    counts = text[expression.start : expression.end].lower() in COUNTING or text[expression.end - 1].isdigit()
    if subject.end != expression.end or not (stands_with and counts):
        return subject
    end = subject.end
    for _ in range(_NOUN_WORDS):
        word = _NEXT_WORD.match(text, end, sentence.end)
        if word is None or word[1].lower() in STOP_WORDS:
            break
        end = word.end()
    return Span(subject.start, end)
