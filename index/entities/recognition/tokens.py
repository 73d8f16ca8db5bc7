"""Tokens of an article for the recogniser: words, abbreviations and numbers with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from index.article import Article, SentenceKind
from index.entities.vocabulary.web import web_spans
from index.entities.vocabulary.works import titles_of_works
from index.text.combining_marks import COMBINING, LETTERS
from index.text.run_together import run_together

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Maj Capt Sgt Cpl Pvt Adm Cmdr Brig Rev Fr "
    "Hon Supt Det Atty Msgr Jr Sr St ST Mt Ft Inc Corp Co Ltd Bros Assn Dept Ala Ariz Ark Calif Colo Conn "
    "Del Fla Ga Ill Ind Kan Ky La Me Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va "
    "Wash Wis Wyo Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
# Korean and Chinese given names are written "Jae-in"; these words of as few letters are compounded with
# names instead.
_NOT_SYLLABLES = (
    "led run era born like wide held only free made area type size old year day long mile page man men "
    "and up off to of out war deal bill plan ban aid tax gate city news fed hit sea air job gun oil gas "
    "side town goer fan ties ally pro con non self rich poor"
)
# A part after a hyphen stays with the word if it is a capital or one of the short syllables of Arabic,
# Persian, Korean, Chinese and French names; "-based", "-led", "-era" are words of their own. The look ahead
# and the first two forms are for speed: most of a text is blanks and plain words, which need not be held
# against all the rest.
_TOKEN = re.compile(
    rf"(?=[^\W_])([a-z]+(?![-’'\w{COMBINING}])|[A-Z][a-z]+(?![-’'\w.{COMBINING}])"
    r"|[A-Z]{1,3}&[A-Z]{1,3}\b|[A-Z][A-Za-z0-9]*\.(?:com|org|net)\b"
    r"|(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]d|[Aa]z)-[A-Z]\w+(?:-[^\W\d_]+)*"
    r"|[a-z]+(?=-[A-Z])|[RDI](?=-[A-Z])|[A-Z](?:\.-?[A-Z])+\b\.?|W\.Va\.|[A-Z]\.(?=\s[A-Z])"
    rf"|(?:{_ABBREVIATIONS.replace(' ', '|')})\.(?!\w)"
    rf"|[A-Z][a-z]{{1,4}}-(?!(?:{_NOT_SYLLABLES.replace(' ', '|')})\b)[a-z]{{2,4}}\b(?!-[A-Z])"
    rf"|{LETTERS}\d*(?:[’'](?!s\b){LETTERS}"
    rf"|-(?:(?=[A-Z]){LETTERS}|(?:e|i|ul|ur|al|el|a|au|aux|da|do|dos|de|des|du|la|le|sur|en|on|upon|un|il|in)\b))*"
    r"|\d[\d,.]*)(?:[’']s\b)?"
)
# Link texts of web pages stand without a space behind the name they follow: "Donald John TrumpKamala Harris";
# and two papers share a poll: "Post-ABC News".
_RUN_TOGETHER = re.compile(r"([A-Z][a-z]{2,})(?:(?=[A-Z])|(-)(?=[A-Z]{2,}\Z))")
# Begins with a capital, as most letters are none and need no second look.
_PERHAPS_TOGETHER = re.compile(r"[A-Z](?:(?<=[a-z].)|(?<=[a-z]-.)(?=[A-Z]))")
_SMALL = frozenset("a an the of in on to for and by at with from as but or nor vs s v is".split())
"""Words that stay small in Title Case. Any other small word shows that a sentence is prose full of names."""
_TITLED = 0.62
"""Share of capitals among words of four letters and more above which a sentence is set in Title Case."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of all sentences but boilerplate; addresses and titles of other pages left out.

    `words`, `starts` and `ends` run parallel; `begins` holds the numbers of tokens that stand where any
    word would be capital (first in a sentence or quotation, after a colon); `sentence` the number of each
    token's sentence; `cased` the sentences in Title Case or capitals, where a capital says nothing,
    `shouted` those in capitals; `foreign` the stretches where no number is the article's own: titles of works
    and of other pages.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    begins: set[int]
    cased: set[int]
    shouted: set[int]
    foreign: list[tuple[int, int]]


def _matches(text: str, start: int, end: int, web: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The tokens of a sentence, what lies in addresses left out."""
    if not web:
        return _TOKEN.finditer(text, start, end)
    pieces, at = [], start
    for left, right in web[bisect_left(web, (start, 0)) : bisect_left(web, (end, 0))]:
        pieces.append(_TOKEN.finditer(text, at, max(at, left)))
        at = max(at, right)
    return chain(*pieces, _TOKEN.finditer(text, at, max(at, end)))


def _take(match: re.Match[str], words: list[str], starts: list[int], ends: list[int]) -> None:
    """Adds a token, or the two that it is run together of."""
    word = match[1]
    start, end = match.span(1)
    joint = None if word.islower() or word.istitle() else _RUN_TOGETHER.match(word)
    if joint and (joint[2] or joint[1] in words[-6:]):
        words.append(joint[1])
        starts.append(start)
        ends.append(start + len(joint[1]))
        start = start + joint.end()
        word = word[joint.end() :]
    words.append(word)
    starts.append(start)
    ends.append(end)


def _case(words: list[str], prose: bool) -> tuple[bool, bool]:
    """Whether a sentence is set in Title Case or capitals, and whether in capitals."""
    if prose and any(word.islower() and word not in _SMALL for word in words):
        return False, False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    least = 6 if prose else 3 if any(word.islower() for word in words) else 2
    enough = _TITLED * len(long)
    if len(long) < least or sum(word[0].isupper() for word in long) <= enough:
        return False, False
    return True, sum(word.isupper() for word in long) > enough


def tokenise(article: Article) -> Tokens:
    """The tokens of `article`, a possessive 's left out."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    begins: set[int] = set()
    cased: set[int] = set()
    shouted: set[int] = set()
    text = article.text
    foreign = [*titles_of_works(text), *((link.start, link.end) for link in run_together(text))]
    web = sorted({*web_spans(text), *foreign})
    for number, sentence in enumerate(article.sentences):
        if sentence.kind is SentenceKind.BOILERPLATE:
            continue
        first = len(words)
        begins.add(first)
        span = sentence.span
        matches = [*_matches(text, span.start, span.end, web)]
        if _PERHAPS_TOGETHER.search(text, span.start, span.end):
            for match in matches:
                _take(match, words, starts, ends)
        else:
            words += [match[1] for match in matches]
            starts += [match.start(1) for match in matches]
            ends += [match.end(1) for match in matches]
        here = words[first:]
        numbers.extend([number] * len(here))
        prose = sentence.kind is SentenceKind.BODY and text[span.end - 1] in '.!?”"'
        titled, loud = _case(here, prose)
        if titled:
            cased.add(number)
        if loud:
            shouted.add(number)
    apart = [
        (position, end, start)
        for position, (end, start) in enumerate(zip(ends, islice(starts, 1, None), strict=False), 1)
        if start - end > 1
    ]
    for position, end, start in apart:
        if words[position][0].isupper():
            gap = text[end:start]
            if gap[-1] in "“\"‘'«(—[•" or gap in (": ", " – ", " — ", " - ", "... ", "… "):
                begins.add(position)
    return Tokens(words, starts, ends, numbers, begins, cased, shouted, foreign)
