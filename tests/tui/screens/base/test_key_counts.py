"""A number before a key, keys that do nothing, and commands taken from the palette."""

from tests.tui.screens.on_screen import status
from tui.commands import Place, chosen_keymap, command
from tui.commands.keymap import Wish
from tui.screens.dialogs.help import help_content
from tui.screens.dialogs.palette import Palette
from tui.settings.settings import Settings


async def test_a_count_moves_so_far_in_the_hits(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "g", "3")
        assert status(app.screen).startswith("3 …  j: so far down, G: to that line")
        first = app.screen.hits.highlighted
        await press(pilot, "j")
        assert app.screen.hits.highlighted == first + 3
        assert "…  j" not in status(app.screen)
        await press(pilot, "2", "up")
        assert app.screen.hits.highlighted == first + 1
        await press(pilot, "4", "G")
        assert app.screen.hits.highlighted == first + 3
        await press(pilot, "1", "0", "k")
        assert app.screen.hits.highlighted == first
        await press(pilot, "2", "escape", "j")
        assert app.screen.hits.highlighted == first + 1


async def test_a_count_scrolls_and_walks_so_far(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "g", "enter", "5", "j")
        assert app.screen.text.scroll_offset.y == 5
        await press(pilot, "4", "g")
        assert app.screen.text.scroll_offset.y == 3
        await press(pilot, "escape", "c", "n")
        one = status(app.screen)
        await press(pilot, "2", "n")
        assert one.startswith("1 of ")
        assert status(app.screen).startswith("3 of ")


async def test_a_count_walks_so_many_places_of_the_words_where_one_is(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "g", "enter", "slash", *"Taliban", "enter")
        assert status(app.screen).startswith("1 of 9")
        await press(pilot, "4", "*")
        assert status(app.screen).startswith("5 of 9")
        await press(pilot, "2", "number_sign")
        assert status(app.screen).startswith("3 of 9")


async def test_a_count_goes_before_keys_that_are_several(open_reader, settled, press):
    app = open_reader()
    app.settings = Settings(preset="vim")
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "g", "g")
        first = app.screen.hits.highlighted
        await press(pilot, "3", "g", "g")
        assert app.screen.hits.highlighted == first + 2


async def test_a_digit_that_is_a_key_is_no_count(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    app.settings = Settings(keys=(Wish("compare", ("5",)),))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "5")
        assert app.screen.place is Place.COMPARE


async def test_digits_are_text_in_a_box(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "2", "0")
        assert app.screen.box.value == "20"


async def test_a_key_that_does_nothing_says_so(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "u")
        assert status(app.screen) == "u does nothing here (U: undo, ?: all keys)."
        await press(pilot, "ctrl+e")
        assert status(app.screen) == "Ctrl+E does nothing here (?: all keys)."
        await press(pilot, "j")
        assert "does nothing" not in status(app.screen)


async def test_the_palette_shows_the_list_that_a_command_is_for(open_reader, harbour, settled, press):
    app = open_reader(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape")
        await app.screen.carry_out(command("join_names"))
        await settled(pilot)
        assert app.screen.names.display
        assert status(app.screen) == "Join two names: choose one, then +."
        await press(pilot, "escape")
        await app.screen.carry_out(command("narrow"))
        await settled(pilot)
        assert app.screen.facets.has_focus
        assert not app.screen.box.value


async def test_the_palette_knows_commands_by_their_key_and_not_what_cannot_be_done(
    open_reader, settled, press
):
    app = open_reader()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "colon")
        palette = app.screen
        assert isinstance(palette, Palette)
        offered = [offer.command.id for offer in palette.commands.offers]
        assert not [each for each in offered if each.startswith("take_")]
        assert offered.index("next_mention") > offered.index("suspend")
        await press(pilot, "q")
        assert palette.commands.offer.command.id == "leave"


def test_help_tells_of_counts_with_the_keys_that_are_set():
    keymap, _ = chosen_keymap("default", (Wish("line_down", ("x",)),))
    assert "3x 12G" in help_content(Place.ARTICLE, keymap).plain


async def test_the_hits_are_read_one_after_the_other(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "g")
        listed = [item.id for item in app.screen.hits.items]
        await press(pilot, "enter", "right_curly_bracket")
        assert app.screen.article_id == listed[1]
        await press(pilot, "2", "J")
        assert app.screen.article_id == listed[3]
        await press(pilot, "left_curly_bracket")
        assert app.screen.article_id == listed[2]
        await press(pilot, "9", "K")
        assert app.screen.article_id == listed[0]
        await press(pilot, "K")
        assert status(app.screen) == "This is the first of the hits."
        await press(pilot, "J", "q")
        assert app.screen.place is Place.SEARCH
        assert app.screen.hits.item.id == listed[1]


async def test_without_hits_below_there_is_no_next_article(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = app.screen.hits.items[0].id
        app.open_compare(first, app.screen.hits.items[1].id)
        app.open_article(first)
        await settled(pilot)
        await press(pilot, "J")
        assert app.screen.article_id == first
        assert status(app.screen) == "This article was opened from no list of hits."


async def test_a_hundredth_goes_so_far_in_and_back_again(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "enter", "3", "j")
        text = app.screen.text
        assert text.scroll_offset.y == 3
        await press(pilot, "5", "0", "%")
        assert text.scroll_offset.y == round(text.max_scroll_y / 2)
        await press(pilot, "G")
        assert text.scroll_offset.y == text.max_scroll_y
        await press(pilot, "ctrl+o")
        assert text.scroll_offset.y == round(text.max_scroll_y / 2)
        await press(pilot, "'", "'")
        assert text.scroll_offset.y == 3
        await press(pilot, "ctrl+o")
        assert text.scroll_offset.y == 3
        assert status(app.screen) == "Nothing was jumped from: this is where it began."
        await press(pilot, "%")
        assert status(app.screen) == "A number before % says how far: 50 is the middle."


async def test_one_comes_back_from_matches_at_any_width(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "enter", "2", "0", "%")
        before = app.screen.text.top_offset
        await press(pilot, "G")
        await pilot.resize_terminal(100, 24)
        await press(pilot, "ctrl+o")
        assert app.screen.text.in_sight.start <= before < app.screen.text.in_sight.end


async def test_words_that_are_found_while_they_are_typed_are_one_jump(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(60, 12)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "enter", "2", "j")
        text = app.screen.text
        tops = [text.scroll_offset.y]
        for key in ("slash", *"commander"):
            await press(pilot, key)
            tops.append(text.scroll_offset.y)
        assert len(set(tops)) > 2
        await press(pilot, "enter", "ctrl+o")
        assert text.scroll_offset.y == tops[0]
        await press(pilot, "ctrl+o")
        assert status(app.screen) == "Nothing was jumped from: this is where it began."


async def test_one_comes_back_in_a_comparison_unless_its_rows_are_others(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(132, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "c", "4", "j")
        view = app.screen.view
        begun = view.cursor, view.top
        await press(pilot, "G")
        assert view.cursor > begun[0]
        await press(pilot, "ctrl+o")
        assert (view.cursor, view.top) == begun
        await press(pilot, "n", "n")
        assert (view.cursor, view.top) != begun
        await press(pilot, "2", "ctrl+o")
        assert (view.cursor, view.top) == begun
        await press(pilot, "G", "o")
        there = view.cursor, view.top
        await press(pilot, "ctrl+o")
        assert (view.cursor, view.top) == there
        assert status(app.screen) == "Nothing was jumped from: this is where it began."


async def test_half_way_down_the_hits(open_reader, settled, press):
    app = open_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "5", "0", "%")
        items = [item.id for item in app.screen.hits.items]
        assert app.screen.hits.item.id == items[len(items) // 2]
