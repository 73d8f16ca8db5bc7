"""Divides an article's text into paragraphs and sentences and says what each sentence is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.article import Sentence, SentenceKind, Span
from index.sentences import sentence_spans, trim

WRAP_LIMIT = 100
"""Longest line, in code points, of a text whose lines may be hard-wrapped prose."""

_BULLET = re.compile(r"[•‣▪◦●·*+–—-]\s+|\(?\d{1,2}[.)]\s+(?=\D)")
_HEADING = re.compile(r"#{1,6}\s+")
_BLOCK_QUOTE = re.compile(r"(?:>\s?)+")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…:;,。！？][\"”’»')\]]*\Z")

_CHROME = re.compile(
    r"(?:read|see|watch|listen|view|hear|find|learn) (?:more|also|now|next|here|next|full|the full|all)\b"
    r"|(?:also|must|further) (?:read|see|watch)\b|more (?:on this|from|about|stories|news|like this)\b"
    r"|(?:related|recommended|advertisement|sponsored|promoted|trending|most read|editor[’']s picks?)\b(?=\W|$)(?! to| by)"
    r"|(?:listen|watch|video|gallery|in pictures|live|podcast|newsletter|opinion|analysis|tags?|topics?|filed under|share"
    r"|story continues|source link|disclaimer|contact us|correction)\s*[:|»>]"
    r"|(?:click|tap) (?:here|the|on|to)\b|(?:subscribe|sign up|log in|register|follow us|like us|join us|download (?:our|the))\b"
    r"|(?:share|send|print|save|e-?mail|tweet|comments?|reprints)(?: (?:this|in|on|by|via|to|article|story|e-?mail|facebook|twitter))*\W*\Z"
    r"|story continues below|article continues\b|(?:copyright\b|©|\(c\) \d{4})|all rights reserved"
    r"|(?:this|the) (?:material|article|story) (?:may not be|was (?:first|originally) published|has been (?:updated|corrected))"
    r"|support (?:our|quality|independent) journalism|the associated press contributed|reporting by .*(?:editing|writing) by"
    r"|\(?(?:reporting|writing|editing|additional reporting) by\b|this story has been\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|from)\s+(?:[A-Z][\w.’'-]*|and|of|the|in|for|,|\||–|-|&)(?:[\s,]+(?:[A-Z][\w.’'-]*|and|of|the|in|for|\||–|-|&))*\W*\Z"
    r"|(?:(?:first |last )?(?:published|updated|posted|modified)|last update)\b.{0,60}\Z"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?(?:[\s,|–-]*\d{1,2}[:.]\d\d.{0,20})?\Z"
)
_CREDIT = re.compile(
    r"(?:\bcredit|\bphotos?|\bphotograph|\bimages?|\bpicture|\bpic|\bvideo)\s*(?::|by\b|/)"
    r"|\bgetty images\b|\b(?:ap|afp|epa|reuters|file) (?:photo|image|picture)\b|\b(?:reuters|afp|ap|epa|tass|getty|shutterstock|staff)\s*/\s*\w"
    r"|/\s*(?:afp|ap|reuters|getty|epa|staff)\b|\bfile photo\b|\((?:ap|afp|reuters|file|photo)[^)]{0,40}\)\W*\Z",
    re.IGNORECASE,
)
_CAPTION_LEAD = re.compile(r"(?:file|photo|image|picture|caption)\s*(?:[:–—-]|photo\b)", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"[\W_]*(?:reuters|afp|ap|tass|dpa|ani|pti|ians|xinhua|agencies|with inputs.*|source.*)\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph before it is split: its span without list marker or heading signs."""

    span: Span
    gap_before: bool
    kind: SentenceKind | None = None


def segment(text: str, body: Span, *, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of `text[body]` with their kinds, in order, never overlapping.

    A paragraph is a line, or the lines of a hard-wrapped block. What is not reporting (captions, credits, share
    buttons, "Read more") is told apart so that it can be shown dimmed and never aligned. `title` is the title known
    from elsewhere: a first paragraph that repeats it is the headline.
    """
    sentences: list[Sentence] = []
    blocks = _classify(text, _blocks(text, body), title)
    for number, block in enumerate(blocks):
        kind = block.kind or SentenceKind.BODY
        whole = kind in (SentenceKind.HEADLINE, SentenceKind.SUBHEAD, SentenceKind.BOILERPLATE)
        spans = (block.span,) if whole else sentence_spans(text, block.span)
        sentences.extend(Sentence(span, kind, number) for span in spans)
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
        if (
            previous
            and not gap_before
            and marker is None
            and width <= WRAP_LIMIT
            and _wraps(text, previous, line, width)
        ):
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, line.end))
        else:
            start, kind = marker or (line.start, None)
            content = trim(text, Span(start, line.end))
            if len(content):
                blocks.append(_Block(content, gap_before, kind))
        previous = line
    return blocks


def _lines(text: str, body: Span) -> list[Span]:
    found = []
    start = body.start
    for match in re.compile(r"\r\n?|\n|\u2028|\u2029|\x0b|\x0c|\x85").finditer(text, body.start, body.end):
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, body.end))
    return found


def _marker(text: str, line: Span) -> tuple[int, SentenceKind | None] | None:
    """Where a line that begins with a list, heading or quotation sign really begins, and what that makes it."""
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
    doubled = _doubled_captions(text, blocks)
    kinds: list[SentenceKind | None] = []
    for position, block in enumerate(blocks):
        content = block.span.of(text)
        if position in doubled:
            kinds.append(SentenceKind.CAPTION)
        elif _is_chrome(content):
            kinds.append(SentenceKind.BOILERPLATE)
        elif block.kind is SentenceKind.BULLET:
            kinds.append(block.kind)
        elif _is_caption(content):
            kinds.append(SentenceKind.CAPTION)
        else:
            kinds.append(block.kind)
    _name_headline(text, blocks, kinds, title)
    for position, block in enumerate(blocks):
        if kinds[position] is None and _is_label(block.span.of(text)):
            last = position == len(blocks) - 1
            kinds[position] = SentenceKind.BOILERPLATE if last else SentenceKind.SUBHEAD
    return [replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)]


def _name_headline(
    text: str, blocks: list[_Block], kinds: list[SentenceKind | None], title: str | None
) -> None:
    """Marks the headline: the markdown heading, the paragraph that repeats the title, or the first unended line."""
    if SentenceKind.HEADLINE in kinds:
        first = kinds.index(SentenceKind.HEADLINE)
        for later in range(first + 1, len(kinds)):
            if kinds[later] is SentenceKind.HEADLINE:
                kinds[later] = SentenceKind.SUBHEAD
        return
    known = _folded(title) if title else None
    for position, block in enumerate(blocks[:6]):
        content = block.span.of(text)
        if kinds[position] in (SentenceKind.BOILERPLATE, SentenceKind.CAPTION):
            continue
        if known and _folded(content) == known:
            kinds[position] = SentenceKind.HEADLINE
            return
        words = len(_WORD.findall(content))
        if known or kinds[position] is not None:
            continue
        ended = _ENDED.search(content) and not content.rstrip("\"”’'").endswith("?")
        alone = position + 1 < len(blocks)
        if 3 <= words <= 32 and not ended and alone and not content.isupper():
            kinds[position] = SentenceKind.HEADLINE
            return
        if (
            3 <= words <= 32
            and content.isupper()
            and alone
            and blocks[position + 1].kind is None
            and not ended
        ):
            kinds[position] = SentenceKind.HEADLINE
            return
        if words > 3:
            return


def _is_chrome(content: str) -> bool:
    words = _WORD.findall(content)
    if not any(character.isalpha() for character in content):
        return True
    if len(words) <= 40 and _CHROME.match(content):
        return True
    if len(words) <= 14 and (_BYLINE.match(content) or _SIGNATURE.match(content)):
        return True
    half, odd = divmod(len(content), 2)
    return not odd and len(content) >= 6 and len(words) <= 12 and content[:half] == content[half:]


def _is_caption(content: str) -> bool:
    words = len(_WORD.findall(content))
    if words > 80:
        return False
    if _CAPTION_LEAD.match(content):
        return True
    credit = None
    for credit in _CREDIT.finditer(content):
        pass
    return (
        credit is not None
        and len(content) - credit.start() <= 60
        and not _ENDED.search(content[credit.start() :] or ".")
    )


def _is_label(content: str) -> bool:
    words = len(_WORD.findall(content))
    if content.endswith(":"):
        return words <= 4
    return words <= 12 and not _ENDED.search(content)


def _doubled_captions(text: str, blocks: list[_Block]) -> set[int]:
    """Paragraphs that stand twice in a row, the second often with the credit, as image captions do on web pages."""
    found: set[int] = set()
    folded = [_folded(block.span.of(text)) for block in blocks]
    for position in range(len(blocks)):
        content = folded[position]
        if len(content) > 1200:
            continue
        following = folded[position + 1] if position + 1 < len(blocks) else ""
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
    return " ".join(content.split()).casefold().rstrip(" .")
