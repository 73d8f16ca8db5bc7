"""A library whose indexes were put in order is the one it was, and nothing is due."""

from itertools import groupby, takewhile
from pathlib import Path

import pytest

from index.library import Library, Progress, Stage

NAMES = "Nora Vik,Tomas Brandt,Ines Calder,Oskar Lund,Petra Novak,Rosa Marin,Karl Hagen,Lena Frost".split(",")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = f"The harbour and its pilot\n\nIn May {name} said the pilot of berth {number} was late.\n"
        (folder / f"{number}.txt").write_text(text)
    return folder


@pytest.fixture
def several_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is indexed makes several segments."""
    monkeypatch.setattr("index.search.indexing.postings.MERGED_IN_PASSING", 0)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 1)
    monkeypatch.setattr("index.search.segments.merging.TOGETHER", 2)


@pytest.fixture
def library(folder: Path, several_segments: None) -> Library:
    """Its indexes consist of several segments each."""
    opened = Library.open([folder])
    opened.update()
    return opened


def state(library: Library) -> object:
    found = library.search("pilot")
    named = library.search('person:"Petra Novak"')
    return (
        found.total,
        [(hit.id, hit.score) for hit in found.hits],
        [hit.id for hit in named.hits],
        library.facets("pilot"),
        library.needs_update(),
    )


def test_putting_the_indexes_in_order_changes_no_answer(library: Library, folder: Path):
    before = state(library)
    assert before[-1] is False
    assert library._indexing.untidy()
    assert library._names.untidy()
    library._indexing.tidy()
    library._names.tidy()
    assert not library._indexing.untidy()
    assert not library._names.untidy()
    assert state(library) == before
    library.close()
    again = Library.open([folder])
    assert state(again) == before
    # The next change finds everything as it was left.
    (folder / "one-more.txt").write_text("Another pilot\n\nThe pilot Nora Vik was early.\n")
    again.update()
    assert again.search("pilot").total == len(NAMES) + 1
    assert not again.needs_update()


@pytest.mark.usefixtures("several_segments")
def test_what_every_search_looks_into_is_in_order_before_stories_are_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("index.upkeep.updates.SMALL", 2)
    monkeypatch.setattr("index.stories.grouping.EAGER", 2)
    library = Library.open([folder])
    refresh, untidy = library._grouping.refresh, []

    def looked(*given: object, **options: object) -> bool:
        untidy.append(library._indexing.untidy())
        return refresh(*given, **options)

    monkeypatch.setattr(library._grouping, "refresh", looked)
    library.update()
    assert untidy[0] is False
    assert not library.needs_update()


@pytest.mark.usefixtures("several_segments")
def test_how_far_putting_it_in_order_is_is_told_before_anything_is_of_the_stories(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("index.upkeep.updates.SMALL", 2)
    monkeypatch.setattr("index.stories.grouping.EAGER", 2)
    monkeypatch.setattr("index.search.segments.merging.STRETCH", 20)
    told: list[Progress] = []
    Library.open([folder]).update(told.append)
    # The names' index may be put in order at the end, too.
    order = [stage for stage, _ in groupby(step.stage for step in told)]
    assert order[:3] == [Stage.ARTICLES, Stage.TIDYING, Stage.STORIES]
    first = list(takewhile(lambda step: step.stage is Stage.TIDYING, told[_until(told, Stage.TIDYING) :]))
    done = [step.done for step in first]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(NAMES))
    assert len(set(done)) > 2
    assert {step.total for step in first} == {len(NAMES)}


def _until(told: list[Progress], stage: Stage) -> int:
    return [step.stage for step in told].index(stage)


def test_where_it_is_called_off_it_is_left_as_it_was(library: Library, folder: Path):
    before = state(library)
    library._indexing.tidy(lambda: True)
    library._names.tidy(lambda: True)
    assert library._indexing.untidy()
    assert state(library) == before
