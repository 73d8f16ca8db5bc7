"""Words that turn a claim round when one stands for the other, and words that deny what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.article import Span
from index.comparison.reading.by_language import words_of
from index.comparison.reading.stems import stem
from index.comparison.reading.tokens import ARTICLES, DETERMINERS, NEGATIONS, Token, tokens_of
from index.languages.unspaced import DENIALS, OPPOSITES
from index.languages.vocabulary import KNOWN, SPACED, UNSPACED, vocabulary
from index.word_tables import excluding

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
male man men boy / female woman women girl
husband / wife
father / mother / son / daughter / brother / sister / uncle / aunt / cousin / grandfather / grandmother
father son brother / daughter mother sister
child children / adult
parent / child
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
for / against
same / different other another
uphold upheld confirm / overturn overturned quash quashed reverse annul annulled
postpone delay / cancel scrap
resign / dismiss sack fire
elect / appoint
slight minor light mild / serious severe critical grave
unanimous / divided split
accident accidental / deliberate intentional
surplus / deficit
inflation / deflation
winner / loser
victim / attacker suspect
buyer / seller
tenant / landlord
plaintiff / defendant
prosecutor / defendant
long / short
deep / shallow
wide broad / narrow
thick / thin
hard / soft
near close / far
clean / dirty
spring / summer / autumn / winter
black / white / red / blue / green / yellow / brown / gray / pink / purple / orange
gold / silver / bronze / copper
wooden wood / steel iron / concrete / stone / plastic
car / bus / train / tram / boat ferry ship / helicopter / airplane plane / bicycle / motorcycle
knife / pistol gun rifle / bomb / axe / hammer
attic / cellar basement / kitchen / bathroom / bedroom / garage / garden / roof
arm / leg / neck / shoulder / knee / stomach / chest / ankle / wrist / hip
dog / cat / horse / cow / sheep / pig / bear / wolf / fox
school / hospital / church / mosque / synagogue / prison / hotel / museum / theater / airport / bank
murder / manslaughter / robbery / fraud / arson / rape / theft / bribery / perjury
christian / muslim / jewish jew / hindu / buddhist
catholic / protestant / orthodox
cholera / malaria / measles / ebola / typhoid / polio / tuberculosis
heroin / cocaine / cannabis marijuana
favor support / opposition
sober / drunk
jaw / nose / rib / skull / collarbone
wheat / rice / corn maize / barley
goalkeeper / defender / midfielder / striker
"""

_OTHERWISE = """
may might could can possibly / will must shall certainly cannot
likely possible potential potentially suspected alleged / certain confirmed proven
suspected / convicted
accused charged / convicted acquitted cleared
allegedly reportedly apparently / admittedly certainly undeniably
expected / guaranteed
all every each / no none some few most many
most many / few no none
some several / no none
always often / never rarely seldom
both / neither
he / she
him his himself / her hers herself
with including / without excluding
over above / under below
inside within / outside beyond
until before / since after
ago earlier / later
despite / because
if / unless
always usually / sometimes
can / cannot
most / least
highest / lowest
largest biggest greatest / smallest
oldest / youngest
longest / shortest
strongest / weakest
killed died dead / wounded injured hurt
previous / next
last / next
senior / junior
former / current incumbent future
local / national
federal / state
daily / weekly / monthly / yearly annual
republican / democratic democrat
republicans / democrats
supporters backers / opponents critics
allies / enemies
victims / attackers perpetrators
innocent / guilty
yes / no
hundreds / thousands / dozens / tens / millions / billions
"""


def _stem(word: str) -> str:
    """The stem of a word as a token of running text has it, spelling levelled first."""
    return tokens_of(word, Span(0, len(word)))[0].stem


OPPOSED = excluding(_OPPOSITES, _stem)
"""Stems that exclude each other where one stands in the other's place: opposites, and the kinds of one thing
(colours, vehicles, relatives)."""

_OTHER = excluding(_OTHERWISE)
"""Words that say something else where one stands for the other and nothing around them differs."""

OPPOSABLE = frozenset(one for one, _ in OPPOSED)
"""The stems that have an opposite."""

DENYING = frozenset(stem(word) for word in "refuse fail decline deny unable reluctant".split())
"""Words that deny an action named behind them: "refused to", "failing to"."""

AVOIDING = frozenset(stem(word) for word in "avoid escape avert evade dodge shun".split())
"""Verbs that deny what is named right behind them: "escaped relegation"; "the escapes" are no verb."""

_WHERE = frozenset("across along past via toward towards beyond abroad north south east west".split())
"""Words behind such a verb that say where to."""


PREFIXES = ("un", "non")
"""What makes a word its own opposite: insured, uninsured."""

RULE = stem("rule")
"""What "out" denies behind it: "ruled out"."""


def opposed(one: Token, other: Token) -> bool:
    """Whether two words exclude each other."""
    return (one.stem, other.stem) in OPPOSED


def excluded(one: Token, other: Token) -> bool:
    """Whether one word excludes the other where all around them is the same, auxiliaries and prepositions
    too."""
    return opposed(one, other) or (one.form, other.form) in _OTHER


def excluded_in(language: str, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether words of a language exclude those that stand in their place; in a language with blanks these
    are one word each."""
    if language in UNSPACED:
        return ("".join([each.form for each in ours]), "".join([each.form for each in theirs])) in _signs()
    if len(ours) != 1 or len(theirs) != 1:
        return False
    if language not in KNOWN:
        return excluded(ours[0], theirs[0])
    return (ours[0].stem, theirs[0].stem) in _opposites_in(language)


@cache
def _signs() -> frozenset[tuple[str, str]]:
    return excluding(OPPOSITES)


@cache
def _opposites_in(language: str) -> frozenset[tuple[str, str]]:
    def key(word: str) -> str:
        return words_of(word, Span(0, len(word)), language)[0].stem

    return excluding(vocabulary(language).opposites, key)


def denials(language: str) -> frozenset[str]:
    """The words of a language that deny what stands beside them."""
    if language in UNSPACED:
        return DENIALS
    return vocabulary(language).denials if language in SPACED else NEGATIONS


def negates(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word denies what follows it: "not", "didn't", "refused to", "failed to", "ruled out"."""
    form, word_stem = tokens[index].form, tokens[index].stem
    if form in NEGATIONS or form.endswith("n't") or word_stem in DENYING:
        return True
    if word_stem in AVOIDING:
        if index and tokens[index - 1].form in DETERMINERS:
            return False
        following = tokens[index + 1 : index + 2]
        return any((each.content and each.form not in _WHERE) or each.form in ARTICLES for each in following)
    return form == "out" and index > 0 and tokens[index - 1].stem == RULE
