import math

import pytest

from index.article import Span
from index.comparison.alignment.align import align
from index.comparison.alignment.likeness import (
    EVIDENCE,
    LINKED_BIAS,
    LINKED_WEIGHTS,
    NOT_FOR_LINKED,
    NOT_FOR_STRONG,
    STRONG_BIAS,
    STRONG_WEIGHTS,
    alike_in_wording,
    evidence,
    likelihood,
)
from index.comparison.alignment.scores import score
from index.comparison.model import Strength
from index.comparison.reading.prepare import prepare
from index.comparison.reading.stems import stem
from index.comparison.reading.thesaurus import senses
from index.text.run_together import run_together

TOLD_BY_BOTH = EVIDENCE.index("share of the telling words told by both, a near synonym counting 0.6")
PLAIN_WORDS = EVIDENCE.index("share of the telling words, names left out, that both tell")
LENGTHS = EVIDENCE.index("how much longer one is, as the logarithm of the ratio of their tokens")
QUOTED = EVIDENCE.index("how much more of one is between quotation marks")
DEPTH = EVIDENCE.index("how far down they stand, as the logarithms of 1 + their places, added")


def test_a_weight_for_each_kind_of_evidence():
    assert len(STRONG_WEIGHTS) == len(LINKED_WEIGHTS) == len(EVIDENCE)
    assert {place for place, weight in enumerate(STRONG_WEIGHTS) if not weight} == set(NOT_FOR_STRONG)
    assert {place for place, weight in enumerate(LINKED_WEIGHTS) if not weight} == set(NOT_FOR_LINKED)


def test_wording_alone_asks_for_likeness_for_shared_stems_and_for_no_better_partner():
    def found(s=0.5, shared=4, nearest=0.9, shorter=7):
        values = [0.0] * len(EVIDENCE)
        values[EVIDENCE.index("S of the two")] = s
        values[EVIDENCE.index("content stems in common, of at most eight")] = shared / 8
        values[EVIDENCE.index("S over the best of the row or of the column, the lower")] = nearest
        return alike_in_wording(values, shorter)

    assert found()
    assert not found(s=0.35)
    assert not found(s=0.4, shared=2)
    assert found(s=0.4, shared=3)
    assert not found(nearest=0.5)
    assert not found(shared=1)
    assert found(shared=1, shorter=2)


def test_near_synonyms_share_a_sense_and_others_do_not():
    assert senses(stem("rejected")) & senses(stem("refuses"))
    assert senses(stem("blast")) & senses(stem("explosion"))
    assert not senses(stem("mayor")) & senses(stem("verdict"))
    assert not senses("aldra")


def test_synonyms_are_evidence(article):
    left = article("The mayor rejected the accord.\n\nGulls sleep on the quay.", "a")
    close = article("The mayor refused the pact.\n\nGulls sleep on the quay.", "b")
    far = article("The mayor painted the boat.\n\nGulls sleep on the quay.", "c")
    told = [
        dict(evidence(score(prepare(left), prepare(other))))[0, 0][TOLD_BY_BOTH] for other in (close, far)
    ]
    assert told[0] > told[1] + 0.2


def test_the_likelier_the_more_evidence_there_is(flood):
    found = dict(evidence(score(prepare(flood[0]), prepare(flood[1]))))
    same, other = found[5, 2], found[5, 4]
    for weights, bias in ((STRONG_WEIGHTS, STRONG_BIAS), (LINKED_WEIGHTS, LINKED_BIAS)):
        assert 0 <= likelihood(other, weights, bias) < 0.5 < likelihood(same, weights, bias) <= 1
    assert likelihood([-1e6] * len(EVIDENCE), STRONG_WEIGHTS, STRONG_BIAS) == 0


def test_titles_of_linked_pages_in_a_sentence_do_not_part_it_from_its_twin(article):
    run = "Sen. Ann Lee Ann Beth LeeFerry sinks off Lorn Lee asks for an inquiry Gulls return to Lorn MORE"
    left = article(f"{run} wants the harbour of Velmont dredged by spring.", "a")
    right = article("Senator Ann Lee wants Velmont harbour dredged by spring.", "b")
    (stretch,) = run_together(left.text)
    assert stretch.of(left.text).startswith(" Ann Beth LeeFerry")
    assert stretch.of(left.text).endswith("MORE")
    (link,) = align(left, right)
    assert link.strength is Strength.STRONG
    assert link.score > 0.75
    assert "ferry" not in prepare(left).sentences[0].stems


@pytest.mark.parametrize(
    "run",
    [
        " Ann Beth Lee2020 brings ferries to Lorn Who pays for the ferries MORE",
        "Ann LeeLee asks for an inquiry Gulls return to Lorn MORE",
        " Ann (Beth) Lee Retirees of Lorn should say no The gulls return to Lorn MORE",
    ],
)
def test_titles_run_on_from_a_name_in_many_ways(run):
    (stretch,) = run_together(f"Sen. Ann Lee{run}, a former mayor, left.")
    assert stretch == Span(len("Sen. Ann Lee"), len(f"Sen. Ann Lee{run}"))


def test_nothing_is_run_together_in_plain_text():
    assert run_together("The LeeWay bridge needs MORE money, Lee said. Lee and LeeWay want MORE.") == ()


def test_a_large_figure_in_common_counts_more_than_a_small_one(article):
    kind = next(index for index, name in enumerate(EVIDENCE) if name.startswith("figures in common"))
    left = article("The ministry sent 14,300 tents.\n\nIt sent 9 cooks.\n\nIt was 2016.", "a")
    right = article("Some 14,300 tents came.\n\nThere were 9 cooks.\n\nThat was in 2016.", "b")
    found = dict(evidence(score(prepare(left), prepare(right))))
    assert found[0, 0][kind] == 1.0
    assert 0.0 < found[1, 1][kind] < 1.0
    assert 0.0 < found[2, 2][kind] < 1.0


def test_a_name_in_common_is_no_plain_word_in_common(article):
    left = article("Old Captain Ilse Marn sold the ferry.\n\nGulls sleep on the quay.", "a")
    named = article("Years ago Captain Ilse Marn sang badly.\n\nGulls sleep on the quay.", "b")
    plain = article("Years ago somebody sold the ferry.\n\nGulls sleep on the quay.", "c")
    told = {
        other.id: dict(evidence(score(prepare(left), prepare(other))))[0, 0][PLAIN_WORDS]
        for other in (named, plain)
    }
    assert told == {"b": 0.0, "c": told["c"]}
    assert 0.3 < told["c"] <= 1.0


def test_a_word_that_only_one_side_writes_as_a_name_counts_on_neither(article):
    left = article("The council will dredge the harbour.", "a")
    right = article("Experts from Council of Lorn dredge the harbour.", "b")
    same = article("Experts from Lorn dredge the harbour.", "c")
    first, second = (
        dict(evidence(score(prepare(left), prepare(other))))[0, 0][PLAIN_WORDS] for other in (right, same)
    )
    assert first == 1.0
    assert second < 1.0


def test_place_length_and_quotation_are_evidence_and_the_same_from_both_sides(article):
    left = article("Gulls sleep.\n\n\u201cThe harbour is safe,\u201d the mayor said of the boats.", "a")
    right = article("Boats left.\n\nGulls slept.\n\nThe harbour is safe, the mayor said of boats.", "b")
    ours, theirs = prepare(left), prepare(right)
    there, back = dict(evidence(score(ours, theirs))), dict(evidence(score(theirs, ours)))
    assert there[1, 2][DEPTH] == math.log(2) + math.log(3)
    assert there[0, 1][DEPTH] == math.log(2)
    assert there[1, 2][QUOTED] == ours.sentences[1].quoted > 0.3
    assert there[0, 1][QUOTED] == there[0, 1][LENGTHS] == 0.0
    assert math.isclose(there[1, 2][LENGTHS], math.log(11 / 10))
    for kind in (PLAIN_WORDS, LENGTHS, QUOTED, DEPTH):
        assert {pair: values[kind] for pair, values in there.items()} == {
            (row, column): values[kind] for (column, row), values in back.items()
        }
