"""The same words as several articles quote them, and what one person is quoted saying."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.comparison.words.shared_quotations import shared_quotations
from index.entities.model import Resolution
from index.entities.quotations.quoted import quoted_by
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse
from index.library import Library
from index.places import Places

Groups = set[frozenset[tuple[str, str]]]


def told(texts: dict[str, str]) -> tuple[list[Article], Resolution]:
    """Texts by id as the articles of one story, resolved together."""
    articles = [
        parse(text.encode(), article_id=key, path=f"{key}.txt").article for key, text in texts.items()
    ]
    return articles, resolve([(article, recognise(article)) for article in articles])


def groups_of(texts: dict[str, str]) -> Groups:
    """The shared quotations as sets of (article, words)."""
    articles, resolution = told(texts)
    return {
        frozenset((key, quotation.span.of(texts[key])) for key, quotation in group.quotations)
        for group in shared_quotations(articles, resolution)
    }


@pytest.fixture
def grouped() -> Callable[..., Groups]:
    """The shared quotations of texts, the articles a, b, c …"""
    return lambda *texts: groups_of(dict(zip("abcdef", texts, strict=False)))


def test_the_same_sentence_in_two_articles(grouped: Callable[..., Groups]) -> None:
    assert grouped(
        "“The dam held for a day and then it broke,” Olga Brandt said.",
        "Brandt spoke on Friday. “The dam held for a day, and then it broke,” she told Reuters.",
    ) == {
        frozenset(
            {
                ("a", "The dam held for a day and then it broke,"),
                ("b", "The dam held for a day, and then it broke,"),
            }
        )
    }


def test_a_fragment_of_the_sentence_another_article_has_whole(grouped: Callable[..., Groups]) -> None:
    assert grouped(
        "“We will sue the company for every burned orchard in the valley,” Olga Brandt said on Friday.",
        "Olga Brandt said she would sue for “every burned orchard” in the valley.",
    ) == {
        frozenset(
            {
                ("a", "We will sue the company for every burned orchard in the valley,"),
                ("b", "every burned orchard"),
            }
        )
    }


def test_a_fragment_translated_in_two_ways(grouped: Callable[..., Groups]) -> None:
    assert grouped(
        "The ministry said Carpania had protested against the “armed intrusion” of trawlers on Monday.",
        "Carpania protested on Monday against the “armed incursions” of trawlers, the ministry said.",
    ) == {frozenset({("a", "armed intrusion"), ("b", "armed incursions")})}


def test_a_whole_sentence_translated_in_two_ways(grouped: Callable[..., Groups]) -> None:
    first = (
        "“The trawlers have closed every harbour of the island, and the crews cannot go anywhere but home,”"
    )
    second = (
        "“The trawlers closed all harbours of the island and the crews could not go anywhere except home,”"
    )
    assert len(grouped(f"{first} Olga Brandt said.", f"{second} Olga Brandt said.")) == 1


def test_words_interrupted_by_their_attribution_meet_the_whole(grouped: Callable[..., Groups]) -> None:
    (group,) = grouped(
        "“The orchard burned all night,” Olga Brandt said, “and nobody from the company came to help.”",
        "“The orchard burned all night and nobody from the company came to help,” Olga Brandt said.",
    )
    assert sorted(key for key, _ in group) == ["a", "a", "b"]


def test_different_named_speakers_keep_equal_words_apart(grouped: Callable[..., Groups]) -> None:
    words = "“The company will pay for every burned orchard in the valley,”"
    assert grouped(f"{words} Olga Brandt said.", f"{words} Piet Vos said.") == set()


def test_an_unnamed_speaker_is_no_obstacle(grouped: Callable[..., Groups]) -> None:
    words = "“The company will pay for every burned orchard in the valley,”"
    assert len(grouped(f"{words} Olga Brandt said.", f"{words} a spokeswoman said.")) == 1


def test_two_utterances_about_one_thing_stay_apart(grouped: Callable[..., Groups]) -> None:
    assert (
        grouped(
            "“The orchard burned because the company left its lines hanging in the trees,” Olga Brandt said.",
            "“We are sad about the orchard and about the trees of the valley,” Olga Brandt said.",
        )
        == set()
    )


def test_the_same_scare_quotes_in_unlike_sentences_stay_apart(grouped: Callable[..., Groups]) -> None:
    assert (
        grouped(
            "The “clean” energy of the company burned an orchard.",
            "A judge found nothing “clean” in the books of the bakery.",
        )
        == set()
    )


def test_the_title_of_a_work_is_no_quotation_to_share(grouped: Callable[..., Groups]) -> None:
    sentence = "The choir sang “Over the Water” at the dam on Friday evening."
    assert grouped(sentence, sentence) == set()


def test_one_article_alone_shares_nothing(grouped: Callable[..., Groups]) -> None:
    words = "“The company will pay for every burned orchard,” Olga Brandt said."
    assert grouped(f"{words}\n\n{words}") == set()


def test_what_someone_is_quoted_saying_with_the_same_words_side_by_side() -> None:
    texts = {
        "a": "“The company will pay for every burned orchard,” Olga Brandt said. “It pays, or we sue it.”",
        "b": "“The company will pay for every burned orchard,” a farmer said.\n\n“I saw it,” said Piet Vos.",
    }
    articles, resolution = told(texts)
    shared = shared_quotations(articles, resolution)
    brandt = next(entity for entity in resolution.entities if entity.name == "Olga Brandt")
    said = [
        [(key, quotation.span.of(texts[key])) for key, quotation in group]
        for group in quoted_by(brandt, dict(resolution.annotations), shared)
    ]
    words = "The company will pay for every burned orchard,"
    assert said == [[("a", words), ("b", words)], [("a", "It pays, or we sue it.")]]


_PIECES = st.sampled_from(
    [
        "“The company will pay for every burned orchard in the valley,” Olga Brandt said. ",
        "Piet Vos told Reuters: “The company will pay for every orchard that burned.” ",
        "She called the fire “an armed intrusion” of the company. ",
        "“The company,” he said, “will pay",
        "\n\n",
        "The “clean” energy burned “every orchard”. ",
        '"Nobody came to help us that night," Vos said. ',
        "‘Nobody came to help us that night,’ she said. ",
        "«Nobody came» ",
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=6).map("".join).filter(str.strip)


@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_groups_do_not_depend_on_the_order_and_hold_two_articles(texts: list[str]) -> None:
    named = dict(zip("abcd", texts, strict=False))
    groups = groups_of(named)
    backwards = groups_of(dict(reversed(named.items())))
    assert groups == backwards
    assert all(len({key for key, _ in group}) >= 2 for group in groups)


@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_each_quotation_is_in_one_group_at_most(texts: list[str]) -> None:
    articles, resolution = told(dict(zip("abcd", texts, strict=False)))
    places = [
        (key, quotation.span)
        for group in shared_quotations(articles, resolution)
        for key, quotation in group.quotations
    ]
    assert len(places) == len(set(places))
    known = {(key, quotation.span) for key, found in resolution.annotations for quotation in found.quotations}
    assert set(places) <= known


def test_the_library_lines_up_what_its_articles_quote(tmp_path: Path) -> None:
    words = "“The company will pay for every burned orchard in the valley,”"
    (tmp_path / "a.txt").write_text(f"{words} Olga Brandt said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{words} Brandt told Reuters.\n", encoding="utf-8")
    library = Library.open([tmp_path], at=Places(tmp_path / "cache", tmp_path / "data"))
    try:
        ids = [library.find("a.txt"), library.find("b.txt")]
        (group,) = library.shared_quotations(ids)
        assert group.articles() == tuple(ids)
        assert library.shared_quotations(ids[:1]) == ()
    finally:
        library.close()
