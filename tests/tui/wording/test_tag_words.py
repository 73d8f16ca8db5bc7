"""Tags as they are typed in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.wording.tag_words import completed, completions, typed_tags, written


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("todo urgent", {"todo": True, "urgent": True}),
        ('  "to  check" -urgent #late', {"to check": True, "urgent": False, "late": True}),
        ('-"to check', {"to check": False}),
        ("todo -todo", {"todo": False}),
        (' - "" # , ', {}),
        (
            'todo, urgent,-late, "yes, ok"',
            {"todo": True, "urgent": True, "late": False, "yes, ok": True},
        ),
    ],
)
def test_what_is_typed(line: str, tags: dict[str, bool]) -> None:
    assert typed_tags(line) == tags


def test_what_is_begun_is_completed() -> None:
    known, given = ("to check", "todo", "urgent"), ("urgent", "late")
    assert completions("", known, given) == ("to check", "todo")
    assert completions("late TO", known, given) == ("to check", "todo")
    assert completions('"to c', known, given) == ("to check",)
    assert completions("todo -", known, given) == given
    assert completions("late,TO", known, given) == ("to check", "todo")
    assert completed("late, TO", "yes, no") == 'late, "yes, no" '
    assert completed("late TO", "to check") == 'late "to check" '
    assert completed("todo -u", "urgent") == "todo -urgent "


@given(st.text(st.characters(exclude_characters='"'), max_size=12).map(lambda text: " ".join(text.split())))
def test_any_tag_that_is_written_is_read_again(tag: str) -> None:
    assert typed_tags(completed("", tag)) == ({tag: True} if tag else {}) or written(tag) == '"' + tag + '"'
    assert not tag or list(typed_tags(written(tag))) == [tag] or tag.strip("-#") != tag
