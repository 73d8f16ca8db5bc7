"""Reads who does the saying out of the clause around a verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from index.article import Span
from index.entities.model import EntityType, Mention

PRONOUNS = {"he": "he", "she": "she", "they": "they", "it": "it", "i": "", "we": "", "you": "", "who": "who"}
_SPEAKERS = frozenset({EntityType.PERSON, EntityType.ORG})
_PREPOSITION = (
    r"(?:of|from|at|with|within|in|on|for|during|after|before|via|through|by|to|near|over|about|"
    r"against|under|into|"
    r"outside|inside|toward|towards|amid|since|until|like|than|as)"
)
_BEHIND_PREPOSITION = re.compile(
    rf"(?:\A|[\s(]){_PREPOSITION}\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?:[a-z-]+\s+){{0,2}}\Z",
    re.IGNORECASE,
)
_CONJUNCTIONS = frozenset("after before as since until than".split())
_LAST_PREPOSITION = re.compile(rf"(?:\A|.*[\s(])(?={_PREPOSITION}\s)", re.DOTALL)
# What stands between a subject and its verb without being either.
_FILLER = re.compile(
    r"(?:(?<![\w’'])(?:has|have|had|is|are|was|were|also|later|then|previously|reportedly|once|"
    r"further|again|ever|"
    r"would|could|will|can|may|might|did|does|do|went on to|goes on to|continued to|never|not|now|"
    r"even|just|still|"
    r"both|all|already|earlier|soon|first|often|instead|himself|herself|therefore|however|too|in turn|"
    r"[a-z]+ly|"
    r"yesterday|today|took to|[Oo]n Twitter)|[-–—,]|’s|'s|’d|'d|’ll)\s*\Z"
)
_INTRODUCED = re.compile(
    r"(?:In|On|At|As|After|Before|When|While|Asked|Speaking|Pressed|Responding|Citing|If|Although|"
    r"Though|During|Despite|"
    r"Following|Among|Since|Under|For|With|Within|By|From|Through|Throughout|Amid|Because|Until|Once|"
    r"To|According|"
    r"Meanwhile|However|Still|Also|Later|Earlier|Then|Now|But|And|Yet|Finally|Instead|Rather|Besides|"
    r"Nevertheless|"
    r"[A-Za-z][a-z]+(?:ly|ing))\b[^,“\"]*,\s+"
)
_CONNECTED = re.compile(r"(?:And|But|Yet|So|Then|Now|Still|Also|Thus|Or|Nor|Even|and|but)\s+")
_DETERMINER = re.compile(
    r"(?<![\w’'])(?:the|a|an|one|another|some|several|many|most|two|three|four|five|both|these|those|"
    r"this|that|his|her|"
    r"its|their|my|our|other|few)\s",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\s(?:campaigns?|administration|teams?|lawyers?|attorneys?|aides?|family|supporters?|allies|ally|officials?|"
    r"spokesman|spokeswoman|spokesperson|advisers?|advisors?|associates?|era|presidency|loyalists?|critics?|voters?|"
    r"backers?|surrogates?|White House|Foundation|Organization|rally|rallies|officials)\b"
)
_FOLLOWED = re.compile(
    r"\s(?:and|or|who|whose|which|while|as|of|in|on|at|from|for|by|to|is|are|was|were|has|have|had|"
    r"will|would|could|can|"
    r"also|later|then|himself|herself|did|does|may|might|must|should|never|not|now|[a-z]+(?:ed|ly)|"
    r"says?|said|told|tells|"
    r"wrote|put|\d)\b|[,.;:()—–]|\s[-–—(]|\Z"
)
_ENDS_SUBJECT_BEHIND = re.compile(
    r"[,;.:(]\s|[,;(—–\n]|\s(?:who|in|to|that|on|at|by|from|during|after|as|when|while)\s"
)
_ENDS_FIRST_SUBJECT = re.compile(
    r"[,;:“\"(]|\s(?:who|that|of|in|with|from|at|on|for|said|says|told|has|had|have|is|was|were|are)\s"
)
_BEGINS_OTHERWISE = re.compile(r"[,;:“\"]|\b(?:of|for|with|to|that|in|on|at|by|from|who|said)\s|\b\w+ed\s")
_LAST_WORD = re.compile(r"[\w’'.-]+\Z")
_FIRST_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something: a mention, a pronoun ("he", "she", "they", "it"), or a description such as "the
    minister"; of a document ("her statement") its owner."""

    mention: Mention | None = None
    pronoun: str = ""
    description: Span | None = None


class Clauses:
    """Looks for subjects among the mentions of one article; `mentions` in text order."""

    def __init__(self, text: str, mentions: tuple[Mention, ...]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._by_end = {mention.span.end: mention for mention in mentions}

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in a stretch."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def phrase_start(self, mention: Mention) -> int:
        """Where a name begins with the title before it."""
        title = mention.title
        return title.start if title is not None and title.end <= mention.span.start else mention.span.start

    def names_speaker(self, mention: Mention) -> bool:
        """Whether a mention is of a person or organisation, and no owner of what follows or part of it."""
        end = mention.span.end
        if mention.type not in _SPEAKERS or self.text.startswith(("'s", "’s"), end):
            return False
        if mention.type is EntityType.PERSON:
            return _STAFF.match(self.text, end) is None
        return _FOLLOWED.match(self.text, end) is not None

    def before(self, start: int, end: int) -> Subject | None:
        """The subject of a verb that begins at `end`, in the clause from `start`; None where there is
        none."""
        text = self.text
        verb = start + len(text[start:end].rstrip())
        related = False
        for _ in range(12):
            end = _stripped(text, start, end, " \n\t”\"’'»")
            if end <= start:
                break
            mention = self._by_end.get(end)
            if mention is not None and mention.span.start >= start:
                found = self._named(mention, start, adjacent=end == verb)
                if isinstance(found, Subject):
                    return found
                if found is None:
                    return self._described(start, end, related=related)
                end = found
                continue
            word = _LAST_WORD.search(text[max(start, end - 40) : end])
            if word and word[0].lower() in PRONOUNS:
                pronoun = PRONOUNS[word[0].lower()]
                if pronoun != "who":
                    return Subject(pronoun=pronoun) if pronoun else None
                related = True
                end = _stripped(text, start, end - len(word[0]), " ,–—-\n")
                continue
            inserted = self._inserted(start, end)
            if inserted is None:
                return self._described(start, end, related=related)
            if isinstance(inserted, Subject):
                return inserted
            end = inserted
        return None

    def _inserted(self, start: int, end: int) -> Subject | int | None:
        """Where to look on before what is put in behind a subject: brackets, words between commas or dashes
        (or the subject itself, where it stands before these), words that fill in; None where nothing is."""
        text = self.text
        if text[end - 1] == ")" and (opening := text.rfind("(", start, end)) >= 0:
            return opening
        if text[end - 1] in ",—–":
            inner = end - 1
            head = self._apposed(start, inner)
            if head is not None:
                return Subject(head)
            opening = max(text.rfind(mark, start, inner) for mark in ",—–")
            return opening if opening >= 0 else inner
        filler = _FILLER.search(text, max(start, end - 24), end)
        return filler.start() if filler and filler.end() == end and filler.start() > start else None

    def _named(self, mention: Mention, start: int, *, adjacent: bool = False) -> Subject | int | None:
        """The subject that a name before the verb is; where to look on if not; None if it ends a description.

        `adjacent`: nothing stands between them, so that "after" before the name begins a clause.
        """
        begin = self.phrase_start(mention)
        behind = _BEHIND_PREPOSITION.search(self.text, max(start, begin - 40), begin)
        clause = adjacent and behind is not None and behind[0].split()[0].lower().strip("(") in _CONJUNCTIONS
        if behind and behind.end() == begin and not clause:
            return max(start, behind.start())
        if mention.type in _SPEAKERS:
            return Subject(mention)
        if mention.type in (EntityType.GPE, EntityType.NORP, EntityType.LOC, EntityType.FAC):
            comma = self.text[start:begin].rstrip().endswith(",")
            return begin if comma else None
        return begin

    def _apposed(self, start: int, end: int) -> Mention | None:
        """The name that an apposition right before a verb belongs to, or the name in it: `X, a farmer,`."""
        text = self.text
        for kind in (EntityType.PERSON, EntityType.ORG):
            for mention in reversed(self.within(start, end)):
                stop = mention.span.end
                if mention.type is not kind or stop > end:
                    continue
                ends = stop == end or re.match(
                    r"(?:\s*\([^)]{1,40}\))?\s?(?:[,—–(]|[-–—]\s|of\s[^,]{2,40},|II|Jr)",
                    text[stop : stop + 84],
                )
                begin = self.phrase_start(mention)
                behind = _BEHIND_PREPOSITION.search(text, max(start, begin - 40), begin)
                if ends and not (behind and behind.end() == begin):
                    return mention
        return None

    def _described(self, start: int, end: int, *, related: bool) -> Subject | None:
        """The noun phrase that ends before a verb, a phrase such as "at the rally" after it left out.

        `related`: "who" stands between, so that the name before the phrase has it: "X, a farmer who said".
        """
        text = self.text
        for _ in range(4):
            comma = max(text.rfind(mark, start, end) for mark in ",;:—–")
            begin = comma + 1 if comma >= start else start
            match = _LAST_PREPOSITION.match(text, begin, end)
            if match is None or match.end() <= begin + 1:
                break
            cut = begin + len(text[begin : match.end()].rstrip())
            determiners = list(_DETERMINER.finditer(text, cut, end))
            phrase = text[cut:end].split()
            # "… at the door the minister said": a second noun phrase after the preposition is the subject.
            if len(determiners) > 1:
                return Subject(description=Span(determiners[-1].start(), end))
            if cut <= begin or len(phrase) > 12:
                break
            end = cut
            mention = self._by_end.get(end)
            if mention is not None and mention.span.start >= start:
                found = self._named(mention, start)
                if isinstance(found, Subject):
                    return found
                end = end if found is None else found
            word = re.search(r"[\w’'-]+\Z", text[max(start, end - 20) : end])
            if word and PRONOUNS.get(word[0].lower()):
                return Subject(pronoun=PRONOUNS[word[0].lower()])
        determiners = list(_DETERMINER.finditer(text, max(start, end - 90), end))
        if determiners:
            begin = determiners[-1].start()
            apposed = self._by_end.get(begin - 2) if related and text[begin - 2 : begin] == ", " else None
            if apposed is not None and apposed.type in _SPEAKERS and apposed.span.start >= start:
                return Subject(apposed)
            return Subject(description=Span(begin, end))
        word = re.search(r"[^\s,;:“\"]+(?:\s[^\s,;:“\"]+){0,3}\Z", text[start:end])
        return Subject(description=Span(start + word.start(), end)) if word else None

    def behind(self, start: int, end: int) -> Subject | None:
        """The subject right behind a verb: "said Jo Smith", "said the minister"."""
        text = self.text
        stop = _ENDS_SUBJECT_BEHIND.search(text, start, end)
        limit = stop.start() if stop else end
        for kind in (EntityType.PERSON, EntityType.ORG):
            for mention in self.within(start, max(limit, start + 2)):
                abbreviated = stop is not None and stop[0][0] == "."
                if mention.type is kind and (mention.span.start < limit or abbreviated):
                    before = text[start : self.phrase_start(mention)]
                    if not re.search(r"\b(?:of|for|with)\s", before) and self.names_speaker(mention):
                        return Subject(mention)
        # An abbreviated title ends in a full stop: "said Gen. Jo Smith".
        if stop is not None and stop[0][0] == ".":
            for mention in self.within(limit, min(end, limit + 4)):
                if mention.type is EntityType.PERSON:
                    return Subject(mention)
        words = text[start:limit].split()
        if not words:
            return None
        pronoun = PRONOUNS.get(words[0].lower().strip('.,”"’'))
        if pronoun:
            return Subject(pronoun=pronoun)
        return Subject(description=Span(start + text[start:limit].index(words[0]), limit))

    def first(self, start: int, end: int) -> Subject | None:
        """The subject of a sentence: its first noun phrase behind what introduces it."""
        text = self.text
        for _ in range(5):
            match = _INTRODUCED.match(text, start, end) or _CONNECTED.match(text, start, end)
            if match is None:
                place = next(iter(self.within(start, start + 1)), None)
                if place is None or place.type in _SPEAKERS or not text.startswith(", ", place.span.end):
                    break
                start = place.span.end + 2
            else:
                start = match.end()
        word = _FIRST_WORD.match(text[start : min(end, start + 20)])
        if word is None:
            return None
        pronoun = PRONOUNS.get(re.split(r"[’']", word[0].lower())[0])
        if pronoun in ("he", "she", "they", "it"):
            return Subject(pronoun=pronoun)
        for mention in self.within(start, end)[:3]:
            between = text[start : self.phrase_start(mention)]
            if len(between) > 60 or _BEGINS_OTHERWISE.search(between):
                break
            if mention.type in _SPEAKERS and self.names_speaker(mention):
                return Subject(mention)
        stop = _ENDS_FIRST_SUBJECT.search(text, start, end)
        limit = stop.start() if stop else min(end, start + 60)
        return Subject(description=Span(start, limit)) if limit > start else None


def _stripped(text: str, start: int, end: int, signs: str) -> int:
    """Where the text from `start` ends without these signs at its end."""
    while end > start and text[end - 1] in signs:
        end -= 1
    return end
