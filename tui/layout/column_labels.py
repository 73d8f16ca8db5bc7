"""Source labels cut to the width of a column so that they stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from rich.cells import cell_len, set_cell_size

from tui.layout.fitting import shortened
from tui.terminal.safe_text import safe_text

_ELLIPSIS = "…"
_BRIEF = 5
"""Cells up to which an ellipsis would take too much of a label."""
_LONG_NAME = 3
"""Words from which a name is known by its initials."""
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(\W*)the\s+(?=\S)", re.IGNORECASE)
_REMARK = re.compile(r"(?<=\S)(\s*\([^()]*\)|\s[-–—]\s.*)$")


def column_labels(labels: Sequence[str], width: int) -> tuple[str, ...]:
    """The labels in at most `width` cells: their beginning, or where the beginnings are one their initials
    (in a narrow column) or their end. Where a label is too long, its article and what stands in parentheses
    or after a dash behind it go first: "The Guardian" and "NPR (Online News)" in eight cells are "Guardian"
    and "NPR".

    "wire-north", "wire-south" in six cells are "…north", "…south", in four "wn" and "ws". Those that are
    still alike begin in a wide column with the word in which they differ ("Radio (Baden) News" is
    "…(Baden)…"), else they have the characters in which they differ ("desk1-07", "desk2-08" are "17",
    "28"), or their numbers.
    """
    called = [safe_text(label) for label in labels]
    safe = list(dict.fromkeys(called))
    if width <= _BRIEF:
        forms = [[_beginning(label, width), _initials(label, width), _end(label, width)] for label in safe]
    else:
        begins = _words_that_differ(safe)
        forms = [[_cut(one, width), _end(one, width), _from(begins[one], one, width)] for one in safe]
    apart = dict(zip(safe, _apart(safe, forms, width), strict=True))
    return tuple(apart[label] for label in called)


def _apart(labels: Sequence[str], forms: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Of each label the first form that no other label has, else what tells it from those that are alike."""
    chosen: list[str | None] = [None] * len(forms)
    for level in range(max(map(len, forms), default=0)):
        left_over = [number for number, form in enumerate(chosen) if form is None]
        times = Counter(forms[number][level] for number in left_over) + Counter(
            form for form in chosen if form
        )
        for number in left_over:
            if times[forms[number][level]] == 1:
                chosen[number] = forms[number][level]
    alike = [number for number, form in enumerate(chosen) if form is None]
    told = _differing([labels[number] for number in alike])
    if any(cell_len(form) > width for form in told) or {*told} & {*chosen} or len({*told}) < len(told):
        told = [set_cell_size(str(number + 1), width).rstrip() for number in alike]
    for number, form in zip(alike, told, strict=True):
        chosen[number] = form
    return tuple(form or "" for form in chosen)


def _differing(labels: Sequence[str]) -> list[str]:
    """Of labels as long as each other the characters that are not the same in all; else the labels."""
    if len({len(label) for label in labels}) != 1:
        return list(labels)
    places = [place for place, characters in enumerate(zip(*labels, strict=True)) if len({*characters}) > 1]
    return ["".join(label[place] for place in places) for label in labels]


def _beginning(label: str, width: int) -> str:
    """As many whole words as fit; of a long name, and where not even the first fits, its initials, or what it
    begins with; of a single word its beginning."""
    if cell_len(label) <= width:
        return label
    bare = _ARTICLE.sub(r"\1", label)
    words = bare.split()
    if words and words[0].isupper() and 1 < cell_len(words[0]) <= width:
        return words[0]
    if len(words) >= _LONG_NAME or (len(words) > 1 and cell_len(words[0]) > width):
        return _initials(bare, width)
    fitting = next((" ".join(words[:n]) for n in (2, 1) if cell_len(" ".join(words[:n])) <= width), bare)
    return set_cell_size(fitting, width).rstrip()


def _cut(label: str, width: int) -> str:
    """What the label calls its source, cut where it still does not fit."""
    if cell_len(label) <= width:
        return label
    return shortened(_ARTICLE.sub(r"\1", _REMARK.sub("", label)), width)


def _initials(label: str, width: int) -> str:
    words = _WORD.findall(label)
    names = [word for word in words if word[0].isalpha() and not word[0].islower()]
    return set_cell_size("".join(word[0] for word in names or words), width).rstrip()


def _end(label: str, width: int) -> str:
    if cell_len(label) <= width:
        return label
    begin = len(label)
    while begin and cell_len(label[begin - 1 :]) < width:
        begin -= 1
    return _ELLIPSIS + label[begin:].lstrip()


def _words_that_differ(labels: Sequence[str]) -> dict[str, int]:
    """Where in each label the first word begins that no other label has in that place."""
    begins = dict.fromkeys(labels, 0)
    for pair in pairwise(sorted(labels)):
        shared = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(*pair, strict=False)))
        for label in pair:
            begins[label] = max(begins[label], label.rfind(" ", 0, shared) + 1)
    return begins


def _from(begin: int, label: str, width: int) -> str:
    if cell_len(label) <= width:
        return label
    return _ELLIPSIS * (begin > 0) + shortened(label[begin:], width - (begin > 0))
