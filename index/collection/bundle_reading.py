"""Reads files of many articles into records: each of them only when it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Metadata
from index.collection.catalogue import merged, record_id
from index.collection.files import File
from index.collection.reading import UNREADABLE, Held, Reading, as_seen, digest_of, known_key
from index.collection.records import BundleRecord, LineProblem, Record, record_of
from index.collection.records_before import NOTHING_BEFORE, Before, Passed
from index.formats.text_file import FormatError
from index.running.late_imports import IMPORTING
from index.storage.code_state import fingerprint

if TYPE_CHECKING:
    from index.formats.bundle import Item
    from index.formats.mark import Mark, Proven
    from index.formats.raw_record import BadLine


MOST_PROBLEMS = 10
"""Lines of one file that are named, each in a sentence, when they cannot be read; of more, the number."""

Knowing = Callable[[str, str], Metadata]
"""Article id and what it is called in its file → what is known of it from elsewhere."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of a file of many from before it is read: its articles and what was kept of it last time,
    the articles that are in memory, and what proves that it begins as it did."""

    records: Before = NOTHING_BEFORE
    bundle: BundleRecord | None = None
    held: Held = lambda article_id, digest: None
    proven: Proven | None = None


def recast(record: Record, article: Article, written: Metadata, known: Metadata) -> Reading:
    """An article of a file of many once something else is known of it, without reading the file again."""
    with IMPORTING:
        from index.formats.bundle import Item

    item = Item(record.record or "", record.line or 1, article.text, written)
    return _made(record, item, written, known)


class BundleReading:
    """One pass over a file of many articles: a reading of each, in which only what is new or changed is
    parsed.

    `defaults` is what a sidecar says of the file, for the records that do not say it themselves. When all was
    given, `gone` are the ids of those that are not in it any more, and `bundle` what is to be kept of the
    file. `only`: the id of the one article wanted.
    """

    def __init__(
        self,
        file: File,
        defaults: Metadata,
        knowing: Knowing,
        earlier: Earlier,
        only: str | None = None,
    ) -> None:
        self._file = file
        self._defaults = defaults
        self._knowing = knowing
        self._earlier = earlier
        self._only = only
        self._stored: Mapping[str, Record] = {}
        self._share = 0.0
        self.gone: tuple[str, ...] = ()
        self.bundle = BundleRecord(
            file.id, file.path, file.size, file.changed_ns, file.inode, bundle_key(file, defaults)
        )

    def __iter__(self) -> Iterator[Reading]:
        with IMPORTING:
            from index.formats.bundle import Bundle, open_bundle

        try:
            opened = open_bundle(Path(self._file.path))
        except FormatError as error:
            self.bundle = replace(self.bundle, size=UNREADABLE, problems=(LineProblem(0, str(error)),))
            self.gone = tuple(self._earlier.records.behind(0))
            return
        with opened:
            bundle = Bundle(
                opened,
                self._file.size,
                self._file.path,
                dict(self._file.fields),
                self._start(),
                self._earlier.proven,
            )
            passed = bundle.resumed.lines if bundle.resumed is not None else 0
            self._stored = self._earlier.records.behind(passed)
            last = self._earlier.bundle.problems if passed and self._earlier.bundle is not None else ()
            problems = _Problems(self._file.path, last, bundle.resumed)
            seen: set[str] = set()
            for item in bundle.items(Passed(self._file.id, self._earlier.records, passed) if passed else ()):
                self._share = bundle.share
                if (reading := self._read(item, problems)) is not None:
                    seen.add(reading.record.id)
                    yield reading
            self.gone = tuple(key for key in self._stored if key not in seen)
            found = problems.all()
            if not (seen or found or (passed and self._earlier.records.any_until(passed))):
                found = (LineProblem(0, f"{self._file.path} holds no article; it was left out."),)
            if seen or len(found) > 1:
                found = tuple(problem._replace(foreign=False) for problem in found)
            marks = tuple(problems.counted(mark) for mark in bundle.marks)
            self.bundle = replace(self.bundle, problems=found, marks=marks)

    def total(self, done: int) -> int:
        """How many articles there may be in all, after so many."""
        return max(done, round(done / self._share) if self._share > 0 else self._file.amount)

    def _start(self) -> Sequence[Mark]:
        last = self._earlier.bundle
        return last.marks if last is not None and last.known == self.bundle.known else ()

    def _read(self, item: Item | BadLine, problems: _Problems) -> Reading | None:
        from index.formats.article_text import NoText
        from index.formats.raw_record import BadLine

        if isinstance(item, BadLine):
            problems.add(
                item.line, item.reason, foreign=item.untitled and self._file.path.lower().endswith(".json")
            )
            return None
        if item.note:
            problems.note(item.line, item.note)
        article_id = record_id(self._file.id, item.key)
        if self._only not in (None, article_id):
            return None
        known, written = self._knowing(article_id, item.key), merged(item.written, self._defaults)
        before = self._stored.get(article_id)
        record = Record(
            article_id,
            self._file.path,
            0,
            0,
            known_key(known),
            digest_of(_content(item.text, written), self._file.path, known),
            file=self._file.id,
            record=item.key,
            line=item.line,
        )
        if before is not None and before.digest == record.digest:
            return Reading(as_seen(before, record), None)
        if (kept := self._earlier.held(article_id, record.digest)) is not None:
            return Reading(as_seen(kept[0], record), kept[1], written)
        try:
            return _made(record, item, written, known)
        except NoText:
            problems.add(item.line, "holds no text; it was left out")
            return None


def reading_in_bundle(file: File, defaults: Metadata, knowing: Knowing, article_id: str) -> Reading | None:
    """One article of a file of many, which is read up to it; None where it is not there."""
    return next(iter(BundleReading(file, defaults, knowing, Earlier(), only=article_id)), None)


class _Problems:
    """Collects what is wrong with the lines of a file, a sentence each up to a number; `last` is what was
    before, of which counts what was `passed`."""

    def __init__(self, path: str, last: Sequence[LineProblem], passed: Mark | None) -> None:
        self._path = path
        self._passed = passed
        self._said = [problem for problem in last if passed is not None and problem.line <= passed.lines]
        self._bad = passed.bad if passed is not None else 0
        self._lines: list[int] = []
        self._noted = any(not problem.left_out for problem in self._said)

    def add(self, line: int, reason: str, *, foreign: bool = False) -> None:
        """A line is left out."""
        self._lines.append(line)
        if self._bad + len(self._lines) <= MOST_PROBLEMS:
            self._said.append(LineProblem(line, f"{self._path}, line {line} {reason}.", foreign=foreign))

    def note(self, line: int, what: str) -> None:
        """A line had to be read in some way; the first of a file is named."""
        if not self._noted:
            self._noted = True
            self._said.append(LineProblem(line, f"{self._path}, line {line}: {what}.", left_out=False))

    def counted(self, mark: Mark) -> Mark:
        """A place with the number of bad lines before it."""
        if self._passed is not None and mark.offset <= self._passed.offset:
            return mark
        return replace(mark, bad=self._bad + sum(line <= mark.lines for line in self._lines))

    def all(self) -> tuple[LineProblem, ...]:
        """The sentences with their lines."""
        said = list(self._said)
        more = self._bad + len(self._lines) - MOST_PROBLEMS
        if more > 0:
            told = f"{self._path} has {more:,} more lines that hold no article."
            said.append(LineProblem(_LAST_LINE, told))
        return tuple(said)


_LAST_LINE = 1 << 62


def bundle_key(file: File, defaults: Metadata) -> str:
    """Names what is known of a file of many: by what fields it is read, and what its sidecar says."""
    return repr((fingerprint(), sorted(file.fields), known_key(defaults)))


def _made(record: Record, item: Item, written: Metadata, known: Metadata) -> Reading:
    item = replace(item, written=written)
    article = item.article(record.id, record.path, known)
    digest = digest_of(_content(item.text, written), record.path, known)
    return Reading(
        record_of(article, replace(record, digest=digest, known=known_key(known))), article, written
    )


def _content(text: str, written: Metadata) -> bytes:
    return f"{written!r}\n{text}".encode("utf-8", "surrogatepass")


def is_as_kept(bundle: BundleRecord | None, file: File, defaults: Metadata) -> bool:
    """Whether a file of many articles is still what was kept of it."""
    if bundle is None:
        return False
    seen = bundle.path, bundle.size, bundle.changed_ns, bundle.inode, bundle.known
    return seen == (file.path, file.size, file.changed_ns, file.inode, bundle_key(file, defaults))


def growth(bundle: BundleRecord, file: File, defaults: Metadata) -> int | None:
    """How many bytes of a file of many are to be read as it goes on otherwise than before; None where all
    are, as far as a look at some of what was there shows."""
    if (bundle.path, bundle.known) != (file.path, bundle_key(file, defaults)):
        return None
    there = (mark for mark in reversed(bundle.marks) if mark.offset <= file.size)
    same = next((mark for mark in there if mark.fits(Path(file.path))), None)
    return None if same is None else file.size - same.offset
