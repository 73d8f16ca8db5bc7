"""Events told by two outlets each: what contradicts is found with its severity, what is equivalent is not
flagged."""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index.article import Span
from index.comparison.compare import compare
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse


def stories(name):
    return tomllib.loads((Path(__file__).parent / "battery" / f"{name}.toml").read_text("utf-8"))["story"]


SETS = {
    name: stories(name)
    for name in (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    )
}
FREE = {
    "sixth": 0.84,
    "seventh": 0.72,
    "eighth": 0.7,
    "ninth": 0.77,
    "tenth": 0.61,
    "eleventh": 0.7,
    "twelfth": 0.45,
    "thirteenth": 0.77,
    "fourteenth": 0.64,
    "fifteenth": 0.58,
    "sixteenth": 0.48,
    "seventeenth": 0.46,
    "eighteenth": 0.36,
    "nineteenth": 0.25,
    "twentieth": 0.49,
}
"""The sets that say most in other words, and the share found of each. No miss of the fifteenth, the
eighteenth, the nineteenth and the twentieth was read, so that they are held out; but what was wrongly found
in these was, and in others before their misses were read: one in the twelfth led to
`index.comparison.rivals.moments.NEAR`, two in the fifteenth to what is before an end and to a lorry that is a
truck, two in the sixteenth to an injection that is a shot and to a hundred that is no verb, two in the
seventeenth to what a figure is taken of and in which unit, one in the eighteenth to one number of two units,
two in the twentieth to what was still so on a day or not yet by one. The misses of the others were read while
rules were made, those of the twelfth when 32 of its 71 were found. Of the fifteenth, 15 of 41 were found at
first, of the sixteenth 12 of 67, of the seventeenth 6 of 70, of the eighteenth, which is of figures, dates,
names and quotations, 13 of 55, of the nineteenth, which is of what was done, by whom and how it ended, 3 of
59, of the twentieth 29 of 58."""
COMPATIBLE = {
    "compatible": 0,
    "compatible_again": 0,
    "compatible_closely": 1,
    "compatible_held": 2,
    "compatible_apart": 1,
    "compatible_beyond": 0,
    "compatible_besides": 1,
    "compatible_unseen": 8,
}
"""Sets of articles that do not contradict each other, and the majors told of each at most. Nine were told of
the 14 pairs of the first, four of the ten of the second, which was written when the nine were mended and the
fourth of it with them, and eleven of the eight of the third, which retell one another most closely, when
those of the second were mended, too. All were read and mended, but one: that nobody was killed on a day, and
somebody on the next, where the sentences before tell which; without it three contradictions more are lost.
Of the six of the fourth, written after that, five were told, of the 12 of the fifth, written when these were
read, eight, of the ten of the sixth, written when those of the fifth were mended, eight again, and of the
eight of the seventh four. Of the 12 of the last, held out, nine were told at first, and none was read."""
STORIES = [story for each in SETS.values() for story in each]
DEFAULT_TIER = ("number", "date", "name", "quote")


@dataclass
class Result:
    expected: list[tuple[str, str]]
    hits: list[tuple[str, str]]
    missed: list[str]
    wrong: list[str]
    equivalents: list[str]


def occurrences(text: str, words: str) -> list[Span]:
    found = [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
    assert found, words
    return found


def touches(span: Span | None, places: list[Span]) -> bool:
    return span is None or any(span.overlaps(place) for place in places)


def compare_sides(story):
    left, right = (
        replace(
            parse(story[side].strip().encode(), article_id=side, path=side).article,
            date=story[f"{side}_date"],
        )
        for side in ("left", "right")
    )
    comparison = compare(left, right, resolve([(each, recognise(each)) for each in (left, right)]))
    found = [each for each in comparison.discrepancies if each.kind is not DiscrepancyKind.MISSING]
    return left, right, found


def run(story) -> Result:
    left, right, found = compare_sides(story)
    result, explained = Result([], [], [], [], []), set()

    def at(each: Discrepancy, ours: str, theirs: str) -> bool:
        return touches(each.left, occurrences(left.text, ours)) and touches(
            each.right, occurrences(right.text, theirs)
        )

    for kinds, severity, ours, theirs in story["contradictions"]:
        matching = [number for number, each in enumerate(found) if at(each, ours, theirs)]
        explained.update(matching)
        first = "major" if "major" in severity else "minor"
        result.expected.append((kinds.split("|")[0], first))
        if any(
            found[n].kind.value in kinds.split("|") and found[n].severity.value in severity for n in matching
        ):
            result.hits.append(result.expected[-1])
        else:
            result.missed.append(f"{story['name']}: {ours} / {theirs}")
    for number, each in enumerate(found):
        if number in explained:
            continue
        same = any(at(each, ours, theirs) for ours, theirs in story["same"])
        if same and (not each.kind.requested or each.severity.value == "major"):
            result.equivalents.append(f"{story['name']}: {each.note}")
        if not each.kind.requested:
            result.wrong.append(f"{story['name']}: {each.note}")
    return result


@pytest.fixture(scope="module")
def results():
    return {name: [run(story) for story in each] for name, each in SETS.items()}


def test_the_sets_are_large_enough_to_say_something():
    assert sum(len(story["contradictions"]) for story in STORIES) >= 80
    assert sum(len(story["same"]) for story in STORIES) >= 100


def test_no_equivalent_is_flagged_and_nothing_else_is_made_up(results):
    assert [note for told in results.values() for result in told for note in result.equivalents] == []
    assert [note for told in results.values() for result in told for note in result.wrong] == []


@pytest.mark.parametrize(
    ("kinds", "share"),
    [
        (DEFAULT_TIER, 0.95),
        (("number",), 0.95),
        (("date",), 0.9),
        (("name",), 0.85),
        (("quote",), 0.95),
        (("claim",), 0.9),
    ],
)
def test_contradictions_are_found_as_what_they_are(results, kinds, share):
    told = [result for name, each in results.items() if name not in FREE for result in each]
    expected = [each for result in told for each in result.expected if each[0] in kinds]
    hits = [each for result in told for each in result.hits if each[0] in kinds]
    missed = [each for result in told for each in result.missed]
    assert len(hits) >= share * len(expected), missed


@pytest.mark.parametrize("name", FREE)
def test_of_what_is_said_in_other_words_a_part_is_found(results, name):
    told = results[name]
    hits = sum(len(result.hits) for result in told)
    expected = sum(len(result.expected) for result in told)
    assert hits >= FREE[name] * expected, [each.missed for each in told]


@pytest.mark.parametrize("name", COMPATIBLE)
def test_of_what_does_not_contradict_nothing_is_told_as_a_contradiction(name):
    told = []
    for story in stories(name):
        left, right, found = compare_sides(story)
        assert all(ours in left.text and theirs in right.text for ours, theirs in story["same"])
        told += [f"{story['name']}: {each.note}" for each in found if each.severity is Severity.MAJOR]
    assert len(told) <= COMPATIBLE[name], told
