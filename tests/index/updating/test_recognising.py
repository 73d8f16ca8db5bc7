"""Names that were found are kept for as long as what finds them is the same."""

from pathlib import Path

import pytest

from index.storage.code_state import PACKAGE
from index.updating import recognising


@pytest.fixture
def hashed(monkeypatch):
    """The files of which the number of the rules is made."""
    told = []
    monkeypatch.setattr(recognising, "code_state", lambda names, *_: told.extend(names) or 1)
    recognising.rules.cache_clear()
    recognising.rules()
    recognising.rules.cache_clear()
    return [Path(name) for name in told]


def test_names_depend_on_the_words_that_find_them_and_not_on_those_that_only_comparing_reads(hashed):
    folders = {file.parts[0] for file in hashed if file.suffix in (".txt", ".toml", ".tsv")}
    assert folders == {"entities", "languages"}
    assert {"leaders.txt", "gazetteer.tsv", "de.toml"} <= {file.name for file in hashed}
    assert "thesaurus.txt" not in {file.name for file in hashed}


def test_all_that_names_are_found_and_kept_with_is_there(hashed):
    assert Path("text/covered.py") in hashed
    assert [str(file) for file in hashed if not (PACKAGE / file).is_file()] == []
