"""A remembered frame is drawn for the same start alone, of the same files, and only when it is sound."""

from __future__ import annotations

import os

import pytest

from tui.start.remembered_frame import (
    MOST_FRAMES,
    Box,
    RememberedFrame,
    frames_folder,
    key_of,
    read_frame,
    stamps_of,
    today,
    write_frame,
)

FRAME = RememberedFrame("dark", Box(1, 3, 41, 6, "38;5;7", "7", ""), "\x1b[Hné".encode(), b"[[0,0],[]]")


@pytest.fixture
def kept(tmp_path):
    """An environment, the key of a start in it, and a file that its frame rests on."""
    environment = {"READER_CACHE": str(tmp_path / "cache"), "TERM": "xterm"}
    os.makedirs(frames_folder(environment), mode=0o700)
    article = tmp_path / "article.txt"
    article.write_text("The ferry sails.")
    key = key_of([str(article)], environment, (80, 24))
    write_frame(environment, key, FRAME, stamps_of([str(article), str(tmp_path / "none")]))
    return environment, key, article


def test_the_same_start_gets_it_back(kept):
    environment, key, _ = kept
    found = read_frame(environment, key)
    assert found is not None
    assert (found.light, found.sequence, found.cells) == (FRAME.light, FRAME.sequence, FRAME.cells)
    assert [getattr(found.box, name) for name in Box.__slots__] == [
        getattr(FRAME.box, name) for name in Box.__slots__
    ]
    (path,) = os.scandir(frames_folder(environment))
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "change",
    [
        lambda article: article.write_text("The ferry sailed."),
        lambda article: os.utime(article, (1e9, 1e9)),
        lambda article: article.unlink(),
        lambda article: article.with_name("none").write_text(""),
    ],
)
def test_what_it_rests_on_has_changed(kept, change):
    environment, key, article = kept
    change(article)
    assert read_frame(environment, key) is None


def test_a_database_that_is_only_open_has_not_changed(kept, tmp_path):
    environment, key, _ = kept
    journal = tmp_path / "own.sqlite-wal"
    write_frame(environment, key, FRAME, stamps_of([str(journal)]))
    journal.write_bytes(b"")
    assert read_frame(environment, key) is not None
    journal.write_bytes(b"page")
    assert read_frame(environment, key) is None


def test_one_of_another_day_does_not_hold_any_more(kept):
    environment, key, _ = kept
    for day, holds in ((today(), True), ("2021-7-5", False)):
        frame = RememberedFrame("", FRAME.box, FRAME.sequence, FRAME.cells, day)
        write_frame(environment, key, frame, ())
        assert (read_frame(environment, key) is not None) == holds


def test_another_start_has_another(kept):
    environment, key, article = kept
    others = [
        key_of([str(article)], environment, (80, 25)),
        key_of([str(article)], environment | {"NO_COLOR": "1"}, (80, 24)),
        key_of([str(article)], environment | {"TERM": "xterm-256color"}, (80, 24)),
        key_of([str(article)], environment | {"READER_LIBRARY": "mine"}, (80, 24)),
        key_of([str(article)], environment | {"TMUX": "/tmp/tmux,1,0"}, (80, 24)),
        key_of([str(article), str(article)], environment, (80, 24)),
        key_of([], environment, (80, 24)),
    ]
    assert len({key, *others}) == len(others) + 1
    assert all(read_frame(environment, other) is None for other in others)
    assert key_of([str(article)], environment | {"SSH_TTY": "/dev/pts/1"}, (80, 24)) == key


def test_a_damaged_file_is_no_frame(kept):
    environment, key, _ = kept
    (entry,) = os.scandir(frames_folder(environment))
    with open(entry.path, "rb") as file:
        sound = file.read()
    for at in range(0, len(sound), 7):
        for damaged in (sound[:at], sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :]):
            with open(entry.path, "wb") as file:
                file.write(damaged)
            assert read_frame(environment, key) is None


def test_one_that_others_may_write_to_is_none_of_the_readers(kept):
    environment, key, _ = kept
    (entry,) = os.scandir(frames_folder(environment))
    os.chmod(entry.path, 0o622)
    assert read_frame(environment, key) is None


def test_those_written_longest_ago_are_forgotten(kept):
    environment, key, _ = kept
    (first,) = os.scandir(frames_folder(environment))
    os.utime(first.path, (1, 1))
    for lines in range(MOST_FRAMES):
        write_frame(environment, key_of([], environment, (80, lines)), FRAME, ())
    assert read_frame(environment, key) is None
    assert len(os.listdir(frames_folder(environment))) == MOST_FRAMES
