"""Which key is whose: presets and wishes over the commands' own keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.commands import COMMANDS, Place, command, commands_in
from tui.commands.keymap import Keymap, Wish, keymap_of
from tui.commands.presets import PRESETS

KEYS = sorted({key for each in COMMANDS for key in each.keys})


def keys(keymap: Keymap, action: str, place: Place) -> tuple[str, ...]:
    return keymap.keys(command(action), place)


def assert_whole(keymap: Keymap) -> None:
    """Each command has a key wherever it works, and no key is two commands'."""
    for place in Place:
        taken = [key for each in commands_in(place) for key in keymap.keys(each, place)]
        assert len(taken) == len(set(taken))
        assert all(keymap.keys(each, place) for each in commands_in(place))


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


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            Wish,
            st.sampled_from([each.id for each in COMMANDS]),
            st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True).map(tuple),
            st.sampled_from([None, *Place]),
            st.integers(1, 9),
        ),
        max_size=8,
    ),
    st.sampled_from(sorted(PRESETS)),
)
def test_whatever_is_wished_for_every_command_keeps_a_key(wishes: list[Wish], preset: str) -> None:
    keymap, clashes = keymap_of(COMMANDS, PRESETS[preset], wishes)
    assert_whole(keymap)
    assert all(clash.places for clash in clashes)
