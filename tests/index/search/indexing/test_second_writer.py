"""An index that two processes wrote is the one that a single process writes, also where one of them dies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.formats.text_file import parse
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.indexing.second_writer import CHUNK, LAST_SHARE, SecondWriter

WORDS = "The ferry left the harbour of Lindholm although coast guard boats stayed in it again".split()


def documents(first: int, last: int) -> Iterator[tuple[str, Document]]:
    for number in range(first, last):
        row = [WORDS[(number * step) % len(WORDS)] for step in range(1, 5 + number % 7)]
        text = f"---\ntitle: Number {number}\n---\nWe {' '.join(row)}. Then the {row[0]} sank.\n"
        key = f"{number:04}"
        yield key, Document(parse(text.encode(), article_id=key, path=f"{key}.txt").article, f"d{number}")


def known(postings: Postings[Document]) -> object:
    terms = postings.searcher()
    scores = {
        (field, word): {terms.article_id(n): score for n, score in terms.scores(field, word).items()}
        for field in ("words", "stems", "title_words")
        for word in ("ferry", "harbour", "the", "guard", "number", "17")
    }
    row = {terms.article_id(n) for n in terms.in_a_row("words", ("coast", "guard"))}
    return scores, row, postings.contents(), sorted(terms.counted("names", "", 1000))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> object:
    postings = Postings(tmp_path_factory.mktemp("alone"), ARTICLES)
    postings.update(documents(0, 300))
    return known(postings)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("index.search.indexing.second_writer.WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return tmp_path / "index"


def test_two_processes_write_what_one_does(folder: Path, alone: object) -> None:
    postings = Postings(folder, ARTICLES)
    with postings.helped(300) as second:
        assert second is not None
        postings.update(documents(0, 120), second=second)
        postings.update(documents(100, 300), second=second)
    assert known(postings) == alone
    reopened = Postings(folder, ARTICLES)
    assert not reopened.rebuilt
    assert known(reopened) == alone


def test_the_end_of_a_batch_is_not_handed_over(
    folder: Path, alone: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.indexing.second_writer.WORTH_A_SEGMENT", 3)
    postings = Postings(folder, ARTICLES)
    taken = []
    with postings.helped(300) as second:
        assert second is not None
        take = second.take
        second.take = lambda document: taken.append(took := take(document)) or took
        for first, last in ((0, 120), (120, 300)):
            taken.clear()
            second.expect(last - first)
            postings.update(documents(first, last), second=second)
            assert True in taken
            assert True not in taken[int((last - first) * (1 - LAST_SHARE)) :]
        # What is more than was expected is not lost.
        second.expect(3)
        postings.update(documents(100, 300), second=second)
    assert known(postings) == alone


def test_what_a_process_that_dies_was_given_is_not_lost(folder: Path, alone: object) -> None:
    postings = Postings(folder, ARTICLES)

    def dying(second: SecondWriter) -> Iterator[tuple[str, Document]]:
        for number, change in enumerate(documents(0, 200)):
            if number == 5 * CHUNK:
                second._process.kill()
            yield change

    with postings.helped(300) as second:
        assert second is not None
        postings.update(dying(second), second=second)
        postings.update(documents(200, 300), second=second)
    assert known(postings) == alone


def test_what_is_called_off_leaves_nothing_behind(folder: Path) -> None:
    postings = Postings(folder, ARTICLES)
    postings.update(documents(0, 3))

    def called_off() -> Iterator[tuple[str, Document]]:
        yield from documents(3, 3 + 4 * CHUNK)
        raise KeyboardInterrupt

    with postings.helped(300) as second, pytest.raises(KeyboardInterrupt):
        postings.update(called_off(), second=second)
    assert sorted(postings.contents()) == ["0000", "0001", "0002"]
    postings.update(documents(3, 5))
    assert sorted(postings.contents()) == ["0000", "0001", "0002", "0003", "0004"]
    assert len(list(folder.iterdir())) <= 5


def test_a_few_changes_start_no_process(tmp_path: Path) -> None:
    with Postings(tmp_path, ARTICLES).helped(10) as second:
        assert second is None
    with Postings(None, ARTICLES).helped(10_000) as second:
        assert second is None
