"""What is kept is found anew when what made it has changed."""

import pytest

from index.storage import code_state
from index.storage.code_state import MADE_BY, PACKAGE


@pytest.mark.parametrize("name", MADE_BY)
def test_what_made_it_is_there_and_listed_once(name):
    assert (PACKAGE / name).is_file()
    assert MADE_BY.count(name) == 1


def test_the_words_of_every_language_count():
    words = {str(file.relative_to(PACKAGE)) for file in (PACKAGE / "languages" / "data").iterdir()}
    assert words <= set(MADE_BY)


def test_another_content_another_name_and_another_order_of_days_are_another_state(tmp_path, monkeypatch):
    monkeypatch.setattr(code_state, "PACKAGE", tmp_path)
    (tmp_path / "one.py").write_text("1")
    (tmp_path / "two.py").write_text("1")
    states = [code_state.code_state(["one.py"]), code_state.code_state(["two.py"])]
    states.append(code_state.code_state(["one.py"], "day first"))
    (tmp_path / "one.py").write_text("2")
    states.append(code_state.code_state(["one.py"]))
    assert len(set(states)) == len(states)
    assert states[-1] == code_state.code_state(["one.py"])
