"""Finds who and what an article in another language than English names, by the titles, capitals and places of
that language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.article import Article, SentenceKind, Span
from index.entities.model import EntityType, Mention
from index.entities.names.skeleton import skeleton
from index.entities.other_languages.arabic import arabic_names
from index.entities.other_languages.capital_runs import OPENING, CapitalRuns, Run, Word
from index.entities.other_languages.unspaced import unspaced_names
from index.entities.vocabulary.gazetteer import gazetteer, key_of
from index.languages.days import days
from index.languages.figures import figures
from index.languages.vocabulary import UNSPACED, vocabulary
from index.languages.word_tables import small
from index.text.covered import Covered

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE

MOST_WORDS = 4
"""Words that the name of a person has at most, particles left out."""

_APPOSITION = re.compile(
    r",\s(?:(?:der|die|das|le|la|les|el|los|las|il|l['’]|o|a|de|het)\s?)?([^\W\d_][\w-]+)"
)
_ARTICLES = frozenset("el la los las un una le les une il lo gli i o os as um uma de het een".split())
"""What stands before the name of no person in the languages with capitals for names alone."""
_BODIES = re.compile(
    r"(?i)(?:minist[eè]r|gobierno|governo|congres|senad|s[eé]nat|parl|partido|parti|banco|banque|universi|"
    r"tribunal|comisi|commission|comiss|consejo|conseil|consiglio|conselho|mini?sterstwo|republi|républi|estado|"
    r"assembl|asamblea|união|unión|union|cámara|fiscal[ií]a|polic|совет|союз|дума|суд|банк|партия|верховн|"
    r"государств|федерац|рада|міністер|ευρωπα[ιϊ]κ|κόμμα|τράπεζα|δημοκρατία|υπουργείο|sąd|bundes|partei|gewerkschaft|zeitung|kammer)"
)


def mentions_in(article: Article, language: str) -> tuple[Mention, ...]:
    """The names, dates and numbers of an article, in text order; none overlaps another."""
    numbers = list(_numbers(article, language))
    names = _names_in(article, language)
    counted = Covered(mention.span for mention in numbers)
    free = [name for name in names if not counted.meets(name.span)]
    return tuple(sorted([*free, *numbers], key=lambda mention: mention.span))


def _names_in(article: Article, language: str) -> Iterator[Mention]:
    if language in UNSPACED:
        return unspaced_names(article)
    return arabic_names(article) if language == "ar" else _Reader(article, language).names()


def _numbers(article: Article, language: str) -> Iterator[Mention]:
    for sentence in article.sentences:
        if sentence.kind is SentenceKind.BOILERPLATE:
            continue
        dates = [day.span for day in days(article.text, sentence.span, language)]
        dated = Covered(dates)
        yield from (Mention(date, EntityType.DATE) for date in dates)
        for figure in figures(article.text, sentence.span, language, dates):
            span = figure.span if figure.bound else figure.core
            if not dated.meets(span):
                yield Mention(span, EntityType.QUANTITY)


class _Reader:
    """What one article says of its own capitals."""

    def __init__(self, article: Article, language: str) -> None:
        self._text = article.text
        self._words = vocabulary(language)
        runs = CapitalRuns(article, self._words)
        self._is_title, self._is_given = runs.is_title, runs.is_given
        self._runs = [run for sentence in runs.sentences for run in runs.of(sentence)]
        every = [word for sentence in runs.sentences for word in sentence]
        self._begins = {sentence[0].span.start for sentence in runs.sentences if sentence}
        self._small = {word.surface for word in every if not word.capital}
        self._inside = {word.surface for word in every if word.capital and not word.first}
        self._people: set[str] = set()

    def names(self) -> Iterator[Mention]:
        """The names, those first that explain others."""
        found: dict[Span, Mention] = {}
        for run in self._runs:
            for mention in self._named(run):
                found[mention.span] = mention
                if mention.type is PERSON:
                    last = mention.span.of(self._text).split()[-1]
                    self._people |= {skeleton(last), skeleton(last.removesuffix("s"))}
        found = {mention.span: mention for mention in map(self._shortened(found), found.values())}
        taken = Covered(found)
        for run in self._runs:
            for word in run.words:
                if not taken.meets(word.span) and (kind := self._alone(word, run)) is not None:
                    found[word.span] = Mention(word.span, kind)
        yield from found.values()

    def _shortened(self, found: dict[Span, Mention]) -> Callable[[Mention], Mention]:
        """What takes an everyday word at the beginning of a sentence off the name behind it: "Depuis
        Barcelone", and "Заяву Зеленського" where Зеленський has another given name."""
        given: dict[str, set[str]] = {}
        for mention in found.values():
            words = mention.span.of(self._text).split()
            if mention.type is PERSON and len(words) > 1 and mention.span.start not in self._begins:
                given.setdefault(skeleton(words[-1]), set()).add(skeleton(words[0]))

        def shortened(mention: Mention) -> Mention:
            words = mention.span.of(self._text).split()
            unsure = mention.span.start in self._begins and mention.title is None and len(words) == 2
            if (
                mention.type is not PERSON
                or not unsure
                or words[0] in self._inside
                or self._is_given(words[0])
            ):
                return mention
            last = Span(mention.span.end - len(words[1]), mention.span.end)
            if kind := self._place(words[1]):
                return Mention(last, kind)
            known = given.get(skeleton(words[1]))
            return Mention(last, PERSON) if known and skeleton(words[0]) not in known else mention

        return shortened

    def _place(self, surface: str) -> EntityType | None:
        if surface in self._words.places:
            return GPE
        known = gazetteer().places.get(key_of(surface))
        return (
            known[0] if known and surface not in self._small and surface.lower() not in self._small else None
        )

    def _named(self, run: Run) -> Iterator[Mention]:
        """The names of a run that its own words or those beside it tell."""
        title: Span | None = None
        words, before = run.words, run.before
        if before is not None and self._is_title(before.surface) and not before.capital:
            title = before.span
        at = 0
        while at < len(words):
            word = words[at]
            if self._is_title(word.surface):
                title = Span(title.start if title else word.span.start, word.span.end)
                at += 1
                continue
            if not word.capital and word.surface not in OPENING:
                # "Der Chefin der Behörde", "président de la République".
                title = None
                at += 1
                continue
            whole = Span(word.span.start, words[-1].span.end).of(self._text)
            for length in range(min(3, len(words) - at), 0, -1):
                stretch = Span(word.span.start, words[at + length - 1].span.end)
                kind = self._place(stretch.of(self._text))
                if kind and (length > 1 or len(words) - at == 1 or word.surface in self._words.places):
                    yield Mention(stretch, kind)
                    at += length
                    break
            else:
                rest = words[at:]
                if title is None and not self._is_person(rest, whole, run):
                    passed = rest[0].first or self._words.nouns_are_capital or _BODIES.match(rest[0].surface)
                    if len(rest) > 1 and passed:
                        at += 1
                        continue
                    return
                taken = self._of_name(rest)
                yield Mention(Span(word.span.start, taken[-1].span.end), PERSON, title)
                return

    def _of_name(self, rest: list[Word]) -> list[Word]:
        """The words of a person's name at the beginning of some."""
        taken = rest[:1]
        for word in rest[1:MOST_WORDS]:
            if self._is_title(word.surface) or (self._place(word.surface) is GPE and len(taken) > 1):
                break
            taken.append(word)
        return taken

    def _is_person(self, rest: list[Word], whole: str, run: Run) -> bool:
        """Whether capital words without a title name somebody."""
        if not 2 <= len(rest) <= MOST_WORDS or _BODIES.search(whole) or whole.isupper():
            return False
        if any(word.surface.isupper() and len(word.surface) > 1 for word in rest):
            return False
        if self._is_given(rest[0].surface):
            return True
        behind = self._text[rest[-1].span.end : rest[-1].span.end + 2].strip()
        ahead = self._text[max(0, rest[0].span.start - 2) : rest[0].span.start].strip()
        said = self._is_said_by(run)
        if self._words.nouns_are_capital:
            return said or (ahead == "," and behind in (",", "."))
        ordinary = rest[0].first and rest[0].surface.lower() in self._small
        return said or not ordinary

    def _alone(self, word: Word, run: Run) -> EntityType | None:
        """What a word is that no other word of its run explains."""
        surface, before = word.surface, run.before
        if skeleton(surface) in self._people or skeleton(surface.removesuffix("s")) in self._people:
            return PERSON
        if self._is_title(surface):
            return None
        if surface.isupper() and 2 <= len(surface) <= 6:
            return ORG
        if len(run.words) > 1:
            return None
        if kind := self._place(surface):
            return kind
        if before is not None and before.surface.lower() in _ARTICLES:
            return None
        usual = surface.lower() in self._small or _BODIES.match(surface) is not None
        if before is not None and small(before.surface) in self._words.in_place and not (word.first or usual):
            return GPE
        if usual or (word.first and surface not in self._inside and not self._is_explained(word)):
            return None
        return PERSON if self._is_said_by(run) or self._is_explained(word) else None

    def _is_said_by(self, run: Run) -> bool:
        """Whether a word of speech stands right beside a run."""
        beside = (word for word in (run.before, run.after) if word is not None)
        return any(small(word.surface) in self._words.speech for word in beside)

    def _is_explained(self, word: Word) -> bool:
        """Whether a title stands behind a name as an apposition: "Feijóo, líder de la oposición"."""
        behind = _APPOSITION.match(self._text, word.span.end)
        return behind is not None and self._is_title(behind[1])
