"""Finds people in Arabic, where no capital marks a name, behind their titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Indel

from index.article import Article, Span
from index.entities.model import EntityType, Mention
from index.entities.names.romanised import romanised
from index.entities.names.sounds import sounds
from index.entities.vocabulary.gazetteer import gazetteer
from index.languages.vocabulary import folded, vocabulary

_ALIKE = 0.66
"""Least likeness (Indel, 0..1) of a word in Latin letters and a given name of the same consonants, which
alone are those of too many words."""
_SHORTEST = 5
"""Letters of a name that is known by likeness: short ones are like words (قرار, Karar)."""
_ARABIC = frozenset(
    """محمد أحمد محمود حسن حسين علي عمر خالد سعد بشار جمال أنور نبيه نجيب ميشال فؤاد إيلي سمير وليد سامي
    كريم ناصر طارق ياسر فيصل سلمان بندر تميم حمد هيثم قيس رجب يوسف إبراهيم مصطفى جو جون جورج بول
    مارك بيتر""".split()
)
_SERVANT = frozenset({"عبد", "أبو", "بن"})
"""Begin a name of two words."""
_MOST_BETWEEN = 3
"""Words with an article between a title and the name: الرئيس الأميركي السابق."""
_WORD = re.compile("[\u0621-\u065f]+")
_LATIN = str.maketrans("yuw", "ioo")


@cache
def _given() -> dict[str, list[str]]:
    """The given names by what they are heard as."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in gazetteer().given:
        for heard in sounds(name):
            found[heard].append(name.lower().translate(_LATIN))
    return dict(found)


def _is_given(word: str) -> bool:
    if word in _ARABIC or len(word) < _SHORTEST:
        return word in _ARABIC
    latin = romanised(word).replace("gh", "g").translate(_LATIN)
    known = _given()
    return any(
        Indel.normalized_similarity(latin, name) >= _ALIKE
        for heard in sounds(word)
        for name in known.get(heard, ())
    )


def arabic_names(article: Article) -> Iterator[Mention]:
    """The people of an article: a title, what else says of whom with an article, a given name and a surname;
    and where else the whole name or the surname stands. In text order, none overlaps another."""
    text, words = article.text, list(_WORD.finditer(article.text, article.body.start))
    people = _titled(text, words)
    surnames = {name[-1] for name in people}
    titled = {first: at for at, first in people.values()}
    end = -1
    for at, match in enumerate(words):
        if at <= end:
            continue
        pair = tuple(each.group() for each in words[at : at + 2])
        if pair in people and text[match.end()] == " ":
            end = at + 1
            title = words[titled[at]].start() if at in titled else None
            yield Mention(
                Span(match.start(), words[end].end()),
                EntityType.PERSON,
                Span(title, words[at - 1].end()) if title is not None else None,
            )
        elif match.group() in surnames:
            yield Mention(Span(match.start(), match.end()), EntityType.PERSON)


def _titled(text: str, words: Sequence[re.Match[str]]) -> dict[tuple[str, ...], tuple[int, int]]:
    """The names behind titles, each with the numbers of the title's word and of its own first one."""
    known = vocabulary("ar")
    used = known.stop_words | known.titles | known.speech | known.denials | known.meaning.keys()

    def nameable(at: int) -> bool:
        word = words[at].group()
        joined = text[words[at - 1].end() : words[at].start()] == " "
        return joined and len(word) > 1 and not word.startswith("ال") and folded(word) not in used

    people: dict[tuple[str, ...], tuple[int, int]] = {}
    for at, match in enumerate(words):
        # "And" is written with the word: والرئيس.
        if known.titles.isdisjoint((match.group(), match.group().removeprefix("و"))):
            continue
        first = at + 1
        while first < min(len(words), at + 1 + _MOST_BETWEEN) and words[first].group().startswith("ال"):
            first += 1
        if first + 1 >= len(words) or not (nameable(first) and nameable(first + 1)):
            continue
        given, surname = words[first].group(), words[first + 1].group()
        if _is_given(given) and surname not in _SERVANT:
            people[given, surname] = (at, first)
    return people
