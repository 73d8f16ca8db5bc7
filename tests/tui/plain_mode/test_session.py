"""The plain mode answers every command of the app in lines, and says in words what the app shows by signs."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest

from index.collection.catalogue import article_id
from tui.commands import Place, command, commands_in
from tui.looks.marks import GLYPHS, RELATION_GLYPHS
from tui.plain_mode.comparing import CompareView
from tui.plain_mode.naming import EntityView, NamesView
from tui.plain_mode.reading import ArticleView
from tui.plain_mode.searching import FacetsView, SearchView
from tui.plain_mode.session import OF_THE_SCREEN, Session
from tui.plain_mode.telling import StoryView, TimelineView
from tui.plain_mode.typed import MORE, QUIT, WORDS, Typed, read_line

VIEWS = {
    Place.SEARCH: SearchView,
    Place.FACETS: FacetsView,
    Place.ARTICLE: ArticleView,
    Place.COMPARE: CompareView,
    Place.STORY: StoryView,
    Place.TIMELINE: TimelineView,
    Place.ENTITY: EntityView,
    Place.NAMES: NamesView,
}
BESIDE = {Place.NAMES, Place.FACETS}


@pytest.mark.parametrize("place", Place)
def test_every_command_of_the_app_is_answered(place):
    views = [VIEWS[place], *([SearchView] if place in BESIDE else [])]
    unanswered = [
        command.id
        for command in commands_in(place)
        if command.id not in OF_THE_SCREEN
        and not hasattr(Session, f"_do_{command.id}")
        and not any(hasattr(view, f"do_{command.id}") for view in views)
    ]
    assert unanswered == []


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", Typed(MORE)),
        ("exit", Typed(QUIT)),
        ("2", Typed("open", "2")),
        ("open 2", Typed("open", "2")),
        ("c", Typed("compare")),
        ("Compare 1 2", Typed("compare", "1 2")),
        ("/ rakhmon", Typed("search", "rakhmon")),
        ("/open", Typed("search", "open")),
        ("ferry aground", Typed(WORDS, "ferry aground")),
        ("open waters", Typed(WORDS, "open waters")),
        ("c section", Typed(WORDS, "c section")),
        ("T", Typed("timeline")),
        ("p", Typed(WORDS, "p")),
        ("ctrl+r", Typed("history")),
        ("Ctrl+R", Typed("history")),
        ("take 2", Typed("take_2")),
        ("| wc -l", Typed("pipe", "wc -l")),
        ("?", Typed("help")),
    ],
)
def test_a_line_is_a_command_or_words_to_search_for(line, typed):
    def takes(command: str, words: str) -> bool:
        return all(word.isdecimal() for word in words.split())

    keyed = [(command, command.keys) for command in commands_in(Place.SEARCH)]
    assert read_line(line, keyed, takes) == typed


@pytest.mark.parametrize("line", ["Z Z", "ZZ"])
def test_keys_in_a_row_are_typed_as_they_are_or_together(line):
    keyed = [(command("leave"), ("Z Z",)), (command("to_top"), ("z z",))]
    assert read_line(line, keyed, lambda *_: False) == Typed("leave")
    assert read_line(line.lower(), keyed, lambda *_: False) == Typed("to_top")


def test_searching_reading_and_the_way_back(converse):
    talk = converse()
    assert re.search(r"4 articles.*1 story", "\n".join(talk.said))
    found = talk.type("/ sandbank")
    assert found.startswith("2 hits for “sandbank”.")
    assert re.search(r"^2\. \S+.*: .*\n   .*sandbank", found, re.MULTILINE)
    assert "struck a sandbank" in talk.type("open harald")
    assert re.match(r"1 of 2, “sandbank”: .*struck a sandbank", talk.type("n"))
    assert re.match(r"2 of 2, “sandbank”: .*buoy", talk.type("n"))
    assert "“iceberg” is not in this text" in talk.type("/ iceberg")
    assert talk.type("/ steering").startswith("1 of 1, “steering”: “The steering failed")
    assert talk.type("j").startswith("Norrland Lines")
    assert talk.type("q").startswith("2 hits for “sandbank”.")
    assert "4 articles, 1 story" in talk.type("back")
    assert "q quits" in talk.type("back")
    assert talk.type("zzyzx qwrtz").startswith("Nothing found for")
    assert talk.ends("q")


def test_what_two_articles_have_in_common_is_said_in_words(converse):
    talk = converse()
    said = talk.type("compare wire coastal")
    assert "only in" in said
    assert "differs: date" in said
    assert " 1 of " in said
    assert not set(said) & {*GLYPHS.values(), *RELATION_GLYPHS.values()} - {" "}
    first = talk.type("n")
    assert first.startswith("1 of ")
    assert "differs" in first
    assert "Saturday" in "".join(talk.type("n") for _ in range(9))
    assert re.match(r"\d+\. ", talk.type("g", "]"))
    assert "only in Coastal Echo: “in Vardesund”" in talk.type("w", "2")
    assert talk.type("s").startswith("Left: Coastal Echo")
    assert talk.type("}").count("Right: ") == 1
    assert "copying" in talk.type("y").casefold()


def test_links_are_made_and_taken_back(converse):
    talk = converse()
    before = talk.type("compare wire coastal")
    assert talk.type("2", "X").startswith("Not linked any more")
    assert talk.type("2").startswith("2. Only in Coastal Echo.")
    assert "Link begun" in talk.type("L")
    assert talk.type("3", "L").startswith("Linked; U")
    assert talk.type("U").startswith("Undone")
    while "nothing to undo" not in talk.type("U"):
        pass
    assert talk.type("s", "s") == before


def test_story_timeline_and_names(converse, tmp_path: Path):
    talk = converse()
    story = talk.type("story coastal")
    assert story.startswith("Story: ")
    assert re.search(r"not told: .+", story)
    assert "Facts that one source alone tells:" in talk.type("f", "f")
    assert "Written to" in talk.type(f"W {tmp_path / 'story.html'}")
    assert "exists" in talk.type(f"W {tmp_path / 'story.html'}")
    assert talk.type("T").startswith("Timeline: ")
    assert talk.type("n").startswith("2. Sun 3 November 2019: ")
    assert "differs: harald: “Twelve”" in talk.type("G")
    names = talk.type("q", "e")
    number = re.search(r"^(\d+)\. .*Khalilov, person", names, re.MULTILINE)
    assert number
    assert "spelled" in names
    assert talk.type(number[1]).startswith("1 of ")
    page = talk.type(f"E {number[1]}")
    assert "Khalilov, person" in page
    assert talk.type("s").startswith("3 hits for “person:")
    assert talk.type("e", "/ hali").count("person") == 1
    number = re.search(r"^(\d+)\. .*Khalilov, person", talk.type("/"), re.MULTILINE)
    assert "Say behind it which spelling" in talk.type(f"- {number[1]}")
    assert "is a name of its own now" in talk.type(f"- {number[1]} Yusuf Halilov")
    assert "are one name again" in talk.type("U")
    assert "Khalilov" in talk.type("entity khalilov")
    assert "Khalilov, person" in talk.type("q", "e", "E khalilov"), "in the list of names too"
    assert "No name here is spelled like nobody" in talk.type("q", "E nobody")


def test_facets_marks_and_corrections(converse):
    talk = converse()
    facets = talk.type("ferry", "z")
    number = re.search(r"^(\d+)\. source Coastal Echo, 1 article", facets, re.MULTILINE)
    assert number
    assert talk.type(number[1]).startswith("1 hit for “source:")
    assert talk.type("widen").startswith("No longer only")
    assert talk.type("mark 1").endswith("is marked for comparing.")
    assert ", marked: " in talk.type("ferry")
    assert "Corrected" in talk.type("details source Night Desk")
    assert "Night Desk" in talk.type("ferry")
    assert "Corrected" in talk.type("details language en")
    assert "url: not known\nlanguage: en\n" in talk.type("details")
    assert "is no URL" in talk.type("i url page 4")
    assert "is not a date" in talk.type("i date yesterday-ish")
    assert talk.type("undo") == "Undone: the language of Night Desk is as before."
    assert "language: en (guessed from the text)" in talk.type("details")
    assert "Sorted newest first" in talk.type("S")


def test_what_is_kept_is_said_and_taken_back(converse):
    talk = converse()
    assert talk.type("bookmark 1 2").count("is bookmarked.") == 2
    talk.type("1", "back")
    assert talk.type('tag "to check" todo').startswith("Coastal Echo is tagged to check, todo.")
    assert "Tags in use:" in talk.type("tag")
    assert talk.type("note Who says so?") == "The note on Coastal Echo is kept."
    talk.type("1", "j")
    assert talk.type("note Eleven?") == "The note on this paragraph is kept."
    said = talk.type("notes")
    assert "On Coastal Echo: Who says so?" in said
    assert "On “A ferry carrying 212 people" in said
    assert talk.type("undo").startswith("Undone: the note on “A ferry carrying")
    assert "A passage begins here" in talk.type("V 2")
    talk.type("j")
    assert talk.type("note Both?") == "The note on these 2 paragraphs is kept."
    assert talk.type("undo").startswith("Undone: the note on “")
    talk.type("1")
    assert "Coastal Echo counts as unread." in talk.type("back", "toggle read 1")
    assert talk.type("cite 1").startswith("Coastal Echo, “")
    talk.type("toggle read 2", "1")
    talk.type("back")
    assert talk.type("1", "back", "next unread").startswith("3. ")
    talk.type("hospital")
    assert "hospital is kept as Injured" in talk.type("save search Injured")
    assert "1. Injured: hospital" in talk.type("history")
    assert "Nothing was open before." in talk.type("back", "resume")


def test_what_is_typed_behind_a_command_that_works_elsewhere_does_not_leave_where_one_is(converse):
    talk = converse()
    talk.type("ferry")
    for view in ("story", "compare 1 2"):
        talk.type(view)
        said = talk.type("note Who says so?")
        assert said.startswith("note has no meaning here, but in: article, search")
        assert said.endswith("search note Who says so? looks for all of it.")
        assert "hit" in talk.type("back")
    assert "hits for “export ferries”" in talk.type("export ferries")
    talk.type("1")
    assert "for “hospital ferry”" in talk.type("hospital ferry")


def test_an_answer_is_said_page_by_page(converse):
    talk = converse(page=5, width=60)
    first = talk.type("open harald")
    assert first.splitlines()[-1].startswith("-- Enter for more: ")
    assert len(first.splitlines()) == 6
    pages = [first]
    while pages[-1].splitlines()[-1].startswith("--"):
        pages.append(talk.type(""))
    whole = converse(width=60).type("open harald")
    said = [line for page in pages for line in page.split("\n") if not line.startswith("--")]
    assert said == whole.split("\n")
    assert talk.type("") == "That is all; ? says what can be done."


def test_nothing_said_acts_on_a_terminal(converse, harbour: Path):
    hostile = harbour / "hostile.txt"
    hostile.write_text(
        "Ferry \x1b[2J aground \u202e\n\nA ferry \x07 ran \x9b2J aground off Lindholm.\n", "utf-8"
    )
    talk = converse()
    talk.library.update()
    for line in ("\x1b[31m ferry", "ferry", "open hostile", "/ \x1b]0;x\x07", "e", "m", "T", "?"):
        said = talk.type(line)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said), (line, said)


def test_what_cannot_be_done_is_said_and_the_talk_goes_on(converse, monkeypatch):
    talk = converse()
    assert talk.type("]").startswith("] has no meaning here")
    assert (
        talk.type("compare 1 99")
        == "compare 1 99 names what is not listed here; search compare 1 99 looks for it."
    )
    assert talk.type("99") == "There is no number 99: they go up to 4."
    assert "name two" in talk.type("compare wire wire")
    assert talk.type("E") == "Say which name, as in entity smith; names lists them."
    monkeypatch.setattr(talk.library, "search", lambda *_, **__: 1 / 0)
    assert talk.type("ferry").startswith("This failed: ZeroDivisionError")


def test_a_number_behind_the_end_of_a_list_is_no_beginning_of_an_id(converse, harbour: Path):
    talk = converse()
    tug = harbour / "712-tug.txt"
    # No other id may begin with the same three digits, wherever the folder of the test is.
    others = {article_id(tug)[:3], *(entry.id[:3] for entry in talk.library.entries())}
    numbers = (harbour / f"numbered-{n}.txt" for n in itertools.count())
    begun = next(
        path
        for path in numbers
        if re.match("[1-6][0-9]{2}", article_id(path)) and article_id(path)[:3] not in others
    )
    begun.write_text("A tug towed the ferry to Vardesund.\n", "utf-8")
    tug.write_text("The tug came from Vardesund.\n", "utf-8")
    talk.library.update()
    number = article_id(begun)[:3]
    assert talk.library.find(number) == article_id(begun)
    refused = f"compare 1 {number} names what is not listed here; search compare 1 {number} looks for it."
    assert talk.type(f"compare 1 {number}") == refused
    talk.type("open 1")
    assert "not listed here" in talk.type(f"compare {number}")
    assert talk.type(f"compare {article_id(begun)}").startswith("Left: ")
    talk.type("q")
    assert talk.type("compare 712").startswith("Left: ")


def test_the_library_of_the_screen_is_not_imported():
    program = "import sys, tui.plain_mode.prompt; print([m for m in sys.modules if m.startswith('textual')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_two_spellings_of_a_name_are_said_and_walked_once(harbour, converse):
    said = (
        "The bridge over the Olm was closed on Monday after cracks were found, mayor Oleg {0} said.",
        "Mayor {0} promised on Tuesday that the bridge would open again before the first snow falls.",
        "Engineers from the capital had warned Oleg {0} in spring of the state of the old bridge.",
    )
    for name, spelt in (("gazette", "Khakimov"), ("post", "Hakimov")):
        (harbour / f"{name}.txt").write_text("\n\n".join(said).format(spelt), "utf-8")
    converse().library.update()
    talk = converse()
    told = "differs, minor: name one name, two spellings: Khakimov here, Hakimov there (3 times)"
    heading = talk.type("compare gazette post")
    assert f"1 of 3, {told}" in heading
    assert "2 of 3" not in heading
    assert f"1 of 3, {told}" in talk.type("n")
    assert f"1 of 3, {told}" in talk.type("n")
