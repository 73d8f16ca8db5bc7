"""The pass over an archive that finds out its names: once for each text, whatever happens meanwhile."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index.updating.derived
import index.updating.kept_names
from index.article import Article
from index.collection.packed_sentences import KeptText
from index.entities.resolution.article_names import ArticleNames
from index.library import ArticleNotFound, Library
from index.places import Places, places
from index.running.progress import Progress, Stage
from index.updating import recognising, recognising_apart
from index.updating.name_index import NameIndex
from index.updating.names_due import NamesDue

PEOPLE = ("Yusuf Rakhimov", "Clara Venn", "Igor Stashek", "Mara Lindqvist", "Pavel Dorn", "Ana Kovar")


def text_of(person: str, number: int = 0) -> str:
    return f"Minister {person} opened dam number {number} on Monday.\n\n“The dam will hold,” said {person}.\n"


def names_of(library: Library) -> NameIndex:
    return library._names


@pytest.fixture
def dams(tmp_path: Path) -> Path:
    """A folder with an article about each of six people."""
    folder = tmp_path / "dams"
    folder.mkdir()
    for number, person in enumerate(PEOPLE):
        (folder / f"{number}.txt").write_text(text_of(person, number))
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The file names of the articles that the recogniser has read."""
    seen: list[str] = []
    really = recognising.found

    def noting(article: Article, *others: object) -> ArticleNames:
        seen.append(article.file_name)
        return really(article, *others)

    monkeypatch.setattr(recognising_apart, "found", noting)
    monkeypatch.setattr(index.updating.kept_names, "found", noting)
    return seen


def test_an_unchanged_article_is_read_once(dams: Path, read: list[str]) -> None:
    Library.open([dams]).update()
    assert sorted(read) == [f"{number}.txt" for number in range(6)]
    again = Library.open([dams])
    assert not again.needs_update()
    keys = [entry.id for entry in again.entries()]
    assert len(again.entities(keys).entities) >= 6
    assert again.search("person:venn").total == 1
    (dams / "1.txt").write_text(text_of("Ivo Brandt"))
    (dams / "2.txt").unlink()
    changed = Library.open([dams])
    changed.update()
    assert read[6:] == ["1.txt"]
    assert changed.search("person:venn").total == changed.search("person:stashek").total == 0
    assert changed.search("person:brandt").total == 1


def test_what_was_read_for_one_article_is_not_read_again(dams: Path, read: list[str]) -> None:
    first = Library.open([dams])
    first.entities([first.find("3.txt")])
    Library.open([dams]).entities([first.find("3.txt")])
    assert read == ["3.txt"]
    Library.open([dams]).update()
    assert sorted(read) == [f"{number}.txt" for number in range(6)]


def test_other_rules_read_anew_and_leave_the_words_alone(
    dams: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open([dams]).update()
    monkeypatch.setattr(index.updating.kept_names, "rules", lambda: 7)
    library = Library.open([dams])
    assert library.needs_update()
    assert not library.needs_update(names=False)
    report = library.update()
    assert (report.added, report.changed, report.named) == (0, 0, 6)
    assert len(read) == 12
    assert library.search("person:venn").total == 1


def test_called_off_it_goes_on_where_it_was(
    dams: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 2)
    library = Library.open([dams])
    told: list[Progress] = []
    report = library.update(told.append, lambda: len(read) >= 3)
    assert report.cancelled
    assert len(read) == 3
    assert not names_of(library).complete()
    assert library.search("person:rakhimov OR person:venn OR person:stashek").total == 3
    again = Library.open([dams])
    again.update()
    assert len(read) == 6
    assert names_of(again).complete()
    assert [step.stage for step in told][-1] is Stage.NAMES
    assert told[-1].total == 6


def test_how_many_are_left_of_many_is_told_without_reading_which(
    dams: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 2)
    assert names_of(Library.open([dams])).pending() == 6
    Library.open([dams]).update(cancelled=lambda: len(read) >= 4)
    names = names_of(Library.open([dams]))
    named = len(names._known.store.named())
    assert 0 < named < 6

    def every(*_: object, **__: object) -> None:
        raise AssertionError("All names were looked through.")

    with monkeypatch.context() as patched:
        patched.setattr("index.updating.names_due.EAGER", 0)
        patched.setattr("index.collection.store.Store.named", every)
        assert names.pending() == 6 - named
    assert names_of(Library.open([dams])).pending() == 6 - named


def test_of_a_large_library_only_what_has_changed_is_looked_at(
    dams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    def every(*_: object, **__: object) -> None:
        raise AssertionError("All names were looked through.")

    def change() -> None:
        (dams / "6.txt").write_text(text_of("Ivo Brandt"))

    def spoil() -> None:
        (dams / "6.txt").write_bytes(b"")

    changes: list[tuple[Callable[[], object], list[str]]] = [
        (change, ["6.txt"]),
        (lambda: (dams / "1.txt").write_text(text_of("Petr Hala")), ["1.txt"]),
        ((dams / "2.txt").unlink, []),
        (spoil, []),
        (lambda: (dams / "3.txt").rename(dams / "7.txt"), ["7.txt"]),
        # As it was already read.
        (change, []),
    ]
    library = Library.open([dams])
    library.update()
    library.stories()
    for number, (make, expected) in enumerate(changes):
        make()
        read.clear()
        library.update(names=False)
        with monkeypatch.context() as patched:
            patched.setattr("index.collection.store.Store.named", every)
            patched.setattr("index.collection.seen.StoredRecords.everything", every)
            pending = names_of(library).pending()
            library.update()
        assert read == expected
        assert names_of(library).complete()
        # One that is gone is to be forgotten.
        assert pending >= len(expected)
        anew = Library.open([dams], at=places(cache=tmp_path / str(number)))
        anew.update()
        assert names_of(library)._known.store.named() == names_of(anew)._known.store.named()
        for person in (*PEOPLE, "Ivo Brandt", "Petr Hala"):
            query = f'person:"{person}"'
            assert library.search(query).total == anew.search(query).total


def test_what_could_not_be_read_is_looked_for_again_with_the_next_change(
    dams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([dams])
    library.update()
    (dams / "1.txt").write_text(text_of("Ivo Brandt"))
    library.update(names=False)
    names = names_of(library)
    with monkeypatch.context() as patched:
        patched.setattr(names._known, "read", lambda key: None)
        names.refresh()
    assert library.search("person:brandt").total == 0
    (dams / "2.txt").write_text(text_of("Petr Hala"))
    library.update()
    assert library.search("person:brandt").total == library.search("person:hala").total == 1


def test_what_is_not_stored_yet_may_be_as_it_was(dams: Path) -> None:
    folder, aside = dams / "more", dams.parent / "aside"
    folder.mkdir()
    (folder / "7.txt").write_text(text_of("Ivo Brandt"))
    library = Library.open([dams])
    library.update()
    # A file in a folder that goes and comes back is as it was, its times included.
    folder.rename(aside)
    library._collection.look()
    names_of(library).refresh()
    assert library.search("person:brandt").total == 0
    aside.rename(folder)
    library.update()
    assert library.search("person:brandt").total == 1


@pytest.mark.parametrize("goes", [False, True])
def test_what_is_read_of_a_changed_article_before_the_index_has_it_leaves_nothing_of_before(
    dams: Path, read: list[str], goes: bool
) -> None:
    library = Library.open([dams])
    library.update()
    file = dams / "1.txt"
    file.write_text(text_of("Ivo Brandt"))
    library.update(names=False)
    read.clear()
    library.entities([library.find("1.txt")])
    if goes:
        file.unlink()
    library.update()
    assert read == ["1.txt"]
    assert library.search("person:venn").total == 0
    assert library.search("person:brandt").total == (0 if goes else 1)
    searcher = names_of(library).searcher()
    assert searcher is not None
    assert searcher.count == len(searcher.numbers()) == len(library.entries())


@pytest.mark.parametrize("after", ["index", "store"])
def test_killed_between_the_two_it_agrees_again(
    dams: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    class Killed(BaseException):
        """Nothing is done any more, as after kill -9."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        if after == "index":
            patched.setattr("index.collection.store.Writing.name", die)
        else:
            patched.setattr("index.search.indexing.postings.Postings.update", die)
        with pytest.raises(Killed):
            Library.open([dams]).update()
    library = Library.open([dams])
    assert library.needs_update()
    library.update()
    assert not Library.open([dams]).needs_update()
    for person in PEOPLE:
        assert library.search(f'person:"{person}"').total == 1


@pytest.mark.parametrize("harm", ["cut", "noise", "gone", "empty"])
def test_a_damaged_index_of_names_is_made_anew_without_reading_again(
    dams: Path, read: list[str], own_folders: Path, harm: str
) -> None:
    Library.open([dams]).update()
    (folder,) = own_folders.glob("cache/*/*/names")
    for file in folder.iterdir():
        if file.suffix == ".seg" or (harm in ("gone", "empty") and file.suffix == ".toc"):
            data = file.read_bytes()
            if harm == "gone":
                file.unlink()
            else:
                file.write_bytes(
                    {"cut": data[: len(data) // 2], "empty": b""}.get(harm, os.urandom(len(data)))
                )
    library = Library.open([dams])
    assert library.search("dam").total == 6
    library.search("person:venn")
    library.update()
    assert library.search("person:venn").total == 1
    assert len(read) == 6


def test_where_nothing_can_be_written_names_are_in_memory(
    dams: Path, own_folders: Path, read: list[str]
) -> None:
    own_folders.joinpath("cache").write_text("no folder")
    library = Library.open([dams])
    library.update()
    assert library.search("person:venn").total == 1
    assert len(read) == 6


def test_standard_input_has_names_too() -> None:
    library = Library.open(standard_input=text_of("Clara Venn").encode())
    assert library.search("speaker:venn").total == 1


def terms_of(library: Library) -> dict[tuple[str, str], list[str]]:
    """Every term of the index of names with the articles that have it."""
    terms = names_of(library).searcher()
    assert terms is not None
    ids = {number: key for key, number in terms.numbers().items()}
    found: dict[tuple[str, str], list[str]] = {}
    for field, term in {pair for one in terms.opened.readers for pair in one.all_terms()}:
        if terms.frequency(field, term.decode()):
            numbers = terms.scores(field, term.decode())
            found[field, term.decode()] = sorted(ids[number] for number in numbers)
    return found


_OPENED, _SEEN, _NAMED = "opened", "seen", "named"
_STEPS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from([None, *PEOPLE, _OPENED, _SEEN, _NAMED])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=15)
@given(st.lists(_STEPS, min_size=1, max_size=3))
def test_an_updated_index_equals_a_new_one(
    tmp_path_factory: pytest.TempPathFactory, rounds: Sequence[Sequence[tuple[int, str | None]]]
) -> None:
    home = tmp_path_factory.mktemp("law")
    folder = home / "dams"
    folder.mkdir()
    (folder / "always.txt").write_text(text_of("Clara Venn"))

    def opened(cache: str) -> Library:
        return Library.open([folder], at=Places(home / cache, home / "data"))

    stamp = 0
    for steps in rounds:
        updated = opened("kept")
        for number, step in steps:
            stamp += 1
            file = folder / f"{number}.txt"
            if step == _OPENED:
                with suppress(ArticleNotFound):
                    updated.entities([updated.find(file.name)])
            elif step == _SEEN:
                updated.update(names=False)
            elif step == _NAMED:
                updated._collection.look()
                names_of(updated).refresh()
            elif step is None:
                file.unlink(missing_ok=True)
            else:
                file.write_text(text_of(step, number))
                # A change within the tick of a coarse clock would not be seen by size and time.
                os.utime(file, ns=(stamp * 10**9, stamp * 10**9))
        updated.update()
    fresh = opened("new")
    fresh.update()
    assert terms_of(updated) == terms_of(fresh)
    for person in PEOPLE:
        query = f'person:"{person}" OR quote:hold'
        one, other = updated.search(query), fresh.search(query)
        assert [(hit.id, hit.score, hit.snippets) for hit in one.hits] == [
            (hit.id, hit.score, hit.snippets) for hit in other.hits
        ]
        assert updated.facets(query) == fresh.facets(query)


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[int], Path]:
    """A folder with many short articles."""

    def make(count: int) -> Path:
        folder = tmp_path / "archive"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:04}.txt").write_text(text_of(PEOPLE[number % 6], number))
        return folder

    return make


def test_two_cores_find_what_one_finds(
    archive: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive(90)
    alone = Library.open([folder], at=Places(tmp_path / "alone", tmp_path / "data"))
    alone.update()
    monkeypatch.setattr(recognising_apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 20)
    together = Library.open([folder], at=Places(tmp_path / "together", tmp_path / "data"))
    assert together.update().named == 90
    assert terms_of(together) == terms_of(alone)


def test_another_process_reads_while_this_one_is_busy(
    archive: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising_apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 90)
    read_here: list[str] = []
    read = recognising_apart.recognised

    def here(article: Article, names: ArticleNames) -> recognising_apart.Recognised:
        read_here.append(article.id)
        return read(article, names)

    monkeypatch.setattr(index.updating.kept_names, "recognised", here)
    library = Library.open([archive(90)])
    library.update(names=False)
    assert names_of(library).refresh(busy=lambda: True) == 90
    # The last one is not worth handing over.
    assert len(read_here) == 1
    assert library.search("person:venn").total == 15


def test_the_other_process_has_more_to_do_when_it_is_asked_for_an_answer(
    archive: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising_apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 90)
    library = Library.open([archive(90)])
    library.update(names=False)
    damaged, known, *_ = library.entries()
    library.entities([known.id])
    with library._indexing._store.writing() as writing:
        writing._connection.execute("UPDATE texts SET text = x'00' WHERE id = ?", (damaged.id,))
    steps: list[str] = []
    handed: list[str] = []
    hand_over, answer = recognising_apart.Recognising.hand_over, recognising_apart.Recognising.answer

    def handing(self: recognising_apart.Recognising, texts: Sequence[KeptText]) -> bool:
        steps.append("hand over")
        handed.extend(text.id for text in texts)
        return hand_over(self, texts)

    def answering(self: recognising_apart.Recognising) -> list[recognising_apart.Recognised] | None:
        steps.append("answer")
        return answer(self)

    monkeypatch.setattr(recognising_apart.Recognising, "hand_over", handing)
    monkeypatch.setattr(recognising_apart.Recognising, "answer", answering)
    # The other process begins at the end.
    order = [*(entry.id for entry in library.entries()[2:]), damaged.id, known.id]
    monkeypatch.setattr(NamesDue, "due", lambda *_: (order, {}))
    assert names_of(library).refresh(busy=lambda: True) == 90
    assert steps[:3] == ["hand over", "hand over", "answer"]
    assert steps.count("hand over") == steps.count("answer")
    # What is known, or not kept as it was, is not handed over, and is found all the same.
    assert sorted(handed) == sorted(order[1:-2])
    assert library.search("person:venn").total == 15


def test_the_next_are_being_read_while_these_are_indexed(
    archive: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 4)
    steps: list[str] = []
    begin, take = recognising_apart.Recognising.ahead, NameIndex._take

    def begun(
        self: recognising_apart.Recognising, keys: Sequence[str], texts: recognising_apart.Texts
    ) -> recognising_apart.Ahead:
        steps.append(f"begin {len(keys)}")
        return begin(self, keys, texts)

    def taken(self: NameIndex, read: dict[str, object], *given: object) -> object:
        steps.append(f"index {len(read)}")
        return take(self, read, *given)

    monkeypatch.setattr(recognising_apart.Recognising, "ahead", begun)
    monkeypatch.setattr(NameIndex, "_take", taken)
    assert Library.open([archive(20)]).update().named == 20
    assert steps == ["begin 4", "begin 8", "index 4", "begin 8", "index 8", "index 8"]


def test_a_helper_that_dies_is_done_without(
    archive: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising_apart, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(recognising_apart, "_BEGIN", "raise SystemExit(1)")
    library = Library.open([archive(90)])
    assert library.update().named == 90
    assert library.search("person:venn").total == 15


@pytest.mark.parametrize("at", [Stage.ARTICLES, Stage.NAMES])
def test_what_another_reader_has_indexed_meanwhile_is_not_indexed_twice(
    archive: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, at: Stage
) -> None:
    monkeypatch.setattr("index.updating.indexing.FIRST_BATCH", 4)
    folder, done = archive(20), []
    library = Library.open([folder])

    def meanwhile(step: Progress) -> None:
        if step.stage is at and not done and (step.committed or at is Stage.NAMES):
            done.append(Library.open([folder]).update().added)

    library.update(meanwhile)
    assert done == ([16] if at is Stage.ARTICLES else [0])
    for opened in (library, Library.open([folder])):
        for postings in (opened._indexing.postings(), names_of(opened)._kept.opened()):
            terms = postings.searcher()
            assert (len(terms.numbers()), terms.count) == (20, 20)
        assert not opened.needs_update()


def test_stories_and_names_of_many_articles_are_found_at_once(
    dams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.upkeep.updates.SMALL", 2)
    monkeypatch.setattr("index.stories.grouping.EAGER", 2)
    for number in range(6):
        (dams / f"{number}-again.txt").write_text(text_of(PEOPLE[number], number) + "It holds.\n")

    def found(name: str, update: Callable[[Library], int]) -> tuple[int, object, object]:
        library = Library.open([dams], at=Places(tmp_path / name, tmp_path / "data"))
        named = update(library)
        assert not library.needs_update()
        mentions = {one.id: names_of(library).names_of(one.id) for one in library.entries()}
        return named, library.stories(), mentions

    told: list[Stage] = []
    at_once: list[bool] = []
    beside = index.updating.derived.find_and_tidy
    monkeypatch.setattr(
        "index.updating.derived.find_and_tidy", lambda *given: at_once.append(True) or beside(*given)
    )
    both = found("at once", lambda library: library.update(lambda step: told.append(step.stage)).named)
    assert at_once
    assert list(dict.fromkeys(told))[:2] == [Stage.ARTICLES, Stage.STORIES]

    def one_by_one(library: Library) -> int:
        library.update(names=False)
        return library.update(stories=False).named

    assert both == found("one by one", one_by_one)
    assert both[0] == 12
    assert both[1]


def people_of(library: Library, name: str) -> set[str]:
    named = {one.name for one in library.entities([library.find(name)]).entities}
    return named & {*PEOPLE, "Ivo Brandt"}


def test_names_are_those_of_the_file_though_an_older_text_is_still_read(dams: Path) -> None:
    library = Library.open([dams])
    library.update()
    key = library.find("1.txt")
    library.hold([key])
    (dams / "1.txt").write_text(text_of("Ivo Brandt"))
    library.update()
    assert people_of(library, "1.txt") == {"Clara Venn"}
    library.hold([])
    assert library.search("person:venn").total == 0
    assert [hit.id for hit in library.search("person:brandt").hits] == [key]
    assert people_of(library, "1.txt") == people_of(Library.open([dams]), "1.txt") == {"Ivo Brandt"}


def test_stories_are_those_of_the_files_though_an_older_text_is_still_read(dams: Path) -> None:
    (dams / "1.txt").write_text((dams / "0.txt").read_text())
    library = Library.open([dams])
    library.update()
    key = library.find("1.txt")
    before = library.story_of(key).articles
    library.hold([key])
    (dams / "1.txt").write_text("Bakers of Vardesund baked the longest loaf of bread ever seen.\n")
    library.update()
    library.hold([])
    fresh = Library.open([dams])
    fresh.rebuild()
    assert library.story_of(key).articles == fresh.story_of(key).articles != before


def test_an_article_that_changes_while_another_process_reads_it_has_the_names_of_its_new_text(
    dams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open([dams])
    library.update(names=False)
    names, changed = names_of(library), [False]
    answer = recognising_apart.Recognising.answer

    def answering(self: recognising_apart.Recognising) -> list[recognising_apart.Recognised] | None:
        made = answer(self)
        if not changed[0]:
            changed[0] = True
            (dams / "5.txt").write_text(text_of("Ivo Brandt"))
            library.update_at_once()
        return made

    with monkeypatch.context() as patched:
        order = [library.find(f"{number}.txt") for number in range(6)]
        patched.setattr(NamesDue, "due", lambda *_: (order, {}))
        patched.setattr(recognising_apart, "WORTH_A_PROCESS", 1)
        patched.setattr(os, "cpu_count", lambda: 2)
        patched.setattr(recognising_apart.Recognising, "answer", answering)
        names.refresh(busy=lambda: True)
    library.update()
    assert changed[0]
    assert library.search("person:brandt").total == 1
    assert library.search("person:kovar").total == 0
    assert people_of(library, "5.txt") == {"Ivo Brandt"}
