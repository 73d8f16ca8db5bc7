"""Notes on passages keep to their words while the file changes around them."""

from pathlib import Path

import pytest

from index.article import Span
from index.library import Library
from index.places import Places

REPORT = "The ferry ran aground.\n\nNobody was hurt, the coast guard said.\n\nIt sails again on Monday.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(REPORT)
    return Library.open([folder], at=Places(tmp_path / "cache", tmp_path / "data"))


def test_a_note_follows_its_passage(library: Library, tmp_path: Path) -> None:
    ferry = library.find("ferry")
    hurt, sails = (sentence.span for sentence in library.article(ferry).sentences[1:])
    assert library.note_passage(ferry, sails, "Which Monday?")
    assert library.note_passage(ferry, hurt, "Eleven elsewhere.")
    assert [one.note for one in library.passages(ferry)] == ["Eleven elsewhere.", "Which Monday?"]
    assert library.search("is:noted").total == 1

    file = tmp_path / "articles" / "ferry.txt"
    file.write_text("Corrected.\n\n" + REPORT.replace("It sails again on Monday.", "It was scrapped."))
    library.update()
    article = library.article(ferry)
    found, gone = library.passages(ferry)
    assert found.span is not None
    assert found.span.of(article.text) == "Nobody was hurt, the coast guard said."
    assert (gone.span, gone.words) == (None, "It sails again on Monday.")

    assert library.note_passage(ferry, found.span, "Eleven, says the hospital."), (
        "the note there is rewritten"
    )
    assert [one.note for one in library.passages(ferry)] == ["Eleven, says the hospital.", "Which Monday?"]
    assert library.rewrite_passage(ferry, gone, "")
    assert len(library.passages(ferry)) == 1
    library.undo()
    library.undo()
    assert [one.note for one in library.passages(ferry)] == ["Eleven elsewhere.", "Which Monday?"]
    file.write_text(REPORT)
    library.update()
    assert all(one.span for one in library.passages(ferry)), "what comes back is found again"


def test_a_note_on_several_sentences_keeps_to_them_beside_one_within(
    library: Library, tmp_path: Path
) -> None:
    ferry = library.find("ferry")
    first, hurt, sails = (sentence.span for sentence in library.article(ferry).sentences)
    both = Span(hurt.start, sails.end)
    assert library.note_passage(ferry, both, "Says who?")
    assert library.note_passage(ferry, hurt, "Eleven elsewhere.")
    assert library.note_passage(ferry, Span(first.start, sails.end), "All.")
    assert library.note_passage(ferry, Span(first.start, sails.end), "All of it.")
    found = {one.note: one.span for one in library.passages(ferry)}
    assert found == {"Says who?": both, "Eleven elsewhere.": hurt, "All of it.": Span(first.start, sails.end)}

    # Wrapped otherwise, with a word more, behind a new beginning.
    (tmp_path / "articles" / "ferry.txt").write_text(
        "Corrected at noon.\n\nThe ferry ran aground.\nNobody was hurt, the coast guard said.\nIt sails again"
        " on Monday morning.\n"
    )
    library.update()
    text = library.article(ferry).text
    where = {one.note: one.span.of(text) for one in library.passages(ferry) if one.span}
    assert where["Eleven elsewhere."] == "Nobody was hurt, the coast guard said."
    assert where["Says who?"].startswith("Nobody was hurt, the coast guard said.\nIt sails again on Monday")
    assert where["All of it."].startswith("The ferry ran aground.\nNobody was hurt")
    library.undo()
    assert {one.note for one in library.passages(ferry)} == {"Says who?", "Eleven elsewhere.", "All."}
