"""Lists of words are read from their files as they are written."""

from importlib import resources

import pytest

from index.languages.word_lists import word_lists

FILES = sorted(
    each.name
    for each in resources.files("index.languages").joinpath("data").iterdir()
    if each.name.endswith(".txt")
)


@pytest.mark.parametrize("name", FILES)
def test_no_list_is_empty_or_has_a_remark(name):
    lists = word_lists(name)
    assert lists
    assert not [words for words in lists if not words.strip() or "#" in words]


def test_empty_lines_part_the_lists_of_a_file_and_remarks_do_not():
    agencies, others = word_lists("outlets.txt")
    assert agencies.startswith("Reuters, ")
    assert "BBC News" in others
    assert "BBC News" not in agencies
