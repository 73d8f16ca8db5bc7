"""Divides an article's text into paragraphs and sentences and says what each sentence is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.article import Sentence, SentenceKind, Span
from index.text.html_entities import unescaped
from index.text.page_furniture import SUMMARY_LABEL, is_aside, is_caption, is_chrome, words_in
from index.text.sentences import sentence_spans, trim

WRAP_WIDTHS = range(50, 101)
"""Longest line, in code points, of a text whose lines may be hard-wrapped prose."""

HEADLINE_WORDS = 32
QUESTION_WORDS = 14
"""Words that a first line may have to be a headline; a longer question is the first sentence of the text."""

LABEL_WORDS = 12
QUESTION_LABEL_WORDS = 5
"""Words that a label between paragraphs may have; in capitals, as links to other stories are, it may be as
long as a headline."""

STAMPED_WORDS = 16
"""Words that the title of an entry behind the time of day may have."""

DECK_WORDS = 6
"""Words from which a line without a full stop above the text is a summary point rather than a label."""

_BULLET = re.compile(r"[•‣▪◦●·*+–—-]\s+|\(?\d{1,2}[.)]\s+(?=\D)")
_LINE_END = re.compile(r"\r\n?|\n|\u2028|\u2029|\x0b|\x0c|\x85")
_HEADING = re.compile(r"#{1,6}\s+")
_BLOCK_QUOTE = re.compile(r"(?:>\s?)+")
_ENDED = re.compile(r"[.!?…:;,。！？：；，][\"”’»')\]」』）】]*\Z")
_STAMP = re.compile(
    r"update[d]?(?: at)? \d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?(?: \(?[a-z]{2,3}\)?)?\s*[.:,–—-]*\s*",
    re.IGNORECASE,
)
"""The time before the title of an entry, "Update at 10:15 a.m. ET. Where Ferries Sail:"."""

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Kana and Chinese characters, which no white space parts into words."""
_SIGNS_A_WORD = 2
"""How many of them make about a word: 1.6 to 1.7 in the newspapers of the SIGHAN bakeoff of 2005."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph before it is split: its span without list marker or heading signs."""

    span: Span
    gap_before: bool
    kind: SentenceKind | None


def segment(text: str, body: Span, *, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of `text[body]` with their kinds, in order, never overlapping.

    A paragraph is a line, or the lines of a hard-wrapped block. What is not reporting (captions, credits,
    share buttons, "Read more") is told apart so that it can be shown dimmed and never aligned. `title` is
    the title known from elsewhere: a first paragraph that repeats it is the headline.
    """
    sentences: list[Sentence] = []
    blocks = _classify(text, _blocks(text, body), title)
    for number, block in enumerate(blocks):
        kind = block.kind or SentenceKind.BODY
        whole = kind in (SentenceKind.HEADLINE, SentenceKind.SUBHEAD, SentenceKind.BOILERPLATE)
        spans = (block.span,) if whole else sentence_spans(text, block.span)
        for span in spans:
            aside = len(spans) > 1 and is_aside(span.of(text))
            sentences.append(Sentence(span, SentenceKind.BOILERPLATE if aside else kind, number))
    return tuple(sentences)


def _blocks(text: str, body: Span) -> list[_Block]:
    lines: list[tuple[Span, bool]] = []
    gap = True
    for line in _lines(text, body):
        stripped = trim(text, line)
        if len(stripped):
            lines.append((stripped, gap))
        gap = not len(stripped)
    width = max((len(line) for line, _ in lines), default=0)
    blocks: list[_Block] = []
    previous: Span | None = None
    for line, gap_before in lines:
        marker = _marker(text, line)
        continues = previous is not None and not gap_before and marker is None and width in WRAP_WIDTHS
        if continues and previous is not None and _wraps(text, previous, line, width):
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, line.end))
        else:
            start, kind = marker or (line.start, None)
            if label := SUMMARY_LABEL.match(text, start, line.end):
                start, kind = label.end(), SentenceKind.BULLET
            content = trim(text, Span(start, line.end))
            if len(content):
                blocks.append(_Block(content, gap_before, kind))
        previous = line
    return blocks


def _lines(text: str, body: Span) -> list[Span]:
    found = []
    start = body.start
    for match in _LINE_END.finditer(text, body.start, body.end):
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, body.end))
    return found


def _marker(text: str, line: Span) -> tuple[int, SentenceKind | None] | None:
    """Where the words of a line with a list, heading or quotation sign begin, and what the sign makes it."""
    if match := _HEADING.match(text, line.start, line.end):
        return match.end(), SentenceKind.HEADLINE if match.end() - line.start == 2 else SentenceKind.SUBHEAD
    if match := _BULLET.match(text, line.start, line.end):
        return match.end(), SentenceKind.BULLET
    if match := _BLOCK_QUOTE.match(text, line.start, line.end):
        return match.end(), None
    return None


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether `line` was broken because the next word would not have fitted."""
    first_word = text[following.start : following.end].split(None, 1)[0]
    return len(line) + 1 + len(first_word) > width - 2 and len(line) > 30


def _classify(text: str, blocks: list[_Block], title: str | None) -> list[_Block]:
    split = [block.span.of(text).split() for block in blocks]
    doubled = _doubled_captions(split)
    kinds: list[SentenceKind | None] = []
    for position, block in enumerate(blocks):
        content, words = block.span.of(text), len(split[position])
        if is_chrome(content, words):
            kinds.append(SentenceKind.BOILERPLATE)
        elif position in doubled:
            kinds.append(SentenceKind.CAPTION)
        elif block.kind is SentenceKind.BULLET:
            kinds.append(block.kind)
        elif is_caption(content, words):
            kinds.append(SentenceKind.CAPTION)
        else:
            kinds.append(block.kind)
    _name_headline(text, blocks, kinds, title)
    begun = False
    for position, block in enumerate(blocks):
        if kinds[position] is not None:
            continue
        content = block.span.of(text)
        if not _ENDED.search(content) and not begun and words_in(content) >= DECK_WORDS:
            kinds[position] = SentenceKind.BULLET
        elif _is_label(content):
            last = position == len(blocks) - 1
            kinds[position] = SentenceKind.BOILERPLATE if last else SentenceKind.SUBHEAD
        else:
            begun = True
    return [_Block(block.span, block.gap_before, kind) for block, kind in zip(blocks, kinds, strict=True)]


def _name_headline(
    text: str, blocks: list[_Block], kinds: list[SentenceKind | None], title: str | None
) -> None:
    """Marks the headline: the heading, the paragraph that repeats the title, or the first unended line."""
    if SentenceKind.HEADLINE in kinds:
        first = kinds.index(SentenceKind.HEADLINE)
        for later in range(first + 1, len(kinds)):
            if kinds[later] is SentenceKind.HEADLINE:
                kinds[later] = SentenceKind.SUBHEAD
        return
    known = _folded(unescaped(title)) if title else None
    for position, block in enumerate(blocks[:6]):
        content = unescaped(block.span.of(text))
        if kinds[position] in (SentenceKind.BOILERPLATE, SentenceKind.CAPTION):
            continue
        if known and _folded(content) == known:
            kinds[position] = SentenceKind.HEADLINE
            return
        if known or kinds[position] is not None:
            continue
        words = _length(content)
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if following is not None and _is_headline(content, words, following):
            kinds[position] = SentenceKind.HEADLINE
            return
        if words > 3:
            return


def _length(line: str) -> int:
    """The words of a line; where none are parted by blanks, as in Chinese, of about as many signs."""
    words = words_in(line)
    return words if line.isascii() else words + len(_UNSPACED.findall(line)) // _SIGNS_A_WORD


def _is_headline(line: str, words: int, following: _Block) -> bool:
    """Whether a line of so many words before another block reads as a headline: unended, no name, no label of
    a list."""
    question = line.rstrip("\"”’'").endswith(("?", "？")) and words <= QUESTION_WORDS
    label = line.isupper() and following.kind is not None
    name = words <= 3 and line.istitle()
    unended = question or not _ENDED.search(line)
    return 3 <= words <= HEADLINE_WORDS and unended and not (label or name)


def _is_label(content: str) -> bool:
    if stamp := _STAMP.match(content):
        rest = content[stamp.end() :]
        titled = rest.endswith(":") or not any(word[0].islower() for word in rest.split() if len(word) > 3)
        return titled and words_in(rest) <= STAMPED_WORDS
    words = words_in(content)
    if content.endswith(":"):
        return words <= 4
    if content.endswith("?"):
        return words <= QUESTION_LABEL_WORDS or (words <= LABEL_WORDS and content.isupper())
    if content.isupper():
        return words <= HEADLINE_WORDS and not content.endswith((".", "!"))
    return words <= LABEL_WORDS and not _ENDED.search(content)


def _doubled_captions(split: list[list[str]]) -> set[int]:
    """Paragraphs, split into words, that stand twice in a row, the second often with a credit, as captions do
    on pages."""
    found: set[int] = set()
    folded = list(map(_joined, split))
    for position in range(len(split)):
        content = folded[position]
        if len(content) > 1200:
            continue
        following = folded[position + 1] if position + 1 < len(folded) else ""
        if len(content) >= 20 and following.startswith(content) and len(following) - len(content) <= 80:
            found |= {position, position + 1}
        elif _repeats_itself(content):
            found.add(position)
    return found


def _repeats_itself(content: str) -> bool:
    """Whether the paragraph is one caption written twice without a break, perhaps with a credit behind."""
    if not 50 <= len(content) <= 1200:
        return False
    again = content.find(content[:24], 24)
    if again < 0:
        return False
    first = content[:again].strip()
    return content[again:].startswith(first) and len(content) - 2 * again <= 80


def _folded(content: str) -> str:
    return _joined(content.split())


def _joined(words: list[str]) -> str:
    return " ".join(words).casefold().rstrip(" .")
