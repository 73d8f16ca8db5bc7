"""A title is found, or taken from the text and said to be."""

from __future__ import annotations

import pytest

from index.article import Metadata, SentenceKind, Span
from index.formats.article_text import article_of
from index.text.headline import TITLE_LENGTH, title_of
from index.text.html_entities import unescaped
from index.text.segment import segment


def title(text: str) -> tuple[str, bool]:
    return title_of(text, segment(text, Span(0, len(text))))


def test_a_headline_is_the_title() -> None:
    assert title("Ferries sail  again after storm\n\nBoth sailed at six. It was calm.\n") == (
        "Ferries sail again after storm",
        False,
    )


@pytest.mark.parametrize(
    "dateline",
    [
        "MARDEN: ",
        "MARDEN, Norland (Coastal Press) — ",
        "PORT ELM - ",
        "Marden (CP) - ",
        "MARDEN, May 3 (CP) - ",
        "Marden, 3 May (CP) - ",
        "PORT ELM, Sept. 3: ",
        "PORT ELM—",
    ],
)
def test_a_derived_title_leaves_the_dateline_out(dateline: str) -> None:
    assert title(f"{dateline}Both ferries sailed at six.\nIt was calm.\n") == (
        "Both ferries sailed at six.",
        True,
    )


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    text = "The harbour office said " + "that the wind was strong and " * 8 + "the ferries waited.\n"
    found, derived = title(text)
    assert derived
    assert len(found) <= TITLE_LENGTH + 1
    assert found.endswith("…")
    assert text.startswith(found[:-1] + " ")


def test_captions_alone_still_give_a_title() -> None:
    assert title("Photo: A ferry in the harbour. / Coastal Press\n")[0]


def test_nothing_gives_nothing() -> None:
    assert title("") == ("", True)


def test_a_title_has_the_characters_that_entities_of_html_stand_for_and_the_text_stays() -> None:
    text = "Harbour &amp; Sons&#8217; ferry sails &#x201C;again&#x201D;\n\nIt sailed at six. It was calm.\n"
    headline = segment(text, Span(0, len(text)))[0].span.of(text)
    assert headline == text.split("\n")[0]
    assert title(text) == ("Harbour & Sons’ ferry sails “again”", False)
    assert unescaped("R&D at AT&T; &nosuch; &amp") == "R&D at AT&T; &nosuch; &amp"
    assert unescaped("one&#10;two&nbsp;&#27;three") == "one two three"


@pytest.mark.parametrize("first", ["Harbour &amp; Sons", "Harbour & Sons"])
@pytest.mark.parametrize("given", ["Harbour &amp; Sons", "Harbour & Sons"])
def test_a_title_given_beside_the_text_is_the_headline_in_it_however_both_are_written(
    first: str, given: str
) -> None:
    text = f"{first}\n\nThe ferry sailed at six. It was calm.\n"
    written = Metadata(title=given, source="Coast &amp; Sea")
    article = article_of(text, Span(0, len(text)), written, Metadata(), article_id="a", path="a.txt")
    assert (article.title, article.source, article.text) == ("Harbour & Sons", "Coast & Sea", text)
    assert article.sentences[0].kind is SentenceKind.HEADLINE
