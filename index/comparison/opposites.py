"""Words that turn a claim round when one stands for the other, and words that deny what follows them."""

from __future__ import annotations

from index.article import Span
from index.comparison.stems import stem
from index.comparison.tokens import NEGATIONS, tokens_of

_OPPOSITES = """
rise climb increase grow gain jump soar surge / fall drop decrease decline shrink lose plunge sink
up higher / down lower
win beat victory / lose defeat
gain / lose
approve accept back support endorse welcome pass favor / reject refuse oppose block condemn veto decline
accept agree / refuse reject decline
confirm admit acknowledge concede / deny dispute reject
open reopen / close shut
opened reopened / closed shut
arrive enter / depart leave exit
convict guilty / acquit innocent clear
convicted / acquitted cleared
ally friend / enemy foe
friendly / hostile
north northern / south southern
northeast / southeast northwest southwest
northwest / southwest southeast
east eastern / west western
first / last
majority / minority
buy purchase acquire / sell
legal lawful / illegal unlawful
more / fewer less
before / after
praise laud applaud hail welcome / criticize criticise condemn slam denounce attack
help boost improve benefit / hurt harm damage hamper
helped boosted / hurt harmed damaged
advance / withdraw retreat
raise increase hike / lower cut reduce
pass / fail
passed / failed
succeed success / fail failure
better best stronger strong / worse worst weaker weak
good excellent stable / bad poor critical
missing / found
agree agreed / reject rejected refuse refused
rich wealthy / poor
high / low
full / empty
old older / young younger new
true / false
peaceful / violent
calm / rough
hot warm / cold cool
wet / dry drier
fast quick / slow
heavy / light
domestic / foreign
upper / lower
present / absent
add / remove
build / demolish
encourage / discourage
trust / distrust
love / hate
permit / prohibit
import / export
employed / unemployed
married / divorced unmarried
inside indoors / outside outdoors
allow permit let / ban forbid prohibit bar
allowed permitted / banned forbidden prohibited barred
begin start / end stop finish
early earlier / late later
left / right
release released free freed / jail jailed imprison imprisoned detain detained arrest arrested
hire recruit employ / fire dismiss sack
join / quit leave
safe / unsafe dangerous
likely / unlikely
possible / impossible
public / private
male man men boy husband father son brother / female woman women girl wife mother daughter sister
optimistic / pessimistic
profit / loss
expand widen / shrink narrow
strengthen / weaken
tighten / ease loosen relax
include / exclude
continue resume / halt stop suspend cancel
agree / disagree
appear / disappear
attack / defend
borrow / lend
maximum / minimum
conservative / liberal
voluntary voluntarily / forced compulsory mandatory
temporary temporarily / permanent permanently
alive survive survived / dead die died killed
confirm / cancel
lift / impose
cause / prevent
ahead / behind
"""


def _stem(word: str) -> str:
    """The stem of a word as a token of running text has it, spelling levelled first."""
    return tokens_of(word, Span(0, len(word)))[0].stem


def _pairs() -> frozenset[tuple[str, str]]:
    found = set()
    for line in _OPPOSITES.strip().splitlines():
        ours, theirs = ([_stem(word) for word in side.split()] for side in line.split("/"))
        found |= {pair for one in ours for other in theirs for pair in ((one, other), (other, one))}
    return frozenset(found)


OPPOSED = _pairs()
"""Stems that cannot stand for one another without turning the claim round."""

OPPOSABLE = frozenset(one for one, _ in OPPOSED)
"""The stems that have an opposite."""

DENYING = frozenset(stem(word) for word in "refuse fail decline deny unable reluctant".split())
"""Words that deny an action named behind them: "refused to", "failing to"."""


def negates(form: str, word_stem: str) -> bool:
    """Whether a word denies what follows it: "not", "didn't", "refused to", "failed to"."""
    return form in NEGATIONS or form.endswith("n't") or word_stem in DENYING
