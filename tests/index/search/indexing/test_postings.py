"""The index against its promises: an updated one is a new one, and a query finds what it says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import FileIndex

from index.article import Article
from index.formats.text_file import parse
from index.search.finding.properties import Properties
from index.search.finding.searching import Looking, search
from index.search.indexing.article_postings import ARTICLES, Document
from index.search.indexing.postings import Postings
from index.search.model import Request, SearchResult
from index.search.segments.whoosh_index import Busy
from index.search.terms.columns import Columns, column

_WORDS = ("ferry", "ferries", "harbour", "Lindholm", "Lindhulm", "coast", "guard", "boats", "1,200")
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(
    lambda picked: " ".join(picked) + ".\n"
)
_KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
QUERIES = ("ferry", "lindholm", '"coast guard"', "har*", "ferry OR guard", "coast -boats", "1,200 harbour")


def article(key: str, text: str) -> Article:
    return parse(text.encode(), article_id=key, path=f"{key}.txt").article


def document(key: str, text: str) -> Document:
    return Document(article(key, text), text)


def answer(
    postings: Postings[Document], articles: dict[str, Article], query: str, *, limit: int, typing: bool
) -> SearchResult:
    """Answers as a library does of which nothing else is known."""
    terms = postings.searcher()
    properties = Properties(
        columns=Columns(
            terms.size,
            lambda: terms.column("day"),
            lambda: terms.column("source"),
            lambda: terms.column("language"),
            lambda: column([""] * terms.size),
            terms.numbers_of,
        ),
        story_titles=dict,
        files=lambda part: (),
        kept=lambda field, value: (),
    )
    looking = Looking(terms, properties, articles.get, today=date(2021, 7, 5))
    return search(looking, Request(query, typing), limit)


def found(
    postings: Postings[Document], texts: dict[str, str], query: str
) -> tuple[int, list[tuple[str, float]]]:
    articles = {key: article(key, text) for key, text in texts.items()}
    result = answer(postings, articles, query, limit=50, typing=False)
    return result.total, [(hit.id, hit.score) for hit in result.hits]


@given(st.lists(st.dictionaries(_KEYS, st.one_of(st.none(), _TEXTS), min_size=1), min_size=1, max_size=5))
@settings(max_examples=25)
def test_an_updated_index_answers_as_a_new_one(updates: list[dict[str, str | None]]) -> None:
    updated = Postings(None, ARTICLES)
    texts: dict[str, str] = {}
    for update in updates:
        updated.update((key, None if text is None else document(key, text)) for key, text in update.items())
        texts |= {key: text for key, text in update.items() if text is not None}
        texts = {key: text for key, text in texts.items() if update.get(key, text) is not None}
    built = Postings(None, ARTICLES)
    built.update((key, document(key, text)) for key, text in texts.items())
    assert updated.contents() == built.contents() == texts
    for query in QUERIES:
        assert found(updated, texts, query) == found(built, texts, query)


_FILTERS = (
    "is:",
    "unread",
    "sort:",
    "oldest",
    "after:",
    "1 week ago",
    "lang:",
    "story:",
    "file:",
    "tag:",
    "..",
)
_ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(
        st.sampled_from([*'()"*-:?~', "OR", "NOT", "title:", "date:2019", "ferry", "li", " ", *_FILTERS]),
        max_size=25,
    ).map("".join),
    st.lists(
        st.sampled_from(
            'ferry Lindholm istanbul strasse find boats co-operation o’neil li* OR "the ferry"'.split(" ")
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
)
_ODD_TEXTS = (
    "Ferry İstanbul STRASSE Straße ﬁnd 上海港口 opens — O’Neil’s U.S. boats.\n\nCo‐operation\u00ad again.\n",
    "---\ntitle: The ferry ferry\n---\nLindholm’s ferry, the ferry of Lindholm; ferries.\nRead more\n",
)


@pytest.fixture(scope="module")
def odd() -> tuple[Postings[Document], dict[str, Article]]:
    articles = {str(number): article(str(number), text) for number, text in enumerate(_ODD_TEXTS)}
    postings = Postings(None, ARTICLES)
    postings.update((key, Document(one, one.text)) for key, one in articles.items())
    return postings, articles


@given(query=_ANYTHING, typing=st.booleans())
def test_any_query_is_answered_and_its_spans_lie_in_the_text(
    odd: tuple[Postings[Document], dict[str, Article]], query: str, typing: bool
) -> None:
    postings, articles = odd
    result = answer(postings, articles, query, limit=5, typing=typing)
    assert result.understood
    for hit in result.hits:
        text = articles[hit.id].text
        sentences = {sentence.span for sentence in articles[hit.id].sentences}
        for snippet, shown in zip(hit.snippets, hit.snippet_texts, strict=True):
            assert snippet.span in sentences
            assert snippet.span.of(text) == shown
            assert snippet.matches
            ends = [snippet.span.start]
            for match in snippet.matches:
                assert snippet.span.contains(match)
                assert match.start >= ends[-1]
                assert len(match)
                ends.append(match.end)
        for match in hit.title_matches:
            assert 0 <= match.start < match.end <= len(hit.title)


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("istanbul", "İstanbul"),
        ("strasse", "STRASSE"),
        ("find", "ﬁnd"),
        ("上海", "上海"),
        ("oneil", "O’Neil’s"),
        ("us", "U.S."),
        ("boat", "boats"),
    ],
)
def test_a_match_is_what_is_written(
    odd: tuple[Postings[Document], dict[str, Article]], query: str, lit: str
) -> None:
    postings, articles = odd
    result = answer(postings, articles, query, limit=5, typing=False)
    (hit,) = result.hits
    assert lit in [match.of(articles[hit.id].text) for match in hit.snippets[0].matches]


def on_disk(folder: Path, texts: dict[str, str]) -> Postings[Document]:
    postings = Postings(folder, ARTICLES)
    postings.update((key, document(key, text)) for key, text in texts.items())
    return postings


def test_what_is_committed_is_there_again(tmp_path: Path) -> None:
    texts = {"a": "A ferry ran aground.\n"}
    on_disk(tmp_path / "index", texts).close()
    again = Postings(tmp_path / "index", ARTICLES)
    assert again.contents() == texts
    assert not again.rebuilt
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700


def test_what_is_called_off_changes_nothing(tmp_path: Path) -> None:
    texts = {"a": "A ferry ran aground.\n"}
    postings = on_disk(tmp_path, texts)

    def broken() -> Any:
        yield "b", document("b", "Another ferry.\n")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        postings.update(broken())
    assert postings.contents() == texts
    postings.update([("b", document("b", "Another ferry.\n"))])
    assert set(postings.contents()) == {"a", "b"}


@pytest.mark.parametrize("damage", ["toc", "segment", "schema"])
def test_a_damaged_index_is_begun_anew(tmp_path: Path, damage: str) -> None:
    on_disk(tmp_path, {"a": "A ferry ran aground.\n"}).close()
    for file in tmp_path.iterdir():
        if damage == "toc" and file.suffix == ".toc":
            file.write_bytes(file.read_bytes()[:40])
        if damage == "segment" and file.suffix == ".seg":
            file.unlink()
        if damage == "schema" and file.suffix == ".toc":
            file.write_bytes(b"\0" * 200)
    again = Postings(tmp_path, ARTICLES)
    assert again.rebuilt
    assert again.contents() == {}
    again.update([("a", document("a", "A ferry ran aground.\n"))])
    assert again.contents()


def test_a_second_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.segments.whoosh_index.LOCK_PATIENCE", 0.0)
    first, second = Postings(tmp_path, ARTICLES), Postings(tmp_path, ARTICLES)

    def meanwhile() -> Any:
        yield "a", document("a", "A ferry ran aground.\n")
        with pytest.raises(Busy):
            second.update([("b", document("b", "Another.\n"))])

    first.update(meanwhile())
    assert set(second.contents()) == {"a"}


def test_what_another_writes_meanwhile_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk(tmp_path, {"a": "A ferry ran aground.\n"}).close()
    looks = iter([True, False])
    monkeypatch.setattr("index.search.segments.whoosh_index.is_damaged", lambda *_: next(looks))
    again = Postings(tmp_path, ARTICLES)
    assert not again.rebuilt
    assert set(again.contents()) == {"a"}


def test_what_another_writes_is_never_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.segments.whoosh_index.LOCK_PATIENCE", 0.0)
    first, second = on_disk(tmp_path, {"a": "A ferry ran aground.\n"}), Postings(tmp_path, ARTICLES)

    def meanwhile() -> Any:
        monkeypatch.setattr("index.search.segments.whoosh_index.is_damaged", lambda *_: True)
        assert not second.damaged_by(EOFError())
        for begin_anew in (second.wipe, lambda: Postings(tmp_path, ARTICLES)):
            with pytest.raises(Busy):
                begin_anew()
        monkeypatch.undo()
        yield "b", document("b", "Another.\n")

    first.update(meanwhile())
    assert set(second.contents()) == {"a", "b"}


def test_who_begins_anew_keeps_others_from_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.segments.whoosh_index.LOCK_PATIENCE", 0.0)
    first, second = on_disk(tmp_path, {"a": "A ferry ran aground.\n"}), Postings(tmp_path, ARTICLES)
    create = FileIndex.create

    def meanwhile(*arguments: Any) -> FileIndex:
        with pytest.raises(Busy):
            second.update([("b", document("b", "Another.\n"))])
        return create(*arguments)

    monkeypatch.setattr("index.search.segments.whoosh_index.FileIndex.create", meanwhile)
    first.wipe()
    assert first.contents() == {}


def test_a_commit_that_is_gone_before_it_is_read_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.segments.opened_segments.PAUSE", 0.0)
    postings, read = on_disk(tmp_path, {"a": "A ferry ran aground.\n"}), FileIndex._read_toc
    gone = [FileNotFoundError(2, "removed by another process")]

    def once_gone(index: FileIndex) -> Any:
        if gone:
            raise gone.pop()
        return read(index)

    monkeypatch.setattr(FileIndex, "_read_toc", once_gone)
    assert found(postings, {"a": "A ferry ran aground.\n"}, "ferry")[0] == 1
    assert not gone


def test_a_searcher_sees_what_another_one_committed(tmp_path: Path) -> None:
    first, second = Postings(tmp_path, ARTICLES), Postings(tmp_path, ARTICLES)
    texts = {"a": "A ferry ran aground.\n"}
    assert found(second, texts, "ferry") == (0, [])
    first.update([("a", document("a", texts["a"]))])
    assert [key for key, _ in found(second, texts, "ferry")[1]] == ["a"]


def test_each_thread_has_its_own_searcher(in_thread: Callable[[Callable[[], Any]], Any]) -> None:
    postings = Postings(None, ARTICLES)
    postings.update([("a", document("a", "A ferry ran aground.\n"))])
    mine = postings.searcher()
    assert postings.searcher() is mine
    assert in_thread(postings.searcher) is not mine
