"""Who and what is named, in the plain mode: the names, the mentions of each, its page, names joined and
parted."""

from __future__ import annotations

from index.article import Article, Span
from index.entities.model import Entity
from tui.commandline.plain.columns import cut
from tui.commands import Place
from tui.contents.name_list import KINDS, fits, name_groups, named_query, same_name, spellings
from tui.plain_mode.articles import ArticleCommands, open_article, open_pair
from tui.plain_mode.view import Desk, Lines, Refused, View, listed
from tui.terminal.safe_text import safe_text
from tui.wording.counted import counted
from tui.wording.labels_apart import labels_apart
from tui.wording.one_line import on_one_line
from tui.wording.tellers import Tellers


class NamesView(View):
    """The names of some articles, by kind; Enter, or a number, says where one is mentioned next."""

    place = Place.NAMES
    thing = "name"

    def __init__(self, desk: Desk, articles: tuple[str, ...], current: str | None) -> None:
        super().__init__(desk)
        self._ids = articles
        self._current = current
        self._wanted = ""
        self._mention: dict[str, int] = {}
        self.by_id: dict[str, Article] = {key: self.library.article(key) for key in articles}
        self.called = labels_apart(self.by_id.values())
        self._entities = self._listed()

    def _listed(self) -> tuple[Entity, ...]:
        from index.entities.recognition.page_names import told_names

        entities = told_names(self.library.entities(self._ids).entities, self.by_id.values())
        groups = name_groups(entities, self._wanted)
        return tuple(entity for group in groups for entity in group.entities)

    def forget(self) -> None:
        """Names were joined or parted."""
        self._entities = self._listed()

    def count(self) -> int:
        """The names listed."""
        return len(self._entities)

    def articles(self) -> tuple[str, ...]:
        """Whose names these are."""
        return self._ids

    def current_article(self) -> str | None:
        """The one that the names were opened over."""
        return self._current

    def heading(self) -> Lines:
        """How many names, of which articles."""
        of = listed([self.label(article) for article in self.by_id.values()])
        wanted = f" like “{self._wanted}”" if self._wanted else ""
        yield from self.say(f"{counted(self.count(), 'name')}{wanted} in {of}:")

    def item(self, number: int) -> Lines:
        """A name, its kind, who names it and how it is spelled."""
        entity = self._entities[number]
        sources = entity.articles()
        tellers = Tellers({key: self.by_id[key].source for key in self._ids})
        if tellers.count(sources) == tellers.total > 1:
            by = "all"
        elif tellers.noun == "article" and tellers.total > 1:
            by = tellers.share(sources)
        else:
            by = listed([self._label(key) for key in sources])
            if tellers.count(sources) == 1 < tellers.total:
                by = f"only {by}"
        said = f"{entity.name}, {KINDS[entity.type]}, {counted(len(entity.mentions), 'mention')}, {by}"
        margin = f"{number + 1}. "
        yield from self.say(said, margin, " " * len(margin))
        written = spellings(entity, {key: self._label(key) for key in self._ids})
        if written:
            yield from self.say(f"spelled {', '.join(written)}", " " * len(margin))

    def _label(self, article: str) -> str:
        return self.label(self.by_id[article])

    def takes(self, command: str, words: str) -> bool:
        """Names by their numbers or a spelling, and a spelling to part."""
        first, _, rest = words.partition(" ")
        if command in ("entity", "filter", "next_mention", "search_name"):
            return bool(words)
        if command == "join_names":
            return first.isdecimal() and (not rest or rest.strip().isdecimal())
        if command == "part_name":
            return first.isdecimal()
        return super().takes(command, words)

    def _called(self, words: str) -> Entity:
        """The name of this number, the first that is spelled like these words, or the one chosen before.

        Raises Refused where none is.
        """
        if not words or words.isdecimal():
            return self._entities[self.chosen(words)]
        number = next((n for n, entity in enumerate(self._entities) if fits(entity, words)), None)
        if number is None:
            raise Refused(f"No name here is spelled like {safe_text(words)}.")
        self.cursor = number
        return self._entities[number]

    def do_open(self, words: str) -> Lines:
        """The next mention of a name."""
        return self.do_next_mention(words)

    def do_next_mention(self, words: str) -> Lines:
        """The next mention of a name, and the sentence it stands in."""
        entity = self._called(words)
        place = self._mention.get(entity.id, -1) + 1
        self._mention[entity.id] = place = place % len(entity.mentions)
        mention = entity.mentions[place]
        article = self.by_id[mention.article]
        sentence = next((s.span for s in article.sentences if s.span.overlaps(mention.span)), mention.span)
        said = " ".join(sentence.of(article.text).split())
        yield from self.say(f"{place + 1} of {len(entity.mentions)}, {self.label(article)}: {said}")

    def do_narrow_names(self, words: str) -> Lines:
        """Only names that are spelled like this; without words, all."""
        self._wanted, self.cursor = words, 0
        self._entities = self._listed()
        return self.describe()

    def do_entity(self, words: str) -> Lines:
        """The page of a name."""
        entity = self._called(words)
        return self.desk.open(EntityView(self.desk, self._ids, entity, self._current))

    def do_filter(self, words: str) -> Lines:
        """The articles that name it."""
        return self.desk.search_for(named_query(self._called(words)))

    do_search_name = do_filter

    def do_join_names(self, words: str) -> Lines:
        """Say that two names are one: + 2 5."""
        numbers = words.split()
        if len(numbers) != 2:
            raise Refused("Name two names by their numbers, as in + 2 5.")
        first, second = (self._entities[self.chosen(number)] for number in numbers)
        if first.type != second.type:
            kinds = f"{first.name} ({KINDS[first.type]}) and {second.name} ({KINDS[second.type]})"
            raise Refused(f"{safe_text(kinds)} are not of one kind: only such names are joined.")
        self.library.join_names(first.type, first.name, second.name)
        self.desk.refresh()
        yield from self.say(f"{first.name} and {second.name} are one name now; U undoes it.")

    def do_part_name(self, words: str) -> Lines:
        """Say that a spelling is somebody else: - 2 Rakhmon."""
        number, _, spelling = words.partition(" ")
        return part(self.desk, self._entities[self.chosen(number)], spelling.strip())


class EntityView(ArticleCommands):
    """The page of one name: spellings, titles, quotations, and every sentence that names it."""

    place = Place.ENTITY
    thing = "passage"

    def __init__(self, desk: Desk, articles: tuple[str, ...], entity: Entity, current: str | None) -> None:
        super().__init__(desk)
        self._ids, self.entity, self._current = articles, entity, current
        self._gather()

    def _gather(self) -> None:
        from tui.contents.dossier import dossier

        by_id = {key: self.library.article(key) for key in self._ids}
        annotations = dict(self.library.entities(self._ids).annotations)
        shared = self.library.shared_quotations(self._ids)
        self._sections = dossier(self.entity, by_id, annotations, shared)
        self._items: list[tuple[str, str, Span | None]] = []
        """Words, article and place of each entry and passage, in order."""
        self._first_of: dict[int, list[str]] = {}
        """What is said before an item: headings and their lines."""
        for section in self._sections:
            said = [section.heading, *(" ".join(line.split()) for line in section.lines)]
            self._first_of.setdefault(len(self._items), []).extend(said)
            for entry in section.entries:
                self._items.append((" ".join(entry.words.split()), entry.article, entry.target))
            for passage in section.passages:
                words = on_one_line(passage.text, passage.spans)
                source = "" if section.source else f"{safe_text(passage.source)}: "
                self._items.append((source + words, passage.article, passage.target))

    def forget(self) -> None:
        """Names were joined or parted."""
        found = same_name(self.entity, self.library.entities(self._ids).entities)
        if found is not None:
            self.entity = found
        self._gather()

    def count(self) -> int:
        """Spellings and passages."""
        return len(self._items)

    def heading(self) -> Lines:
        """Who or what it is."""
        mentions = counted(len(self.entity.mentions), "mention")
        tellers = Tellers({key: self.library.entry(key).source for key in self._ids})
        sources = tellers.share(self.entity.articles())
        yield from self.say(f"{self.entity.name}, {KINDS[self.entity.type]}, {mentions}, {sources}.")

    def item(self, number: int) -> Lines:
        """An entry, behind the heading that it is the first under."""
        for line in self._first_of.get(number, ()):
            yield from self.say(f"{line}:" if line is self._first_of[number][0] else line)
        margin = f"{number + 1}. "
        yield from self.say(self._items[number][0], margin, " " * len(margin))

    def articles(self) -> tuple[str, ...]:
        """Those in which the name was found."""
        return self._ids

    def article_of(self, number: int) -> str | None:
        """Where a passage stands."""
        return self._items[number][1] or None

    def place_of(self, number: int) -> Span | None:
        """The passage."""
        return self._items[number][2]

    def current_article(self) -> str | None:
        """That of the passage under the cursor."""
        current = self.article_of(min(self.cursor, self.count() - 1)) if self.count() else None
        return current or self._current

    def do_open(self, words: str) -> Lines:
        """Read the article at this passage."""
        number = self.chosen(words)
        article = self.article_of(number)
        if article is None:
            raise Refused("There is nothing to open here.")
        return open_article(self.desk, article, at=self.place_of(number))

    def do_compare(self, words: str) -> Lines:
        """Compare the article of this passage with the one that one comes from."""
        article = self.article_of(self.chosen("")) if self.count() else None
        if not words and article and self._current and self._current != article:
            return open_pair(self.desk, article, self._current)
        return super().do_compare(words)

    def takes(self, command: str, words: str) -> bool:
        """A spelling to part."""
        return command == "part_name" or super().takes(command, words)

    def do_entity(self, _: str) -> Lines:
        """This is the page."""
        return self.heading()

    def do_filter(self, _: str) -> Lines:
        """The articles that name it."""
        return self.desk.search_for(named_query(self.entity))

    do_search_name = do_filter

    def do_part_name(self, words: str) -> Lines:
        """Say that a spelling is somebody else."""
        return part(self.desk, self.entity, words.strip())


def part(desk: Desk, entity: Entity, spelling: str) -> Lines:
    """Part a spelling from a name; without one, say which there are."""
    others = [form for form, _ in entity.spellings if form != entity.name]
    if not others:
        raise Refused(f"{safe_text(entity.name)} is spelled in one way only: there is nothing to part.")
    found = next((form for form in others if form.casefold() == spelling.casefold()), None)
    if found is None:
        told = cut(safe_text(", ".join(others)), 300)
        raise Refused(f"Say behind it which spelling is not {safe_text(entity.name)}: {told}.")
    desk.library.part_names(entity.type, entity.name, found)
    desk.refresh()
    yield f"{safe_text(found)} is a name of its own now; U undoes it."
