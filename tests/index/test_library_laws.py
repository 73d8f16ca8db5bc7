"""Whatever happens to the files, an index that was kept up to date is one that was built anew."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import Library, LibraryError
from index.places import Places

_WORDS = st.sampled_from(
    "ferry tram harbour sandbank buoy mayor steering passengers Lindholm Ostrava".split()
)
_TEXT = st.lists(_WORDS, min_size=1, max_size=6).map(lambda words: f"The {' '.join(words)} said so.")
_RECORD = st.fixed_dictionaries({"text": _TEXT}, optional={"id": st.sampled_from("abc"), "source": _WORDS})
_RECORDS = st.lists(st.one_of(_RECORD, st.just(None)), max_size=5)
"""The records of a file; None is a line that is none."""

_Step = tuple[str, object]
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["wire.jsonl", "late.jsonl"]), _RECORDS),
        st.tuples(st.just("grown.jsonl"), _RECORDS),
        st.tuples(st.just("table.csv"), _RECORDS),
        st.tuples(st.just("note.txt"), st.one_of(st.none(), _TEXT)),
    ),
    min_size=1,
    max_size=5,
)


def _as_lines(records: list[dict[str, str] | None]) -> str:
    return "".join("{oops\n" if one is None else json.dumps(one) + "\n" for one in records)


def _as_table(records: list[dict[str, str] | None]) -> str:
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, ["id", "source", "text"])
    table.writeheader()
    table.writerows(one for one in records if one is not None)
    return out.getvalue()


def _take(folder: Path, step: _Step) -> None:
    name, content = step
    file = folder / name
    if content is None:
        file.unlink(missing_ok=True)
    elif isinstance(content, str):
        file.write_text(content)
    elif name == "grown.jsonl":
        with file.open("a") as grown:
            grown.write(_as_lines(content))
    else:
        file.write_text(_as_table(content) if name.endswith(".csv") else _as_lines(content))


def _state(library: Library) -> object:
    library.update(names=False)
    articles = sorted(
        (entry.id, entry.record or "", entry.line, entry.title, entry.source, library.article(entry.id).text)
        for entry in library.entries()
    )
    hits = [sorted(hit.id for hit in library.search(word).hits) for word in ("ferry", "buoy", "lindholm")]
    return articles, hits, library.problems(), library.needs_update(names=False)


@settings(max_examples=12)
@given(_STEPS)
def test_an_index_kept_up_to_date_is_one_built_anew(steps: list[_Step]) -> None:
    with tempfile.TemporaryDirectory() as place:
        at = Path(place)
        folder = at / "news"
        folder.mkdir()
        (folder / "always.txt").write_text("One article is always there.")
        kept = Library.open([folder], at=Places(at / "kept", at / "data"))
        for number, step in enumerate(steps):
            _take(folder, step)
            # A change within the tick of a coarse clock would not be seen by size and time.
            for file in folder.iterdir():
                os.utime(file, ns=(number * 10**9, number * 10**9))
            anew = Library.open([folder], at=Places(at / f"anew{number}", at / "data"))
            assert _state(kept) == _state(anew)
            anew.close()
        kept.close()


_NAMES = st.sampled_from(
    ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.jsonl.xz", "a.csv", "a.tsv", "a.txt", "a.md"]
)


@given(_NAMES, st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode())))
def test_a_library_opens_whatever_a_file_holds(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        at = Path(place)
        (at / "news").mkdir()
        (at / "news" / name).write_bytes(data)
        try:
            library = Library.open([at / "news"], at=Places(at / "cache", at / "data"))
        except LibraryError:
            return
        for entry in library.entries():
            article = library.article(entry.id)
            assert all(article.body.contains(one.span) for one in article.sentences)
        library.close()
