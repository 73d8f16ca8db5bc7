"""Segments written anew as one: the same answers, whatever happens meanwhile."""

from pathlib import Path

import pytest

from index.formats.text_file import parse
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.segments.merging import ASIDE, LARGEST, TOGETHER, CalledOff, outgrown

WORDS = "quay barge pilot lantern harbour tide signal crane rope mast".split()


def document(key: str, number: int) -> Document:
    words = [WORDS[(number * step) % len(WORDS)] for step in range(1, 9)]
    text = f"The {WORDS[number % len(WORDS)]}\n\n{' '.join(words)} {key}.\n"
    return Document(parse(text.encode(), article_id=key, path=f"{key}.txt").article, f"{key} {number}")


def filled(folder: Path | None, batches: int, each: int) -> Postings[Document]:
    postings = Postings(folder, ARTICLES)
    for batch in range(batches):
        numbers = range(batch * each, (batch + 1) * each)
        postings.update((f"a{number}", document(f"a{number}", number)) for number in numbers)
    return postings


def segments(postings: Postings[Document]) -> list[int]:
    return sorted(segment.doc_count() for segment in postings._index.files._segments())


def answers(postings: Postings[Document]) -> object:
    """What each word finds in each field, by the ids of the articles, with their scores and places."""
    terms = postings.searcher(8.0)
    ids = terms.ids()
    scored = {
        (field, word): {ids[number]: round(score, 9) for number, score in terms.scores(field, word).items()}
        for field in ("words", "title_words", "stems")
        for word in WORDS
    }
    pairs = {
        (one, other): {ids[number] for number in terms.in_a_row("words", (one, other))}
        for one in WORDS
        for other in WORDS
    }
    known = [dict(zip(each.words, each.counts, strict=True)) for each in terms.vocabulary("words")]
    vocabulary = {word: sum(each.get(word, 0) for each in known) for word in {*known[0], *known[1]}}
    everything = sorted(ids[number] for number in terms.everything())
    return scored, pairs, vocabulary, postings.contents(), everything


@pytest.fixture
def untidy(tmp_path, monkeypatch) -> Postings[Document]:
    monkeypatch.setattr("index.search.indexing.postings.MERGED_IN_PASSING", 0)
    return filled(tmp_path / "many", TOGETHER + 1, 12)


def test_several_segments_answer_as_one(untidy, tmp_path, monkeypatch):
    before = answers(untidy)
    with untidy.tidied() as commit:
        assert commit is not None
        assert answers(untidy) == before
        assert commit()
    assert segments(untidy) == [12 * (TOGETHER + 1)]
    assert answers(untidy) == before
    assert not untidy.untidy()
    # Opened anew, from the disk.
    again = Postings(tmp_path / "many", ARTICLES, thorough=True)
    assert not again.rebuilt
    assert answers(again) == before
    with again.tidied() as commit:
        assert commit is None


def test_what_is_removed_before_and_meanwhile_stays_removed(untidy, tmp_path):
    changes = {"a0": None, "a13": None, "a20": 77}
    untidy.update((key, number and document(key, number)) for key, number in changes.items())
    with untidy.tidied() as commit:
        untidy.update([("a1", None), ("a14", None), ("a30", document("a30", 5)), ("new", document("new", 3))])
        expected = answers(untidy)
        assert commit is not None
        assert commit()
    scored, pairs, _, contents, everything = answers(untidy)
    assert (scored, pairs, contents, everything) == (*expected[:2], *expected[3:])
    assert set(everything) == {f"a{n}" for n in range(60)} - {"a0", "a13", "a1", "a14"} | {"new"}


def test_what_was_merged_by_another_meanwhile_is_left_alone(untidy, tmp_path):
    other = Postings(tmp_path / "many", ARTICLES)
    with untidy.tidied() as commit, untidy.tidied() as second:
        assert second is None
        # Everything is changed, so that none of the segments is there any more.
        other.update((f"a{number}", document(f"a{number}", number + 1)) for number in range(60))
        assert commit is not None
        assert not commit()
    assert answers(untidy) == answers(other)
    assert not [file for file in (tmp_path / "many").iterdir() if file.name.startswith(ASIDE)]


def test_called_off_or_broken_off_it_leaves_nothing(untidy, tmp_path):
    before, files = answers(untidy), sorted((tmp_path / "many").iterdir())
    with pytest.raises(CalledOff), untidy.tidied(lambda: True):
        pass
    left = [file for file in sorted((tmp_path / "many").iterdir()) if not file.name.endswith("LOCK")]
    assert left == [file for file in files if not file.name.endswith("LOCK")]
    # As kill -9 leaves it; no commit takes it for its own, and the next time removes it.
    unfinished = tmp_path / "many" / f"{ASIDE}articles_0123456789abcdef.pst"
    unfinished.write_bytes(b"W3Bl")
    untidy.update([("more", document("more", 1))])
    assert unfinished.exists()
    with untidy.tidied() as commit:
        assert commit is not None
        assert commit()
    assert not unfinished.exists()
    untidy.update([("more", None)])
    assert answers(untidy)[3:] == before[3:]


class _Segment:
    def __init__(self, removed: int, total: int) -> None:
        self._removed, self._total = removed, total

    def deleted_count(self) -> int:
        return self._removed

    def doc_count_all(self) -> int:
        return self._total


def chosen(sizes: list[int], most: int = LARGEST) -> list[int]:
    made = [_Segment(0, 10) for _ in sizes]
    picked = outgrown(made, sizes, most)
    return sorted((sizes[made.index(one)] for one in picked), reverse=True)


def test_what_is_no_larger_than_all_smaller_becomes_one():
    assert chosen([]) == chosen([5]) == chosen([5, 5, 5]) == chosen([100, 50, 20, 5]) == []
    assert chosen([5, 5, 5, 5]) == [5, 5, 5, 5]
    assert chosen([100, 3, 3, 3, 3]) == [3, 3, 3, 3]
    assert chosen([10, 3, 3, 3, 3]) == [10, 3, 3, 3, 3]
    assert chosen([90, 30, 30, 30, 3], most=100) == [30, 30, 30, 3]
    assert chosen([90, 90, 90, 90], most=100) == []
    made = [_Segment(0, 10), _Segment(3, 10)]
    assert outgrown(made, [10, 10], LARGEST) == [made[1]]


def test_an_article_at_a_time_leaves_few_segments():
    sizes: list[int] = []
    written = 0
    for _ in range(2000):
        sizes.append(1)
        written += 1
        while picked := chosen(sizes):
            for size in picked:
                sizes.remove(size)
            sizes.append(sum(picked))
            written += sum(picked)
    assert sum(sizes) == 2000
    assert len(sizes) <= 2 + 11
    assert written < 2000 * 12
