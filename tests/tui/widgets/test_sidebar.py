"""What an entry of the names says about spellings and sources."""

from __future__ import annotations

from index.article import Span
from index.entities.model import Entity, EntityMention, EntityType, Resolution
from tui.widgets.sidebar import Sidebar, spellings

LABELS = {"a": "000", "b": "001", "c": "002"}


def entity(name: str, kind: EntityType, forms: dict[str, dict[str, int]]) -> Entity:
    mentions = tuple(
        EntityMention(key, Span(0, len(form)))
        for form, counts in forms.items()
        for key, count in counts.items()
        for _ in range(count)
    )
    spelled = tuple((form, tuple(counts.items())) for form, counts in forms.items())
    return Entity(f"{kind.value.lower()}:{name.lower()}", name, kind, mentions, spelled)


KHAKIMOV = entity(
    "Rustam Khakimov",
    EntityType.PERSON,
    {"Rustam Khakimov": {"a": 1}, "Khakimov": {"a": 2, "b": 1}, "Hakimov": {"c": 3}},
)
VARZAN = entity("Varzan", EntityType.GPE, {"Varzan": {"a": 12, "b": 1}})
ENGINEERS = entity("Dam Union", EntityType.ORG, {"Dam Union": {"b": 1}})


def test_spellings_name_their_sources_and_first_names_are_no_spelling():
    assert spellings(KHAKIMOV, LABELS) == ["Khakimov 000 001", "Hakimov 002"]


def test_source_names_of_several_words_are_kept_apart():
    labels = {"a": "Coastal Echo", "b": "wire", "c": "harald"}
    assert spellings(KHAKIMOV, labels) == ["Khakimov (Coastal Echo, wire)", "Hakimov (harald)"]


def test_one_spelling_needs_no_word():
    assert spellings(VARZAN, LABELS) == []


def drawn(sidebar: Sidebar, width: int = 40) -> list[str]:
    columns = len(sidebar._labels) * 4 <= width - 14
    return [sidebar._entry(each, width, columns).plain for each in (KHAKIMOV, VARZAN, ENGINEERS)]


def test_counts_stand_in_columns_of_one_width():
    sidebar = Sidebar()
    sidebar._resolution = Resolution((KHAKIMOV, VARZAN, ENGINEERS), ())
    sidebar._labels = tuple(LABELS.items())
    khakimov, varzan, union = drawn(sidebar)
    first, second = khakimov.split("\n")
    assert first.split() == ["Rustam", "Khakimov", "3", "1", "3"]
    assert second == "   Khakimov 000 001 · Hakimov 002"
    assert varzan.split() == ["Varzan", "12", "1", "·"]
    assert first.index("3") == varzan.index("2")
    assert union.rstrip().endswith("◂")
    assert not varzan.rstrip().endswith("◂")


def test_many_sources_are_counted_instead():
    sidebar = Sidebar()
    sidebar._labels = tuple((str(number), f"source {number}") for number in range(12))
    named = entity("Varzan", EntityType.GPE, {"Varzan": {"1": 2, "3": 1}})
    assert "2 of 12" in sidebar._entry(named, 40, False).plain
