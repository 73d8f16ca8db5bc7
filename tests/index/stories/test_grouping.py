"""Stories found article by article against all found at once: the same, in whatever order they come."""

import json
import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Metadata
from index.collection.records import Record
from index.collection.seen import StoredRecords
from index.formats.text_file import parse
from index.library import Library
from index.places import places
from index.running.progress import Progress, Stage
from index.stories.grouping import Grouping
from index.stories.likeness import SHARED_KEYS, Rarity, Weighed, likeness, sampled
from index.stories.linkage import linked
from index.stories.regrouping import Regrouping
from index.stories.story_index import StoryIndex
from index.stories.story_terms import StoryTerms, story_terms
from index.stories.told import Story, Told

SYLLABLES = "bra den kor mil ost pra rin sel tav ul vek zan".split()
EVERYDAY = "people city week council morning report plan street house office market road".split()


def text_of(event: int, telling: int) -> str:
    """One event as one outlet tells it: its own people and places, worded by chance."""
    about, chance = random.Random(f"event {event}"), random.Random(f"{event} {telling}")
    names = ["".join(about.choices(SYLLABLES, k=3)).title() for _ in range(5)]
    things = ["".join(about.choices(SYLLABLES, k=2)) for _ in range(6)]
    lines = [f"{names[0]} and {names[1]} keep the {chance.choice(things)} of {names[2]}"]
    for _ in range(6):
        who, where = chance.sample(names, 2)
        one, other = chance.sample(things, 2)
        lines.append(f"{who} of {where} saw the {one} and the {other} in the {chance.choice(EVERYDAY)}.")
    return "\n\n".join(lines)


def made(event: int, telling: int) -> Article:
    dates = [None, f"2023-05-{event % 20 + 1:02}", f"2023-05-{event % 20 + 2:02}"]
    return parse(
        text_of(event, telling).encode(),
        article_id=f"{event:02}-{telling}",
        path=f"{event}-{telling}.txt",
        known=Metadata(date=dates[(event + telling) % 3]),
    ).article


ALL = {(event, telling): story_terms(made(event, telling)) for event in range(12) for telling in range(4)}
KEYS = st.sampled_from(sorted(ALL))


def at_once(signatures: Sequence[StoryTerms]) -> set[tuple[str, ...]]:
    """The stories of two or more articles, as sorted ids, each article held against all others."""
    by_id = {each.article: each for each in signatures}
    rarity = Rarity((by_id[key] for key in sampled(by_id)), len(by_id))
    postings: dict[str, list[Weighed]] = defaultdict(list)
    alike: dict[tuple[str, str], float] = {}
    for key in sorted(by_id):
        one = rarity.weigh(by_id[key])
        shared = Counter(other.article for term in one.keys for other in postings[term])
        others = {other.article: other for term in one.keys for other in postings[term]}
        for other, count in shared.items():
            if count >= SHARED_KEYS and (value := likeness(one, others[other])) >= rarity.same_story / 2:
                alike[other, key] = value
        for term in one.keys:
            postings[term].append(one)
    days = {key: date.fromisoformat(one.day).toordinal() for key, one in by_id.items() if one.day}
    return set(linked(alike, rarity.same_story, days))


def updated(index: StoryIndex, signatures: Sequence[StoryTerms], gone: Sequence[str] = ()) -> None:
    index.sign([(each, each.article) for each in signatures], gone)
    rarity = index.rarity()
    index.compare(index.waiting(), rarity)
    index.regroup(rarity)


def found(index: StoryIndex) -> dict[str, list[str]]:
    return {head: sorted(story) for head, story in index.stories().items()}


@given(
    st.lists(st.tuples(KEYS, st.booleans()), max_size=30),
    st.integers(1, 6),
    st.sampled_from([4, 2048]),
    st.sampled_from([1, 2, 3, 4000]),
)
@settings(max_examples=50, deadline=None)
def test_stories_found_step_by_step_are_those_found_at_once(steps, size, sample, most):
    with pytest.MonkeyPatch.context() as patched:
        # Among more articles that are connected, it is told by stricter connections.
        patched.setattr("index.stories.regrouping.MOST_CONNECTED", most)
        # With few articles in the sample it mostly stays the same, as in a large library.
        patched.setattr("index.stories.likeness.SAMPLE", sample)
        index, present = StoryIndex(None, 1), {}
        for start in range(0, len(steps), size):
            gone, fresh = set(), {}
            for key, coming in steps[start : start + size]:
                if coming:
                    fresh[key] = ALL[key]
                elif key in present:
                    gone.add(key)
            fresh = {key: one for key, one in fresh.items() if key not in gone}
            present = {key: one for key, one in {**present, **fresh}.items() if key not in gone}
            updated(index, list(fresh.values()), [ALL[key].article for key in sorted(gone)])
        anew = StoryIndex(None, 1)
        updated(anew, random.Random(size).sample(list(present.values()), len(present)))
        assert found(index) == found(anew)
        if most == 4000:
            assert {tuple(story) for story in found(index).values()} == at_once(list(present.values()))


def test_events_come_together_and_nothing_else():
    index = StoryIndex(None, 1)
    updated(index, list(ALL.values()))
    stories = found(index).values()
    assert sorted(key for story in stories for key in story) == sorted(one.article for one in ALL.values())
    assert all(len({key[:2] for key in story}) == 1 for story in stories)


def test_a_crowd_that_is_alike_is_told_apart_by_what_is_likest(monkeypatch: pytest.MonkeyPatch):
    whole = StoryIndex(None, 1)
    updated(whole, list(ALL.values()))
    monkeypatch.setattr("index.stories.regrouping.MOST_CONNECTED", 2)
    index = StoryIndex(None, 1)
    updated(index, list(ALL.values()))
    stories = [set(story) for story in found(index).values()]
    assert all(any(story <= set(other) for other in found(whole).values()) for story in stories)
    # As many as they are, articles that say the same word for word stay together.
    copies = [replace(ALL[3, 0], article=f"copy-{number}") for number in range(4)]
    updated(index, copies)
    assert {one.article for one in copies} <= {key for story in found(index).values() for key in story}


def test_in_a_settled_library_a_change_compares_little_anew(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.stories.likeness.SAMPLE", 8)
    monkeypatch.setattr("index.stories.story_index.SETTLED", 20)
    index, compared = StoryIndex(None, 1), list[int]()
    before = index._compare
    monkeypatch.setattr(
        index, "_compare", lambda number, rarity: (compared.append(number), before(number, rarity))
    )
    everything = list(ALL.values())
    updated(index, everything)
    alike, amount = found(index), len(everything)
    assert len(compared) == amount
    sampled_first = json.loads(index.fact("sample") or "[]")[0]
    changed = next(one for one in everything if one.article == sampled_first)
    updated(index, [replace(changed, terms=changed.terms[1:])])
    assert len(compared) == amount + 1
    updated(index, [changed])
    assert (len(compared), found(index)) == (amount + 2, alike)
    # More than a quarter of the sample has changed.
    others = [replace(one, terms=one.terms[2:]) for one in everything]
    updated(index, others)
    assert len(compared) == 2 * amount + 2
    anew = StoryIndex(None, 1)
    updated(anew, others)
    assert found(index) == found(anew)


def test_one_more_article_is_compared_with_its_likes_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.stories.likeness.SAMPLE", 4)
    index, last = StoryIndex(None, 1), ALL[7, 3]
    updated(index, [one for one in ALL.values() if one is not last])
    compared: list[int] = []
    grouped: list[int] = []
    before, group = index._compare, Regrouping._group

    def noted(regrouping: Regrouping, some: Mapping[int, Mapping[int, float]]) -> None:
        grouped.extend(some)
        group(regrouping, some)

    monkeypatch.setattr(
        index, "_compare", lambda number, rarity: (compared.append(number), before(number, rarity))
    )
    monkeypatch.setattr(Regrouping, "_group", noted)
    updated(index, [last])
    assert len(compared) == 1
    assert len(grouped) == 4
    assert "07-3" in next(story for story in found(index).values() if "07-0" in story)


def test_what_stands_for_a_story_is_not_told_again_while_the_story_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("index.stories.likeness.SAMPLE", 8)
    monkeypatch.setattr("index.stories.story_index.SETTLED", 20)
    index = StoryIndex(None, 1)
    updated(index, list(ALL.values()))
    before, told = found(index), list[Sequence[str]]()
    heads, tell = set(before), index._representative
    monkeypatch.setattr(index, "_representative", lambda story: (told.append(story), tell(story))[1])
    index._connection.execute("INSERT INTO touched SELECT number FROM signatures")
    index.regroup(index.rarity())
    assert (found(index), told) == (before, [])
    # One that is worded anew changes its story alone.
    updated(index, [replace(ALL[3, 1], terms=ALL[3, 1].terms[1:])])
    assert [{key[:2] for key in story} for story in told] == [{"03"}]
    assert len(heads & set(found(index))) >= len(heads) - 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for event, telling in ALL:
        (folder / f"{event:02}-{telling}.txt").write_text(text_of(event, telling))
    return folder


def test_what_was_called_off_goes_on_where_it_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.stories.grouping.TOGETHER", 5)
    monkeypatch.setattr("index.stories.grouping.EAGER", 10)
    library = Library.open([folder])
    whole = Library.open([folder], at=places(cache=folder.parent / "other"))
    whole.update(names=False)
    signed: list[str] = []

    def noting(article: Article) -> StoryTerms:
        signed.append(article.id)
        return story_terms(article)

    monkeypatch.setattr("index.stories.story_terms.story_terms", noting)
    for steps in range(1, 40):
        left = iter(range(steps))
        library._indexing.update()
        library._grouping.refresh(None, lambda left=left: next(left, None) is None)
        if not library.needs_update(names=False):
            break
        assert library._grouping.stories() == ()
    else:
        pytest.fail("It never ends.")
    assert steps > 2
    assert len(signed) == len(set(signed)) == len(ALL)
    assert library._grouping.stories() == whole.stories()
    assert len(whole.stories()) == 12


def test_what_goes_before_it_is_kept_leaves_nothing_in_the_stories(folder: Path):
    library = Library.open([folder])
    library.update(names=False)
    more = folder / "00-9.txt"
    more.write_text(text_of(0, 9))
    library._collection.look()
    assert library._grouping.refresh()
    more.unlink()
    library.update(names=False)
    assert library._grouping._index().signed().keys() == {entry.id for entry in library.entries()}


def test_how_far_it_is_grows_to_all_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.stories.grouping.TOGETHER", 5)
    library, told = Library.open([folder]), list[Progress]()
    library.update(told.append, names=False)
    steps = [step for step in told if step.stage is Stage.STORIES]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert {step.total for step in steps} == {len(ALL)}
    assert steps[-1].done == len(ALL)


@pytest.mark.parametrize(
    "harm", [lambda file: file.write_bytes(b"no database" * 500), lambda file: file.unlink()]
)
def test_a_damaged_file_of_stories_is_made_anew(folder: Path, harm: Callable[[Path], object]):
    library = Library.open([folder])
    library.update(names=False)
    before = library.stories()
    library.close()
    (file,) = Path(dict(library.locations())["index"]).glob("stories.sqlite")
    harm(file)
    (folder / "00-9.txt").write_text(text_of(0, 9))
    again = Library.open([folder])
    again.update(names=False)
    assert sum(len(story.articles) for story in again.stories()) == 1 + sum(len(s.articles) for s in before)


def test_stories_of_a_disk_that_is_full_are_kept_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch):
    class Full(StoryIndex):
        def __init__(self, path: Path | None, *more: Any) -> None:
            if path is not None:
                raise sqlite3.OperationalError("database or disk is full")
            super().__init__(path, *more)

    monkeypatch.setattr("index.stories.story_index.StoryIndex", Full)
    library = Library.open([folder])
    library.update(names=False)
    assert len(library.stories()) == 12
    assert isinstance(library._grouping, Grouping)


def told_from_all(library: Library, groups: Mapping[str, Sequence[str]]) -> list[Story]:
    """The stories of these groups as all records tell them."""
    records, found = library._collection.everything(), []
    for head, articles in groups.items():
        present = sorted(
            (one for key in articles if (one := records.get(key))),
            key=lambda one: (one.date or "~", one.path),
        )
        if len(present) > 1:
            title = records.get(head, present[0]).title
            ids = tuple(one.id for one in present)
            found.append(Story(f"story-{min(ids)}", title, ids))
    return sorted(found, key=lambda one: (-len(one.articles), one.id))


@pytest.mark.parametrize("chance", range(6))
def test_between_two_updates_stories_are_told_by_what_their_articles_are_now(
    folder: Path, monkeypatch: pytest.MonkeyPatch, chance: int
):
    library = Library.open([folder])
    library.update(names=False)
    library.close()
    monkeypatch.setattr("index.stories.grouping.EAGER", 0)
    library, by_chance = Library.open([folder]), random.Random(chance)
    groups = library._grouping._index().stories()
    texts = {file: file.read_text() for file in sorted(folder.iterdir())}
    for step in range(12):
        for file in by_chance.sample(sorted(texts), 3):
            kind = by_chance.randrange(4)
            if kind == 0:
                file.unlink(missing_ok=True)
            else:
                said = ["", f"---\ntitle: Number {step}\n---\n", f"---\ndate: 2023-05-{step + 1:02}\n---\n"]
                file.write_text(said[kind - 1] + texts[file])
        library._collection.look()
        if by_chance.random() < 0.7:
            library._indexing.update()
        if by_chance.random() < 0.3:
            library.close()
            library = Library.open([folder])
        assert list(library._grouping.stories()) == told_from_all(library, groups)
    library.update(names=False)
    fresh = Library.open([folder], at=places(cache=folder.parent / "other"))
    fresh.update(names=False)
    assert library.stories() == fresh.stories()


def test_stories_known_from_before_are_told_without_reading_their_articles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    library = Library.open([folder])
    library.update(names=False)
    before = library.stories()
    library.close()
    monkeypatch.setattr(StoredRecords, "__getitem__", None)
    monkeypatch.setattr(StoredRecords, "everything", None)
    assert Library.open([folder]).stories() == before != ()


def test_after_a_change_only_the_stories_of_what_has_changed_are_told_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    library = Library.open([folder])
    library.update(names=False)
    before, read = library.stories(), set[str]()
    one, *others = before
    file = folder / library.entry(one.articles[0]).path
    file.write_text(f"---\ntitle: Another title\n---\n{file.read_text()}")
    asked = StoredRecords.__getitem__

    def noting(records: StoredRecords, key: str) -> Record:
        read.add(key)
        return asked(records, key)

    monkeypatch.setattr(StoredRecords, "__getitem__", noting)
    library.update(names=False)
    monkeypatch.undo()
    assert set(others) < set(library.stories())
    assert set(one.articles) <= read
    assert not read & {key for story in others for key in story.articles}


def test_what_was_found_here_is_not_read_back_from_what_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    library = Library.open([folder])
    library.update(names=False)
    monkeypatch.setattr(Told, "unpacked", None)
    (folder / "00-9.txt").write_text(text_of(0, 9))
    library.update(names=False)
    assert len(library.stories()) == 12
    assert sum(len(story.articles) for story in library.stories()) == 1 + len(ALL)
