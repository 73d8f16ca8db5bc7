"""A title is found, or taken from the text and said to be."""

from __future__ import annotations

import pytest

from index.article import Span
from index.headline import TITLE_LENGTH, title_of
from index.segment import segment


def title(text: str) -> tuple[str, bool]:
    return title_of(text, segment(text, Span(0, len(text))))


def test_a_headline_is_the_title() -> None:
    assert title("Ferries sail  again after storm\n\nBoth sailed at six. It was calm.\n") == (
        "Ferries sail again after storm",
        False,
    )


@pytest.mark.parametrize(
    "dateline", ["MARDEN: ", "MARDEN, Norland (Coastal Press) — ", "PORT ELM - ", "Marden (CP) - "]
)
def test_a_derived_title_leaves_the_dateline_out(dateline: str) -> None:
    assert title(f"{dateline}Both ferries sailed at six.\nIt was calm.\n") == (
        "Both ferries sailed at six.",
        True,
    )


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    text = "The harbour office said " + "that the wind was strong and " * 8 + "the ferries waited.\n"
    found, derived = title(text)
    assert derived
    assert len(found) <= TITLE_LENGTH + 1
    assert found.endswith("…")
    assert text.startswith(found[:-1] + " ")


def test_captions_alone_still_give_a_title() -> None:
    assert title("Photo: A ferry in the harbour. / Coastal Press\n")[0]


def test_nothing_gives_nothing() -> None:
    assert title("") == ("", True)
