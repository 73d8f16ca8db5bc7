"""What someone does, written with a capital before the name where a sentence begins, is no part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.article import Article
from index.entities.recognition.recognise import recognise
from index.entities.vocabulary.occupations import is_agent_noun

DAM = """Cracks found in the dam at Sarvoy

Water seeped through the wall on Monday. Engineer Rustam Hakimov said the wall would hold. Others did
less. Shopkeeper Hana Brisk moved her stock upstairs. Nurse Keziah Thorn opened a ward.

“Nobody slept,” she said. Plumber Vashti Orme had worked until dawn. Engineer Hakimov left at noon.
"""

FERRY = """Ferry sinks off Tolsand

Passengers were taken ashore. Skipper Orla J. Quine was the last to leave. Fisherman Dag Ekholm saw her
jump. Guitarist Tomas Reyl lost his instruments.

Hunter Vallen Brandt paid for blankets, and a cousin of Hunter Vallen Brandt drove the bus.
Printer Ink Supplies, a shop, sent towels.
"""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            DAM,
            [
                ("Rustam Hakimov", "Engineer"),
                ("Hana Brisk", "Shopkeeper"),
                ("Keziah Thorn", "Nurse"),
                ("Vashti Orme", None),
                ("Hakimov", "Engineer"),
            ],
        ),
        (
            FERRY,
            [
                ("Orla J. Quine", None),
                ("Dag Ekholm", "Fisherman"),
                ("Tomas Reyl", "Guitarist"),
                ("Hunter Vallen Brandt", None),
                ("Hunter Vallen Brandt", None),
            ],
        ),
    ],
)
def test_an_occupation_before_a_name_is_its_title(
    article: Callable[..., Article], text: str, people: list[tuple[str, str | None]]
) -> None:
    found = [one for one in recognise(article(text)).mentions if one.type == "PERSON"]
    assert [(one.span.of(text), one.title.of(text) if one.title else None) for one in found] == people


@pytest.mark.parametrize("word", ["Skipper", "Baker", "Beekeeper", "Guitarist", "Mountaineer", "Sailor"])
def test_the_form_tells_an_agent_noun(word: str) -> None:
    assert is_agent_noun(word)


@pytest.mark.parametrize("word", ["River", "Taylor", "Parker", "Ever", "Berlin", "German", "Brian", "Truman"])
def test_names_and_other_words_have_not_its_form(word: str) -> None:
    assert not is_agent_noun(word)
