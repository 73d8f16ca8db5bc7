"""What holds for the recogniser and the resolver whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.entities.model import Annotations
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import FormatError, parse

_PIECES = st.sampled_from(
    """President Gen. Sen. Mr. the The of and for in told said
    “ ” " ‘ ’ 's , . : - — ( ) & \n \n\n Anna Marlow
    Marlowe Jr. J. U.S. US NATO Kenya Kenyan Kenya-Uganda Nairobi Times House Committee Department Air Base
    Airfield Lake River New York City Smith & Sons Inc. al-Rashid bin von Sept. 4 2018 May 1,500 million
    percent
    more than a thousand dozens Monday ago two days he she who A official WAR TROOPS É İ ß ﬁ 北京 🙂 O’Neil
    (R-Va.) Jae-in İstanbul 9/11 $3""".split(" ")
)
_QUOTED = st.sampled_from(
    (
        "“The lake rose,” Anna Marlow told the Times.",
        "Gen. Marlowe said “more than a thousand”.",
        "he said, “WAR",
    )
)
_TEXTS = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=60).map(" ".join),
    st.lists(_PIECES | _QUOTED, min_size=1, max_size=20).map(" ".join),
    st.lists(_PIECES, min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=200),
)


def _article(text: str, article_id: str) -> Article | None:
    try:
        return parse(text.encode("utf-8", "ignore"), article_id=article_id, path=article_id).article
    except FormatError:
        return None


@given(_TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    article = _article(text, "a")
    if article is None:
        return
    found = recognise(article)
    last = article.body.start
    for mention in found.mentions:
        surface = mention.span.of(article.text)
        assert last <= mention.span.start < mention.span.end <= article.body.end
        assert surface == surface.strip()
        assert not surface.endswith(("'s", "’s"))
        assert any(sentence.span.contains(mention.span) for sentence in article.sentences)
        assert mention.title is None or not mention.title.overlaps(mention.span)
        last = mention.span.end
    spans = {mention.span for mention in found.mentions}
    before = 0
    for quotation in found.quotations:
        assert before <= quotation.span.start < quotation.span.end <= len(article.text)
        assert {quotation.speaker, quotation.said_to} <= spans | {None}
        before = quotation.span.end


def _partition(articles: list[tuple[Article, Annotations]]) -> set[frozenset[tuple[str, int]]]:
    entities = resolve(articles).entities
    return {frozenset((m.article, m.span.start) for m in entity.mentions) for entity in entities}


@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_resolving_covers_every_mention_once_whatever_the_order(texts: list[str]) -> None:
    articles = [one for number, text in enumerate(texts) if (one := _article(text, str(number)))]
    annotated = [(article, recognise(article)) for article in articles]
    partition = _partition(annotated)
    assert sum(map(len, partition)) == sum(len(found.mentions) for _, found in annotated)
    assert len(frozenset().union(*partition)) == sum(map(len, partition))
    assert _partition(annotated[::-1]) == partition
    assert _partition(annotated[1:] + annotated[:1]) == partition


@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_an_entity_has_one_type(texts: list[str]) -> None:
    articles = [one for number, text in enumerate(texts) if (one := _article(text, str(number)))]
    annotated = [(article, recognise(article)) for article in articles]
    types = {(a.id, m.span): m.type for a, found in annotated for m in found.mentions}
    for entity in resolve(annotated).entities:
        assert {types[mention.article, mention.span] for mention in entity.mentions} == {entity.type}


@pytest.mark.parametrize(
    "unit", ["Chief Executive ", "Bank of ", "Work and ", "“a ", "'a ", "1,", "U.S.", "New ", "A-"]
)
def test_a_long_repetition_is_read_like_any_text(unit: str) -> None:
    article = _article(unit * 3000, "a")
    assert article is not None
    found = recognise(article)
    assert len(resolve([(article, found)]).annotations) == 1
