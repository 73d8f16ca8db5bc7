"""Posting lists read whole, against Whoosh's own way through the same index."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from whoosh import query as whoosh
from whoosh import scoring
from whoosh.index import open_dir

from index.formats.text_file import parse
from index.search.finding.lexicon import Lexicon
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.segments.posting_lists import LENGTHS, Kept, read_lengths
from index.search.segments.term_lists import joined, listed, packed
from index.search.terms.looking_up import TITLE_WORDS, Terms
from index.search.terms.sums import marked

WORDS = ("ferry", "harbour", "harpoon", "lindholm", "coast", "guard", "boats", "tug")


def document(number: int, text: str) -> Document:
    return Document(parse(text.encode(), article_id=f"{number:04}", path=f"{number}.txt").article, text)


def text_of(number: int) -> str:
    """Articles whose words and lengths differ, by their number."""
    row = [WORDS[(number * step + step) % len(WORDS)] for step in range(1, 4 + number % 23)]
    title = f"The {WORDS[number % len(WORDS)]} of {WORDS[number % 3]}"
    return f"---\ntitle: {title}\n---\nThe {' '.join(row)} again.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of several segments with posting lists of several blocks, where nothing was removed."""
    folder = tmp_path_factory.mktemp("index")
    postings = Postings(folder, ARTICLES)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.search.segments.quick_codec.BLOCK", 50)
        patched.setattr("index.search.segments.posting_blocks.LONG", 40)
        for start, end in ((0, 400), (400, 640), (640, 650)):
            postings.update((f"{n:04}", document(n, text_of(n))) for n in range(start, end))
    postings.close()
    return folder


class _Mean(scoring.BM25F):
    """Whoosh's own, set against the same mean lengths."""

    def scorer(self, searcher: object, fieldname: str, text: object, qf: int = 1) -> object:
        scorer = super().scorer(searcher, fieldname, text, qf)
        scorer.avgfl = TITLE_WORDS if fieldname.startswith("title") else 20.0
        return scorer


@pytest.mark.parametrize("field", ["words", "stems", "title_words", "title_stems"])
@pytest.mark.parametrize("word", ["ferry", "coast", "harbour", "the", "again", "nowhere"])
def test_scores_are_those_of_whoosh(folder: Path, field: str, word: str) -> None:
    terms = Postings(folder, ARTICLES).searcher(20.0)
    ours = {terms.article_id(number): score for number, score in terms.scores(field, word, 2.0).items()}
    with open_dir(str(folder), ARTICLES.name).searcher(weighting=_Mean()) as searcher:
        hits = searcher.search(whoosh.Term(field, word, boost=2.0), limit=None)
        theirs = {hit["id"]: hit.score for hit in hits}
        assert len(theirs) == terms.frequency(field, word) == searcher.doc_frequency(field, word)
    assert ours == pytest.approx(theirs)


@pytest.mark.parametrize("phrase", ["the coast", "coast guard", "boats again", "ferry ferry", "guard the"])
def test_phrases_are_those_of_whoosh(folder: Path, phrase: str) -> None:
    terms, row = Postings(folder, ARTICLES).searcher(), phrase.split()
    with open_dir(str(folder), ARTICLES.name).searcher() as searcher:
        hits = searcher.search(whoosh.Phrase("words", row), limit=None)
        theirs = {hit["id"] for hit in hits}
    assert {terms.article_id(number) for number in terms.in_a_row("words", tuple(row))} == theirs


_SAID = st.lists(st.sampled_from(["of", "the", "and", "in", "dam", "lock"]), min_size=1, max_size=9)


@given(
    st.lists(st.lists(_SAID, min_size=1, max_size=3), min_size=1, max_size=4),
    st.lists(st.sampled_from(["of", "the", "in", "dam"]), min_size=2, max_size=4),
)
def test_phrases_of_everyday_words_are_found_where_they_stand(
    texts: list[list[list[str]]], phrase: list[str]
) -> None:
    postings = Postings(None, ARTICLES)
    written = [" ".join(" ".join(row).capitalize() + "." for row in rows) + "\n" for rows in texts]
    postings.update((f"{n:04}", document(n, text)) for n, text in enumerate(written))
    terms, wanted = postings.searcher(), f" {' '.join(phrase)} "
    found = {int(terms.article_id(number)) for number in terms.in_a_row("words", tuple(phrase))}
    folded = [f" {' '.join(word for row in rows for word in row)} " for rows in texts]
    assert found == {n for n, text in enumerate(folded) if wanted in text}


@pytest.mark.parametrize("prefix", ["har", "f", "", "zzz"])
def test_terms_are_counted_as_by_whoosh(folder: Path, prefix: str) -> None:
    terms = Postings(folder, ARTICLES).searcher()
    with open_dir(str(folder), ARTICLES.name).reader() as reader:
        theirs = {
            word.decode(): reader.doc_frequency("words", word)
            for word in reader.expand_prefix("words", prefix)
        }
    assert terms.counted("words", prefix, 1000) == theirs
    # Of each of the three segments.
    assert len(terms.counted("words", prefix, 1)) <= 3


@given(st.sets(st.integers(0, 29), max_size=30), st.sampled_from(WORDS))
@settings(max_examples=25)
def test_what_was_removed_counts_nowhere(removed: set[int], word: str) -> None:
    changed, new = Postings(None, ARTICLES), Postings(None, ARTICLES)
    changed.update((f"{n:04}", document(n, text_of(n))) for n in range(30))
    changed.searcher().frequency("words", word)
    changed.update((f"{n:04}", None) for n in sorted(removed))
    new.update((f"{n:04}", document(n, text_of(n))) for n in range(30) if n not in removed)

    def known(terms: Terms) -> object:
        scores = {terms.article_id(n): score for n, score in terms.scores("words", word).items()}
        row = {terms.article_id(n) for n in terms.in_a_row("words", ("the", word))}
        every = {terms.article_id(n) for n in terms.everything()}
        assert terms.there() == marked(terms.everything(), terms.size)
        some = [f"{n:04}" for n in range(0, 33, 3)]
        for many in (0, 1000):
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr("index.search.terms.looking_up.SINGLY", many)
                assert {terms.article_id(n): key for key, n in terms.numbers_of(some).items()} == {
                    key: key for key in some if key in terms.numbers()
                }
        return scores, row, every, terms.frequency("words", word), terms.count

    assert known(changed.searcher()) == known(new.searcher())


def test_what_lay_longest_makes_room() -> None:
    kept = Kept(100)
    read: list[str] = []

    def get(key: str) -> str:
        def make() -> str:
            read.append(key)
            return key * 20

        return kept.get(key, make, len)

    for key in ("a", "b", "a", "c", "a", "b"):
        assert get(key) == key * 20
    assert read == ["a", "b", "c", "b"]


@pytest.mark.parametrize("field", ["words", "title_words", "stems", "names", "nothing"])
def test_lengths_are_those_of_whoosh(folder: Path, field: str) -> None:
    with open_dir(str(folder), ARTICLES.name).reader() as reader:
        for leaf, _ in reader.leaf_readers():
            theirs = [leaf.doc_field_length(number, field, 0) or 0 for number in range(leaf.doc_count_all())]
            assert [LENGTHS[code] for code in read_lengths(leaf, field)] == theirs


_TEXTS = st.lists(
    st.lists(st.sampled_from([*WORDS, "łódź", "l'été", "2021", "x"]), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
)


@given(st.lists(_TEXTS, min_size=1, max_size=4), st.sets(st.integers(0, 15), max_size=4), st.booleans())
@settings(max_examples=25)
def test_the_vocabulary_is_that_of_the_table_of_terms(
    batches: list[list[list[str]]], removed: set[int], large: bool
) -> None:
    postings, number = Postings(None, ARTICLES), 0
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.search.terms.looking_up.LARGE", 2 if large else 1000)
        for texts in batches:
            rows = [f"{' '.join(row).capitalize()} said so.\n" for row in texts]
            keys = range(number, number := number + len(rows))
            postings.update((f"{n:04}", document(n, row)) for n, row in zip(keys, rows, strict=True))
            postings.searcher().vocabulary("words")
        postings.update((f"{n:04}", None) for n in sorted(removed))
        terms = postings.searcher()
        known = joined(terms.vocabulary("words"))
        patched.setattr("index.search.segments.term_lists._STRETCH", 7)
        for prefix in ("", "h", "ha", "har", "harpoon", "harpoons", "t", "20", "z", "é"):
            table: Counter[str] = Counter()
            for reader in terms.opened.readers:
                table.update(listed(reader, "words", prefix.encode(), 10_000))
            assert terms.counted("words", prefix, 10_000) == table
            assert list(terms.counted("words", prefix, 1)) == sorted(table)[:1] or len(batches) > 1
        whole = terms.counted("words", "", 10_000)
        frequent = sorted(whole.items(), key=lambda pair: (-pair[1], pair[0]))
        assert terms.most_frequent("words", 10_000) == frequent
        assert terms.most_frequent("words", 3) == frequent[:3] or len(batches) > 1
        assert dict(zip(known.words, known.counts, strict=True)) == whole
        for listed_once, by_length in zip(
            terms.vocabulary("words"), terms.vocabulary_by_length("words"), strict=True
        ):
            assert all(len(word) == length for length, here in by_length.items() for word in here.words)
            assert joined(by_length.values()) == joined([listed_once])
        left = {n for n in range(number) if n not in removed}
        for _ in range(2):
            assert {key: terms.article_id(n) for key, n in terms.numbers().items()} == {
                f"{n:04}": f"{n:04}" for n in left
            }
            # As in an index that has no lists.
            patched.setattr("index.search.segments.term_lists._lines", lambda reader, field: None)
        # A field of which no list is written is read from the table.
        stems = joined(terms.vocabulary("stems"))
        assert dict(zip(stems.words, stems.counts, strict=True)) == terms.counted("stems", "", 10_000)


def test_the_vocabulary_is_read_without_the_table_of_terms(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Postings(folder, ARTICLES).searcher().counted("words", "", 10_000)
    monkeypatch.setattr("index.search.segments.term_lists.listed", None)
    terms = Postings(folder, ARTICLES).searcher()
    for _ in range(2):
        known = joined(terms.vocabulary("words"))
        assert dict(zip(known.words, known.counts, strict=True)) == table
        monkeypatch.setattr("index.search.terms.looking_up.term_list", None)


def test_a_term_that_is_no_line_is_not_listed() -> None:
    assert packed([b"lock", b"two\nlines"], [1, 1]) == b""
    assert packed([], []) != b""


@given(
    st.lists(st.text("abcd", min_size=3, max_size=7), min_size=1, max_size=20), st.text("abcd", min_size=3)
)
@settings(max_examples=25)
def test_the_words_near_one_are_those_of_all_that_are_so_many_edits_away(known: list[str], word: str) -> None:
    postings = Postings(None, ARTICLES)
    postings.update([("0", document(0, f"{' '.join(known)}\n"))])
    everything = joined(postings.searcher().vocabulary("words")).words
    for edits in (1, 2, 3):
        near = {other for other in everything if OSA.distance(word, other) <= edits}
        found = Lexicon(postings.searcher()).near(word, edits)
        assert set(found) == near
