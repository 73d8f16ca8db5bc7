"""What the user decided about names wins, does no more than was asked, and depends on no order."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.entities.model import Annotations, EntityType, NamingDecision, Resolution
from index.entities.resolution.decisions import decided
from index.entities.resolution.resolve import resolve

PERSON = EntityType.PERSON
Story = Callable[..., tuple[list[tuple[Article, Annotations]], Resolution]]


def joined(first: str, second: str) -> NamingDecision:
    return NamingDecision(PERSON, first, second, True)


def parted(first: str, second: str) -> NamingDecision:
    return NamingDecision(PERSON, first, second, False)


def after(groups: list[str], *decisions: NamingDecision) -> set[str]:
    """Groups of names of one letter, as strings."""
    found = decided(PERSON, groups, decisions, str)
    return {"".join(sorted(group)) for group in found}


def test_without_decisions_the_groups_stay() -> None:
    assert after(["ab", "c"]) == {"ab", "c"}
    assert after(["ab", "c"], NamingDecision(EntityType.ORG, "a", "c", True)) == {"ab", "c"}


def test_joining_brings_whole_groups_together() -> None:
    assert after(["ab", "cd", "e"], joined("B", "c")) == {"abcd", "e"}
    assert after(["ab", "cd", "e"], joined("b", "c"), joined("d", "e")) == {"abcde"}
    assert after(["a", "c"], joined("a", "b"), joined("b", "c")) == {"ac"}


def test_a_name_of_several_groups_leaves_them_alone() -> None:
    assert after(["ah", "bh"], joined("a", "h")) == {"ahh", "b"}
    assert after(["ah", "bh"], joined("x", "h")) == {"ah", "bh"}


def test_parting_keeps_what_is_spelled_alike_together() -> None:
    group = ["Eric Smith", "Eric Schmidt", "Schmidt", "Smith", "he"]
    found = decided(PERSON, [group], [parted("Eric Smith", "Eric Schmidt")], str)
    assert {frozenset(part) for part in found} == {
        frozenset({"Eric Smith", "Smith", "he"}),
        frozenset({"Eric Schmidt", "Schmidt"}),
    }


def test_the_later_of_two_contradicting_decisions_wins() -> None:
    assert after(["ab"], parted("a", "b"), joined("a", "b")) == {"ab"}
    assert after(["a", "b"], joined("a", "b"), parted("a", "b")) == {"a", "b"}
    assert after(["a", "b", "c"], joined("a", "b"), joined("b", "c"), parted("c", "a")) == {"a", "bc"}


def test_what_follows_from_an_absent_name_holds() -> None:
    assert after(["bc"], joined("a", "b"), parted("a", "c")) == {"b", "c"}


def test_decisions_that_agree_hold_together() -> None:
    assert after(["abc"], parted("a", "b"), joined("a", "c")) == {"ac", "b"}
    apart = after(["abcd"], parted("a", "b"), parted("a", "c"), parted("b", "c"))
    assert len(apart) == 3
    assert not any(len(set(group) & set("abc")) > 1 for group in apart)


TOLD = (
    "President Anna Marlowe met Selim Haddad. Haddad left. Marlowe stayed.",
    "Mrs. Marlowe received Omar Haddad and Selim Haddad. The minister, Ana Marlow-Reyes, said nothing.",
)


def spellings(story: Story, texts: tuple[str, ...], *decisions: NamingDecision) -> set[frozenset[str]]:
    annotated, _ = story(*texts)
    people = [entity for entity in resolve(annotated, decisions).entities if entity.type is PERSON]
    return {frozenset(surface for surface, _ in entity.spellings) for entity in people}


def test_a_resolution_follows_the_decisions_in_any_order_of_articles(story: Story) -> None:
    made = (joined("anna marlowe", "Ana  Marlow-Reyes"), parted("Selim Haddad", "Haddad"))
    found = spellings(story, TOLD, *made)
    assert any({"Anna Marlowe", "Marlowe", "Ana Marlow-Reyes"} <= names for names in found)
    assert frozenset({"Haddad"}) in found
    assert frozenset({"Selim Haddad"}) in found
    assert spellings(story, TOLD[::-1], *made) == found
    assert spellings(story, TOLD) != found


def test_a_decision_about_one_type_leaves_the_others(story: Story) -> None:
    made = NamingDecision(EntityType.ORG, "Anna Marlowe", "Selim Haddad", True)
    assert spellings(story, TOLD, made) == spellings(story, TOLD)


_LETTERS = "abcdef"
_DECISIONS = st.lists(
    st.tuples(st.sampled_from(_LETTERS), st.sampled_from(_LETTERS), st.booleans())
    .filter(lambda made: made[0] != made[1])
    .map(lambda made: NamingDecision(PERSON, *made)),
    max_size=7,
)
_GROUPS = st.lists(st.text(_LETTERS, min_size=1, max_size=4), min_size=1, max_size=5)
Items = list[list[tuple[str, int]]]


def items(groups: list[str]) -> Items:
    """Each letter as an item of its own."""
    numbered = iter(range(100))
    return [[(letter, next(numbered)) for letter in group] for group in groups]


def partition(groups: Items, decisions: list[NamingDecision]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(group) for group in decided(PERSON, groups, decisions, lambda item: item[0])}


@given(_GROUPS, _DECISIONS)
def test_decisions_make_a_partition_of_the_same_items(groups: list[str], made: list[NamingDecision]) -> None:
    before = items(groups)
    found = decided(PERSON, before, made, lambda item: item[0])
    assert all(found)
    assert sorted(item for group in found for item in group) == sorted(i for group in before for i in group)


@given(_GROUPS, _DECISIONS, st.data())
def test_the_order_of_groups_and_items_does_not_matter(
    groups: list[str], made: list[NamingDecision], data: st.DataObject
) -> None:
    before = items(groups)
    shuffled = [data.draw(st.permutations(group)) for group in data.draw(st.permutations(before))]
    assert partition(shuffled, made) == partition(before, made)


@given(_GROUPS, _DECISIONS)
def test_the_last_decision_holds(groups: list[str], made: list[NamingDecision]) -> None:
    present = set("".join(groups))
    found = decided(PERSON, items(groups), made, lambda item: item[0])
    holding = [{letter for letter, _ in group} for group in found]
    if not made or not {made[-1].first, made[-1].second} <= present:
        return
    both = {made[-1].first, made[-1].second}
    if made[-1].same:
        assert sum(bool(both & names) for names in holding) == 1
    else:
        assert not any(both <= names for names in holding)


@given(_GROUPS, _DECISIONS)
def test_decisions_settled_once_change_nothing_more(groups: list[str], made: list[NamingDecision]) -> None:
    once = [sorted(group) for group in decided(PERSON, items(groups), made, lambda item: item[0])]
    assert partition(once, made) == {frozenset(group) for group in once}
