"""Commands are found by what they are called, by their keys and by what is said of them."""

import pytest

from tui.commands import Place, chosen_keymap, commands_in
from tui.contents.palette import offers


def found(place, typed):
    return [each.command.id for each in offers(commands_in(place), place, chosen_keymap("default")[0], typed)]


@pytest.mark.parametrize("place", Place)
def test_a_command_is_found_first_by_its_id(place):
    for each in commands_in(place):
        assert found(place, each.id.replace("_", " "))[0] == each.id


def test_the_beginning_of_an_id_goes_before_letters_that_stand_apart():
    assert found(Place.COMPARE, "exp")[0] == "export"


def test_a_key_goes_before_all_else():
    assert found(Place.COMPARE, "W")[0] == "export"


def test_what_is_said_of_a_command_finds_it():
    assert "export" in found(Place.COMPARE, "matrix comparison")
