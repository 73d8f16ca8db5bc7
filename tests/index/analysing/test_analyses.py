"""What was found out about articles is kept for the next question, up to a bound."""

from itertools import combinations

import pytest

from index.analysing import analyses
from index.comparison.reading import prepare as preparing
from index.entities.recognition.recognise import recognise
from index.formats.text_file import parse

TEXTS = {
    place: f"Flood at {place}\n\nThe river flooded {place} on Tuesday and drove {number}00 from their homes."
    for number, place in enumerate(("Karsk", "Lowell", "Harton", "Melby"), 2)
}


@pytest.fixture
def two_kept(monkeypatch):
    """Two articles are kept prepared by analyses that are made from now on."""
    monkeypatch.setattr(analyses, "MOST_PREPARED", 2)


@pytest.fixture
def of_all():
    """The analyses of four articles that are no story."""
    articles = {key: parse(text.encode(), article_id=key, path=key).article for key, text in TEXTS.items()}
    return analyses.Analyses(
        articles.__getitem__,
        lambda key: recognise(articles[key]),
        lambda key: (key,),
        lambda: (),
        lambda *_: (),
    )


@pytest.fixture
def prepared(monkeypatch):
    """The articles that were prepared, each time they were."""
    told = []
    make = preparing.prepare

    def prepare(article):
        told.append(article.id)
        return make(article)

    monkeypatch.setattr(preparing, "prepare", prepare)
    return told


def test_an_article_is_prepared_once_for_all_it_is_compared_with(of_all, prepared):
    for pair in combinations(TEXTS, 2):
        of_all.compare(*pair)
    assert sorted(prepared) == sorted(TEXTS)


def test_of_many_articles_those_asked_for_last_are_kept_prepared(two_kept, of_all, prepared):
    of_all.compare("Karsk", "Lowell")
    of_all.compare("Karsk", "Harton")
    of_all.prepared("Karsk")
    assert prepared == ["Karsk", "Lowell", "Harton"]
    of_all.prepared("Lowell")
    assert prepared == ["Karsk", "Lowell", "Harton", "Lowell"]


def test_what_is_handed_to_others_is_found_there_without_preparing_anything(of_all, prepared):
    found = of_all.compare("Karsk", "Lowell")
    prepared.clear()
    other = analyses.Analyses(of_all.article, of_all.annotations, of_all.story, tuple, lambda *_: ())
    other.take(of_all.kept())
    assert other.compare("Karsk", "Lowell") is found
    assert not prepared
