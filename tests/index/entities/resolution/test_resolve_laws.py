"""What holds for the resolver whatever names the articles of a story write."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.entities.model import Annotations, EntityType, NamingDecision
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse

_NAMES = (
    "Mr. Haddad",
    "Mrs. Haddad",
    "Omar Haddad",
    "President Selim Haddad",
    "Salim Hadad",
    "O. Haddad",
    "Omar Haddad Jr.",
    "Governor Haddad",
    "the Latvian Foreign Ministry",
    "Russia's Foreign Ministry",
    "the Foreign Ministry",
    "the Velm Fishery Council (VFC)",
    "the VFC",
    "the Fishery Council",
    "officials in Springfield, Texas",
    "officials in Springfield",
    "officials in Springfield, Maine",
    "Latvia",
)
_ARTICLES = st.lists(
    st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)), min_size=1, max_size=5).map(
        lambda pairs: " ".join(f"On Friday {one} met {other} again." for one, other in pairs)
    ),
    min_size=1,
    max_size=4,
)
_SPELLED = {
    EntityType.PERSON: ("Haddad", "Omar Haddad", "Selim Haddad", "Salim Hadad", "O. Haddad"),
    EntityType.ORG: ("Foreign Ministry", "VFC", "Latvian Foreign Ministry", "Fishery Council"),
    EntityType.GPE: ("Springfield", "Latvia"),
}
_DECISIONS = st.lists(
    st.sampled_from(
        [(kind, *two) for kind, names in _SPELLED.items() for two in permutations(names, 2)]
    ).flatmap(lambda of: st.builds(NamingDecision, *map(st.just, of), st.booleans())),
    max_size=4,
)
Annotated = list[tuple[Article, Annotations]]
Partition = set[frozenset[tuple[str, int]]]


def annotated(texts: list[str]) -> Annotated:
    """The texts as recognised articles."""
    articles = [
        parse(text.encode(), article_id=str(number), path=str(number)).article
        for number, text in enumerate(texts)
    ]
    return [(article, recognise(article)) for article in articles]


def partition(articles: Annotated, decisions: list[NamingDecision] | None = None) -> Partition:
    """The entities as sets of places."""
    entities = resolve(articles, decisions or ()).entities
    return {frozenset((m.article, m.span.start) for m in entity.mentions) for entity in entities}


@given(_ARTICLES, _DECISIONS, st.data())
def test_every_mention_is_in_one_entity_whatever_the_order(
    texts: list[str], decisions: list[NamingDecision], data: st.DataObject
) -> None:
    articles = annotated(texts)
    found = partition(articles, decisions)
    assert sum(map(len, found)) == sum(len(one.mentions) for _, one in articles)
    assert len(frozenset().union(*found)) == sum(map(len, found))
    assert partition(data.draw(st.permutations(articles)), decisions) == found


@given(_ARTICLES, _DECISIONS)
def test_the_last_decision_holds_and_undoing_it_restores(
    texts: list[str], decisions: list[NamingDecision]
) -> None:
    articles = annotated(texts)
    before = partition(articles, decisions[:-1])
    resolution = resolve(articles, decisions)
    if decisions:
        last = decisions[-1]
        both = {last.first, last.second}
        spelled = [
            {surface for surface, _ in entity.spellings} & both
            for entity in resolution.entities
            if entity.type is last.type
        ]
        if last.same and set().union(*spelled) == both:
            assert sum(map(bool, spelled)) == 1
        if not last.same:
            assert both not in spelled
    assert partition(articles, decisions[:-1]) == before


@given(_ARTICLES)
def test_what_must_never_be_one_is_never_one(texts: list[str]) -> None:
    spelled = [{surface for surface, _ in entity.spellings} for entity in resolve(annotated(texts)).entities]
    for pair in (
        {"Omar Haddad", "Selim Haddad"},
        {"Omar Haddad", "Salim Hadad"},
        {"Omar Haddad", "Omar Haddad Jr."},
        {"O. Haddad", "Selim Haddad"},
        {"Latvian Foreign Ministry", "VFC"},
    ):
        assert not any(pair <= names for names in spelled)
