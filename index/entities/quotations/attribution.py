"""What the words around a quotation say of who speaks and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.article import Span
from index.entities.model import EntityType, Mention
from index.entities.quotations.clauses import Clauses, Subject
from index.entities.quotations.saying import (
    ACCORDING,
    BETWEEN_TOLD,
    OUTLET,
    PARTICIPLES,
    QUOTED_AS,
    TOLD,
    verbs_of_saying,
)

_REACH = 160
"""Most code points between a quotation and the verb of saying behind it."""

_OPENING = re.compile(r"[”\"’'»\s,–—-]*")
_CONTINUES = re.compile(r"(?:and|but|that|which|when|because|or|if|so|than|who|whose|where|to|of|from)\s")
_DASHED_NAME = re.compile(r"[”\"’'»\s]*[-–—]{1,2}\s*(?=[A-Z])")
_COMMA_SAID = re.compile(r",\s+(?=[^,]{2,80}\Z)")
_NO_VERB = re.compile(
    r"(?:\b(?:the|a|an|of|his|her|their|its|this|these|those|that|in|for|on|with|by|from|to|no|any|some|many|such|"
    r"is|are|was|were|be|been|being|series|my|our|your|two|three|several|first|last|recent)|['’]s|[a-z]s['’])\s+\Z"
)
"""Words before which "claims", "tweets" or "called" is a noun, an infinitive or a passive."""

_QUOTED = re.compile(r"\b(?:quoted|cited)\s+(?=[A-Z])")
_AND = re.compile(r"(?:\b(?:and|but|or|then)|[—–-])\s*(?:[a-z]+ly\s+|also\s+|then\s+|later\s+)?\Z")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say something, and the mention of whom it is said to.

    `close` says that quotation and verb of saying stand side by side, as for speech and not for a title.
    """

    subject: Subject | None
    said_to: Mention | None
    close: bool


class Attributions:
    """Reads attributions in the text of an article in which what is quoted is blotted out."""

    def __init__(self, text: str, clauses: Clauses) -> None:
        self._text = text
        self._clauses = clauses

    def behind(self, start: int, end: int, *, finished: bool) -> Attribution | None:
        """The attribution between a quotation that ends at `start` and the end of its sentence.

        `finished`: the quotation ends as speech does before its attribution, with a comma, ? or !.
        """
        if (named := self._signed(start, end)) is not None:
            return Attribution(Subject(named), None, True)
        text, opening = self._text, _OPENING.match(self._text, start, end)
        at = opening.end() if opening else start
        if at >= end:
            return None
        if (quoted := QUOTED_AS.search(text, at, end)) is not None and quoted.start() - at <= _REACH:
            return self._quoted_as(quoted, at)
        if (bare := _QUOTED.search(text, at, min(end, at + 60))) is not None:
            told = self._clauses.before(at, bare.start())
            return Attribution(self._clauses.behind(bare.end(), end), told.mention if told else None, True)
        according = ACCORDING.search(text, at, end)
        verb = self._verb(at, end)
        if according and (verb is None or according.start() < verb.start()):
            return self._according(according.end(), end) if according.start() - at <= 60 else None
        if verb is None:
            return None
        comma = opening is not None and "," in opening[0]
        return self._said(at, verb, end, finished=finished, comma=comma)

    def _signed(self, start: int, end: int) -> Mention | None:
        """The person whose name alone stands behind a dash, to the end of the sentence: `“…” – Ada Quill`."""
        dashed = _DASHED_NAME.match(self._text, start, end)
        if dashed is None:
            return None
        within = self._clauses.within(dashed.end(), min(end, dashed.end() + 40))
        named = next((mention for mention in within if mention.type is EntityType.PERSON), None)
        if named is None or named.span.start - dashed.end() >= 30:
            return None
        return None if self._text[named.span.end : end].strip(" .)") else named

    def _said(
        self, at: int, verb: re.Match[str], end: int, *, finished: bool, comma: bool
    ) -> Attribution | None:
        """The attribution with this verb of saying in what follows a quotation from `at` on; `comma`: one
        stands between."""
        begin = at
        lead = self._text[at : verb.start()]
        participle = verb[0] in PARTICIPLES
        if not lead:
            if participle:
                return None
            return Attribution(self._clauses.behind(verb.end(), end), self.told(begin, end), True)
        if participle and lead.strip():
            return None
        if finished and len(lead) > _REACH:
            return None
        if not finished:
            last_clause = _COMMA_SAID.search(lead)
            if last_clause is None and not comma:
                return None
            at += last_clause.end() if last_clause is not None else 0
        if self._text.startswith("as ", at):
            at += 3
        if not finished and _CONTINUES.match(self._text, at):
            return None
        subject = self._clauses.before(at, verb.start())
        return Attribution(subject, self.told(begin, end), finished) if subject else None

    def ahead(self, start: int, end: int) -> Attribution | None:
        """The attribution between the beginning of a sentence and the quotation in it that opens at `end`."""
        return self._ahead(start, end)

    def _ahead(self, start: int, end: int, *, telling: bool = True) -> Attribution | None:
        """`telling`: also whom it is said to, which takes as long as the rest."""
        text = self._text
        quoted = QUOTED_AS.search(text, start, end)
        if quoted is not None:
            return self._quoted_as(quoted, start)
        said_to = self.told(start, end) if telling else None
        stripped = end
        while stripped > start and text[stripped - 1] in " \n“\"«‘'":
            stripped -= 1
        mark = text[stripped - 1] if stripped > start else ""
        if mark == ":" and (speaker := self._announced(start, stripped - 1)) is not None:
            return Attribution(Subject(speaker), said_to, True)
        if (said := self._last_said(start, end, said_to, close=mark in (":", ","))) is not None:
            return said
        according = list(ACCORDING.finditer(text, start, end))
        if according:
            return self._according(according[-1].end(), end)
        return Attribution(None, said_to, False) if said_to else None

    def _announced(self, start: int, colon: int) -> Mention | None:
        """Who stands alone before a colon, as in a transcript: `QUILL: “…”`."""
        for mention in self._clauses.within(start, colon + 1):
            if mention.span.end == colon and mention.type in (EntityType.PERSON, EntityType.ORG):
                begin = self._clauses.phrase_start(mention)
                if not self._text[start:begin].strip(' ”"-–—•*'):
                    return mention
        return None

    def _last_said(self, start: int, end: int, said_to: Mention | None, *, close: bool) -> Attribution | None:
        """The attribution with the last verb of saying that has a subject."""
        text = self._text
        verbs = list(verbs_of_saying(text, start, end))
        for number in range(len(verbs) - 1, -1, -1):
            verb = verbs[number]
            if not self._is_verb(verb, start):
                continue
            if verb[0] in PARTICIPLES or self._is_joined(verb, start):
                finite = self._last_finite(verbs[:number], start)
                if finite is not None and not self._is_joined(finite, start):
                    continue
                return Attribution(self._clauses.first(start, verb.start()), said_to, close)
            lead = text[start : verb.start()]
            if lead.rstrip().endswith(","):
                inverted = self._clauses.behind(verb.end(), end)
                if inverted is not None and inverted.mention is not None:
                    return Attribution(inverted, said_to, close)
            subject = self._clauses.before(start, verb.start())
            if subject is None and not lead.strip(" ”\"’'»,-–—"):
                subject = self._clauses.behind(verb.end(), end)
            if subject is not None:
                return Attribution(subject, said_to, close)
        return None

    def _last_finite(self, verbs: list[re.Match[str]], start: int) -> re.Match[str] | None:
        """The last of some verbs that is no participle."""
        finite = (verb for verb in reversed(verbs) if verb[0] not in PARTICIPLES)
        return next((verb for verb in finite if self._is_verb(verb, start)), None)

    def _is_joined(self, verb: re.Match[str], start: int) -> bool:
        """Whether a verb has the subject of the one before it: "and added"."""
        return _AND.search(self._text, max(start, verb.start() - 20), verb.start()) is not None

    def reported(self, start: int, end: int) -> Subject | None:
        """Who says what a sentence without quotation marks reports; None where it reports no speech."""
        attribution = self._ahead(start, end, telling=False)
        return attribution.subject if attribution else None

    def _verb(self, start: int, end: int) -> re.Match[str] | None:
        for verb in verbs_of_saying(self._text, start, end):
            if self._is_verb(verb, start):
                return verb
        return None

    def _is_verb(self, verb: re.Match[str], start: int) -> bool:
        return _NO_VERB.search(self._text, max(start, verb.start() - 12), verb.start()) is None

    def _according(self, start: int, end: int) -> Attribution | None:
        subject = self._clauses.behind(start, end)
        return Attribution(subject, None, True) if subject else None

    def _quoted_as(self, match: re.Match[str], start: int) -> Attribution:
        """ "TASS quoted him as saying": the subject is the one told, the object speaks."""
        told = self._clauses.before(start, match.start())
        whom = Span(*match.span("whom"))
        subject = self._clauses.behind(whom.start, whom.end + 1)
        word = match["whom"].strip().casefold()
        if word in ("him", "her", "them"):
            subject = Subject(pronoun={"him": "he", "her": "she", "them": "they"}[word])
        named = [m for m in self._clauses.within(whom.start, whom.end) if m.type is EntityType.PERSON]
        if named:
            subject = Subject(named[-1])
        return Attribution(subject, told.mention if told else None, True)

    def told(self, start: int, end: int) -> Mention | None:
        """Whom a sentence says the words were said to, or which outlet reports them."""
        text = self._text
        for match in TOLD.finditer(text, start, end):
            for mention in self._clauses.within(match.end(), min(end, match.end() + 90))[:2]:
                begin = mention.span.start
                if mention.type not in (EntityType.PERSON, EntityType.ORG):
                    continue
                if not BETWEEN_TOLD.match(
                    text[match.end() : self._clauses.phrase_start(mention)]
                ) and not BETWEEN_TOLD.match(text[match.end() : begin]):
                    break
                owner = text.startswith(("'s", "’s"), mention.span.end)
                if owner and not OUTLET.search(mention.span.of(text)):
                    break
                outlet_needed = match[0].split()[-1] == "on"
                if outlet_needed and not OUTLET.search(mention.span.of(text)):
                    break
                return mention
        for match in ACCORDING.finditer(text, start, end):
            for mention in self._clauses.within(match.end(), min(end, match.end() + 60))[:1]:
                verb = next(verbs_of_saying(text, start, match.start()), None)
                if verb and mention.type is EntityType.ORG and OUTLET.search(mention.span.of(text)):
                    return mention
        return None
