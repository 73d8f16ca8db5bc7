"""Which places are one in a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.article import Article
from index.entities.model import Annotations, EntityType, Resolution

Together = Callable[..., list[set[str]]]
Story = Callable[..., tuple[list[tuple[Article, Annotations]], Resolution]]


def _groups(together: Together, *texts: str) -> list[list[str]]:
    return sorted(map(sorted, together("GPE", *texts)))


def test_a_city_of_two_states_is_two_cities(together: Together) -> None:
    texts = (
        "He was born in Springfield, Illinois, on Friday.",
        "She lives in Springfield, Oregon, they said.",
    )
    assert _groups(together, *texts) == [["Illinois"], ["Oregon"], ["Springfield"], ["Springfield"]]


def test_a_city_named_with_and_without_its_state_is_one(together: Together) -> None:
    texts = ("He was born in Springfield, Illinois, on Friday.", "She lives in Springfield, they said.")
    assert _groups(together, *texts) == [["Illinois"], ["Springfield"]]


def test_a_city_in_an_article_about_another_country_is_another(together: Together) -> None:
    texts = (
        "He was born in Paris, Texas, on Friday.",
        "In France the French voted on Sunday. France is tired, they said in Paris.",
    )
    assert _groups(together, *texts) == [["France"], ["Paris"], ["Paris"], ["Texas"]]


def test_a_list_of_places_says_nothing_of_where_they_lie(together: Together) -> None:
    texts = ("They flew to Latvia, Poland and Norway on Friday.", "They flew to Latvia, Norway and Kenya.")
    assert ["Latvia"] in _groups(together, *texts)


@pytest.mark.parametrize("country", ["Georgia", "Poland"])
def test_a_country_that_is_named_alike_divides_nothing(together: Together, country: str) -> None:
    texts = (f"They met in Vilnius, {country}, on Friday.", "They met in Vilnius on Friday.")
    assert _groups(together, *texts) == sorted([[country], ["Vilnius"]])


def test_a_place_goes_by_its_own_name(story: Story) -> None:
    text = "The Golden State voted on Friday. The Golden State is tired, they said in California."
    _, resolution = story(text)
    assert [entity.name for entity in resolution.entities if entity.type is EntityType.GPE] == ["California"]
