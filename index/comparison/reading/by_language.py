"""What a comparison reads of a sentence, by the language of its article: words, dates and quantities."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise

from index.article import Span
from index.comparison.reading.beside_numbers import REACH
from index.comparison.reading.dates import TimePoint, time_points
from index.comparison.reading.number_values import interval
from index.comparison.reading.numerals import quantities
from index.comparison.reading.quantities import Quantity
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import Token, forms_of, tokens_of
from index.languages.days import days
from index.languages.figures import figures, in_figures
from index.languages.unspaced import DENYING, MEANING, SIGNS_OF_GRAMMAR
from index.languages.vocabulary import KNOWN, UNSPACED, folded, vocabulary
from index.text.combining_marks import LETTERS

_UNSPACED = re.compile(
    rf"\d+(?:[.,]\d+)*|[\u30a0-\u30ff]+|{DENYING}|{'|'.join(sorted(MEANING, key=len, reverse=True))}"
    rf"|[\u3040-\u309f\u3400-\u9fff\uf900-\ufaff]|[A-Za-z]+|[%$€£]"
)
_CLAUSE_END = re.compile(r"[,;:!?()“”«»„\"—–،。，；：！？、「」]|\.(?=\s|\Z)")
_OF = re.compile(
    r"\s+(?:der|von den|des|d['’]entre les|de las|de los|dei|delle|degli|su|dos|das|van de|из|z|із|з)\s+"
    r"|\s+من\s+(?:بين\s+)?|人中",
    re.IGNORECASE,
)
"""What stands between a part and its whole."""
_SHIFTS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_UNIT_WORDS = 4
ELIDING = frozenset({"fr", "it"})
"""Languages that write a short word and the next one together: l'incendie, dell'anno."""


def words_of(text: str, span: Span, language: str) -> tuple[Token, ...]:
    """The tokens of `text[span]` in order, as `tokens_of` gives those of English.

    Numbers are levelled, in words too, and so are names of months and days; a word for what is often counted
    has the stem of the English one, so that articles in two languages meet there.
    """
    if language not in KNOWN:
        return tokens_of(text, span)
    if language in UNSPACED:
        return tuple([_sign(match) for match in _UNSPACED.finditer(text, span.start, span.end)])
    pattern, know = _reading(language)
    found = []
    for match in pattern.finditer(text, span.start, span.end):
        form, stemmed, content = know(match.group())
        if form:
            found.append(Token(Span(*match.span()), form, stemmed, content))
    return tuple(found)


def levelled(tokens: Sequence[Token], language: str) -> str:
    """The levelled text of tokens: words with blanks between; of signs without blanks each two neighbours."""
    if language not in UNSPACED:
        return forms_of(tokens)
    forms = [token.form for token in tokens]
    return " ".join([one + other for one, other in pairwise(forms)] or forms)


def times_of(text: str, sentence: Span, published: date | None, language: str) -> tuple[TimePoint, ...]:
    """The dates of a sentence in order, as `time_points` gives those of English."""
    if language not in KNOWN:
        return time_points(text, sentence, published)
    return tuple(_times(text, sentence, published, language))


def quantities_of(
    text: str, sentence: Span, tokens: Sequence[Token], dates: Sequence[Span], language: str
) -> tuple[Quantity, ...]:
    """The quantities of a sentence, whose tokens these are, in order."""
    if language not in KNOWN:
        return quantities(text, sentence, dates)
    return tuple(_with_parts(text, list(_quantities(text, sentence, tokens, dates, language))))


def _with_parts(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, and of each whether it is told with its whole: "quatre des neuf morts"."""
    for number, each in enumerate(found):
        following = found[number + 1].span.start if number + 1 < len(found) else each.span.end
        yield replace(each, part=True) if _OF.fullmatch(text, each.span.end, following) else each


def _quantities(
    text: str, sentence: Span, tokens: Sequence[Token], dates: Sequence[Span], language: str
) -> Iterator[Quantity]:
    starts = [token.span.start for token in tokens]
    for figure in figures(text, sentence, language, dates):
        low, high, exact = interval((figure.low, figure.high), figure.bound)
        limit = min(sentence.end, figure.span.end + REACH)
        stop = _CLAUSE_END.search(text, figure.span.end, limit)
        end = stop.start() if stop else limit
        first, last = (bisect_left(starts, place) for place in (figure.span.end, end))
        behind = [token for token in tokens[first:last] if token.content]
        near = [
            token
            for token in tokens[
                bisect_left(starts, figure.span.start - 60) : bisect_left(starts, figure.span.end + 80)
            ]
            if not figure.span.overlaps(token.span)
        ]
        unit = tuple(token.stem for token in behind[:_UNIT_WORDS] if not token.form[0].isdigit())
        if figure.kind == "age":
            unit = ()
        yield Quantity(
            figure.span if figure.bound else figure.core,
            low,
            high,
            exact,
            figure.kind,
            unit,
            frozenset(token.stem for token in near if token.content),
            figure.vague,
            least=figure.bound == "up",
            beyond=0 if figure.at_least else {"up": 1, "down": -1}.get(figure.bound, 0),
        )


def _times(text: str, sentence: Span, published: date | None, language: str) -> Iterator[TimePoint]:
    for found in days(text, sentence, language):
        resolved = None
        year = found.year or (published.year if published else None)
        with suppress(ValueError, OverflowError):
            if found.relative in _SHIFTS and published:
                resolved = published + timedelta(days=_SHIFTS[found.relative])
            elif year and found.month and found.day:
                resolved = date(year, found.month, found.day)
        yield TimePoint(
            found.span,
            found.year,
            found.month,
            found.day,
            found.weekday,
            relative=found.relative or None,
            resolved=resolved,
        )


def _sign(match: re.Match[str]) -> Token:
    """A token of a language without blanks: a sign, a number, or one of the words that are known."""
    form = match.group().casefold()
    if form[0].isdigit():
        form = form.replace(",", "")
    stemmed = stem(MEANING[form]) if form in MEANING else form
    return Token(
        Span(*match.span()), form, stemmed, form not in SIGNS_OF_GRAMMAR and not "\u3040" <= form <= "\u309f"
    )


@cache
def _reading(language: str) -> tuple[re.Pattern[str], Callable[[str], tuple[str, str, bool]]]:
    """How the words of a language are found, and what gives form, stem and content of one."""
    words = vocabulary(language)
    elided = rf"|[^\W\d_]{{1,7}}['’](?={LETTERS})" if language in ELIDING else ""
    pattern = re.compile(
        rf"\d{{1,3}}(?:[{re.escape(words.group)}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
        rf"{elided}|(?:[^\W\d_]\.){{2,}}|{LETTERS}(?:['’ʼ]{LETTERS})*|[%$€£]"
    )
    numbers = {folded(word): f"{value:.10g}" for word, value in words.numbers.items() if value != 1}

    @lru_cache(maxsize=65536)
    def known(surface: str) -> tuple[str, str, bool]:
        if surface[0].isdecimal():
            form = f"{in_figures(surface, words.group, words.decimal):.10g}"
            return form, form, True
        if surface[-1] in "'’":
            return folded(surface[:-1]), surface[:-1], False
        form = folded(surface)
        if form in numbers:
            return numbers[form], numbers[form], True
        meant = words.meaning.get(form)
        if meant is None:
            return form, words.stem(surface), form not in words.stop_words and form not in "$€£"
        return form, stem(meant), True

    return pattern, known
