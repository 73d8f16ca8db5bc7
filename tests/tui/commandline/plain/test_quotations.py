"""What `reader entities` says of quotations: who, in which words, told by which sources."""

from __future__ import annotations

from pathlib import Path

import pytest

ORCHARD = {
    "courier.txt": """Fire burns a hundred orchards in the Lower Vale

“The company left its lines hanging in the trees for a year,” Olga Brandt told Reuters on Friday.

The “miracle” orchard had stood for two centuries, the museum said.
""",
    "gazette.txt": """Orchards of the Lower Vale burn for two days

Olga Brandt, who lost her farm, said the company had left its lines “hanging in the trees” for a year.

“We are sorry for what happened in the valley,” a spokeswoman for the company said.
""",
}


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    """A folder with a fire as two sources tell it."""
    for name, text in ORCHARD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_words_are_listed_under_one_speaker_with_their_sources(run, orchard: Path) -> None:
    out = run("entities", "courier", "gazette", "--library", orchard).out
    quotations = out[out.index("Quotations") :]
    assert quotations.splitlines()[1:] == [
        "  Olga Brandt",
        "    “The company left its lines hanging in the trees for a year,”",
        "      — courier (to Reuters)",
        "      “hanging in the trees”",
        "        — gazette",
        "  Speaker not named",
        "    “We are sorry for what happened in the valley,”",
        "      — gazette",
        "",
        "Only in quotation marks",
        "  courier  “miracle”",
    ]


def test_one_article_needs_no_sources(run, orchard: Path) -> None:
    out = run("entities", "courier", "--library", orchard).out
    assert out[out.index("Quotations") :].splitlines() == [
        "Quotations",
        "  Olga Brandt",
        "    “The company left its lines hanging in the trees for a year,”",
        "      — to Reuters",
        "",
        "Only in quotation marks",
        "  “miracle”",
    ]


def test_shared_quotations_and_directness_in_json(run, orchard: Path) -> None:
    document = run("entities", "courier", "gazette", "--library", orchard, "--json").json()
    (group,) = document["shared_quotations"]
    told = [(one["file"], ORCHARD[one["file"]][one["start"] : one["end"]]) for one in group]
    assert told == [
        ("courier.txt", "The company left its lines hanging in the trees for a year,"),
        ("gazette.txt", "hanging in the trees"),
    ]
    assert all(document["files"][one["file"]]["id"] == one["id"] for one in group)
    assert [quote["direct"] for quote in document["files"]["courier.txt"]["quotes"]] == [True, False]


def test_nothing_shared_is_an_empty_list(run, orchard: Path) -> None:
    assert run("entities", "courier", "--library", orchard, "--json").json()["shared_quotations"] == []
