"""The table of terms as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import BufferFile, StructFile

from index.search.segments import quick_codec


def test_a_table_is_written_while_its_terms_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_codec, "WRITTEN_TOGETHER", 10)
    rows = [(f"{number:04}".encode(), b"v" * (number % 7)) for number in range(300)]
    content = BytesIO()
    content.close, written = lambda: None, list[int]()
    table = quick_codec._TermTable(StructFile(content))

    def coming() -> Iterator[tuple[bytes, bytes]]:
        for row in rows:
            written.append(len(content.getvalue()))
            yield row

    table.add_sorted(coming())
    assert len(set(written)) == len(rows) / 10
    length = table.close()
    read = OrderedHashReader(BufferFile(memoryview(content.getvalue())), length)
    assert list(read.items()) == rows
    assert [read[key] for key, _ in rows] == [value for _, value in rows]
    assert list(read.keys_from(b"0290")) == [key for key, _ in rows[290:]]
