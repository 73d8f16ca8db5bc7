"""Whether a stretch of a sentence says something of something."""

from __future__ import annotations

import pytest

from index.article import Span
from index.comparison.reading.predicates import goes_on_to_state, lacks_subject, states


@pytest.mark.parametrize(
    "stretch",
    [
        "The harbour was closed on Friday",
        "Ruiz closed the harbour",
        "It’s the worst flood in years",
        "the owners want pumps",
        "They’ll raise the wall",
        "The board also reacted with anger",
        "The wall of a port that flooded twice has held",
        "Ruiz, who is leaving, used the same pumps",
        "Is it the tide?",
    ],
)
def test_a_verb_with_a_person_and_a_tense_states(stretch: str) -> None:
    assert states(stretch, Span(0, len(stretch)))


@pytest.mark.parametrize(
    "stretch",
    [
        "Ana Ruiz, the harbour master of the port of Marden",
        "the pilot who left the port",
        "local dues to save three million",
        "Citing the plan of the board to raise the wall",
        "consistent with the rules of the board",
        "the plans published by the port",
        "With the owners resolved to bring the case",
        "the end of a long review",
        "while the harbour was closed",
        "is closed",
        "",
    ],
)
def test_without_one_nothing_is_stated(stretch: str) -> None:
    assert not states(stretch, Span(0, len(stretch)))


def test_what_goes_on_may_have_its_subject_before() -> None:
    for stretch in ("is closed", "opened the channel late"):
        assert goes_on_to_state(stretch, Span(0, len(stretch)))
    assert not goes_on_to_state("harbour dues", Span(0, 12))


def test_a_verb_or_participle_at_the_beginning_lacks_its_subject() -> None:
    for stretch in ("said he needs the winter", "adding that it rained", "could push for pumps"):
        assert lacks_subject(stretch, Span(0, len(stretch)))
    for stretch in ("the port said so", "they’re leaving the port", "Raising the wall will help"):
        assert not lacks_subject(stretch, Span(0, len(stretch)))
