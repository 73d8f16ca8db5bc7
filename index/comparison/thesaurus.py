"""Words of the news that outlets use for one another, so that a paraphrase shares more than its names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from index.comparison.stems import stem

_GROUPS = """
accord agreement deal pact treaty settlement contract; accuse allege claim charge blame assert contend;
acquire buy purchase takeover obtain; act action move step measure; adopt pass approve endorse ratify clear
enact; advance progress gain offensive push; advise counsel recommend urge suggest; aide adviser assistant
staffer deputy; aim goal objective target purpose; airport airfield airbase airstrip; alarm fear concern
worry anxiety; ally partner supporter backer friend; allow let permit enable authorize; alter change modify
amend revise adjust shift; anger outrage fury ire; announce declare reveal unveil disclose proclaim; answer
reply respond response react; appeal challenge contest; appear seem look; appoint name nominate pick choose
select tap; argue contend maintain insist assert; arrest detain seize capture custody apprehend nab jail;
arrive reach land; assault attack strike raid bombing onslaught; assist help aid support relief assistance;
assure promise pledge vow guarantee commit; asylum refuge refugee migrant immigrant; attempt try bid effort
seek; attorney lawyer counsel prosecutor; avert avoid prevent; back support endorse favor; ban bar prohibit
forbid outlaw block restrict halt; base airbase outpost installation garrison camp; battle fight combat
clash struggle war conflict; begin start launch open commence initiate; believe think consider; benefit
advantage gain; bill legislation measure law act statute; blast explosion bomb explode detonate; blaze fire
burn; block halt stop prevent thwart stall obstruct; bolster strengthen boost reinforce fortify secure;
border frontier boundary; boss chief head leader director executive; breach violate break violation
infringe; budget spending; build construct erect; business company firm corporation; call urge demand ask
request appeal; call phone telephone; cancel scrap drop abandon; captive hostage prisoner inmate detainee;
capture seize take conquer overrun control; car vehicle automobile truck; carry conduct perform; cash money
fund funding; cause trigger prompt lead spark; cease stop halt end suspend quit; chairman chairwoman chair
head; child kid minor youth teenager; citizen national resident; city town municipality; close shut shutter
closure; colleague counterpart peer; collapse fall fail; comment remark statement speak; commission
committee panel board council; compel force oblige; complete finish end conclude finalize; conceal hide
cover; condemn denounce decry criticize slam blast rip rebuke; confirm verify acknowledge; congress house
senate lawmaker legislature; congressman congresswoman lawmaker representative legislator senator
parliamentarian member deputy; conversation talk discussion dialogue call; convict guilty sentence; cop
police officer trooper deputy; correct right; cost price expense; country nation state; court judge tribunal
justice; create establish form set found; crime offense felony; crisis emergency disaster; crossing passage
border; crowd protester demonstrator; cut slash reduce lower trim reduction; damage harm hurt destroy ruin
injure; deadline date limit; death die kill dead fatal slay slaying murder; debate dispute argument
controversy row; debt deficit; decide determine decision rule ruling opt; decline refuse reject deny;
decline drop fall plunge slump decrease tumble slip; decree order directive edict command instruct; defeat
beat win victory triumph; defend protect guard; delay postpone defer; deny reject dismiss refute dispute;
depart leave quit exit withdraw withdrawal pullout retreat evacuate vacate departure; deport expel remove
evict oust; deploy send dispatch; destroy wreck ruin; deteriorate worsen escalate aggravate; develop
development event; die kill dead death fatal; difficult hard tough; disagree differ; discover find uncover
detect; dismiss fire oust sack remove; district area region province county territory; doubt question; dozen
score; draft write; draw attract; drive push; drug narcotic marijuana cannabis pot weed; duty obligation
responsibility; economy economic; elect election vote poll ballot; employee worker staff; end finish
conclude stop; enemy foe adversary rival; enlist recruit; ensure guarantee secure; enter entry access; envoy
ambassador diplomat; error mistake; escape flee run; examine review study investigate probe inspect; expand
extend widen broaden; expect anticipate predict forecast; expel oust; experience face undergo; expert
analyst scholar researcher; explain clarify; expose reveal; express voice; extremist militant terrorist
insurgent jihadist rebel fighter taliban gunman; fail failure; fall drop; false untrue lie fake; family
relative; fatal deadly; film movie; finance fund; fine penalty; fire shoot; flee escape run retreat cross;
follow after; forbid ban; foreign international overseas; former ex previous; free release; fund money;
funeral burial; gather assemble meet; get receive obtain; give grant provide; government administration
state; grant award; group organization; grow increase rise growth; guard officer; gun weapon firearm rifle;
halt stop; happen occur; harm damage; harsh tough; hear hearing; help assist; hire employ; hit strike; hold
detain; hospital clinic medical; hurricane storm; idea plan; ill sick illness disease; image photo picture;
immediate quick swift rapid fast; impact effect; impeach impeachment; implement enforce apply; impose levy;
improve better; include contain; increase rise grow climb jump surge soar gain raise; inform tell notify;
injure wound hurt injury; innocent guiltless; inquiry probe investigation investigate; insist maintain;
intend plan; invade invasion; invest investment; issue problem; jail prison imprison incarcerate; job work
position post; joint together; journalist reporter; judge justice magistrate; kill murder slay dead; killer
gunman shooter attacker suspect assailant; large big huge vast massive major; last final; latest recent new;
law rule regulation; lawsuit sue suit litigation case; leader chief head; leave depart; legal lawful; lessen
reduce; letter memo message; liberty freedom; lie false; limit restrict cap curb; link tie connect relation;
loan credit; lose loss; major important significant key; maker manufacturer producer; manage handle; march
rally protest demonstration demonstrate; marriage marry wed wedding; media press; medicine drug; meet
meeting summit talk gather; method way; military army troop force soldier personnel serviceman; mobilize
summon deploy; mock ridicule; monitor watch; nominee candidate pick; near close; necessary need required;
negotiate negotiation talk bargain; news report; number figure total; object oppose; observe watch; offer
propose proposal; officer official; opinion view; opponent critic opposition; oppose against resist; order
instruct command directive; organize arrange; outlaw ban; overturn reverse reversal repeal revoke rescind
undo; parent father mother; part portion; pay payment; penalty punishment sentence punish; people person
individual; permission consent approval; phase stage; place site location; plan proposal scheme program;
plane aircraft jet flight; plead plea; policy rule; poll survey; poor impoverished; portray depict; possible
potential likely; postpone delay; power authority; praise hail laud applaud; prepare ready; press pressure
push; priest cleric clergy; prior previous; prisoner detainee; probe inquiry; profit earn earning; prohibit
ban; proof evidence; propose plan suggest; protect safeguard shield protection; protest demonstration;
provide give supply; province region; provoke prompt; publish release; pull withdraw; pupil student; push
press; quarrel dispute; quickly rapidly swiftly; quit resign resignation; ranking top senior; reach achieve
attain; real actual; reason ground; rebuff reject; record document file; recover recovery; reduce cut;
regime government; region area; regret sorry apologize apology; release free publish; rely depend; remain
stay continue; replace substitute successor; report account; rescue save; research study; reside live;
resolve settle; result outcome; reveal show; riot unrest violence; risk danger threat peril hazard; road
route highway street; rocket missile mortar shell; rule govern; safe safety secure security; sale sell;
sanction penalty; school university college campus; search hunt; secret classified confidential; send
dispatch; serious grave severe; share stock; shelter camp; shoot shot gunfire; shortage lack; similar same;
situation circumstance condition; snow storm; sole only; speech address remark; split divide; stance
position stand; standoff siege; steal theft rob loot looter robbery; strike walkout stoppage; strong
powerful; succeed success; sudden abrupt; suspend pause; tariff duty levy tax; teacher educator; tell
inform; temporary tentative interim; terror terrorism; testify testimony witness; threat threaten menace
warn; top senior; trade commerce; tragedy disaster; transfer move; travel trip visit; tweet twitter post;
underscore highlight emphasize underline stress; unlawful illegal; upheld uphold affirm; vaccine shot; value
worth; verdict ruling; victim casualty; video footage clip; virus coronavirus covid pandemic outbreak; wage
salary pay raise; wall fence barrier; want wish desire hope; warn caution; wealth rich; weapon arm; world
global
"""


@lru_cache(maxsize=1)
def _senses() -> Mapping[str, frozenset[int]]:
    """The groups that a stem belongs to, by number."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS.split(";")):
        for word in group.split():
            found.setdefault(stem(word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def senses(word_stem: str) -> frozenset[int]:
    """The groups of near synonyms that a stem belongs to; stems that share one may stand for one another."""
    return _senses().get(word_stem, frozenset())
