"""What the user linked or unlinked wins over what was found, and is undone by taking the decision away."""

from hypothesis import given
from hypothesis import strategies as st

from index.comparison.alignment.align import align_prepared
from index.comparison.alignment.by_hand import with_decisions
from index.comparison.alignment.links import mirrored
from index.comparison.compare import compare
from index.comparison.model import LinkDecision, Strength
from index.comparison.reading.prepare import prepare
from index.entities.model import Resolution
from index.formats.text_file import parse

NAMES = Resolution((), ())
WORDS = st.lists(
    st.sampled_from("flood dam river army bread mayor rose fell two nine".split()), min_size=4, max_size=7
)
SENTENCES = st.lists(WORDS.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=5)


def prepared(sentences, key):
    return prepare(parse("\n\n".join(sentences).encode(), article_id=key, path=f"{key}.txt").article)


def pairs(links):
    return {(left, right): link for link in links for left in link.left for right in link.right}


def written(article, span):
    return span.of(article.text)


def test_a_pair_that_was_missed_is_linked_strongly(flood, starting):
    left, right = flood[0], flood[1]
    mine, theirs = starting(left, "Meteorologists"), starting(right, "A wedding party")
    decision = LinkDecision(written(left, mine), written(right, theirs), True)
    found = compare(left, right, NAMES, decisions=[decision])
    link = pairs(found.links)[mine, theirs]
    assert (link.strength, link.probable, link.score) == (Strength.STRONG, False, 1.0)
    assert mine not in found.only_left
    assert theirs not in found.only_right


def test_a_wrong_pair_is_taken_apart_and_stands_on_one_side_only(flood, starting):
    left, right = flood[0], flood[1]
    mine, theirs = starting(left, "The hydropower"), starting(right, "The power station")
    assert (mine, theirs) in pairs(compare(left, right, NAMES).links)
    decision = LinkDecision(written(left, mine), written(right, theirs), False)
    found = compare(left, right, NAMES, decisions=[decision])
    assert (mine, theirs) not in pairs(found.links)
    assert mine in found.only_left


def test_the_later_decision_wins(flood, starting):
    left, right = flood[0], flood[1]
    words = (
        written(left, starting(left, "The hydropower")),
        written(right, starting(right, "The power station")),
    )
    again = [LinkDecision(*words, False), LinkDecision(*words, True)]
    assert (
        pairs(compare(left, right, NAMES, decisions=again).links).keys()
        == pairs(compare(left, right, NAMES).links).keys()
    )


def test_a_decision_on_a_sentence_that_is_gone_changes_nothing(flood):
    left, right = flood[0], flood[1]
    gone = LinkDecision("It was never written.", "Nor was this.", True)
    assert compare(left, right, NAMES, decisions=[gone]) == compare(left, right, NAMES)


@given(SENTENCES, SENTENCES, st.data())
def test_decisions_hold_seen_from_either_side(ours, theirs, data):
    left, right = prepared(ours, "a"), prepared(theirs, "b")
    texts = [[each.span.of(one.article.text) for each in one.sentences] for one in (left, right)]
    if not all(texts):
        return
    made = data.draw(
        st.lists(st.builds(LinkDecision, st.sampled_from(texts[0]), st.sampled_from(texts[1]), st.booleans()))
    )
    there = with_decisions(align_prepared(left, right), made, left, right)
    back = with_decisions(
        align_prepared(right, left), [decision.mirrored() for decision in made], right, left
    )
    assert sorted(map(repr, pairs(there))) == sorted(repr((a, b)) for b, a in pairs(back))
    assert len(pairs(there)) == sum(len(link.left) * len(link.right) for link in there)
    last = {(decision.left, decision.right): decision.linked for decision in made}
    linked = {(a.of(left.article.text), b.of(right.article.text)) for a, b in pairs(there)}
    for words, wanted in last.items():
        assert (words in linked) is wanted
    assert [mirrored(mirrored(link)) for link in there] == list(there)
