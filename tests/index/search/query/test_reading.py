"""The query parser: what is understood, and that nothing makes it fail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.nodes import (
    And,
    Dated,
    Field,
    Fuzzy,
    Listed,
    Named,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Prefix,
    Word,
)
from index.search.query.reading import LONGEST_QUERY, MOST_TERMS, parse
from index.search.query.understood import explained, understood

TODAY = date(2019, 11, 11)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("ferry", Word("ferry")),
        ("Ferry LINDHOLM", And((Word("ferry"), Word("lindholm")))),
        ("ferry AND harbour", And((Word("ferry"), Word("harbour")))),
        ("ferry OR boat", Or((Word("ferry"), Word("boat")))),
        ("ferry or boat", And((Word("ferry"), Word("or"), Word("boat")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ('"coast guard"', Phrase(("coast", "guard"))),
        ("“coast guard”", Phrase(("coast", "guard"))),
        ('"ferry"', Phrase(("ferry",))),
        ("-ferry", Not(Word("ferry"))),
        ("NOT ferry", Not(Word("ferry"))),
        ("--ferry", Word("ferry")),
        ('-"coast guard"', Not(Phrase(("coast", "guard")))),
        ("-(a OR b)", Not(Or((Word("a"), Word("b"))))),
        ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("har*", Prefix("har")),
        ("sand-bank", Phrase(("sand", "bank"))),
        ("title:ferry", Word("ferry", Field.TITLE)),
        ("TITLE:ferry", Word("ferry", Field.TITLE)),
        ('title:"the ferry"', Phrase(("the", "ferry"), Field.TITLE)),
        ("title:(ferry boat)", And((Word("ferry", Field.TITLE), Word("boat", Field.TITLE)))),
        ("text:har*", Prefix("har", Field.TEXT)),
        ('source:"Coastal  Echo"', Listed(Field.SOURCE, "coastal echo", whole=True)),
        ("source:Echo", Listed(Field.SOURCE, "echo")),
        (
            "source:(echo OR wire)",
            Or((Listed(Field.SOURCE, "echo"), Listed(Field.SOURCE, "wire"))),
        ),
        ("lang:EN", Listed(Field.LANG, "en")),
        ('story:"Ferry Aground"', Listed(Field.STORY, "ferry aground", whole=True)),
        ("file:July/a-1.txt", Listed(Field.FILE, "july/a-1.txt")),
        ("tag:To-Do", Listed(Field.TAG, "to-do")),
        ("is:unread -is:Noted", And((Listed(Field.IS, "unread"), Not(Listed(Field.IS, "noted"))))),
        ("colour~", Fuzzy("colour", 2)),
        ("tuna~", Fuzzy("tuna", 1)),
        ("tuna~2", Fuzzy("tuna", 2)),
        ("title:harbor~1", Fuzzy("harbor", 1, Field.TITLE)),
        ("person:(ann~)", Named(Field.PERSON, "ann")),
        ("date:(2019 OR 2021-02)", Or((Dated("2019", "2019"), Dated("2021-02", "2021-02")))),
        ("after:yesterday", Dated("2019-11-10", None, strict=True)),
        ('after:"1 week ago"', Dated("2019-11-04", None, strict=True)),
        ("sort:date", None),
        ("dam sort:Oldest", Word("dam")),
        ("date:2019-11", Dated("2019-11", "2019-11")),
        ("date:2019-1", Dated("2019-01", "2019-01")),
        ("date:2019-11..2020", Dated("2019-11", "2020")),
        ("date:2020..2019-11", Dated("2019-11", "2020")),
        ("date:..2020", Dated(None, "2020")),
        ("date:2020..", Dated("2020", None)),
        ("before:2019-11-04", Dated(None, "2019-11-04", strict=True)),
        ("after:2019", Dated("2019", None, strict=True)),
        ("person:rakhmon", Named(Field.PERSON, "rakhmon")),
        ('person:"E.  Rahmon"', Named(Field.PERSON, "E. Rahmon")),
        ("PERSON:O'Neil,", Named(Field.PERSON, "O'Neil")),
        ("org:WFP -place:Kyiv", And((Named(Field.ORG, "WFP"), Not(Named(Field.PLACE, "Kyiv"))))),
        ("person:(ann OR bo)", Or((Named(Field.PERSON, "ann"), Named(Field.PERSON, "bo")))),
        ('speaker:"Ann Bo" dam', And((Named(Field.SPEAKER, "Ann Bo"), Word("dam")))),
        ("quote:dam", Word("dam", Field.QUOTE)),
        ('quote:"the dam"', Phrase(("the", "dam"), Field.QUOTE)),
        ("quote:da*", Prefix("da", Field.QUOTE)),
        ("literal:dams", Phrase(("dams",))),
        ("literal:(dams OR locks)", Or((Phrase(("dams",)), Phrase(("locks",))))),
        ("literal:person:ann", Named(Field.PERSON, "ann")),
        ("person:--", None),
        ("person:***", None),
        ("1,037", Word("1037")),
        ("U.S.", Word("us")),
        ("Karimov’s", Word("karimov")),
        ("Horáková", Word("horakova")),
        ("", None),
        ("   ", None),
        ("()", None),
        ('""', None),
        ("-", None),
        ("*", None),
        ("OR", None),
        ("((((", None),
    ],
)
def test_reads(query: str, node: Node | None) -> None:
    assert parse(query, today=TODAY).node == node


@pytest.mark.parametrize(
    ("query", "node", "about"),
    [
        ("is:green", None, "is one of unread"),
        ("dam sort:up", Word("dam"), "is one of relevance"),
        ("ab~", Word("ab"), "letters before"),
        ("harbour~7", Fuzzy("harbour", 2), "edits at most"),
        ("date:2021-13", Phrase(("2021", "13")), "no date"),
        ('"coast guard', Phrase(("coast", "guard")), "quotation mark"),
        ("(ferry", Word("ferry"), "parenthesis"),
        ("colour:red", And((Word("colour"), Word("red"))), "no field"),
        ("before:tomorrow", Word("tomorrow"), "no date"),
        ("a*", Word("a"), "letters before"),
        ("*ing", Word("ing"), "end of a word"),
    ],
)
def test_reads_what_is_unfinished_as_text_and_says_so(query: str, node: Node, about: str) -> None:
    asked = parse(query)
    assert asked.node == node
    assert len(asked.notes) == 1
    assert about in asked.notes[0]


def test_the_last_word_is_begun_while_typing() -> None:
    assert parse("ferry har", typing=True).node == And((Word("ferry"), Prefix("har", typing=True)))
    assert parse("ferry har ", typing=True).node == And((Word("ferry"), Word("har")))
    assert parse("ferry h", typing=True).node == And((Word("ferry"), Word("h")))
    assert parse('"ferry har"', typing=True).node == Phrase(("ferry", "har"))
    assert parse("person:rak", typing=True).node == Named(Field.PERSON, "rak", typing=True)
    assert parse('person:"rak"', typing=True).node == Named(Field.PERSON, "rak")
    assert parse("quote:da", typing=True).node == Prefix("da", Field.QUOTE, typing=True)
    assert parse("title:har", typing=True).node == Prefix("har", Field.TITLE, typing=True)


def test_a_range_that_is_turned_is_named() -> None:
    for typing in (False, True):
        asked = parse("date:2021-05..2021-01", typing=typing)
        assert asked.node == Dated("2021-01", "2021-05")
        assert asked.notes == ("“2021-05..2021-01” ends before it begins, so it is read as 2021-01..2021-05",)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("after:2019 before:2020", "both dated after 2019 and dated before 2020; date:2019..2020 includes"),
        ("ferry OR (after:2020 before:2019)", "date:2019..2020 includes"),
        ("date:2021 ferry date:2020-05", "both dated 2021 and dated 2020-05; date:2020-05..2021 includes"),
        ("date:2021 after:2021", "date:2021 includes"),
        ("after:2021-02-28 before:2021-03-01", "date:2021-02-28..2021-03-01 includes"),
    ],
)
def test_dates_that_no_day_fits_are_told(query: str, told: str) -> None:
    (note,) = parse(query).notes
    assert note.startswith("nothing is ")
    assert told in note


@pytest.mark.parametrize(
    "query",
    [
        "after:2019 before:2021",
        "after:2021-02-27 before:2021-03-01",
        "date:2021 date:2021-05",
        "date:2021 OR date:2020",
        "date:2021 -date:2020",
        "after:2019 after:2020",
    ],
)
def test_dates_that_a_day_fits_are_not(query: str) -> None:
    assert parse(query).notes == ()


@pytest.mark.parametrize(
    "query",
    ["date:2021-05..2021-1", "date:2021-", "dam after:20", 'after:"1 wee', "is:un", "sort:d", "before:yest"],
)
def test_a_filter_that_is_being_typed_is_left_out_without_a_word(query: str) -> None:
    asked = parse(query, typing=True, today=TODAY)
    assert asked.node in (None, Word("dam"))
    assert not [note for note in asked.notes if "quotation mark" not in note]
    assert parse(f"{query} ", typing=True, today=TODAY).notes


def test_the_last_order_that_is_asked_for_counts() -> None:
    assert parse("dam").order is None
    assert parse("dam sort:date (sort:source lock)").order is Order.SOURCE


def test_all_words_can_be_taken_literally() -> None:
    query = 'dams -lock* person:ann title:gate "the sea"'
    assert parse(query, literal=True).node == And(
        (
            Phrase(("dams",)),
            Not(Prefix("lock")),
            Named(Field.PERSON, "ann"),
            Phrase(("gate",), Field.TITLE),
            Phrase(("the", "sea")),
        )
    )
    assert parse("literal:(title:gate text:locks)").node == parse("title:gate text:locks", literal=True).node


def test_a_long_query_is_cut_with_a_note() -> None:
    asked = parse("ab " * LONGEST_QUERY)
    assert any(f"{LONGEST_QUERY:,}" in note for note in asked.notes)
    assert isinstance(asked.node, And)
    assert len(asked.node.nodes) == MOST_TERMS


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry harbour -boat", "ferry and harbour, without boat"),
        ('"coast guard" OR har*', "“coast guard” or words that begin with har"),
        ("title:ferry before:2020", "ferry in the title and dated before 2020"),
        ("(a OR b) c", "(a or b) and c"),
        ("date:2019-11..", "dated from 2019-11 on"),
        ("source:echo", "source echo"),
        ("person:ann quote:dam", "the person ann and dam in quotation marks"),
        ("speaker:ann -org:whf", "words of ann, without the organisation whf"),
        ("literal:dams", "“dams”"),
        ("()", "nothing to look for"),
        ("sort:date", "everything, newest first"),
        ("dam~ sort:oldest", "words within 1 edit of dam, oldest first"),
        ('is:unread tag:war source:"Echo"', "unread and tagged war and source “echo”"),
    ],
)
def test_says_what_it_understood(query: str, words: str) -> None:
    asked = parse(query)
    assert understood(asked.node, asked.order) == words


def test_explains_each_part() -> None:
    asked = parse('dam* (lock OR "the gate") -title:river person:ann date:2021-07 -(a b) sort:date')
    assert explained(asked) == (
        "all of:",
        "  words that begin with dam",
        "  at least one of:",
        "    the word lock in any form, in the title or the text",
        "    “the gate” word by word",
        "  but not the word river in any form in the title",
        "  the person ann, in any spelling",
        "  dated 2021-07",
        "  but not:",
        "    all of:",
        "      the word a in any form, in the title or the text",
        "      the word b in any form, in the title or the text",
        "sorted newest first",
    )


_PIECES = st.sampled_from(
    [
        *'()"“”*-:?~^[]{}\\',
        "OR",
        "AND",
        "NOT",
        "title:",
        "source:",
        "date:",
        "before:",
        "person:",
        "speaker:",
        "quote:",
        "literal:",
        "lang:",
        "story:",
        "is:",
        "tag:",
        "sort:",
        "file:",
        "after:",
        "yesterday",
        "unread",
        "2021",
        "..",
        "ab",
        " ",
    ]
)


_UNICODE = st.text(st.characters(exclude_categories=()))
"""Any code points, lone surrogates too."""


@given(st.one_of(_UNICODE, st.lists(_PIECES, max_size=40).map("".join)), st.booleans())
def test_never_fails(query: str, typing: bool) -> None:
    asked = parse(query, typing=typing, today=TODAY)
    assert understood(asked.node, asked.order)
    assert explained(asked)
    if any(character.isalnum() and character.isascii() for character in query):
        assert asked.node is not None or any(sign in query for sign in ':-()"“”„ON')


@pytest.mark.parametrize("piece", ["(", "-(", "literal:", "NOT ", "source:(", 'date:"', "title:(a OR "])
def test_nesting_has_an_end(piece: str) -> None:
    assert explained(parse(piece * (LONGEST_QUERY // len(piece)) + "a", today=TODAY))


SAVED = {"ferries": "ferry OR boat sort:date", "quiet": "saved:ferries -strike", "loop": "dam saved:loop"}


@pytest.mark.parametrize(
    ("query", "node", "order", "said"),
    [
        ("saved:ferries", Or((Word("ferry"), Word("boat"))), Order.DATE, ""),
        ("dam -saved:FERRIES", And((Word("dam"), Not(Or((Word("ferry"), Word("boat")))))), Order.DATE, ""),
        (
            'sort:oldest saved:"quiet"',
            And((Or((Word("ferry"), Word("boat"))), Not(Word("strike")))),
            Order.OLDEST,
            "",
        ),
        ("saved:loop", Word("dam"), None, "“loop” contains itself"),
        ("saved:unknown dam", Word("dam"), None, "under the name “unknown”"),
    ],
)
def test_a_kept_search_stands_for_its_words(query: str, node: Node, order: Order | None, said: str) -> None:
    asked = parse(query, saved=lambda name: SAVED.get(name.casefold()))
    assert (asked.node, asked.order) == (node, order)
    assert len(asked.notes) == bool(said)
    assert said in "".join(asked.notes)


def test_the_name_of_a_kept_search_may_be_unfinished() -> None:
    assert parse("dam saved:fer", typing=True) == parse("dam ", typing=True)
    assert parse("dam saved:fer").notes


def test_searches_that_hold_each_other_many_times_end() -> None:
    asked = parse("saved:a", saved=lambda name: f"dam saved:{name}a saved:{name}b saved:{name}c")
    assert f"only the first {MOST_TERMS} words are looked for" in asked.notes
