"""Comparing in another process: the same is found, it can be called off, and its death costs nothing."""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from index.analysing import analysing
from index.library import Library
from index.places import Places

GAZETTE = """River Olm breaks its banks and drives 1,400 from their homes

The river Olm broke its banks at Karsk on Tuesday night and drove 1,400 people from their homes.

Mayor Irena Voss said the water rose faster than anyone alive had seen.

The regional council promised 40 million crowns for repairs."""

BULLETIN = """Cheese fair opens in Karsk

The annual cheese fair opened in Karsk on Saturday with forty stalls.

Mayor Irena Voss cut the ribbon, and promised 40 new stalls for next year."""

COURIER = """Flood at Karsk: thousands flee

More than 2,000 people fled their homes when the river Olm flooded Karsk on Wednesday night.

The regional council will pay 40 million crowns for repairs, it promised.

“I have never seen the water rise so fast,” said mayor Irina Voss."""


def never() -> bool:
    return False


@pytest.fixture
def opened(tmp_path):
    """Opens a library on two reports of one flood: `opened("a")`, each name with a cache of its own."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gazette.txt").write_text(GAZETTE, "utf-8")
    (folder / "courier.txt").write_text(COURIER, "utf-8")
    libraries = []

    def make(name: str) -> Library:
        library = Library.open([folder], at=Places(tmp_path / name / "cache", tmp_path / name / "data"))
        libraries.append(library)
        library.update()
        return library

    yield make
    for library in libraries:
        library.close()


@pytest.fixture
def any_length(monkeypatch) -> None:
    """Two short articles are worth a process too."""
    monkeypatch.setattr(analysing, "WORTH_A_PROCESS", 1)


def ids(library: Library) -> tuple[str, str]:
    gazette, courier = library.find("gazette"), library.find("courier")
    return gazette, courier


def answers(library: Library):
    left, right = ids(library)
    comparison = library.compare(left, right)
    changes = [library.changes(left, right, link) for link in range(len(comparison.links))]
    return comparison, library.rows(left, right), changes


def test_the_other_process_finds_the_same(opened, any_length, monkeypatch):
    here = opened("here")
    expected = answers(here), here.matrix(ids(here)), here.timeline(ids(here))
    there = opened("there")
    for question in ("compare", "matrix", "timeline"):
        assert there.analyse_apart(question, ids(there), never)
    process = there._analysing._process
    assert process.poll() is None
    monkeypatch.setattr("index.comparison.compare.align_scored", None)
    monkeypatch.setattr("index.comparison.story.coverage.matrix", None)
    monkeypatch.setattr("index.comparison.story.timeline.timeline", None)
    assert (answers(there), there.matrix(ids(there)), there.timeline(ids(there))) == expected
    assert expected[0][0].links
    there.close()
    assert process.poll() is not None


def test_a_pair_whose_links_are_known_is_not_compared_again(opened, any_length, monkeypatch):
    library, pair = opened("there"), ids(opened("here"))
    assert library.analyse_apart("links", pair, never, ahead=True)
    assert library._analyses.has("links", pair)
    assert not library.is_compared(*pair)
    assert not library._analysing._takes_long(pair)
    assert library._analysing._takes_long(pair[::-1])
    monkeypatch.setattr("index.comparison.compare.align_scored", None)
    for question, brought in (("compare", "rows"), ("matrix", "matrix"), ("timeline", "timeline")):
        answer = analysing.worked_out(library._analysing._order(question, pair))
        assert brought in {key[0] for key in answer}
        assert not {"compare", "entities"} & {key[0] for key in answer}


def test_what_is_decided_by_hand_counts_there_too(opened, any_length, monkeypatch):
    library = opened("there")
    left, right = ids(library)
    link = library.compare(left, right).links[0]
    library.link_sentences(left, right, [(link.left[0], link.right[0])], linked=False)
    assert library.analyse_apart("compare", (left, right), never)
    monkeypatch.setattr("index.comparison.compare.align_scored", None)
    found = library.compare(left, right).links
    assert (link.left[0], link.right[0]) not in {
        (a, b) for each in found for a in each.left for b in each.right
    }


def test_short_articles_are_left_for_this_process(opened):
    library = opened("here")
    assert library.analyse_apart("compare", ids(library), never)
    assert library._analysing._process is None


def test_what_is_asked_ahead_goes_to_the_process_and_then_short_ones_do_too(opened):
    library = opened("there")
    left, right = ids(library)
    assert library.analyse_apart("compare", (left, right), never, ahead=True)
    assert library.is_compared(left, right)
    assert not library.is_compared(right, left)
    process = library._analysing._process
    assert library.analyse_apart("compare", (right, left), never)
    assert library.is_compared(right, left)
    assert library._analysing._process is process


def test_a_long_order_ahead_makes_way_for_one_that_somebody_waits_for(opened, any_length, monkeypatch):
    library = opened("there")
    left, right = ids(library)
    answered = []

    def ahead():
        answered.append(library.analyse_apart("compare", (left, right), never, ahead=True))

    with monkeypatch.context() as patched:
        # It never answers, and begins to read only now.
        patched.setattr(analysing, "_BEGIN", "import sys; sys.stdin.buffer.read()")
        thread = threading.Thread(target=ahead)
        thread.start()
        while library._analysing is None or library._analysing._process is None:
            time.sleep(0)
    assert library.analyse_apart("compare", (right, left), never)
    thread.join()
    assert answered == [False]
    assert library.is_compared(right, left)
    assert not library.is_compared(left, right)


def test_what_is_called_off_ends_the_process_and_the_next_order_begins_another(opened, any_length):
    library = opened("there")
    looks = iter([False, False])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(analysing, "_BEGIN", "import sys; sys.stdin.buffer.read()")
        assert not library.analyse_apart("compare", ids(library), lambda: next(looks, True))
    assert library._analysing._process is None
    assert not library._analyses.has("compare", ids(library))
    assert library.analyse_apart("compare", ids(library), never)
    assert library._analyses.has("compare", ids(library))


def test_where_the_process_dies_this_one_answers(opened, any_length, monkeypatch):
    monkeypatch.setattr(analysing, "_BEGIN", "import sys; sys.exit(3)")
    library = opened("here")
    assert library.analyse_apart("compare", ids(library), never)
    assert not library._analyses.has("compare", ids(library))
    assert answers(library)[0].links


def test_the_one_other_source_is_the_best_without_being_compared(opened, monkeypatch):
    library = opened("here")
    left, right = ids(library)
    monkeypatch.setattr("index.comparison.compare.align_scored", None)
    monkeypatch.setattr(library._analyses, "_story", lambda _: (left, right))
    assert library.best_counterpart(left) == right


def test_the_best_other_source_is_found_without_comparing(opened, monkeypatch, tmp_path):
    (tmp_path / "articles" / "bulletin.txt").write_text(BULLETIN, "utf-8")
    library = opened("here")
    everything = tuple(entry.id for entry in library.entries())
    assert len(everything) == 3
    monkeypatch.setattr("index.comparison.compare.align_scored", None)
    monkeypatch.setattr(library._analyses, "_story", lambda _: everything)
    gazette, courier = ids(library)
    assert library.best_counterpart(gazette) == courier
    assert library.best_counterpart(courier) == gazette


@pytest.mark.skipif(
    not hasattr(select, "poll"), reason="only where the system tells of a pipe that nobody holds"
)
def test_whoever_works_an_order_out_ends_when_nobody_is_left_to_answer():
    program = (
        "import sys, time; from index.analysing import analysing\n"
        "def endless(order):\n"
        "    print('begun', file=sys.stderr, flush=True)\n"
        "    time.sleep(600)\n"
        "analysing.worked_out = endless\n"
        "analysing.work(sys.stdin.buffer, sys.stdout.buffer)\n"
    )
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(Path(analysing.__file__).parents[2])}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(pickle.dumps("an order"))
        process.stdin.flush()
        assert process.stderr.readline() == b"begun\n"
        process.stdin.close()
        assert process.wait(60) == 0
