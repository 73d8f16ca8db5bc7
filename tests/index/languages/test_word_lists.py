"""Lists of words are read from their files as they are written."""

from importlib import resources

import pytest

from index.languages.word_lists import word_lists

FILES = sorted(
    (package, each.name)
    for package in ("comparison", "entities")
    for each in resources.files("index").joinpath(package, "data").iterdir()
    if each.name.endswith(".txt")
)


@pytest.mark.parametrize(("package", "name"), FILES)
def test_no_list_is_empty_or_has_a_remark(package, name):
    lists = word_lists(package, name)
    assert lists
    assert not [words for words in lists if not words.strip() or "#" in words]


def test_empty_lines_part_the_lists_of_a_file_and_remarks_do_not():
    agencies, others = word_lists("comparison", "outlets.txt")
    assert agencies.startswith("Reuters, ")
    assert "BBC News" in others
    assert "BBC News" not in agencies
