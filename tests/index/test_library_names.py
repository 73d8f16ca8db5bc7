"""Names in a library: found under every spelling, joined and parted by hand, never merged by likeness."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.model import EntityType
from index.library import Library
from index.places import Places
from index.search.model import SearchResult

DAM = {
    "one": """Dam at Orsk is safe, minister says

KYIV: Minister Yusuf Rakhimov told reporters on Monday that the dam is safe.

“The water will fall by the end of the week,” Rakhimov said.

The World Harvest Fund (WHF) has sent forty trucks, its director, Clara Venn, said.
""",
    "two": """Minister calls the dam safe

The dam is safe, Yusuf Rahimov said in Kiev on Monday. Rahimov, 54, has been minister since March.

A spokesman for the WHF said the trucks had left Warsaw.
""",
    "three": """Geese return to the marsh

A flock of geese came back to the marsh on Sunday. Mr. Rahimov counted ninety of them.
""",
    "four": """Bakers elect a new head

The bakers of Tarnow elected Rustam Rahimov as their head. Rustam Rahimov is 61.

“Bread will fall in price,” said Rustam Rahimov.
""",
    "five": """Letter to the editor of a gardening paper

Y. Rahimov wrote that the World Harvest Fund had been slow to send seeds. Y. Rahimov lives in Poland.
""",
    "six": """A painter's show

The painter Yusuf Rahimon shows his work in Gdansk. Yusuf Rahimon was born in Lodz, a Polish city.
""",
}


def folder_of(path: Path, texts: Mapping[str, str]) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def dam(tmp_path: Path) -> Library:
    """Six articles that name several people of one surname."""
    return Library.open([folder_of(tmp_path / "dam", DAM)])


def hits(result: SearchResult) -> set[str]:
    return {Path(hit.path).stem for hit in result.hits}


def lit(result: SearchResult) -> set[str]:
    return {
        text[match.start - snippet.span.start : match.end - snippet.span.start]
        for hit in result.hits
        for snippet, text in zip(hit.snippets, hit.snippet_texts, strict=True)
        for match in snippet.matches
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("person:rakhimov", {"one", "two", "three", "four", "five"}),
        ("person:RAHIMOV", {"one", "two", "three", "four", "five"}),
        ('person:"Yusuf Rakhimov"', {"one", "two", "five"}),
        ('person:"yusuf rahimov"', {"one", "two", "five"}),
        ('person:"Y. Rahimov"', {"one", "two", "five"}),
        ('person:"Rustam Rahimov"', {"four"}),
        ('person:"Yusuf Rahimon"', {"six"}),
        ("person:orsk", set()),
        ("org:whf", {"one", "two", "five"}),
        ('org:"World Harvest Fund"', {"one", "two", "five"}),
        ("org:(whf OR nothing)", {"one", "two", "five"}),
        ("place:kiev", {"one", "two"}),
        ("place:Kyiv", {"one", "two"}),
        ("place:poland", {"five"}),
        ("quote:fall", {"one", "four"}),
        ("quote:falls", {"one", "four"}),
        ('quote:"water will fall"', {"one"}),
        ('quote:"fall said"', set()),
        ("quote:brea*", {"four"}),
        ("quote:minister", set()),
        ("speaker:rahimov", {"one", "four"}),
        ('speaker:"Yusuf Rahimov"', {"one"}),
        ('speaker:"Yusuf Rahimov" quote:bread', set()),
        ("place:kiev -person:venn", {"two"}),
        ("(person:venn OR place:gdansk) NOT quote:fall", {"six"}),
        ("kiev", {"one", "two"}),
        ("whf", {"one", "two", "five"}),
        ("world harvest fund", {"one", "two", "five"}),
        ("yusuf rahimov", {"one", "two", "five"}),
        ("literal:kiev", {"two"}),
        ("literal:rakhimov", {"one"}),
        ('"kiev"', {"two"}),
    ],
)
def test_a_name_is_found_under_every_spelling(dam: Library, query: str, found: set[str]) -> None:
    result = dam.search(query)
    if not found and result.hits:
        assert any("no article has all" in note for note in result.notes)
    else:
        assert hits(result) == found


def test_what_else_was_searched_is_told(dam: Library) -> None:
    assert dam.search("person:rakhimov").also == ("Rahimov",)
    assert "World Harvest Fund" in dam.search("org:whf").also
    assert dam.search("whf").also == ("World Harvest Fund",)
    assert dam.search("literal:whf").also == ()
    assert dam.search("rakhimov", literal=True).total == 1
    assert dam.search("kiev", literal=True).also == ()


def test_what_is_only_alike_is_offered(dam: Library) -> None:
    offered = dict(dam.search('person:"Yusuf Rahimov"').see_also)
    assert "Rahimov" in offered
    assert "Rustam Rahimov" not in offered
    assert hits(dam.search('person:"Yusuf Rahimof"')) == {"one", "two", "five"}


def test_mentions_are_lit_and_quotations_only_inside(dam: Library) -> None:
    assert lit(dam.search('person:"Yusuf Rahimov"')) == {
        "Yusuf Rakhimov",
        "Rakhimov",
        "Yusuf Rahimov",
        "Rahimov",
        "Y. Rahimov",
    }
    assert lit(dam.search("quote:fall")) == {"fall"}
    assert lit(dam.search("speaker:rahimov")) == {"Rakhimov", "Rustam Rahimov"}
    result = dam.search("quote:said OR quote:will")
    for hit in result.hits:
        text = dam.article(hit.id).text
        for snippet in hit.snippets:
            for match in snippet.matches:
                assert text.rfind("“", 0, match.start) > text.rfind("”", 0, match.start)


def test_a_name_in_the_title_is_lit_there(tmp_path: Path) -> None:
    text = "Orsk dam holds, says minister\n\nThe dam in Orsk held on Monday, the minister said.\n"
    (hit,) = Library.open([folder_of(tmp_path / "orsk", {"dam": text})]).search("place:orsk").hits
    assert [hit.title[span.start : span.end] for span in hit.title_matches] == ["Orsk"]


def test_an_initial_that_may_be_two_peoples_stands_alone(tmp_path: Path) -> None:
    texts = {
        "a": "The judge, Eric Talmadge, spoke on Monday. Eric Talmadge is 60.\n",
        "b": "The judge, Emma Talmadge, spoke on Monday. Emma Talmadge is 50.\n",
        "c": "The judge, E. Talmadge, spoke on Monday. E. Talmadge is new.\n",
        "d": "The judge, Erik Talmage, spoke on Monday. Erik Talmage is new.\n",
    }
    library = Library.open([folder_of(tmp_path / "judges", texts)])
    assert hits(library.search('person:"Eric Talmadge"')) == {"a"}
    assert hits(library.search('person:"E. Talmadge"')) == {"c"}
    offered = dict(library.search('person:"E. Talmadge"').see_also)
    assert {"Eric Talmadge", "Emma Talmadge"} <= offered.keys()
    named = library.named(EntityType.PERSON, "Eric Talmadge")
    assert len(named.articles) == 1
    assert "E. Talmadge" in dict(named.see_also)


def test_a_bare_surname_counts_where_the_story_says_whose_it_is(tmp_path: Path) -> None:
    said = (
        "{} said the ferry Aurora had struck the sandbank off Lindholm with 212 people aboard on Sunday. "
        "The coast guard of Lindholm brought the passengers of the ferry Aurora ashore.\n"
    )
    texts = {
        "full": said.format("Captain Yusuf Khalilov"),
        "bare": said.format("Captain Khalilov"),
        "elsewhere": "The gardener, Mr. Khalilov, planted forty roses at the school on Friday.\n",
    }
    library = Library.open([folder_of(tmp_path / "ferry", texts)])
    assert [len(story.articles) for story in library.stories()] == [2]
    result = library.search('person:"Yusuf Khalilov"')
    assert hits(result) == {"full", "bare"}
    lit = {
        Path(hit.path).stem: {span.of(library.article(hit.id).text) for span in hit.snippets[0].matches}
        for hit in result.hits
    }
    assert lit == {"full": {"Yusuf Khalilov"}, "bare": {"Khalilov"}}
    by_path = {Path(entry.path).stem: entry.id for entry in library.entries()}
    named = library.named(EntityType.PERSON, "Yusuf Khalilov")
    assert {key for key, _ in named.articles} == {by_path["full"], by_path["bare"]}
    assert dict(named.see_also) == {"Khalilov": 1}
    texts["other"] = said.format("Captain Rustam Khalilov")
    library = Library.open([folder_of(tmp_path / "ferry", texts)])
    assert hits(library.search('person:"Yusuf Khalilov"')) == {"full"}


def test_named_gives_the_places_in_each_article(dam: Library) -> None:
    named = dam.named(EntityType.PERSON, "Yusuf Rakhimov")
    assert named.complete
    surfaces = {
        Path(dam.entry(key).path).stem: [span.of(dam.article(key).text) for span in spans]
        for key, spans in named.articles
    }
    assert surfaces == {
        "one": ["Yusuf Rakhimov", "Rakhimov"],
        "two": ["Yusuf Rahimov", "Rahimov"],
        "five": ["Y. Rahimov", "Y. Rahimov"],
    }
    assert dam.named(EntityType.PERSON, "Nobody Here").articles == ()
    assert [len(spans) for _, spans in dam.named(EntityType.ORG, "WHF").articles] == [2, 1, 1]


def test_what_the_user_decided_wins_without_indexing_anew(
    dam: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hits(dam.search('person:"Yusuf Rahimov"')) == {"one", "two", "five"}
    monkeypatch.setattr("index.updating.name_index.NameIndex.refresh", None)
    dam.join_names(EntityType.PERSON, "Yusuf Rahimov", "Yusuf Rahimon")
    assert hits(dam.search('person:"Yusuf Rahimov"')) == {"one", "two", "five", "six"}
    assert hits(dam.search('person:"Yusuf Rahimon"')) == {"one", "two", "five", "six"}
    dam.undo_naming()
    assert hits(dam.search('person:"Yusuf Rahimon"')) == {"six"}
    dam.part_names(EntityType.PERSON, "Yusuf Rahimov", "Y. Rahimov")
    assert hits(dam.search('person:"Yusuf Rahimov"')) == {"one", "two"}
    assert len(dam.named(EntityType.PERSON, "Y. Rahimov").articles) == 1


def test_a_search_in_a_large_library_says_that_names_are_not_known_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.readiness.EAGER", 2)
    library = Library.open([folder_of(tmp_path / "dam", DAM)])
    library.update(names=False)
    result = library.search("person:rahimov")
    assert result.hits == ()
    assert any("names are known of 0 of 6" in note for note in result.notes)
    assert library.search("kiev").notes == ()
    assert not library.named(EntityType.PERSON, "Yusuf Rahimov").complete
    assert library.needs_update()
    assert not library.needs_update(names=False)
    assert library.update().named == 6
    assert not library.needs_update()
    assert library.search("person:rahimov").notes == ()
    assert library.search("person:rahimov").total == 5


_PIECES = st.sampled_from(
    [
        "person:",
        "org:",
        "place:",
        "quote:",
        "speaker:",
        "literal:",
        "rakhimov",
        '"Yusuf Rahimov"',
        "Y. ",
        "whf",
        "fall",
        *'()"-*.,_',
        "\t",
        "OR",
        "NOT",
        " ",
        "é",
        "\ud800",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=12).map("".join)), st.booleans())
def test_no_query_fails(shared_dam: Library, query: str, typing: bool) -> None:
    result = shared_dam.search(query, typing=typing)
    json.dumps([result.understood, result.also, result.see_also])
    assert not any("cannot be read" in note for note in result.notes)


@pytest.fixture(scope="module")
def shared_dam(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The six articles for tests that change nothing."""
    home = tmp_path_factory.mktemp("shared")
    folder = folder_of(home / "dam", DAM)
    library = Library.open([folder], at=Places(home / "cache", home / "data"))
    library.update()
    return library


def test_a_spelling_that_no_article_has_any_more_is_not_told(tmp_path: Path) -> None:
    line = "Minister {} said on Monday that dam {} is safe."
    texts = {f"{n}": line.format("Yusuf Rakhimov", n) for n in range(12)}
    folder = folder_of(tmp_path / "names", {**texts, "other": line.format("Yusuf Rahimov", 12)})
    library = Library.open([folder])
    library.update()
    query = 'person:"Yusuf Rakhimov"'
    assert library.search(query).also == ("Yusuf Rahimov",)
    (folder / "other.txt").unlink()
    library.update()
    searcher = library._names.searcher()
    assert searcher is not None
    assert searcher.removed
    assert library.search(query).also == ()


@pytest.mark.parametrize("few", [100, 0])
@pytest.mark.parametrize("query", ["", "the", "rahimov -geese", "dam OR bread"])
def test_the_facet_of_names_counts_what_a_search_for_each_finds(
    dam: Library, monkeypatch: pytest.MonkeyPatch, few: int, query: str
) -> None:
    monkeypatch.setattr("index.search.finding.facets.FEW", few)
    dam.update()
    for told in (dam.facets(query), dam.facets(query)):
        (names,) = (facet.values for facet in told if facet.name == "name")
        assert len(names) > 1
        found = {hit.id for hit in dam.search(query).hits}
        for name in names:
            assert name.articles == len(found & {hit.id for hit in dam.search(name.query).hits})
    several = dam.facets("")
    (dam_two,) = (entry.path for entry in dam.entries() if entry.path.endswith("two.txt"))
    Path(dam_two).write_text("Rustam Rahimov sent bread to Kyiv.\n", encoding="utf-8")
    dam.update()
    assert dam.facets("") != several
    for name in next(facet.values for facet in dam.facets("") if facet.name == "name"):
        assert name.articles == dam.search(name.query).total
