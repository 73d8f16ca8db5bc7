"""Passages that have quotation marks of their own."""

from __future__ import annotations

import pytest

from tui.wording.quoted import quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("They fled.", "“They fled.”"),
        ("“It is over,” she said.", "“‘It is over,’ she said.”"),
        ('"It is over," she said.', "“‘It is over,’ she said.”"),
        ('He called it ("a ruse").', "“He called it (‘a ruse’).”"),
        ("„Es ist vorbei“, sagte sie.", "“‚Es ist vorbei‘, sagte sie.”"),
        ("Rahmon’s «forced» visit", "“Rahmon’s «forced» visit”"),
    ],
)
def test_marks_inside_are_single(words, shown):
    assert quoted(words) == shown
