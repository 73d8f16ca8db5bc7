"""The query parser: what is understood, and that nothing makes it fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.nodes import And, Dated, Field, Named, Node, Not, Or, Phrase, Prefix, Source, Word
from index.search.query import LONGEST_QUERY, MOST_TERMS, parse
from index.search.understood import understood


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
        ('source:"Coastal Echo"', Source("coastal echo")),
        ("source:Echo", Source("echo")),
        ("date:2019-11", Dated("2019-11", "2019-11")),
        ("date:2019-1", Dated("2019-01", "2019-01")),
        ("date:2019-11..2020", Dated("2019-11", "2020")),
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
    assert parse(query).node == node


@pytest.mark.parametrize(
    ("query", "node", "about"),
    [
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


def test_all_words_can_be_taken_literally() -> None:
    query = 'dams -lock* person:ann title:gate "the sea"'
    assert parse(query, literal=True).node == And(
        (
            Phrase(("dams",)),
            Not(Prefix("lock")),
            Named(Field.PERSON, "ann"),
            Word("gate", Field.TITLE),
            Phrase(("the", "sea")),
        )
    )


def test_a_long_query_is_cut_with_a_note() -> None:
    asked = parse("ab " * LONGEST_QUERY)
    assert any(str(LONGEST_QUERY) in note for note in asked.notes)
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
    ],
)
def test_says_what_it_understood(query: str, words: str) -> None:
    assert understood(parse(query).node) == words


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
        "2021",
        "..",
        "ab",
        " ",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join)), st.booleans())
def test_never_fails(query: str, typing: bool) -> None:
    asked = parse(query, typing=typing)
    assert understood(asked.node)
    if any(character.isalnum() and character.isascii() for character in query):
        assert asked.node is not None or any(sign in query for sign in ':-()"“”„ON')
