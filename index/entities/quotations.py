"""Finds what an article puts between quotation marks, who says it and to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from index.article import Article, SentenceKind, Span
from index.entities.lexicon import HUMAN_NOUNS
from index.entities.model import EntityType, Mention, Quotation

# A mark without its partner closes with the paragraph: long quotations open each paragraph anew and close
# the last.
_MARKED = re.compile(
    r"“([^“”]*)(?:”|\Z)|«([^«»]*)(?:»|\Z)|„([^„“”]*)[“”]|(?<![\w\d])\"([^\"]*)(?:\"|\Z)"
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w)){3,250}?)’(?!\w)|(?<!\w)'(?=\w)((?:[^'\n]|'(?=\w)){8,250}?)'(?!\w)"
)
_VERB = (
    r"said|says|say|saying|told|tells|telling|added|adds|adding|wrote|writes|writing|tweeted|asked|asks|replied|argued|argues"
    r"|warned|warns|insisted|insists|claimed|claims|stated|announced|testified|explained|explains|noted|notes|continued"
    r"|recalled|concluded|declared|responded|posted|vowed|expressed|acknowledged|joked|recounted|read"
)
_SAYING = re.compile(rf"\b(?:{_VERB})\b")
_PRONOUN = re.compile(
    rf"(?i:\b(?:he|she)\b)(?:\s(?:also|later|then|had|has))?\s(?:{_VERB})\b|\b(?:said|asked|added)\s(?:he|she)\b"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|in an interview (?:with|on)|in a statement to|speaking (?:to|with)|spoke to)"
    r"\s+(?:the\s+)?\Z"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"A-Z])|\n")
_ENDED = re.compile(r"[.!?]\s+[“\"«‘']\Z")
_SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORG})
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Sept|Jr|St))\.\Z")
DIRECT_WORDS = 6
"""Words from which a quoted stretch without a verb of saying is speech rather than a scare quote or a
title."""
_REACH = 120
"""Most code points between a verb of saying and the name of who says it."""


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Who says something, as far as named, whether by pronoun, and to whom."""

    speaker: Mention | None
    pronoun: bool
    said_to: Mention | None


@dataclass(frozen=True, slots=True)
class _Names:
    """The mentions of an article in order, to be asked for those of a stretch."""

    text: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> list[Mention]:
        return list(self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def speaking(self, start: int, end: int) -> list[Mention]:
        """People and organisations in a stretch that may be the subject: none that owns something or is
        told it."""
        return [
            mention
            for mention in self.within(start, end)
            if mention.type in _SPEAKERS
            and mention.span.end <= end
            and self.text[mention.span.end : mention.span.end + 2] not in ("'s", "’s")
            and not _TOLD.search(self.text, max(0, mention.span.start - 40), mention.span.start)
        ]


def quotations(article: Article, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of `article` with their speakers, among `mentions`, where the text says who speaks.

    `mentions` are the article's, in text order. A pronoun is followed only to a person named in its
    paragraph, or to the one who spoke in the paragraph before; an unnamed official between them leaves the
    speaker unknown.
    """
    if not re.search(r"[“«„\"‘']", article.text):
        return ()
    names = _Names(article.text, mentions, tuple(mention.span.start for mention in mentions))
    found: list[Quotation] = []
    last: Mention | None = None
    for paragraph in _paragraphs(article):
        quoted = [
            Span(*match.span(match.lastindex))
            for match in _MARKED.finditer(article.text, paragraph.start, paragraph.end)
            if match.lastindex and match.group(match.lastindex).strip(" .,")
        ]
        speaker_before = last
        last = None
        for number, span in enumerate(quoted):
            after = quoted[number + 1].start if number + 1 < len(quoted) else paragraph.end
            before = quoted[number - 1].end if number else paragraph.start
            attribution = _attribution(names, paragraph, span, before, after)
            words = len(span.of(article.text).split())
            speaker = attribution.speaker if attribution else None
            if attribution and attribution.pronoun and speaker is None:
                speaker = _antecedent(names, paragraph, span, quoted[:number], speaker_before)
            inherits = attribution is None and number and found[-1].direct and words >= DIRECT_WORDS
            told = attribution.said_to.span if attribution and attribution.said_to else None
            if inherits:
                found.append(Quotation(span, found[-1].speaker, found[-1].said_to, True))
            else:
                direct = words >= DIRECT_WORDS or (attribution is not None and words >= 3)
                found.append(Quotation(span, speaker.span if speaker else None, told, direct))
            last = speaker or last
        if not quoted:
            last = _subject_of(names, paragraph)
    return tuple(found)


def _paragraphs(article: Article) -> list[Span]:
    spans: dict[int, Span] = {}
    for sentence in article.sentences:
        if sentence.kind is not SentenceKind.BOILERPLATE:
            known = spans.get(sentence.paragraph)
            spans[sentence.paragraph] = Span(known.start, sentence.span.end) if known else sentence.span
    return list(spans.values())


def _attribution(names: _Names, paragraph: Span, span: Span, before: int, after: int) -> _Attribution | None:
    """Who the words around a quotation say is speaking: first what follows in its sentence, then what
    leads to it."""
    text = names.text
    tail_end = _tail_end(text, span.end, min(after, paragraph.end))
    tail = _attributed(names, span.end, tail_end, leading=False)
    if tail is not None:
        return tail
    if before > paragraph.start and _ENDED.search(text, before, span.start):
        return None
    return _attributed(names, _lead_start(text, before, span.start), span.start, leading=True)


def _tail_end(text: str, start: int, limit: int) -> int:
    """Where the sentence of a quotation ends after it; at once where the quotation itself ended it."""
    ended = start > 0 and text[start - 1] in ".!" and text[start : start + 3].strip("”\"’' ")[:1].isupper()
    if ended and not re.match(
        r"[”\"’'»]\s(?:[A-Z][\w.’'-]*\s){1,4}(?:" + _VERB + r")\b", text[start : start + 80]
    ):
        return start
    for match in _SENTENCE_END.finditer(text, start + 1, limit):
        if not _ABBREVIATED.search(text, start, match.start() + 1):
            return match.start() + 1
    return limit


def _lead_start(text: str, start: int, end: int) -> int:
    begin = start
    for match in _SENTENCE_END.finditer(text, start, max(start, end - 2)):
        if not _ABBREVIATED.search(text, max(start, match.start() - 6), match.start() + 1):
            begin = match.end()
    return begin


def _attributed(names: _Names, start: int, end: int, *, leading: bool) -> _Attribution | None:
    text = names.text
    verbs = list(_SAYING.finditer(text, start, end))
    if not verbs:
        match = re.compile(r"[Aa]ccording to\s+(?:the\s+)?").search(text, start, end)
        people = names.speaking(match.end() - 1, min(end, match.end() + 30)) if match else []
        return _Attribution(people[0], False, None) if people else None
    verb = verbs[-1] if leading else verbs[0]
    told = [
        mention
        for mention in names.within(start, end)
        if _TOLD.search(text, max(start, mention.span.start - 40), mention.span.start)
    ]
    said_to = told[0] if told and told[0].type in _SPEAKERS else None
    if any(match.start() <= verb.start() <= match.end() for match in _PRONOUN.finditer(text, start, end)):
        return _Attribution(None, True, said_to)
    for one in reversed(verbs) if leading else verbs[:1]:
        subject = _subject(names, start, one, end)
        if subject is not None:
            return _Attribution(subject, False, said_to)
    return _Attribution(None, False, said_to)


def _subject(names: _Names, start: int, verb: re.Match[str], end: int) -> Mention | None:
    """The person or organisation before the verb, else right behind it ("said John Smith")."""
    text = names.text
    ahead = names.speaking(start, verb.start())
    people = [mention for mention in ahead if mention.type is EntityType.PERSON]
    for mention in reversed(people or ahead):
        between = text[mention.span.end : verb.start()]
        apposition = between.startswith((",", " (")) and between.rstrip().endswith((",", ")"))
        near = (len(between) <= 24 and "," not in between) or (apposition and len(between) <= _REACH)
        if near and not re.search(r"\b(?:that|but|whose|and|which)\b", between):
            return mention
    if text[start : verb.start()].strip(" ,”\"’»'\n"):
        return None
    behind = names.speaking(verb.end(), min(end, verb.end() + 60))
    for mention in behind:
        if not re.search(
            r"[,;.]\s|\b(?:in|to|that|on|at|by|of|from)\b",
            text[verb.end() : mention.span.start].replace("Gen. ", ""),
        ):
            return mention
    return None


def _antecedent(
    names: _Names, paragraph: Span, span: Span, quoted: list[Span], before: Mention | None
) -> Mention | None:
    """Whom "he said" means: the first person named in the paragraph's beginning, else who spoke before it."""
    people = [
        mention
        for mention in names.speaking(paragraph.start, span.start)
        if mention.type is EntityType.PERSON and not any(one.contains(mention.span) for one in quoted)
    ]
    if people:
        return people[-1] if len({m.span.of(names.text) for m in people}) == 1 else None
    if _anonymous(names.text, paragraph.start, span.start):
        return None
    return before if before is not None and before.type is EntityType.PERSON else None


def _anonymous(text: str, start: int, end: int) -> bool:
    """Whether a stretch brings in someone without a name: "a senior official"."""
    opening = text[start : min(end, start + 80)].split()
    return (
        bool(opening)
        and opening[0] in ("A", "An", "One", "Another", "The")
        and any(w.strip(",.") in HUMAN_NOUNS for w in opening)
    )


def _subject_of(names: _Names, paragraph: Span) -> Mention | None:
    """The person a paragraph without quotations reports as saying something, for a pronoun in the next."""
    if _anonymous(names.text, paragraph.start, paragraph.end):
        return None
    verb = _SAYING.search(names.text, paragraph.start, paragraph.end)
    return _subject(names, paragraph.start, verb, paragraph.end) if verb else None
