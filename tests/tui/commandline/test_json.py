"""The documents of `--json`, checked against the files themselves."""

from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

KINDS = {"number", "date", "name", "quote", "wording", "claim", "attribution", "missing"}
DEFAULT_TIER = {"number", "date", "name", "quote"}
REPORTING = {"body", "headline", "bullet"}
TYPES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "QUANTITY"}


def text_of(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(params=["seeds", "harbour"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A folder of articles: those that ship, and a story of another kind."""
    path: Path = request.getfixturevalue(request.param)
    return path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))


def sentences_of(run, path: Path, folder: Path) -> list[tuple[int, int]]:
    document = run("show", path, "--library", folder, "--json").json()
    return [tuple(sentence["span"]) for sentence in document["sentences"] if sentence["kind"] in REPORTING]


def test_show(run, folder: Path) -> None:
    for path in files(folder):
        document = run("show", path, "--library", folder, "--json").json()
        assert {
            "id",
            "path",
            "source",
            "title",
            "title_derived",
            "date",
            "text",
            "sentences",
        } <= document.keys()
        assert document["text"] == text_of(str(path))
        assert Path(document["path"]) == path
        assert isinstance(document["title_derived"], bool)
        assert document["source"]
        spans = [sentence["span"] for sentence in document["sentences"]]
        assert spans
        assert all(0 <= start < end <= len(document["text"]) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        paragraphs = [sentence["paragraph"] for sentence in document["sentences"]]
        assert paragraphs == sorted(paragraphs)


def test_front_matter_is_part_of_the_text_and_of_no_sentence(run, harbour: Path) -> None:
    document = run("show", "coastal", "--library", harbour, "--json").json()
    assert document["text"].startswith("---\ntitle:")
    assert (document["source"], document["date"]) == ("Coastal Echo", "2019-11-04")
    assert document["title"] == "Ferry with 212 aboard runs aground off Lindholm"
    assert document["sentences"][0]["span"][0] > document["text"].index("\n---\n")


def test_a_byte_order_mark_counts_as_a_character(run, tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbfThe bridge was closed on Friday, police said.\r\nIt reopened at noon.\r\n")
    document = run("show", path, "--json").json()
    assert document["text"] == text_of(str(path))
    start, end = document["sentences"][0]["span"]
    assert document["text"][start:end] == "The bridge was closed on Friday, police said."


def test_list(run, folder: Path) -> None:
    outcome = run("list", "--library", folder, "--json")
    articles = outcome.json()["articles"]
    assert outcome.code == 0
    assert sorted(Path(article["path"]) for article in articles) == files(folder)
    assert len({article["id"] for article in articles}) == len(articles)
    for article in articles:
        assert {"id", "path", "source", "title", "date", "words", "story"} <= article.keys()
        assert article["words"] > 10
        assert article["date"] is None or date.fromisoformat(article["date"])


@pytest.mark.parametrize("query", ["taliban", "ferry", "on Sunday", '"border"', "forced", "nothing -sunday"])
def test_search(run, folder: Path, query: str) -> None:
    outcome = run("search", query, "--library", folder, "--json")
    document = outcome.json()
    assert {"query", "understood", "total", "took_ms", "did_you_mean", "hits"} <= document.keys()
    assert document["query"] == query
    assert outcome.code == (0 if document["hits"] else 1)
    assert document["total"] >= len(document["hits"])
    scores = [hit["score"] for hit in document["hits"]]
    assert scores == sorted(scores, reverse=True)
    for hit in document["hits"]:
        text = text_of(hit["path"])
        assert {"id", "path", "source", "title", "date", "score", "snippets"} <= hit.keys()
        for snippet in hit["snippets"]:
            start, end = snippet["span"]
            assert snippet["text"] == text[start:end]
            assert all(start <= first < last <= end for first, last in snippet["matches"])


def test_a_match_is_what_was_searched_for(run, harbour: Path) -> None:
    document = run("search", "sandbank", "--library", harbour, "--json").json()
    assert {Path(hit["path"]).name for hit in document["hits"]} == {"coastal-echo.md", "harald_tribune.txt"}
    for hit in document["hits"]:
        matches = [match for snippet in hit["snippets"] for match in snippet["matches"]]
        assert {text_of(hit["path"])[start:end] for start, end in matches} == {"sandbank"}


def test_the_limit_of_hits(run, harbour: Path) -> None:
    document = run("search", "lindholm", "--library", harbour, "--limit", "1", "--json").json()
    assert len(document["hits"]) == 1
    assert document["total"] == 3


def test_nothing_found_is_still_a_document(run, harbour: Path) -> None:
    outcome = run("search", "zzyzx", "--library", harbour, "--json")
    assert outcome.code == 1
    assert (outcome.json()["hits"], outcome.json()["total"]) == ([], 0)


def test_words_may_come_as_several_arguments(run, harbour: Path) -> None:
    assert run("search", "coast", "guard", "--library", harbour, "--json").json()["query"] == "coast guard"


def test_compare(run, folder: Path) -> None:
    for left, right in combinations(files(folder), 2):
        outcome = run("compare", left, right, "--library", folder, "--json")
        document = outcome.json()
        assert outcome.code == (0 if document["links"] else 1)
        assert [Path(document[side]["path"]) for side in ("left", "right")] == [left, right]
        pairs = [
            (tuple(one), tuple(two))
            for link in document["links"]
            for one in link["left"]
            for two in link["right"]
        ]
        assert len(pairs) == len(set(pairs))
        for link in document["links"]:
            assert link["strength"] in ("strong", "partial")
            assert 0 <= link["score"] <= 1
            assert isinstance(link["probable"], bool)
        for side, path in (("left", left), ("right", right)):
            linked = {tuple(span) for link in document["links"] for span in link[side]}
            only = [tuple(span) for span in document[f"only_{side}"]]
            assert sorted([*linked, *only]) == sentences_of(run, path, folder)


def test_discrepancies(run, folder: Path) -> None:
    for left, right in combinations(files(folder), 2):
        document = run("compare", left, right, "--library", folder, "--json").json()
        texts = {"left": text_of(str(left)), "right": text_of(str(right))}
        for found in document["discrepancies"]:
            assert found["kind"] in KINDS
            assert found["severity"] in ("major", "minor")
            assert found["tier"] == ("default" if found["kind"] in DEFAULT_TIER else "requested")
            assert found["note"]
            assert found["left"] or found["right"]
            for side, text in texts.items():
                for start, end in found[side] or []:
                    assert text[start:end].strip()


def test_a_number_told_otherwise_is_found(run, harbour: Path) -> None:
    document = run("compare", "coastal", "harald", "--library", harbour, "--json").json()
    left, right = (text_of(str(harbour / name)) for name in ("coastal-echo.md", "harald_tribune.txt"))
    found = [
        (left[slice(*one["left"][0])].lower(), right[slice(*one["right"][0])].lower())
        for one in document["discrepancies"]
        if one["kind"] == "number" and one["left"] and one["right"]
    ]
    assert any("eleven" in one and "twelve" in two for one, two in found)


def test_articles_that_share_nothing_have_no_links(run, harbour: Path) -> None:
    outcome = run("compare", "bakers", "wire", "--library", harbour, "--json")
    document = outcome.json()
    assert outcome.code == 1
    assert (document["links"], document["discrepancies"]) == ([], [])
    assert document["only_left"]
    assert document["only_right"]


def test_story(run, folder: Path) -> None:
    listed = run("list", "--library", folder, "--json").json()["articles"]
    first = next(article for article in listed if article["story"])
    outcome = run("story", first["path"], "--library", folder, "--json")
    document = outcome.json()
    ids = {article["id"] for article in document["articles"]}
    assert outcome.code == 0
    assert ids == {article["id"] for article in listed if article["story"] == first["story"]}
    assert document["title"]
    assert document["facts"]
    paths = {article["id"]: article["path"] for article in document["articles"]}
    for fact in document["facts"]:
        source = fact["summary_source"]
        assert text_of(paths[source])[slice(*fact["summary_span"])] == fact["summary"]
        assert fact["cells"].keys() == ids
        assert fact["cells"][source]["state"] == "same"
        for article, cell in fact["cells"].items():
            assert cell["state"] in ("same", "partial", "differs", "missing")
            assert bool(cell["spans"]) == (cell["state"] != "missing")
            assert all(end <= len(text_of(paths[article])) for _, end in cell["spans"])


def test_a_story_of_the_articles_named(run, harbour: Path) -> None:
    document = run("story", "wire", "coastal", "--library", harbour, "--json").json()
    assert [Path(article["path"]).name for article in document["articles"]] == ["wire.txt", "coastal-echo.md"]


def test_an_article_that_stands_alone_is_a_story_of_one_source(run, harbour: Path) -> None:
    outcome = run("story", "bakers", "--library", harbour, "--json")
    document = outcome.json()
    assert outcome.code == 1
    assert document["title"] == "Bakers of Ostrava bring back the poppy seed roll"
    assert len(document["articles"]) == 1
    assert document["facts"] == []


def test_entities(run, folder: Path) -> None:
    paths = files(folder)
    outcome = run("entities", *paths, "--library", folder, "--json")
    document = outcome.json()
    assert outcome.code == 0
    assert list(document["files"]) == [path.name for path in paths]
    types = {entity["cluster"]: entity["type"] for entity in document["entities"]}
    assert len(types) == len(document["entities"])
    counted: dict[tuple[str, str, str], int] = {}
    for path in paths:
        text = text_of(str(path))
        known = document["files"][path.name]
        end = 0
        for mention in known["mentions"]:
            assert end <= mention["start"] < mention["end"]
            end = mention["end"]
            assert mention["type"] in TYPES
            assert mention["cluster"] in types
            surface = text[mention["start"] : mention["end"]]
            assert surface == surface.strip()
            key = (mention["cluster"], path.name, surface)
            counted[key] = counted.get(key, 0) + 1
        for quote in known["quotes"]:
            assert text[quote["start"] : quote["end"]].strip("“”\"'‘’") == text[quote["start"] : quote["end"]]
            assert quote["speaker"] is None or quote["speaker"] in types
            assert quote["said_to"] is None or quote["said_to"] in types
    variants = {
        (entity["cluster"], file, surface): count
        for entity in document["entities"]
        for file, surfaces in entity["variants"].items()
        for surface, count in surfaces.items()
    }
    assert variants == counted


def test_one_person_over_two_spellings(run, harbour: Path) -> None:
    document = run("entities", "coastal", "harald", "wire", "--library", harbour, "--json").json()
    (captain,) = [entity for entity in document["entities"] if "halilov" in entity["name"]]
    assert captain["type"] == "PERSON"
    assert captain["variants"] == {
        "coastal-echo.md": {"Yusuf Khalilov": 1},
        "harald_tribune.txt": {"Yusuf Halilov": 1},
        "wire.txt": {"Khalilov": 1},
    }


def test_files_of_one_name_are_told_apart_by_id(run, harbour: Path) -> None:
    twin = harbour / "again"
    twin.mkdir()
    (twin / "wire.txt").write_bytes((harbour / "wire.txt").read_bytes())
    document = run("entities", harbour / "wire.txt", twin / "wire.txt", "--library", harbour, "--json").json()
    assert list(document["files"]) == [f"wire.txt#{known['id']}" for known in document["files"].values()]
    assert len(document["files"]) == 2
    assert all(key in document["files"] for entity in document["entities"] for key in entity["variants"])


def test_an_article_named_twice_counts_once(run, harbour: Path) -> None:
    once = run("entities", "wire", "--library", harbour, "--json").json()
    assert run("entities", "wire", "wire.txt", "--library", harbour, "--json").json() == once


def test_no_control_character_leaves_the_program(run, tmp_path: Path) -> None:
    path = tmp_path / "wild\x1b[2J\u202e.txt"
    path.write_text(
        "Mayor\x1b]0;owned\x07 \x9b31m of \x7f Lindholm\u202e spoke on Monday.\n" + "He said little. " * 20,
        encoding="utf-8",
    )
    outcome = run("show", path, "--json", terminal=True)
    assert outcome.code == 0
    assert all(character == "\n" or " " <= character <= "~" for character in outcome.out)
    assert outcome.json()["path"] == str(path)
    assert outcome.json()["text"] == text_of(str(path))
