"""Things of one class told of the same: a teacher where the other source has a nurse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from index.article import Span
from index.comparison.claims.contrary import expression, in_one_place
from index.comparison.claims.same_subject import of_two_people
from index.comparison.claims.stances import Stance
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.persons import titled
from index.comparison.rivals.sentence_facts import SentenceFacts
from index.languages.word_lists import word_lists

_NAMES = re.compile(r'"([^"]+)"|(\S+)')


def other_kinds(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The only members of one class that two sentences name, where they are said of the same."""
    ours, theirs = pairing.left.sentence.once(members), pairing.right.sentence.once(members)
    for kind in sorted(ours.keys() & theirs.keys()):
        here, there = ours[kind], theirs[kind]
        if len(here) > 1 or len(there) > 1 or here.keys() == there.keys():
            continue
        (left,), (right,) = here.values(), there.values()
        if not in_one_place(pairing, left, right) or of_two(pairing, left, right):
            continue
        if not (_named(pairing.article_right, kind, here) or _named(pairing.article_left, kind, there)):
            yield expression(pairing.left, left), expression(pairing.right, right)


def of_two(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether two words say what two people are: those whose names stand right behind them, or else those of
    whom the sentences tell."""
    ours = titled(pairing.left, expression(pairing.left, left))
    theirs = titled(pairing.right, expression(pairing.right, right))
    return ours != theirs if ours and theirs else of_two_people(pairing, left, right)


def _named(article: Sequence[SentenceFacts], kind: int, told: Mapping[int, Stance]) -> bool:
    """Whether an article names any of those members of a class."""
    return any(not told.keys().isdisjoint(each.sentence.once(members).get(kind, ())) for each in article)


def members(sentence: PreparedSentence) -> Mapping[int, Mapping[int, Stance]]:
    """The members of each class that a sentence names, and where it does last."""
    known, tokens, text = _known(), sentence.tokens, sentence.text
    found: dict[int, dict[int, Stance]] = {}
    for index, token in enumerate(tokens):
        names = known.get(token.form)
        if names is None or (index and text[token.span.start].isupper()):
            continue
        for behind, kind, member in names:
            end = index + 1 + len(behind)
            if behind and tuple([each.form for each in tokens[index + 1 : end]]) != behind:
                continue
            found.setdefault(kind, {})[member] = Stance(1, index, index, end, None, (), False)
    return found


_Name = tuple[tuple[str, ...], int, int]


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[_Name, ...]]:
    """The words that may stand behind a word, with the class and the member that it names then; the singular
    and the plural of each name."""
    found: dict[str, tuple[_Name, ...]] = {}
    (kinds,) = word_lists("comparison", "kinds.txt")
    for kind, line in enumerate(kinds.split(";")):
        for member, names in enumerate(line.split(",")):
            for phrase, word in _NAMES.findall(names):
                name = phrase or word
                for first, *behind in (name.split(), _plural(name).split()):
                    found[first] = (*found.get(first, ()), (tuple(behind), kind, member))
    return found


def _plural(word: str) -> str:
    """The plural of a noun that has a regular one."""
    if word.endswith(("s", "x", "z", "ch", "sh", "to")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeo":
        return f"{word[:-1]}ies"
    return f"{word}s"
