"""Short forms of given names, so that Bill Barr and William Barr are no two men and no two spellings."""

from __future__ import annotations

from index.languages.word_lists import word_lists

(_NAMES,) = word_lists("comparison", "short_names.txt")
_GIVEN: dict[str, set[int]] = {}
for _number, _group in enumerate(_NAMES.split(";")):
    for _name in _group.split():
        _GIVEN.setdefault(_name, set()).add(_number)


def one_given_name(first: str, second: str) -> bool:
    """Whether two folded given names may be forms of one."""
    return not _GIVEN.get(first, set()).isdisjoint(_GIVEN.get(second, set()))
