"""A sentence that holds for a while is said when it begins."""

from __future__ import annotations

from tui.wording.said_once import SaidOnce


def test_a_sentence_is_said_when_it_begins_and_when_it_begins_again():
    told = SaidOnce()
    holding = ["", "full", "full", "locked", "locked", "", "", "locked"]
    assert [told.news(sentence) for sentence in holding] == ["", "full", "", "locked", "", "", "", "locked"]
