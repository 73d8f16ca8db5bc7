"""Names, titles and texts that would act on a terminal, or are no text: nothing prints them as they are."""

import json
import os
import re
from pathlib import Path

import pytest

ODD = "\x1b[31mred\x07 \x9b2J \u202e\u200b"
TEXT = (
    f"Ferry {ODD} sinks\n\nCaptain Ada {ODD} Marlowe said “the {ODD} steering failed” on Monday.\n\n"
    + "The ferry had left the harbour of Lindholm at noon with COUNT people, and nobody was hurt, she said. "
    * 9
)
# What a terminal acts on or draws in another order, and bytes that are no UTF-8.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def odd(tmp_path: Path) -> str:
    """A folder of such articles; its own name is no UTF-8 either."""
    folder = os.fsencode(tmp_path / f"folder {ODD}") + b"\xe9"
    os.mkdir(folder)
    for name, count in ((b"a \x1b]0;t\x07 caf\xe9.txt", "212"), (b"b\x1b[2J.md", "215")):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(TEXT.replace("COUNT", count).encode())
    with open(os.path.join(folder, b"no\x1b[2J\n\xff text.txt"), "wb") as file:
        file.write(b"\x89PNG\r\n" + bytes(50))
    with open(os.path.join(folder, b"articles.toml"), "w") as file:
        file.write('["b\\u001b[2J.md"]\ntitle = "T \\u001b[41m \\u202e"\nsource = "S \\u001b]0;x\\u0007"\n')
    return os.fsdecode(folder)


COMMANDS = (
    ("list",),
    ("search", "ferry"),
    ("search", "person:marlowe"),
    ("search", f"ferry {ODD}"),
    ("search", "caf\udce9"),
    ("show", "LEFT"),
    ("show", "RIGHT"),
    ("compare", "LEFT", "RIGHT"),
    ("story", "LEFT", "RIGHT"),
    ("timeline", "LEFT", "RIGHT"),
    ("entities", "LEFT", "RIGHT"),
    ("locate",),
    ("edit", "LEFT", "--title", f"New {ODD}"),
)


@pytest.mark.parametrize("width", [None, 60])
def test_no_command_prints_what_acts_on_a_terminal(run, odd: str, width: int | None) -> None:
    ids = [one["id"] for one in run("list", "--library", odd, "--json").json()["articles"]]
    named = dict(zip(("LEFT", "RIGHT"), ids, strict=True))
    for command in COMMANDS:
        words = [named.get(word, word) for word in command]
        outcome = run(*words, "--library", odd, terminal=width is not None, width=width, term="dumb")
        assert ACTING.search(outcome.out) is None, command
        assert ACTING.search(outcome.err) is None, command
        # The file that is no text is told of in one line, though its name has two.
        assert outcome.err.count("\n") <= 2, command
        assert outcome.code in (0, 1), command


def test_documents_are_text_for_every_reader_of_json(run, odd: str) -> None:
    ids = [one["id"] for one in run("list", "--library", odd, "--json").json()["articles"]]
    named = dict(zip(("LEFT", "RIGHT"), ids, strict=True))
    for command in COMMANDS:
        outcome = run(*(named.get(word, word) for word in command), "--library", odd, "--json")
        assert ACTING.search(outcome.out) is None, command
        # A lone surrogate cannot be encoded.
        json.dumps(outcome.json(), ensure_ascii=False).encode()
    listed = run("list", "--library", odd, "--json").json()["articles"]
    assert {os.path.basename(one["path"]) for one in listed} == {
        "a \x1b]0;t\x07 caf\ufffd.txt",
        "b\x1b[2J.md",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("show", f"none {ODD}"),
        ("--library", f"none {ODD}", "list"),
        (f"none {ODD}",),
        ("show", "FOLDER"),
        ("open", "caf\udce9"),
    ],
)
def test_no_refusal_prints_it_either(run, odd: str, words: tuple[str, ...]) -> None:
    outcome = run(*(odd if word == "FOLDER" else word for word in words))
    assert outcome.code == 2
    assert ACTING.search(outcome.err) is None
    assert "Traceback" not in outcome.err
