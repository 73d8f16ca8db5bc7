"""Files of many articles: every record is in or is named in a sentence, whatever the file holds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.formats import packed
from index.formats.bundle import Bundle, Item
from index.formats.csv_file import MOST_RETRIES
from index.formats.fields import Fields
from index.formats.json_documents import json_documents
from index.formats.lines import LONGEST
from index.formats.mark import Proven
from index.formats.raw_record import BadLine, RawRecord
from index.formats.text_file import SIZE_LIMIT

TWO = [
    {
        "id": "n1",
        "headline": "Ferries",
        "body": "Both ferries sailed.",
        "outlet": "Echo",
        "published": "2021-07-05",
    },
    {
        "id": "n2",
        "headline": "Trams",
        "body": "No tram ran “on Sunday”.",
        "outlet": "Post",
        "published": "2021-07",
    },
]


class Found:
    def __init__(self, name: str, data: bytes, mapping: dict[str, str] | None = None) -> None:
        self.bundle = Bundle(io.BytesIO(data), len(data), name, mapping)
        found = list(self.bundle.items())
        self.items = [one for one in found if isinstance(one, Item)]
        self.bad = [one for one in found if isinstance(one, BadLine)]

    @property
    def texts(self) -> list[str]:
        return [item.text for item in self.items]


class TestJsonDocuments:
    @pytest.mark.parametrize("indent", [None, 2])
    def test_an_array_is_read_as_lines_are(self, indent: int | None) -> None:
        data = json.dumps(TWO, indent=indent, ensure_ascii=False).encode()
        found, lines = Found("a.json", data), Found("a.jsonl", lines_of(*TWO))
        assert [(item.key, item.text, item.written) for item in found.items] == [
            (item.key, item.text, item.written) for item in lines.items
        ]
        assert [item.line for item in found.items] == ([1, 1] if indent is None else [2, 9])
        assert not found.bad
        assert not found.bundle.marks

    @pytest.mark.parametrize(
        "data",
        [
            json.dumps(TWO[0]),
            json.dumps({"status": "ok", "tags": [], "articles": TWO[:1]}, indent=1),
            json.dumps({"response": {"status": "ok", "pages": {"of": 3}, "results": TWO[:1]}}),
            f"\n\n{json.dumps(TWO[0], indent=4)}\n",
        ],
        ids=["object", "in a field", "deeper in an object", "indented"],
    )
    def test_one_article(self, data: str) -> None:
        for encoded in (data.encode(), data.encode("utf-8-sig"), data.encode("utf-16")):
            found = Found("a.json", encoded)
            assert [(item.key, item.text) for item in found.items] == [("n1", "Both ferries sailed.")]
            assert not found.bad

    def test_records_behind_each_other_and_packed(self) -> None:
        pretty = "\n".join(json.dumps(record, indent=2) for record in TWO).encode()
        for name, data in (
            ("a.json", lines_of(*TWO)),
            ("a.json", pretty),
            ("a.json.gz", gzip.compress(pretty)),
        ):
            assert Found(name, data).texts == [record["body"] for record in TWO]

    def test_without_an_id_its_place_names_a_record(self) -> None:
        found = Found("a.json", b'[{"text": "One [was."},\n{"text": "Two \\"{ were."}, {"text": "Three"}]')
        assert [(item.key, item.line) for item in found.items] == [("1", 1), ("2", 2), ("3", 2)]
        assert found.texts[1] == 'Two "{ were.'

    @pytest.mark.parametrize(
        ("data", "texts", "line", "said"),
        [
            ('[{"text": "A."},\n{"text": "B.",},\n{"text": "C."}]', ["A.", "C."], 2, "is not JSON"),
            ('[{"text": "A."},\n{\n"text" "B."}]', ["A."], 3, "is not JSON (Expecting ':' delimiter at col"),
            ('[{"text": "A."},\n{"text": "B.', ["A."], 2, "begins something that is never closed"),
            ('[{"text": "A."},\n', ["A."], 2, "ends before the array does; copy the file again"),
            ('[{"text": "A."},\n17]', ["A."], 2, "is JSON, but no object"),
            ('[\n"A.",\n"B."\n]', [], 2, "is JSON, but no object"),
            ('[{"text": "A."},\n17, 18,\n{"text": "B."}]', ["A.", "B."], 2, "is JSON, but no object"),
            ('[{"text": "A."},\n17 18]', ["A."], 2, "is not JSON"),
            ('[{"text": "A."}]\nrest', ["A."], 2, "is not JSON"),
            ('{"name": "reader", "files": ["a"]}', [], 1, "has no text; say which field holds it"),
            ("ferries", [], 1, "is not JSON"),
        ],
    )
    def test_what_is_damaged_is_named_and_the_rest_read(
        self, data: str, texts: list[str], line: int, said: str
    ) -> None:
        found = Found("a.json", data.encode())
        assert found.texts == texts
        (bad,) = found.bad
        assert bad.line == line
        assert bad.reason.startswith(said)

    def test_what_is_too_long_ends_it(self) -> None:
        long = f'[{{"text": "A."}}, {{"text": "{"x" * (LONGEST + (2 << 20))}"}}]'
        found = Found("a.json", long.encode())
        assert found.texts == ["A."]
        assert "is longer than 16 MB" in found.bad[0].reason

    @given(
        st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=8) | st.lists(st.text()), max_size=3)),
        st.integers(1, 9),
        st.sampled_from([None, 1]),
    )
    def test_any_array_is_cut_where_its_records_end(
        self, records: list[dict[str, object]], size: int, indent: int | None
    ) -> None:
        given = [{**record, "text": f"No. {number}"} for number, record in enumerate(records)]
        data = json.dumps(given, indent=indent, ensure_ascii=False).encode("utf-8", "surrogatepass")
        cut = [data[begin : begin + size] for begin in range(0, len(data), size)]
        found = list(json_documents(cut, Fields({"text": "text"})))
        assert [one.found.text for one in found if isinstance(one, RawRecord)] == [
            record["text"] for record in given
        ]


def lines_of(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def csv_of(*rows: list[str], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("ending", ["", ".gz", ".xz"])
def test_records_of_json_lines(ending: str) -> None:
    data = lines_of(*TWO)
    found = Found(
        f"news.jsonl{ending}", {".gz": gzip.compress, ".xz": lzma.compress}.get(ending, bytes)(data)
    )
    assert found.bad == []
    assert [(item.key, item.line) for item in found.items] == [("n1", 1), ("n2", 2)]
    assert found.texts == ["Both ferries sailed.", "No tram ran “on Sunday”."]
    assert found.items[0].written == Metadata("Ferries", "Echo", "2021-07-05")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_records_of_csv(separator: str) -> None:
    data = csv_of(
        ["Title", "Full Text", "Site"],
        ["Ferries", f'Both sailed{separator} they say.\n\nAt “six” and\r\n"seven".', "Echo"],
        [],
        ["Trams", "None ran.", ""],
        delimiter=separator,
    )
    found = Found("news.csv", data)
    assert found.bad == []
    assert [(item.key, item.line) for item in found.items] == [("1", 2), ("2", 7)]
    assert found.texts[0] == f'Both sailed{separator} they say.\n\nAt “six” and\r\n"seven".'


def test_lines_of_json_are_read_without_what_reads_csv() -> None:
    program = (
        "import io, sys; from index.formats.bundle import Bundle; "
        'data = b\'{"text": "A ferry sailed."}\'; '
        "print(len([*Bundle(io.BytesIO(data), len(data), 'a.jsonl').items()]), 'csv' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_a_bad_line_costs_nothing_but_itself() -> None:
    data = b"\n".join(
        [
            b'{"text": "One."}',
            b"{oops",
            b"[1, 2]",
            b"",
            b'{"id": 7, "kicker": "none"}',
            b"\x00\x01\x02\xff\xfe\x00",
            b"[" * 200_000,
            b'{"n": ' + b"9" * 5000 + b"}",
            b'{"text": "Two."}',
        ]
    )
    found = Found("news.jsonl", data)
    assert found.texts == ["One.", "Two."]
    assert [bad.line for bad in found.bad] == [2, 3, 5, 6, 7, 8]
    reasons = {bad.line: bad.reason for bad in found.bad}
    assert reasons[2].startswith("is not JSON (")
    assert (
        reasons[5] == "has no text; say which field holds it with --field text=NAME (there are: id, kicker)"
    )


def test_where_a_text_was_broken_off_is_said_in_plain_words() -> None:
    (bad,) = Found("news.jsonl", b'{"text": "One."}\n{"text": "Tw').bad
    assert bad.reason == "is not JSON (Unterminated string starting at column 10); correct it"


def test_line_ends_marks_and_encodings() -> None:
    record = '{"text": "Café owners met."}\r\n'
    for data in (
        record.encode("utf-8-sig") * 1 + record.encode(),
        (record * 2).encode("utf-16"),
        (record * 2).encode("utf-16-le"),
        (record * 2).encode("cp1252"),
    ):
        found = Found("news.jsonl", data)
        assert found.texts == ["Café owners met."] * 2
        assert [item.key for item in found.items] == ["1", "2"]
    assert found.items[0].note == "read as Windows-1252"


def test_an_article_and_a_line_may_only_be_so_large() -> None:
    found = Found(
        "news.jsonl", lines_of({"text": "a " * SIZE_LIMIT}, {"text": "b"}, {"text": "c" * LONGEST}, TWO[0])
    )
    assert found.texts == ["b", "Both ferries sailed."]
    assert [bad.reason.split(",")[0].split(";")[0] for bad in found.bad] == [
        "has a text of 4.2 MB",
        "is longer than 16 MB",
    ]


def test_two_records_of_one_id_are_two() -> None:
    found = Found(
        "news.jsonl", lines_of({"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"text": "3."})
    )
    assert [item.key for item in found.items] == ["a", "a~2", "3"]


def test_characters_that_are_none_and_those_that_end_texts() -> None:
    found = Found("news.jsonl", b'{"text": "Half \\ud83d and \\u0000 and \\ud83d\\ude00 whole."}')
    assert found.texts == ["Half \ufffd and \0 and \U0001f600 whole."]


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    rows = b'title,text\nOne,"It was never closed\nTwo,Second.\n' + b"".join(
        b"More%d,Text %d.\n" % (n, n) for n in range(50)
    )
    found = Found("news.csv", rows)
    assert [bad.line for bad in found.bad] == [2]
    assert found.texts == ["Second.", *(f"Text {n}." for n in range(50))]


@pytest.mark.parametrize(("broken", "given_up"), [(MOST_RETRIES, False), (MOST_RETRIES + 1, True)])
def test_so_many_rows_without_an_end_are_read_again_and_no_more(broken: int, given_up: bool) -> None:
    rows = b"title,text\n" + b'One,"It was never closed\n\xff\0\0\0\n' * broken + b"Two,Second.\n"
    found = Found("news.csv", rows)
    assert found.texts == ([] if given_up else ["Second."])
    assert found.bad[-1].reason.startswith("and what follows cannot be read: line") is given_up
    assert [bad.line for bad in found.bad] == list(range(2, 2 + 2 * broken - given_up))


def test_a_row_that_grows_too_long_is_given_up_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.formats.csv_file.LONGEST", 60)
    rows = b'title,text\nOne,"It was never closed\n' + b"".join(
        b"More%d,Text %d.\n" % (n, n) for n in range(9)
    )
    found = Found("news.csv", rows + b'Two,"Closed."\n')
    assert [(bad.line, "never closed" in bad.reason) for bad in found.bad] == [(2, True)]
    assert found.texts == [*(f"Text {n}." for n in range(9)), "Closed."]


def test_a_row_with_too_many_values_is_named() -> None:
    found = Found("news.csv", b"title,text\nA,One, two and three.\nB,Four.\n")
    assert found.texts == ["Four."]
    assert "has 3 values for 2 columns" in found.bad[0].reason


def test_a_header_without_texts_names_its_columns() -> None:
    found = Found("news.csv", b'" name\r\n",number\nA,1\nB,2\n')
    assert found.items == []
    assert [bad.reason for bad in found.bad] == [
        "names no column of texts; say which it is with --field text=COLUMN (there are: name, number)"
    ]


def test_of_many_columns_the_first_dozen_is_named() -> None:
    reason = Found("news.csv", ",".join(f"c{n}" for n in range(1, 15)).encode() + b"\nA\n").bad[0].reason
    assert reason.endswith("(there are: c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)")
    reason = Found("news.csv", ",".join("c" * 150 for _ in range(3)).encode() + b"\nA\n").bad[0].reason
    assert reason.endswith(f"(there are: {'c' * 150}, {'c' * 48})")


def test_fields_are_named_by_the_user() -> None:
    record = {"payload": {"story": "Inside."}, "kicker": "The title", "text": "Not this.", "slug": "s-1"}
    mapping = {"text": "payload.story", "title": "kicker", "id": "slug"}
    found = Found("news.jsonl", lines_of(record), mapping)
    assert [(item.key, item.text, item.written.title) for item in found.items] == [
        ("s-1", "Inside.", "The title")
    ]
    found = Found("news.csv", csv_of(["kicker", "story"], ["A", "In a column."]), {"text": "story"})
    assert found.texts == ["In a column."]


def test_a_named_field_that_is_not_there_is_told_where_the_text_is_in_another() -> None:
    records = {"story": "In it.", "text": "Not this."}, {"text": "In the other."}
    found = Found("news.jsonl", lines_of(*records), {"text": "story"})
    assert [item.note for item in found.items] == [
        None,
        "it has nothing in story, so its text is taken from text",
    ]


@pytest.mark.parametrize("ending", ["gz", "xz"])
def test_what_was_packed_before_a_broken_end_is_in(ending: str) -> None:
    whole = lines_of(
        *({"text": f"Article {n} of many, no two of them alike: {n * 7919}."} for n in range(12_000))
    )
    data = (gzip.compress if ending == "gz" else lzma.compress)(whole)
    found = Found(f"news.jsonl.{ending}", data[: len(data) * 3 // 4])
    assert 3_000 < len(found.items) < 12_000
    assert found.bad[-1].line == len(found.items) + 1 + (len(found.bad) - 1)
    assert "ends too early" in found.bad[-1].reason


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress], ids=["gz", "xz"])
def test_several_packed_parts_are_one_file(compress: object) -> None:
    assert callable(compress)
    parts = compress(lines_of(TWO[0])) + b"\0" * 16 + compress(lines_of(TWO[1]))
    ending = "gz" if compress is gzip.compress else "xz"
    assert len(Found(f"news.jsonl.{ending}", parts).items) == 2


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress], ids=["gz", "xz"])
def test_a_bomb_is_left_alone(compress: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(compress)
    monkeypatch.setattr(packed, "FREE", 1 << 20)
    ending = "gz" if compress is gzip.compress else "xz"
    found = Found(f"news.jsonl.{ending}", compress(lines_of(TWO[0]) + b" " * (8 << 20)))
    assert len(found.items) == 1
    assert "times larger than the file" in found.bad[-1].reason


def test_a_file_that_has_grown_is_read_on() -> None:
    begun = lines_of(*TWO)
    (mark,) = Found("news.jsonl", begun + b'{"text": "Half a li').bundle.marks
    assert (mark.offset, mark.lines) == (len(begun), 2)
    grown = begun + b'{"text": "Half a line no more."}\n'
    again = Bundle(io.BytesIO(grown), len(grown), "news.jsonl", None, [mark])
    assert again.resumed
    assert [
        (item.key, item.line, item.text) for item in again.items({"n1", "n2"}) if isinstance(item, Item)
    ] == [("3", 3, "Half a line no more.")]
    changed = grown.replace(b"sailed", b"stayed")
    anew = Bundle(io.BytesIO(changed), len(changed), "news.jsonl", None, [mark])
    assert not anew.resumed
    assert len(list(anew.items())) == 3


def test_a_file_that_was_cut_or_changed_is_read_on_from_the_last_place_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packed, "PIECE", 100)
    lines = [lines_of({"text": f"Boat {number} sailed."}) for number in range(40)]
    marks = Found("news.jsonl", b"".join(lines)).bundle.marks
    assert [mark.lines for mark in marks] == sorted({mark.lines for mark in marks})
    assert len(marks) > 5
    inserted = lines_of({"text": "A whale was seen."})
    for now, same in (
        (lines[:31], 31),
        ([*lines[:20], inserted, *lines[20:]], 20),
        ([*lines[:20], inserted, *lines[21:]], 20),
        (lines[:2] + lines[9:], 2),
        (lines[:40], 40),
        ([inserted, *lines], 0),
        ([*lines[:39], lines[39][:-4]], 39),
        ([], 0),
    ):
        data = b"".join(now)
        bundle = Bundle(io.BytesIO(data), len(data), "news.jsonl", None, marks)
        passed = max((mark.lines for mark in marks if mark.lines <= same), default=0)
        assert (bundle.resumed.lines if bundle.resumed else 0) == passed
        found = list(bundle.items())
        assert [one.line for one in found] == list(range(passed + 1, len(now) + 1))
        anew = Found("news.jsonl", data).bundle.marks
        assert (bundle.marks[-1:]) == (anew[-1:])


def test_of_a_very_long_file_some_places_are_kept_the_last_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "PIECE", 50)
    monkeypatch.setattr("index.formats.bundle.MOST_MARKS", 6)
    data = b"".join(lines_of({"text": f"Boat {number} sailed."}) for number in range(100))
    marks = Found("news.jsonl", data).bundle.marks
    more = data + lines_of({"text": "One more."}) * 5
    again = Bundle(io.BytesIO(more), len(more), "news.jsonl", None, marks)
    list(again.items())
    for kept, content in ((marks, data), (again.marks, more)):
        assert 3 <= len(kept) <= 6
        assert (kept[-1].offset, kept[-1].lines) == (len(content), content.count(b"\n"))
        assert [content[: mark.offset].count(b"\n") for mark in kept] == [mark.lines for mark in kept]


def test_that_a_file_begins_as_it_did_is_found_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = lines_of(*TWO)
    marks = Found("news.jsonl", begun).bundle.marks
    file, proven = tmp_path / "news.jsonl", Proven()
    file.write_bytes(begun + b'{"text": "One more."}\n')

    def resumed() -> bool:
        with file.open("rb") as opened:
            return Bundle(opened, file.stat().st_size, "news.jsonl", None, marks, proven).resumed is not None

    before = file.stat()
    assert resumed()
    with monkeypatch.context() as patched:
        patched.setattr(Bundle, "_begins_with", None)
        assert resumed()
    # As long as before, and its time is put back: still the file system knows that it has changed.
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_bytes(file.read_bytes().replace(b"sailed", b"stayed"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not resumed()
    with file.open("ab") as opened:
        opened.write(b"\n")
    assert not resumed()


@pytest.mark.parametrize("ending", ["jsonl", "csv", "jsonl.gz"])
def test_how_far_it_is_goes_up_evenly(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "PIECE", 4096)
    count = 600
    rows = [f"{number:03} boats left the harbour of Lindholm at noon." for number in range(count)]
    content = csv_of(["text"], *([row] for row in rows)) if ending == "csv" else lines_of(*map(_text, rows))
    data = gzip.compress(content) if ending.endswith("gz") else content
    bundle = Bundle(io.BytesIO(data), len(data), f"a.{ending}")
    shares = [bundle.share for _ in bundle.items()]
    assert len(shares) == count
    assert shares == sorted(shares)
    if not ending.endswith("gz"):
        assert all(abs(share - at / count) < 0.02 for at, share in enumerate(shares, 1))


def _text(text: str) -> dict[str, str]:
    return {"text": text}


ENDINGS = ["jsonl", "ndjson", "jsonl.gz", "jsonl.xz", "csv", "tsv", "csv.gz"]


@given(st.sampled_from(ENDINGS), st.binary(max_size=400))
def test_no_bytes_raise_anything(ending: str, data: bytes) -> None:
    for content in (data, gzip.compress(data), gzip.compress(data)[:-5], lzma.compress(data)[:60] + data):
        Found(f"a.{ending}", content)


_PIECES = st.lists(
    st.sampled_from(
        ['"', ",", ";", "\n", "\r\n", "\t", "text", "title", "a b", "“", "{", "}", ":", '{"text": "a"}', "\0"]
    ),
    max_size=40,
)


@given(st.sampled_from(["jsonl", "csv"]), _PIECES)
def test_no_text_that_looks_like_records_raises_anything(ending: str, pieces: list[str]) -> None:
    Found(f"a.{ending}", "".join(pieces).encode())
    Found(f"a.{ending}", ("title,text\n" + "".join(pieces)).encode())


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "text", "title", "date"]), st.text(), min_size=1), max_size=8
    )
)
def test_every_record_is_an_article_or_a_bad_line(records: list[dict[str, str]]) -> None:
    found = Found("a.jsonl", lines_of(*records))
    assert len(found.items) + len(found.bad) == len(records)
    texts = [record.get("text", "") for record in records if record.get("text", "").strip()]
    assert found.texts == texts
    keys = [item.key for item in found.items]
    assert len(keys) == len(set(keys))
    rows = [[record.get("title", ""), record["text"]] for record in records if record.get("text", "").strip()]
    assert Found("a.csv", csv_of(["title", "text"], *rows)).texts == texts
