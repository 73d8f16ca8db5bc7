"""Whom "he", "it" or "the minister" means beside a quotation."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from index.article import Sentence
from index.entities.model import EntityType, Mention
from index.entities.quotations.clauses import Clauses, Subject
from index.entities.quotations.saying import DOCUMENTS
from index.entities.vocabulary.gender import gender
from index.entities.vocabulary.lexicon import HUMAN_NOUNS

BACK = 2
"""Paragraphs before its own in which a pronoun is looked up."""

_INDEFINITE = frozenset("a an one another some two three several many few most".split())
_OWNED = frozenset("his her their its my our".split())
_QUALIFIED = frozenset("vice deputy former assistant acting interim associate ex".split())
_EPITHETS = frozenset(
    "democrat republican senator congressman congresswoman lawmaker candidate billionaire governor mayor "
    "star actor actress singer veteran nominee independent liberal conservative".split()
)
"""Nouns with which news goes on about the one it was speaking of: "the Ohio Republican"."""

_WRITTEN_OUT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "sgt": "sergeant",
    "capt": "captain",
    "dr": "doctor",
    "prof": "professor",
    "atty": "attorney",
}

_SUFFIX = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\.?\Z")


@dataclass(frozen=True, slots=True)
class Centre:
    """Whom a sentence or quotation is about, at its position; None: someone who is not named."""

    at: int
    mention: Mention | None


def surname(mention: Mention, text: str) -> str:
    """The last word of a name, folded: what tells two people of one article apart."""
    return _SUFFIX.sub("", mention.span.of(text)).split()[-1].casefold()


class Antecedents:
    """Looks back for the person a pronoun or description stands for.

    `centres` grow paragraph by paragraph while the article is read.
    """

    def __init__(self, text: str, clauses: Clauses) -> None:
        self._text = text
        self._clauses = clauses
        self._paragraphs: list[list[Centre]] = []
        self._pending: list[list[Sentence]] = []
        self._starts: list[int] = []
        self._genders: dict[str, str] | None = None
        self._titles: dict[str, list[tuple[frozenset[str], Mention]]] | None = None

    def begin(self, sentences: list[Sentence]) -> None:
        """Go on to a paragraph, whose sentences are about their subjects."""
        self._pending.append(sentences)
        self._paragraphs.append([])
        self._starts.append(sentences[0].span.start)

    def spoke(self, at: int, mention: Mention | None) -> None:
        """Someone is quoted at a position: from there on it is about them."""
        self._paragraphs[-1].append(Centre(at, mention))

    def _centres(self, back: int) -> list[Centre]:
        """Whom a paragraph is about, in order; its sentences are read when they are first asked for."""
        centres = self._paragraphs[-1 - back]
        sentences, self._pending[-1 - back] = self._pending[-1 - back], []
        for sentence in sentences:
            at = sentence.span.start
            subject = self._clauses.first(at, sentence.span.end)
            if subject is None:
                continue
            if subject.mention is not None:
                centres.append(Centre(at, subject.mention))
            elif subject.description is not None and self._unnamed(subject.description.of(self._text)):
                centres.append(Centre(at, self.described(subject, at)))
        centres.sort(key=lambda centre: centre.at)
        return centres

    def find(self, subject: Subject | None, at: int) -> Mention | None:
        """The mention that a subject stands for, None where it is nobody who is named."""
        if subject is None or subject.mention is not None:
            return subject.mention if subject else None
        if subject.pronoun:
            return self._pronoun(subject.pronoun, at)
        return self.described(subject, at)

    def _pronoun(self, pronoun: str, at: int) -> Mention | None:
        for back in range(min(BACK + 1, len(self._paragraphs))):
            for centre in reversed(self._centres(back)):
                if centre.at >= at:
                    continue
                if centre.mention is None:
                    return None
                if self._fits(centre.mention, pronoun):
                    return centre.mention
            if pronoun in ("he", "she"):
                start = self._starts[-1 - back]
                end = at if back == 0 else self._starts[-back]
                people = [m for m in self._clauses.within(start, end) if self._fits(m, pronoun)]
                if len({surname(m, self._text) for m in people}) == 1:
                    return people[-1]
                if people and back:
                    return None
        return None

    def _fits(self, mention: Mention, pronoun: str) -> bool:
        if mention.type is EntityType.ORG:
            return pronoun in ("it", "they")
        if mention.type is not EntityType.PERSON or pronoun not in ("he", "she"):
            return False
        return self._gender(mention) in ("", pronoun)

    def _gender(self, mention: Mention) -> str:
        if self._genders is None:
            self._genders = {}
            for one in self._clauses.mentions:
                if one.type is EntityType.PERSON:
                    words = one.span.of(self._text).split()
                    title = one.title.of(self._text) if one.title else ""
                    known = gender(words[0] if len(words) > 1 else "", title)
                    if known:
                        self._genders.setdefault(surname(one, self._text), known)
        words = mention.span.of(self._text).split()
        own = gender(words[0], "") if len(words) > 1 else ""
        return own or self._genders.get(surname(mention, self._text), "")

    def described(self, subject: Subject, at: int) -> Mention | None:
        """The one person who has the role that a description names, or whom it goes on about."""
        if subject.description is None:
            return None
        words = re.findall(r"[\w’'-]+", subject.description.of(self._text).casefold())
        if not words:
            return None
        head = words[-1]
        if head in DOCUMENTS:
            return self._owner(subject, words, at)
        if (
            words[0] in _INDEFINITE
            or words[0] in _OWNED
            or any(word.endswith(("'s", "’s", "s'", "s’")) for word in words)
        ):
            return None
        if words[0] != "the":
            return None
        wanted = frozenset(words[1:]) - {"former", "then", "current", "longtime", "new", "top"}
        people = [
            mention
            for role, mention in self._roles().get(head, [])
            if wanted <= role and not (role & _QUALIFIED) - wanted
        ]
        names = {surname(mention, self._text) for mention in people}
        if len(names) == 1:
            before = [mention for mention in people if mention.span.start < at]
            return (before or people)[-1]
        if not names and (head in _EPITHETS or any(word.endswith("-year-old") for word in words)):
            return self._person_before(at)
        return None

    def _person_before(self, at: int) -> Mention | None:
        """The person whom the text was last about."""
        for back in range(min(BACK + 1, len(self._paragraphs))):
            for centre in reversed(self._centres(back)):
                if centre.at < at:
                    named = centre.mention
                    return named if named is not None and named.type is EntityType.PERSON else None
        return None

    def _owner(self, subject: Subject, words: list[str], at: int) -> Mention | None:
        """Whose "statement" it is: the one named before it, "her", or who has just been quoted from it."""
        assert subject.description is not None
        span = subject.description
        for mention in self._clauses.within(span.start - 60, span.end):
            if mention.type in (EntityType.PERSON, EntityType.ORG) and re.fullmatch(
                r"['’]s?\s(?:[\w-]+\s){0,2}[\w-]+", self._text[mention.span.end : span.end]
            ):
                return mention
        if words[0] in ("his", "her"):
            return self._pronoun("he" if words[0] == "his" else "she", at)
        if words[0] == "the" and words[-1] == "statement":
            for back in range(min(BACK + 1, len(self._paragraphs))):
                for centre in reversed(self._centres(back)):
                    if centre.at < at:
                        return centre.mention
        return None

    def _roles(self) -> dict[str, list[tuple[frozenset[str], Mention]]]:
        if self._titles is None:
            found: defaultdict[str, list[tuple[frozenset[str], Mention]]] = defaultdict(list)
            for mention in self._clauses.mentions:
                if mention.type is EntityType.PERSON and mention.title is not None:
                    words = re.findall(r"[\w’'-]+", mention.title.of(self._text).casefold())
                    words = [_WRITTEN_OUT.get(word, word) for word in words]
                    for word in set(words):
                        found[word].append((frozenset(words), mention))
            self._titles = dict(found)
        return self._titles

    def _unnamed(self, description: str) -> bool:
        """Whether a description brings in a person: "a senior official"."""
        words = [word.strip(".,") for word in description.split()]
        if not words or words[0].casefold() not in _INDEFINITE | {"the"}:
            return False
        return any(word in HUMAN_NOUNS for word in words)
