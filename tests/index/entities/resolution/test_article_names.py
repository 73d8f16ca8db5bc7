"""Who and what one article names, by key, and how that is kept."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.entities.model import Annotations, EntityType, Mention, Quotation
from index.entities.recognition.recognise import recognise
from index.entities.resolution.article_names import ArticleNames, NamedHere, names_of, packed, unpacked
from index.formats.text_file import parse


def read(text: str) -> tuple[str, ArticleNames]:
    article = parse(text.encode(), article_id="a", path="a.txt").article
    return article.text, names_of(article, recognise(article))


def keys(names: ArticleNames, group: str) -> set[str]:
    return {key for one in names.named if one.group == group for key in one.keys}


def test_a_surname_alone_counts_as_the_name_that_it_stands_for() -> None:
    text, names = read(
        "Minister Yusuf Rakhimov opened the dam on Monday.\n\nThe dam is safe, Rakhimov told reporters.\n"
    )
    (key,) = keys(names, "person")
    assert key.startswith("rahimov_")
    assert [span.of(text) for span in names.spans("person", frozenset({key}))] == [
        "Yusuf Rakhimov",
        "Rakhimov",
    ]


def test_a_surname_that_no_one_explains_stays_one() -> None:
    _, names = read("The dam is safe, Mr. Rakhimov told reporters on Monday.\n")
    assert keys(names, "person") == {"rahimov"}


def test_an_acronym_that_is_explained_is_kept_with_what_it_stands_for() -> None:
    _, names = read(
        "The World Harvest Fund (WHF) sent trucks on Monday.\n\nA spokesman for the WHF said so.\n"
    )
    (one,) = [one for one in names.named if one.group == "org"]
    assert "WHF" in one.keys
    assert len(one.keys) == 2


def test_who_speaks_is_told_from_who_is_named() -> None:
    text, names = read(
        "Minister Yusuf Rakhimov met the engineer Clara Venn on Monday.\n\n"
        "“The dam will hold for a hundred years and more,” said Clara Venn.\n"
    )
    (speaker,) = (key for key in keys(names, "person") if key.startswith("ven"))
    (other,) = (key for key in keys(names, "person") if key.startswith("rahimov"))
    assert [span.of(text) for span in names.speaking("person", frozenset({speaker}))] == ["Clara Venn"]
    assert names.speaking("person", frozenset({other})) == ()


_SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda p: Span(p[0], p[0] + p[1]))
_OPTIONAL = st.none() | _SPANS


@given(
    st.lists(st.builds(Mention, _SPANS, st.sampled_from(EntityType), _OPTIONAL), max_size=20),
    st.lists(st.builds(Quotation, _SPANS, _OPTIONAL, _OPTIONAL, st.booleans()), max_size=8),
    st.lists(
        st.builds(
            NamedHere,
            st.sampled_from(("person", "org", "place", "people")),
            st.lists(st.text(min_size=1), max_size=3).map(tuple),
            st.lists(st.integers(0, 10**6), max_size=4).map(tuple),
        ),
        max_size=6,
    ),
)
def test_what_is_kept_comes_back(
    mentions: list[Mention], quotations: list[Quotation], named: list[NamedHere]
) -> None:
    names = ArticleNames(Annotations(tuple(mentions), tuple(quotations)), tuple(named))
    assert unpacked(packed(names)) == names
