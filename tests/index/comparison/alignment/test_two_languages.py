"""Whether two articles are in two languages is one answer, wherever it is asked."""

import pytest

from index.comparison.alignment.two_languages import in_two_languages
from index.comparison.compare import compare
from index.comparison.model import Strength
from index.comparison.reading.prepare import prepare
from index.comparison.rivals.pairing import Pairing
from index.comparison.rivals.sentence_facts import facts_of

ENGLISH = "The council counted 1,350 houses. It was late."
UNKNOWN = "Nordline gjekk til Torvik med 1350 folk ombord."
GEORGIAN = "საბჭომ 1350 სახლი დათვალა."


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        (("en", ENGLISH), ("de", "Der Rat zählte 1350 Häuser."), True),
        (("de", ENGLISH), ("de", "Der Rat zählte 1350 Häuser."), False),
        (("en", ENGLISH), ("", GEORGIAN), True),
        (("en", ENGLISH), ("", UNKNOWN), False),
        (("", UNKNOWN), ("", UNKNOWN), False),
    ],
)
def test_articles_pairs_of_sentences_and_the_comparison_agree(article, resolved, ours, theirs, two):
    left, right = (
        article(f"---\nlanguage: {code}\n---\n{text}" if code else text, name)
        for name, (code, text) in (("left", ours), ("right", theirs))
    )
    known = resolved([left, right])
    [one, other] = prepare(left), prepare(right)
    here, there = facts_of(one, known)[0], facts_of(other, known)[0]
    pairing = Pairing(here, there, 0, Strength.STRONG, 1.0, (here,), (there,))
    assert in_two_languages(one, other) is two
    assert pairing.in_two_languages is two
    assert compare(left, right, known).in_two_languages is two


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("zh", "该楼没有通过检查。", True),
        ("zh", "该楼已经通过检查。", False),
        ("ja", "知事は語らなかった。", True),
        ("ja", "知事は語らず、席を立った。", True),
        ("ja", "まず、少ない人が必ず来た。", False),
        ("de", "Der Rat sagte nichts und nicht viel.", True),
        ("de", "Der Rat sagte viel.", False),
    ],
)
def test_a_denial_is_read_in_other_languages(article, resolved, language, text, denied):
    one = article(f"---\nlanguage: {language}\n---\n{text}")
    [facts] = facts_of(prepare(one), resolved([one]))
    assert facts.denies is denied
