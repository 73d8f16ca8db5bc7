"""What a query finds, what is lit in it, and what is said about it."""

from collections.abc import Callable, Mapping

import pytest

from index.formats.text_file import parse
from index.search.finding.plan import Wanted
from index.search.finding.snippets import LONGEST, NEAR, Highlighter
from index.search.model import SearchResult

Find = Callable[..., SearchResult]


def ids(result: SearchResult) -> set[str]:
    return {hit.id for hit in result.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", {"echo", "wire"}),
        ("FERRIES", {"echo", "wire"}),
        ('"ferry"', {"echo"}),
        ("lindholm sandbank", {"echo", "tribune", "wire"}),
        ('"coast guard"', {"echo"}),
        ('"the coast"', {"echo", "tribune"}),
        ("coast guard", {"echo", "tribune"}),
        ("sandbank -captain", {"wire"}),
        ("captain OR inquiry", {"echo", "tribune", "wire"}),
        ("(captain OR inquiry) ferry", {"echo", "wire"}),
        ("-captain", {"wire"}),
        ("NOT captain NOT inquiry", set()),
        ("mobiliz*", {"tribune"}),
        ("mobil*", {"echo", "tribune"}),
        ("mobilise", {"echo", "tribune"}),
        ("title:lindholm", {"echo", "tribune"}),
        ("text:aground title:ferry", {"echo"}),
        ("source:tribune", {"tribune"}),
        ('source:"coastal echo" captain', {"echo"}),
        ("captain -source:echo", {"tribune"}),
        ("source:nobody", set()),
        ("date:2019", {"echo", "tribune"}),
        ("date:2019-11-04", {"echo"}),
        ("before:2020", {"echo", "tribune"}),
        ("after:2019-11", {"wire"}),
        ("after:2019-11-03 sandbank", {"echo", "wire"}),
        ("date:2019-11-04..2020-02-01", {"echo", "wire"}),
        ("date:2019-11-04..2020-01", {"echo"}),
        ("sandbank (source:wire OR before:2019-12)", {"echo", "tribune", "wire"}),
        # What is only known to be of November is not found before the fifth.
        ("sandbank (source:wire OR before:2019-11-05)", {"echo", "wire"}),
        ("date:2019-11-01..2019-11-30", {"echo", "tribune"}),
        ('source:"coastal"', {"echo"}),
        ("lang:en", {"echo", "tribune", "wire"}),
        ("lang:en-gb -lang:fr", {"wire"}),
        ("lang:fr", set()),
        ("story:aground", {"echo", "tribune"}),
        ('story:"Ferry runs aground off Lindholm"', {"echo", "tribune"}),
        ("story:story-1 captain -tug", {"tribune"}),
        ("file:wi", {"wire"}),
        ("tag:ships", {"echo", "wire"}),
        ("tag:ship", set()),
        ("is:read", {"echo"}),
        ("is:unread", {"tribune", "wire"}),
        ("is:noted sandbank", {"wire"}),
        ("is:bookmarked", set()),
        ('after:"1 week ago"', {"wire"}),
        ('date:"last week"', {"echo"}),
        ('date:"this week"', set()),
        ('date:"4 november"', {"echo"}),
        ("fery~", {"echo"}),
        ("captian~ OR inquirry~", {"echo", "tribune", "wire"}),
        ("sandbnk~1 -captain", set()),
        ("sandbanc~1 -fishermen", {"echo"}),
        ("sort:oldest", {"echo", "tribune", "wire"}),
        ("1212", {"echo"}),
        ("1,212", {"echo"}),
        ("zeppelin", set()),
    ],
)
def test_finds(find: Find, query: str, found: set[str]) -> None:
    result = find(query)
    assert ids(result) == found
    assert result.total == len(found)


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("école", ["école"]),
        ("l’ecole", ["L'école"]),
        ("Allemagne", ["Allemagne"]),
        ("arte", ["arte"]),
        ("accord", ["accord"]),
        ("n'diaye", ["N’Diaye"]),
        ("diaye", []),
        ("hui", []),
    ],
)
def test_a_word_is_found_behind_an_elision(
    library_of: Callable[[Mapping[str, str]], Find], query: str, lit: list[str]
) -> None:
    text = "L'école de l’Allemagne ferme aujourd'hui.\n\nN’Diaye dit qu'accord est fait: dell'arte."
    result = library_of({"a.txt": text})(query)
    spans = [span for hit in result.hits for part in hit.snippets for span in part.matches]
    assert [span.of(text) for span in spans] == lit


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Fähre", "fähre"),
        ("title:Fa\u0308hre OR U.S.", "fähre in the title or u.s."),
        ('"Fähren im Ärmelkanal" -Brücke', "“fähren im ärmelkanal”, without brücke"),
        ("渡轮 Ärzte*", "“渡轮” and words that begin with ärzte"),
    ],
)
def test_a_query_is_said_as_it_is_written(find: Find, query: str, words: str) -> None:
    result = find(query)
    assert result.understood == words
    assert not [line for line in result.explained if "fahre" in line or "arzte" in line]


def test_falls_back_to_a_part_and_says_so(find: Find) -> None:
    result = find("inquiry captain")
    assert ids(result) == {"echo", "tribune", "wire"}
    assert result.understood == "inquiry or captain"
    assert any("no article has all" in note for note in result.notes)
    limited = find("inquiry captain -wire before:2020")
    assert ids(limited) == {"echo", "tribune"}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("sandbank sort:date", ["wire", "echo", "tribune"]),
        ("sandbank sort:oldest", ["tribune", "echo", "wire"]),
        ("sandbank sort:source", ["echo", "tribune", "wire"]),
        ("sort:date", ["wire", "echo", "tribune"]),
    ],
)
def test_sorts(find: Find, query: str, order: list[str]) -> None:
    assert [hit.id for hit in find(query).hits] == order
    assert [hit.id for hit in find(query, limit=1).hits] == order[:1]


def test_what_has_no_date_comes_last(library_of: Callable[[Mapping[str, str]], Find]) -> None:
    find = library_of({"a": "A gate.\n", "b": "---\ndate: 1999\n---\nA gate.\n"})
    for order in ("date", "oldest"):
        assert [hit.id for hit in find(f"gate sort:{order}").hits] == ["b", "a"]


@pytest.mark.parametrize("order", ["relevance", "date", "oldest", "source"])
def test_equals_come_with_the_best_first_then_by_their_ids(
    library_of: Callable[[Mapping[str, str]], Find], order: str
) -> None:
    said = "---\nsource: Echo\ndate: 1999\n---\nThe harbour was open. The {} was shut.\n"
    texts = {"c": "gate", "b": "gate", "a": "lock", "e": "gate and the gate behind the gate", "d": "gate"}
    find = library_of({name: said.format(what) for name, what in texts.items()})
    assert [hit.id for hit in find(f"gate sort:{order}").hits] == ["e", "b", "c", "d"]


def test_a_title_and_a_text_are_scored_as_one(library_of: Callable[[Mapping[str, str]], Find]) -> None:
    """A word said again counts less each time, in whichever field: BM25F, not a sum of two BM25."""
    rest = "They met and spoke about many other things that matter to this town.\n"
    find = library_of(
        {
            "both": f"---\ntitle: Harbour harbour\n---\nHarbour harbour harbour. {rest}",
            "split": f"---\ntitle: Harbour ferry\n---\nFerry. {rest}",
            **{f"other{n}": f"---\ntitle: Nothing\n---\n{rest}" for n in range(6)},
        }
    )
    both, split = find("harbour").hits
    assert (both.id, split.id) == ("both", "split")
    assert both.score < 2 * split.score
    assert find("harbour OR ferry").hits[0].id == "split"


def test_another_spelling_of_a_name_is_found_and_named(find: Find) -> None:
    result = find("rahimov")
    assert ids(result) == {"echo", "tribune"}
    assert result.also == ("Rakhimov",)
    lit = {
        text[match.start - snippet.span.start : match.end - snippet.span.start]
        for hit in result.hits
        for snippet, text in zip(hit.snippets, hit.snippet_texts, strict=True)
        for match in snippet.matches
    }
    assert lit == {"Rahimov", "Rakhimov"}
    assert result.hits[0].id == "echo"


def test_a_quoted_name_is_literal(find: Find) -> None:
    result = find('"rahimov"')
    assert ids(result) == {"echo"}
    assert result.also == ()


def test_a_word_that_is_no_name_has_no_other_spelling(
    library_of: Callable[[Mapping[str, str]], Find],
) -> None:
    find = library_of({"a": "They saw the banner by the road.\n", "b": "We met Dr Baner in the town.\n"})
    assert ids(find("banner")) == {"a"}


def test_the_last_word_counts_as_begun_while_typing(find: Find) -> None:
    assert ids(find("sandbank fis", typing=True)) == {"tribune"}
    assert find("sandbank fis", typing=True).understood == "sandbank and fis…"
    assert find("fis").total == 0
    # A whole word is found in its inflections too.
    assert ids(find("ferry", typing=True)) == {"echo", "wire"}


@pytest.mark.parametrize("letter", ["x", "Ø", "я"])
def test_a_first_letter_of_which_nothing_is_a_word_does_not_count_yet(find: Find, letter: str) -> None:
    begun, before = find(f"sandbank {letter}", typing=True), find("sandbank")
    assert (ids(begun), begun.notes, begun.suggestions) == (ids(before), (), ())
    assert find(f"sandbank {letter} ", typing=True).notes
    assert find(letter, typing=True).total == 3
    assert find(f"sandbank {letter}").notes


def test_a_first_letter_that_is_a_word_counts(library_of: Callable[[Mapping[str, str]], Find]) -> None:
    find = library_of(
        {"a": "They sent vitamin C.\n", "b": "They sent vitamin pills.\n", "c": "東 is east.\n"}
    )
    assert ids(find("vitamin c", typing=True)) == {"a"}
    assert ids(find("c", typing=True)) == {"a"}
    # A character of Chinese is a word, and a number is one as far as it goes.
    assert find("南", typing=True).total == find("7", typing=True).total == 0


def test_a_title_counts_more(library_of: Callable[[Mapping[str, str]], Find]) -> None:
    body = "The council met on Monday and spoke about many things that matter to the town.\n"
    find = library_of(
        {
            "text": f"Council meets again this week\n\nThe harbour was one of them. {body}",
            "title": f"Harbour to be dredged this spring\n\nIt was one of them. {body}",
        }
    )
    assert [hit.id for hit in find("harbour").hits] == ["title", "text"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("lindhlom", "lindholm"),
        ("capttain sandbank", "captain sandbank"),
        ('"coast gaurd"', '"coast guard"'),
        ("title:agruond", "title:aground"),
        ("sandbank", None),
        ("xylophone", None),
        ("-lindhlom", None),
    ],
)
def test_says_what_was_perhaps_meant(find: Find, query: str, meant: str | None) -> None:
    assert find(query).did_you_mean == meant


def test_a_suggestion_finds_something(find: Find) -> None:
    suggestion = find("fisherman mobilzed").did_you_mean
    assert suggestion is not None
    assert find(suggestion).total == 1


def test_snippets_are_the_sentences_with_most_of_the_query(find: Find) -> None:
    (hit,) = (hit for hit in find("captain tugs said").hits if hit.id == "echo")
    assert hit.snippet_texts[0] == "Captain Yusuf Rahimov said the mobilisation of two tugs had begun."


def test_of_a_sentence_without_end_a_snippet_shows_what_stands_around_the_match() -> None:
    filling = "and the tide went out again, " * 90
    text = f"One said {filling}then the zeppelin came, {filling} and a zeppelin left."
    article = parse(text.encode(), article_id="long", path="long.txt").article
    assert len(article.sentences) == 1
    (snippet,) = Highlighter([Wanted(words=("zeppelin",))]).snippets(article)
    shown = snippet.span.of(text)
    assert LONGEST - 2 * NEAR <= len(shown) <= LONGEST
    assert [span.of(text) for span in snippet.matches] == ["zeppelin"]
    assert f" {shown} " in text


def test_a_snippet_is_reporting_rather_than_page_furniture(find: Find) -> None:
    (hit,) = find("share OR ship").hits
    assert hit.snippet_texts[0].startswith("Passengers were brought ashore")


def test_what_matches_in_the_title_is_lit_there(find: Find) -> None:
    (hit,) = find("title:ferry -wire before:2020").hits
    assert [span.of(hit.title) for span in hit.title_matches] == ["Ferry"]
    assert hit.snippets == ()


def test_no_match_lies_in_front_matter(find: Find) -> None:
    assert find("harald").total == 0
    (hit,) = (hit for hit in find("lindholm").hits if hit.id == "echo")
    article = parse(
        b"---\ntitle: Lindholm\n---\nLindholm is an island.\n", article_id="x", path="x.txt"
    ).article
    assert all(snippet.span.start >= article.body.start for snippet in hit.snippets)


def test_the_limit_limits_the_hits_and_not_the_total(find: Find) -> None:
    result = find("sandbank", limit=1)
    assert len(result.hits) == 1
    assert result.total == 3
    assert result.hits[0] == find("sandbank").hits[0]


def test_equal_scores_come_in_the_same_order_at_every_limit(
    library_of: Callable[[Mapping[str, str]], Find],
) -> None:
    find = library_of({f"{number:02}": "The same words stand here.\n" for number in range(30)})
    everything = [hit.id for hit in find("words", limit=30).hits]
    assert everything == sorted(everything)
    assert [hit.id for hit in find("words", limit=7).hits] == everything[:7]
