"""Which key is whose: presets and wishes over the commands' own keys."""

from __future__ import annotations

from collections.abc import Container
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.commands import COMMANDS, Place, command, commands_in
from tui.commands.keymap import Keymap, Wish, keymap_of
from tui.commands.keys import touch
from tui.commands.presets import PRESETS

KEYS = sorted({key for each in COMMANDS for key in each.keys})


def keys(keymap: Keymap, action: str, place: Place) -> tuple[str, ...]:
    return keymap.keys(command(action), place)


def assert_whole(keymap: Keymap, bare: Container[str] = ()) -> None:
    """Each command has a key wherever it works, unless it is to have none, and no key is two commands' or how
    another begins."""
    for place in Place:
        taken = [key for each in commands_in(place) for key in keymap.keys(each, place)]
        assert not [pair for pair in combinations(taken, 2) if touch(*pair)]
        assert all(keymap.keys(each, place) for each in commands_in(place) if each.id not in bare)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_whole_and_free_of_clashes(name: str) -> None:
    keymap, clashes = keymap_of(COMMANDS, PRESETS[name])
    assert clashes == ()
    assert_whole(keymap)
    ids = {each.id for each in COMMANDS}
    assert all(wish.action in ids for wish in PRESETS[name])


def test_the_arrows_preset_needs_no_letter_to_move() -> None:
    keymap, _ = keymap_of(COMMANDS, PRESETS["arrows"])
    moves = "line_down line_up page_down page_up to_top to_end go_right go_left next_match next_discrepancy"
    for action in moves.split():
        for place in command(action).places:
            assert not keys(keymap, action, place)[0].isalpha() or len(keys(keymap, action, place)[0]) > 1


def test_a_wish_takes_a_key_from_what_has_another() -> None:
    keymap, clashes = keymap_of(COMMANDS, (), (Wish("compare", ("j",)),))
    assert clashes == ()
    assert keys(keymap, "compare", Place.SEARCH) == ("j",)
    assert keys(keymap, "line_down", Place.SEARCH) == ("down",)
    assert keys(keymap, "line_down", Place.STORY) == ("j", "down")


def test_two_actions_can_change_places() -> None:
    keymap, clashes = keymap_of(COMMANDS, (), (Wish("compare", ("m",)), Wish("story", ("c",))))
    assert clashes == ()
    assert keys(keymap, "story", Place.SEARCH) == ("c",)


def test_a_wish_for_one_place_comes_before_one_for_all() -> None:
    wishes = (Wish("story", ("x",), Place.COMPARE), Wish("story", ("k",)))
    keymap, _ = keymap_of(COMMANDS, PRESETS["emacs"], wishes)
    assert keys(keymap, "story", Place.COMPARE) == ("x",)
    assert keys(keymap, "story", Place.ARTICLE) == ("k",)


def test_a_wish_that_would_leave_an_action_without_key_clashes_there_only() -> None:
    keymap, clashes = keymap_of(COMMANDS, (), (Wish("names", ("f",)),))
    found = {clash.other.id: clash.places for clash in clashes}
    assert found == {"fold": (Place.COMPARE,), "facts": (Place.STORY,)}
    assert keys(keymap, "names", Place.SEARCH) == ("f",)
    assert keys(keymap, "names", Place.COMPARE) == ("e",)


def test_an_action_can_be_without_a_key() -> None:
    wishes = (Wish("mark", ()), Wish("compare", ("space c", "space space")), Wish("story", (), Place.SEARCH))
    keymap, clashes = keymap_of(COMMANDS, (), wishes)
    assert clashes == ()
    assert keys(keymap, "mark", Place.SEARCH) == ()
    assert keymap.label(command("mark"), Place.SEARCH) == "“Mark for comparing”"
    assert keymap.list_label(command("mark"), Place.SEARCH) == "–"
    assert keymap.list_label(command("compare"), Place.SEARCH) == "Space c, Space Space"
    assert (keys(keymap, "story", Place.SEARCH), keys(keymap, "story", Place.ARTICLE)) == ((), ("m",))
    assert_whole(keymap, {"mark", "story"})


def test_keys_that_begin_alike_clash() -> None:
    wishes = (
        Wish("compare", ("g", "g c"), line=1),
        Wish("story", ("g s",), line=2),
        Wish("tag", ("b x",), line=3),
    )
    keymap, clashes = keymap_of(COMMANDS, (), wishes)
    assert [clash.sentence().split(" (")[0] for clash in clashes] == [
        "g c begins with g, which is already compare",
        "g s begins with g, which is already compare",
        "b x begins with b, which is the only key of bookmark",
    ]
    assert keys(keymap, "to_top", Place.SEARCH) == ("home",)
    (clash,) = keymap_of(COMMANDS, (), (Wish("compare", ("g c",), line=1), Wish("story", ("g",), line=2)))[1]
    assert clash.sentence().startswith("g is how g c begins, which is already compare (")


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            Wish,
            st.sampled_from([each.id for each in COMMANDS]),
            st.lists(st.sampled_from([*KEYS, "g g", "g e", "g g g", "c c"]), max_size=3, unique=True).map(
                tuple
            ),
            st.sampled_from([None, *Place]),
            st.integers(1, 9),
        ),
        max_size=8,
    ),
    st.sampled_from(sorted(PRESETS)),
)
def test_whatever_is_wished_for_every_command_keeps_a_key(wishes: list[Wish], preset: str) -> None:
    keymap, clashes = keymap_of(COMMANDS, PRESETS[preset], wishes)
    assert_whole(keymap, {wish.action for wish in wishes if not wish.keys})
    assert all(clash.places and clash.sentence() for clash in clashes)
