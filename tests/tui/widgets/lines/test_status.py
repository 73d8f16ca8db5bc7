"""The status line says all of a message: what is too long for the line begins in the rule above it."""

from __future__ import annotations

from functools import partial

from tui.commands import Place
from tui.widgets.lines.status import StatusLine

STATUS = partial(StatusLine, Place.SEARCH)


def drawn(app) -> list[str]:
    return [app.only.render_line(y).text for y in range(app.only.size.height)]


async def test_a_message_that_is_too_long_for_the_line_begins_in_the_rule(app_of):
    app = app_of(STATUS)
    async with app.run_test(size=(80, 4)) as pilot:
        rule = "─" * 80
        app.only.show("Post")
        above, line = drawn(app)
        assert above == rule
        assert line.startswith(" Post  ")
        assert line.rstrip().endswith("? help")

        said = "Other spellings and forms of the words are found too: = finds only what is written."
        app.only.say(said)
        above, line = drawn(app)
        assert above.startswith("── Other spellings")
        assert above.endswith(" ──")
        assert line.rstrip().endswith("? help")
        told = line[1:].split("  ")[0]
        assert f"{above.strip('─ ')} {told}" == said

        for width in (60, 200):
            await pilot.resize_terminal(width, 4)
            await pilot.pause()
            assert [len(each) for each in drawn(app)] == [width, width]
        assert drawn(app)[0] == "─" * 200

        app.only.say("Short.")
        assert drawn(app)[0] == "─" * 200


async def test_one_word_that_no_line_holds_is_cut_at_the_end_alone(app_of):
    app = app_of(STATUS)
    async with app.run_test(size=(60, 4)):
        app.only.say("/" + "folder/" * 40)
        above, line = drawn(app)
        assert above.startswith("── /folder/")
        assert line.rstrip().endswith("…")
        assert [len(above), len(line)] == [60, 60]
