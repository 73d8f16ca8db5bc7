import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, SentenceKind
from index.comparison.alignment.align import PROBABLE_BELOW, REPEATED, align, align_scored, joining
from index.comparison.alignment.links import groups, mirrored
from index.comparison.model import Link, Strength
from index.comparison.reading.prepare import prepare
from index.formats.text_file import parse

SENTENCES = st.sampled_from(
    [
        "The bridge over the Tarn was closed on Friday.",
        "On Friday the bridge across the Tarn was shut.",
        "Engineers found cracks in two of its pillars.",
        "Two pillars of the bridge have cracks, engineers found.",
        "Lorries must take the road through Aubrac.",
        "The mayor called it a nuisance.",
        "“It is a nuisance,” the mayor said.",
        "Repairs will cost 3.5 million euros.",
        "Nobody was hurt.",
        "No.",
        "12 / 14",
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=200).filter(
    lambda text: any(c.isalnum() for c in text)
)


def parsed(text: str, article_id: str) -> Article:
    return parse(text.encode("utf-8", "replace"), article_id=article_id, path=f"{article_id}.txt").article


def strong_pairs(links: tuple[Link, ...]) -> set[tuple[object, object]]:
    return {
        (ours, theirs)
        for link in links
        if link.strength is Strength.STRONG
        for ours in link.left
        for theirs in link.right
    }


def test_finds_what_a_reader_links(told, article, starting):
    hits = found = wanted = 0
    for pair in told:
        left, right = article(pair.left, "a"), article(pair.right, "b")
        gold = {(starting(left, ours), starting(right, theirs)) for ours, theirs in pair.pairs}
        got = strong_pairs(align(left, right))
        hits += len(gold & got)
        found += len(got)
        wanted += len(gold)
    assert hits / found >= 0.85
    assert hits / wanted >= 0.75


def test_two_events_have_next_to_nothing_in_common(flood, merger):
    assert not strong_pairs(align(flood[0], merger[0]))


def test_a_sentence_told_in_two_is_linked_to_both(flood, starting):
    left, right, _ = flood
    quotation = starting(right, '"We were told')
    partners = {ours for ours, theirs in strong_pairs(align(left, right)) if theirs == quotation}
    assert partners == {starting(left, "Mayor Ines"), starting(left, '"We were told')}


def test_one_quotation_is_one_wherever_it_stands(flood, article, starting):
    left, right, _ = flood
    quotation = '"We were told to wait, and we waited," she told Radio Nord.'
    moved = article(left.text.replace(quotation, "") + f"\n{quotation}\n", "a")
    theirs = starting(right, '"We were told')
    assert (starting(moved, quotation), theirs) in strong_pairs(align(moved, right))
    other = '"We were told to run, and we ran," she told Radio Nord.'
    another = article(left.text.replace(quotation, "") + f"\n{other}\n", "a")
    assert (starting(another, other), theirs) not in strong_pairs(align(another, right))


def test_wording_is_enough_where_nothing_else_speaks_for_a_pair(article):
    found = "The missing captain was found alive on an island."
    ours = [
        "Trawlers stayed in port on Monday.",
        "Fuel has become too dear.",
        "The council met in the evening.",
        "Its members argued until midnight.",
    ]
    theirs = ["Waves broke over the wall.", "Nobody was hurt.", "Lessons were cancelled."]
    long = "Rescuers flew to the island of Sker, where the captain sat alive beside a fire and waited."
    other = "The captain has been missing since he left the harbour of Sker for the fishing grounds."

    def strengths(sentence: str) -> list[Strength]:
        left = article("\n\n".join(["Fishermen protest", *ours, found, "Nets hang in the sun."]), "a")
        right = article("\n\n".join(["Bad weather", sentence, *theirs]), "b")
        return [link.strength for link in align(left, right)]

    assert strengths(long) == [Strength.STRONG]
    assert Strength.STRONG not in strengths(other)


def test_spelling_habits_do_not_part_sentences(article):
    left = article("The U.S. defence minister will organise a visit on Sept. 3 for a thousand troops.", "a")
    right = article(
        "The United States defense minister will organize a visit on September 3 for 1,000 troops.", "b"
    )
    (link,) = align(left, right)
    assert link.strength is Strength.STRONG
    assert link.score > 0.9


def test_low_scores_are_probable(told, article):
    links = [link for pair in told for link in align(article(pair.left, "a"), article(pair.right, "b"))]
    assert all(not link.probable for link in links if link.strength is Strength.PARTIAL or link.score >= 0.44)
    assert all(link.probable for link in links if link.strength is Strength.STRONG and link.score < 0.44)


def test_what_is_not_reporting_is_never_linked(article):
    text = (
        "A ship sank off Lorn\n\nShare this article\n\nA ship with ten aboard sank off Lorn, police said.\n"
    )
    left, right = article(text, "a"), article(text, "b")
    asides = {each.span for each in left.sentences if each.kind is SentenceKind.BOILERPLATE}
    assert asides
    assert not asides & {span for link in align(left, right) for span in link.left}


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.lists(SENTENCES, min_size=1, max_size=8))
def test_mirrored_articles_have_mirrored_links(ours, theirs):
    left, right = parsed("\n\n".join(ours), "a"), parsed("\n\n".join(theirs), "b")
    there = align(left, right)
    back = align(right, left)
    assert sorted(map(repr, there)) == sorted(repr(mirrored(link)) for link in back)


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.lists(SENTENCES, min_size=1, max_size=8))
def test_a_pair_of_sentences_occurs_once_and_every_span_is_a_sentence(ours, theirs):
    left, right = parsed("\n\n".join(ours), "a"), parsed("\n\n".join(theirs), "b")
    links = align(left, right)
    pairs = [(a, b) for link in links for a in link.left for b in link.right]
    assert len(pairs) == len(set(pairs))
    assert {a for a, _ in pairs} <= {each.span for each in left.reporting}
    assert {b for _, b in pairs} <= {each.span for each in right.reporting}
    assert all(0 <= link.score <= 1 for link in links)


@given(st.lists(SENTENCES, min_size=1, max_size=8) | st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_an_article_is_strongly_linked_to_itself(sentences):
    article = parsed("\n\n".join(sentences), "a")
    linked = {(a, b) for a, b in strong_pairs(align(article, article))}
    assert all((each.span, each.span) in linked for each in article.reporting)


def test_a_part_told_beside_the_rest_of_a_sentence_needs_less_of_it(article):
    """Packed into one sentence there, told in two here, which mostly follow each other."""
    rest = "The ferry Aurora ran aground off Lindholm on Sunday with 212 people aboard."
    part = "Divers found cracks in the hull by lamp light during a cold search that the insurers had ordered."
    packed = rest[:-1] + ", and divers found cracks in the hull."
    others = [
        "The bakers of Ostrava voted for an old recipe.",
        "A museum in Torvik opened its cellar to visitors.",
        "Geese came back to the marsh in spring.",
    ]
    other = article(f"{packed}\n\nTickets will be paid back to all passengers.", "b")

    def linked(*parts):
        told = article("\n\n".join(parts), "a")
        spans = [span for link in align(told, other) for span in link.left]
        return any(span.of(told.text) == part for span in spans)

    assert linked(rest, part, *others)
    assert linked(part, rest, *others)
    assert not linked(rest, *others, part)


@pytest.mark.parametrize(
    ("alike", "told", "row", "joins"),
    [
        (0.24, 3, 1, True),
        (0.23, 3, 1, False),
        (0.24, 2, 1, False),
        (0.24, 4, 2, True),
        (0.24, 3, 2, False),
    ],
)
def test_how_much_a_part_needs_beside_the_rest_and_apart_from_it(alike, told, row, joins):
    """Of ten words `told` are what the partner of the first sentence leaves out of the packed one."""
    words = [f"w{number}" for number in range(20)]
    packed = frozenset(words[:10])
    part = frozenset([*words[5 : 5 + told], *words[10 : 20 - told]])
    ours = [frozenset(words[:5]), frozenset(), frozenset()]
    ours[row] = part
    similarity = [(0.8,), (0.0,), (0.0,)]
    similarity[row] = (alike,)
    found = list(joining(ours, [packed], similarity, dict.fromkeys(words, 1.0), {(0, 0)}))
    assert found == ([(row, 0)] if joins else [])


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_each_pair_is_in_one_group_of_which_all_are_paired(chosen):
    found = list(groups(chosen))
    pairs = [(row, column) for rows, columns in found for row in rows for column in columns]
    assert sorted(pairs) == sorted(chosen)


def test_what_is_all_paired_is_one_group():
    assert list(groups({(0, 0), (0, 1), (1, 0), (1, 1)})) == [((0, 1), (0, 1))]
    assert list(groups({(2, 0), (2, 1)})) == [((2,), (0, 1))]


def test_a_probable_pair_is_in_no_link_with_a_sure_one(flood, told, article):
    pairs = [(flood[0], flood[1]), (flood[1], flood[2])]
    pairs += [(article(each.left, "a"), article(each.right, "b")) for each in told]
    for left, right in pairs:
        links, similarity, _ = align_scored(prepare(left), prepare(right))
        for link in links:
            values = [similarity[ours, theirs] for ours in link.left for theirs in link.right]
            assert min(values) <= link.score + 1e-4 <= max(values) + 2e-4
            if link.strength is Strength.STRONG:
                assert len({value < PROBABLE_BELOW for value in values}) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "pairs"),
    [(REPEATED, REPEATED, REPEATED**2), (30, 30, 30), (5, 30, 30), (30, 5, 30), (30, 1, 30)],
)
def test_of_a_refrain_each_is_held_against_the_one_in_its_turn(ours, theirs, pairs):
    refrain = "The dam above Torvik broke in the rain."
    left = parsed(" ".join([refrain] * ours), "a")
    right = parsed(" ".join([refrain] * theirs), "b")
    found = strong_pairs(align(left, right))
    assert len(found) == pairs
    assert {one for one, _ in found} == {each.span for each in left.reporting}
    assert {other for _, other in found} == {each.span for each in right.reporting}
