"""Files and queries without sense: nothing raises or hangs, and every file is read or named in a sentence."""

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from index.library import Library, LibraryError, Problem
from index.places import places

Rounds = Callable[[int], range]
TOGETHER = 25
"""Files that are one library."""

PATIENCE = 60
"""Seconds of computing after which a piece of work hangs; `--rounds` is stricter."""


@pytest.fixture(scope="module")
def articles(seeds: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(seeds.glob("*.txt"))]


@pytest.fixture
def limited(request: pytest.FixtureRequest) -> Callable[..., object]:
    """Lets a block compute for so many seconds where the rounds are many, which is no run of all tests."""
    strict = request.config.getoption("--rounds")

    @contextmanager
    def limit(seconds: float, what: object) -> Iterator[None]:
        def too_long(number: int, frame: FrameType | None) -> None:
            raise AssertionError(f"over {seconds} s: {what}")

        before = signal.signal(signal.SIGVTALRM, too_long)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds if strict else PATIENCE)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)

    return limit


def test_no_file_and_no_query_does_harm(
    tmp_path: Path, garbage: ModuleType, articles: list[str], rounds: Rounds, limited: Callable[..., object]
) -> None:
    numbers = rounds(50)
    for first in numbers[::TOGETHER]:
        folder = tmp_path / str(first)
        folder.mkdir()
        for number in numbers[first : first + TOGETHER]:
            chance = random.Random(number)
            data, suffix = garbage.file(chance, articles)
            (folder / os.fsdecode(garbage.name(chance, number, suffix))).write_bytes(data)
        for file in sorted(folder.iterdir()):
            with limited(1, file):
                check_alone(file, tmp_path / f"cache {file.name}")
        library = Library.open([folder])
        with limited(TOGETHER, folder):
            library.update()
        assert not library.needs_update()
        named = {problem.path for problem in library.problems()}
        held = {entry.path for entry in library.entries()}
        assert {str(file) for file in folder.iterdir()} <= named | held
        assert all("\n" not in without_paths(problem) for problem in library.problems())
        for number in range(first, first + TOGETHER):
            query = garbage.query(random.Random(number))
            with limited(1, query):
                result = library.search(query, typing=number % 2 == 0)
            assert result.total >= len(result.hits)
            for hit in result.hits:
                text = library.article(hit.id).text
                assert [snippet.span.of(text) for snippet in hit.snippets] == list(hit.snippet_texts)
        library.close()


def without_paths(problem: Problem) -> str:
    """What is said of a file, without its name, which is as it is on the disk."""
    return problem.message.replace(problem.path, "").replace(os.path.basename(problem.path), "")


def opened(path: Path, cache: Path) -> tuple[Library | None, str]:
    """A library, or the sentence that refuses it."""
    try:
        return Library.open([path], at=places(cache=cache)), ""
    except LibraryError as error:
        return None, str(error)


def check_alone(file: Path, cache: Path) -> None:
    """Read a file and find out whom it names; where it holds nothing, that is a sentence which names it."""
    library, refused = opened(file, cache)
    if library is None:
        assert file.name in refused
        assert "\n" not in refused.replace(file.name, "")
        return
    for entry in library.entries():
        article = library.article(entry.id)
        assert [span for span in article.sentences if not span.span.of(article.text).strip()] == []
        library.entities([entry.id])
    library.close()


def test_no_two_texts_do_harm_to_a_comparison(
    tmp_path: Path, garbage: ModuleType, articles: list[str], rounds: Rounds, limited: Callable[..., object]
) -> None:
    for number in rounds(3):
        chance = random.Random(number)
        for name in ("left.txt", "right.txt", "third.txt"):
            ways = (
                garbage.text(chance),
                garbage.long_text(chance),
                garbage.mutated(chance, chance.choice(articles)),
            )
            body = "".join(chance.choice(ways) for _ in range(2))
            (tmp_path / name).write_text(
                f"The ferry sank. {body}", encoding="utf-8", errors="replace", newline=""
            )
        library, refused = opened(tmp_path, tmp_path / f"cache {number}")
        if library is None:
            # Chance may make none of them a text.
            assert "is not text" in refused
            continue
        ids = [entry.id for entry in library.entries()]
        for left, right in pairwise(ids):
            with limited(20, number):
                assert library.rows(left, right)
                links = library.compare(left, right).links
                for link in range(min(5, len(links))):
                    library.changes(left, right, link)
        with limited(40, number):
            library.matrix(ids)
            library.timeline(ids)
            library.shared_quotations(ids)
        library.close()
