"""A second recogniser's vote: it helps the rules where they are in doubt, and decides nothing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from index.entities.model import EntityType
from index.entities.recognition.recognise import recognise
from index.entities.recognition.voting import Vote, VotedSpan
from index.formats.text_file import parse


def _article(text: str) -> Article:
    return parse(text.encode(), article_id="a", path="a.txt").article


def _says(*names: tuple[str, EntityType]) -> Vote:
    """A recogniser that calls every occurrence of these names what is said here."""

    def vote(text: str) -> Iterable[VotedSpan]:
        for name, kind in names:
            start = text.find(name)
            while start >= 0:
                yield VotedSpan(Span(start, start + len(name)), kind)
                start = text.find(name, start + 1)

    return vote


def _found(text: str, vote: Vote | None = None) -> dict[str, EntityType]:
    article = _article(text)
    return {one.span.of(text): one.type for one in recognise(article, vote).mentions}


# The rules see one weak cue for a place here ("from"), which is too little for a word they don't know.
DOUBTFUL = "Both trucks had come from Quorvale in thick fog. Nobody was hurt, the mayor said.\n"


def test_a_vote_adds_a_name_for_which_the_article_has_too_little_evidence() -> None:
    assert "Quorvale" not in _found(DOUBTFUL)
    assert _found(DOUBTFUL, _says(("Quorvale", EntityType.GPE)))["Quorvale"] is EntityType.GPE


def test_a_vote_without_any_evidence_adds_nothing() -> None:
    assert "Quorvale" not in _found(DOUBTFUL, _says(("Quorvale", EntityType.ORG)))


def test_a_vote_for_an_everyday_word_adds_nothing() -> None:
    text = "Managers near the gate were told on Friday. Managers, a spokesman said, had left by then.\n"
    assert "Managers" not in _found(text, _says(("Managers", EntityType.PERSON)))


@pytest.mark.parametrize("kind", [EntityType.ORG, EntityType.GPE, EntityType.NORP])
def test_a_vote_never_changes_what_the_rules_are_sure_of(kind: EntityType) -> None:
    text = "President Maria Oakley met Mr. Oakley's lawyers in Tajikistan on Monday.\n"
    wrong = _says(("Maria Oakley", kind), ("Oakley", kind), ("Tajikistan", kind))
    assert _found(text, wrong) == _found(text)
    assert _found(text)["Tajikistan"] is EntityType.GPE


# Two capitals of which nothing says what they are: the rules take them for a person.
DEFAULT = "It rained for nine days. Brask Thurlo, though, was dry by then, and so were the roads.\n"


def test_a_person_for_whom_nothing_speaks_needs_a_vote_for_some_name() -> None:
    assert _found(DEFAULT)["Brask Thurlo"] is EntityType.PERSON
    assert "Brask Thurlo" not in _found(DEFAULT, _says())
    assert _found(DEFAULT, _says(("Thurlo", EntityType.GPE)))["Brask Thurlo"] is EntityType.PERSON


def test_a_person_for_whom_the_article_speaks_needs_no_vote() -> None:
    text = DEFAULT + "“Not a drop,” said Brask Thurlo, a farmer.\n"
    assert _found(text, _says())["Brask Thurlo"] is EntityType.PERSON


def test_a_name_is_voted_to_go_on_after_a_preposition() -> None:
    text = "He studied law at the Council of Riverton at Milbrook before he went into politics.\n"
    whole = "Council of Riverton at Milbrook"
    assert whole not in _found(text)
    found = _found(text, _says((whole, EntityType.ORG)))
    assert found[whole] is EntityType.ORG
    assert "Milbrook" not in found


def test_a_name_is_not_voted_to_take_in_the_words_behind_it() -> None:
    text = "The University of Riverton Rejects every claim, Ann Hobday said on Monday.\n"
    assert _found(text, _says(("University of Riverton Rejects", EntityType.ORG))) == _found(text)


def test_article_and_possessive_of_a_vote_are_not_part_of_the_name() -> None:
    text = DOUBTFUL.replace("from Quorvale in", "from Quorvale's old market in")
    assert "Quorvale" in _found(text, _says(("Quorvale's", EntityType.GPE)))


def test_a_vote_that_contradicts_itself_does_not_count() -> None:
    text = DOUBTFUL + "A third left from Quorvale at noon.\n"

    def torn(text: str) -> Iterable[VotedSpan]:
        first, last = text.index("Quorvale"), text.rindex("Quorvale")
        yield VotedSpan(Span(first, first + 8), EntityType.GPE)
        yield VotedSpan(Span(last, last + 8), EntityType.PERSON)

    assert _found(text, torn) == _found(text)


_NAMED = DOUBTFUL + "President Maria Oakley met Mr. Oakley's lawyers in Tajikistan on Monday.\n"
_EDGES = sorted(edge for word in re.finditer(r"\w+", _NAMED) for edge in word.span())
_PLACES = st.sampled_from(_EDGES) | st.integers(0, len(_NAMED) + 9)


@given(st.lists(st.tuples(_PLACES, _PLACES, st.sampled_from(EntityType)), max_size=12))
def test_whatever_is_voted_mentions_are_spans_in_order_without_overlap(
    votes: list[tuple[int, int, EntityType]],
) -> None:
    def vote(text: str) -> list[VotedSpan]:
        return [VotedSpan(Span(min(a, b), min(max(a, b), len(text))), kind) for a, b, kind in votes]

    mentions = recognise(_article(_NAMED), vote).mentions
    spans = [one.span for one in mentions]
    assert len(spans) > 1
    assert all(0 <= span.start < span.end <= len(_NAMED) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_the_vote_is_asked_once_about_the_whole_text() -> None:
    asked: list[str] = []

    def vote(text: str) -> list[VotedSpan]:
        asked.append(text)
        return []

    recognise(_article(DOUBTFUL), vote)
    assert asked == [DOUBTFUL]
