"""Words of the news that outlets use for one another, so that a paraphrase shares more than its names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from index.comparison.reading.stems import stem

_GROUPS = """
abandon desert forsake; abduct kidnap snatch; abolish scrap eliminate end; abortion termination pregnancy;
accelerate hasten quicken; accept agree consent; accident crash collision wreck; accord agreement deal pact
treaty settlement contract; accuse allege claim charge blame assert contend; accuse indict charge prosecute;
acquire buy purchase takeover obtain; act action move step measure; activist campaigner advocate organizer;
actor actress star performer; add include append; admit acknowledge concede confess; adopt pass approve
endorse ratify clear enact; adult grown; advance progress gain offensive push; advise counsel recommend urge
suggest; affair scandal liaison; afraid fear scared; agency bureau department authority; aggressive hostile;
aide adviser assistant staffer deputy; aim goal objective target purpose; airline carrier; airport airfield
airbase airstrip; airstrike bombing strike; alarm fear concern worry anxiety; album song music; allegation
accusation charge claim; allow let permit enable authorize; ally partner supporter backer friend; alter
change modify amend revise adjust shift; ambush attack; amount sum total; analysis study; anger outrage fury
ire; announce declare reveal unveil disclose proclaim; anonymous unnamed unidentified; answer reply respond
response react; apartment home house flat residence; apparent obvious clear evident; appeal challenge
contest; appear seem look; application request; appoint name nominate pick choose select tap; argue contend
maintain insist assert; arms weapon munition; arrest detain seize capture custody apprehend nab jail; arrive
reach land; assault attack strike raid bombing onslaught; asset wealth property; assign allot allocate;
assist help aid support relief assistance; assure promise pledge vow guarantee commit; asylum refuge refugee
migrant immigrant; attempt try bid effort seek; attendee guest participant; attorney lawyer counsel
prosecutor; audience viewer crowd; authentic genuine real; avert avoid prevent; award prize honor; baby
infant newborn; back support endorse favor; bag suitcase luggage; bailout rescue; ban bar prohibit forbid
outlaw block restrict halt; bankrupt insolvent bankruptcy; barrier obstacle hurdle; base airbase outpost
installation garrison camp; basement cellar; battle fight combat clash struggle war conflict; beat hit punch
assault; begin start launch open commence initiate; behavior conduct misconduct; belief faith religion;
believe think consider; benefit advantage gain; bid offer; bill legislation measure law act statute;
billionaire tycoon magnate; blackout outage; blast explosion bomb explode detonate; blaze fire burn; block
halt stop prevent thwart stall obstruct; body corpse remain; bolster strengthen boost reinforce fortify
secure; bond bail; book memoir; border frontier boundary; boss chief head leader director executive; breach
violate break violation infringe; bribe corruption graft; brief short; broadcast air television; budget
spending; build construct erect; bullet shot round; bury conceal; business company firm corporation;
businessman entrepreneur executive; cabinet minister government; call phone telephone; call urge demand ask
request appeal; cancel scrap drop abandon; candidate contender hopeful nominee; captive hostage prisoner
inmate detainee; capture seize take conquer overrun control; car vehicle automobile truck; carry conduct
perform; cash money fund funding; cause trigger prompt lead spark; cease stop halt end suspend quit;
ceasefire truce armistice; celebrate mark; chairman chairwoman chair head; chaos turmoil disarray mayhem;
cheap inexpensive; chemical toxin poison; child kid minor youth teenager; church cathedral parish; citizen
national resident; city town municipality; civilian noncombatant; classroom school; close shut shutter
closure; coalition alliance bloc; coast shore beach; code rule; collapse fall fail; colleague counterpart
peer; colonel officer; comment remark statement speak; commission committee panel board council; compel
force oblige; compensation damages payment; competitor rival; complain complaint grievance; complete finish
end conclude finalize; compromise concession; conceal hide cover; condemn denounce decry criticize slam
blast rip rebuke; confidence trust; confirm verify acknowledge; congress house senate lawmaker legislature;
congressman congresswoman lawmaker representative legislator senator parliamentarian member deputy;
conservative right republican; constitution constitutional; consumer customer shopper buyer; continue
proceed resume persist; contribution donation donate gift; controversial disputed divisive; convention
conference; conversation talk discussion dialogue call; convict guilty sentence; cop police officer trooper
deputy; copy duplicate; correct right; cost price expense; country nation state; coup overthrow putsch;
court judge tribunal justice; create establish form set found; crew staff; crime offense felony; crisis
emergency disaster; crossing passage border; crowd protester demonstrator; cruel inhumane brutal; curfew
lockdown; customer client; cut slash reduce lower trim reduction; cyberattack hack breach hacker; damage
harm hurt destroy ruin injure; dead lifeless; deadline date limit; deal blow; death die kill dead fatal slay
slaying murder; debate dispute argument controversy row; debt deficit; decade years; decide determine
decision rule ruling opt; decline drop fall plunge slump decrease tumble slip; decline refuse reject deny;
decree order directive edict command instruct; defeat beat win victory triumph; defend protect guard; delay
postpone defer; delegate envoy representative; delegation team; democracy democratic; deny reject dismiss
refute dispute; depart leave quit exit withdraw withdrawal pullout retreat evacuate vacate departure; deploy
send dispatch; deport expel remove evict oust; destroy demolish raze; destroy wreck ruin; detail specifics;
deteriorate worsen escalate aggravate; devastate destroy; develop development event; dictator strongman
autocrat; die kill dead death fatal; difficult hard tough; dinner meal; disagree differ; disclose reveal
leak; discover find uncover detect; discriminate bias discrimination; dismiss fire oust sack remove;
district area region province county territory; divorce separate split; doctor physician; dog pet; donate
give; doubt question; downgrade cut lower; downturn recession slump; dozen score; draft write; draw attract;
dream hope; drive push; drone aircraft unmanned; drought dry; drown sink; drug narcotic marijuana cannabis
pot weed; duty obligation responsibility; earthquake quake tremor; economy economic; edit alter; effort push
campaign drive; elderly old senior; elect election vote poll ballot; electricity power; embassy consulate
mission; embrace hug; emission carbon pollution; employee worker staff; encounter meet; end finish conclude
stop; endanger threaten imperil jeopardize; enemy foe adversary rival; energy power; engine motor; enlist
recruit; enormous huge; ensure guarantee secure; enter entry access; envoy ambassador diplomat; epidemic
outbreak; error mistake; escape flee run; ethnic racial race; evacuate flee; examine review study
investigate probe inspect; exclude omit; execute kill execution; exempt waive exemption; exile deport;
expand extend widen broaden; expect anticipate predict forecast; expel oust; experience face undergo; expert
analyst scholar researcher; expire lapse; explain clarify; exploit abuse; export ship; expose reveal;
express voice; extradite extradition; extremist militant terrorist insurgent jihadist rebel fighter taliban
gunman; factory plant mill; fail failure; fall drop; false untrue lie fake; family relative; famine hunger
starvation; fan supporter; farewell goodbye; farm agriculture agricultural farmer grower; fatal deadly; feud
quarrel; filing file document; film movie; finance fund; fine penalty; fire shoot; firefighter crew; flag
banner; flaw defect fault; flee escape run retreat cross; flood inundate; flu influenza; follow after; food
meal; forbid ban; forecast predict outlook projection; foreign international overseas; forge fake; former ex
previous; founder creator; fraud scam deception; free release; freeze halt; frustrate anger frustration;
fuel gas gasoline petrol; fund money; funeral burial; gang cartel; garbage trash waste; gather assemble
meet; gay homosexual lesbian; get receive obtain; give grant provide; global international worldwide; goods
product merchandise; government administration state; graduate alumni; grant award; grief mourn mourning
sorrow; ground land; group organization; grow increase rise growth; guard officer; guest visitor; guideline
guidance rule recommendation; gun weapon firearm rifle; halt stop; happen occur; harass harassment abuse;
harm damage; harsh tough; headquarters base office; health medical; hear hearing; heat warm; help assist;
hero idol; hire employ; hire recruit; hit strike; hold detain; horrific terrible awful; hospital clinic
medical; hotel inn resort; hurricane storm; hurry rush; husband wife spouse; idea plan; identity identify;
ignore overlook disregard; ill sick illness disease; illegal undocumented; image photo picture; immediate
quick swift rapid fast; impact effect; impeach impeachment; implement enforce apply; impose levy; improve
better; incident episode event; include contain; income earning revenue; increase rise grow climb jump surge
soar gain raise; industry sector; inflation price; inform tell notify; injure wound hurt injury; innocent
guiltless; inquiry probe investigation investigate; insist maintain; insult slur; insurance insurer
coverage; intelligence spy espionage; intend plan; internet online web; interrupt disrupt; invade invasion;
invest investment; issue problem; jail prison imprison incarcerate; job work position post; joint together;
joke quip; journalist reporter; journey trip; judge justice magistrate; kick expel; kill murder slay dead;
killer gunman shooter attacker suspect assailant; knife stab blade; label call brand; labor worker; lake
reservoir; landslide mudslide; laptop computer; large big huge vast massive major; last final; late delay;
latest recent new; law rule regulation; lawmaker mp; lawsuit sue suit litigation case; layoff cut job;
leader chief head; leave depart; legal lawful; lessen reduce; letter memo message; liberal left progressive;
liberty freedom; lie false; lift raise; limit restrict cap curb; link tie connect relation; listen hear;
loan credit; lose loss; loyal loyalty; mail post; major important significant key; maker manufacturer
producer; manage handle; mandatory compulsory required; manipulate rig; march rally protest demonstration
demonstrate; marriage marry wed wedding; mass shooting massacre; media press; medicine drug; meet meeting
summit talk gather; merge merger combine acquisition; method way; military army troop force soldier
personnel serviceman; minister secretary; mob crowd; mobilize summon deploy; mock ridicule; monarch king
queen; monitor watch; mother mom; motive reason; near close; necessary need required; negotiate negotiation
talk bargain; news report; nominee candidate pick; nuclear atomic; number figure total; object oppose;
observe watch; ocean sea; odd strange unusual bizarre; offer propose proposal; officer official; oil crude
petroleum; operation mission; opinion view; opponent critic opposition; oppose against resist; order
instruct command directive; organize arrange; outcry backlash uproar; outlaw ban; overhaul reform revamp;
overturn reverse reversal repeal revoke rescind undo; pardon clemency commute; parent father mother;
parliament legislature; part portion; party faction; passenger traveler; pay payment; penalty punishment
sentence punish; pension retirement; people person individual; perjury lie; permission consent approval;
persuade convince; phase stage; place site location; plan proposal scheme program; plane aircraft jet
flight; plead plea; plot conspiracy conspire scheme; policy rule; poll survey; poor impoverished; port
harbor; portray depict; possible potential likely; postpone delay; power authority; praise hail laud
applaud; prayer pray; premier prime; prepare ready; press pressure push; priest cleric clergy; prior
previous; prisoner detainee; probe inquiry; professor academic; profit earn earning; prohibit ban; prominent
leading; proof evidence; propose plan suggest; protect safeguard shield protection; protest demonstration;
protester activist; provide give supply; province region; provoke prompt; psychiatric mental; publish
release; pull withdraw; pupil student; push press; quarantine isolate isolation; quarrel dispute; quickly
rapidly swiftly; quit resign resignation; racist racism bigot; radical extremist; rain rainfall storm;
ranking top senior; rape assault sexual; reach achieve attain; real actual; reason ground; rebuff reject;
rebuild reconstruct restore; record document file; recover recovery; reduce cut; regime government; region
area; regret sorry apologize apology; relationship tie; release free publish; reluctant hesitant unwilling;
rely depend; remain stay continue; replace substitute successor; report account; rescue save; research
study; reservist reserve; reside live; resolve settle; restaurant cafe; result outcome; retail store shop;
retire step; reveal show; revenge retaliate retaliation reprisal; riot unrest violence; risk danger threat
peril hazard; rival opponent; road route highway street; rocket missile mortar shell; rule govern; safe
safety secure security; sailor navy naval; sale sell; sanction penalty; school university college campus;
scientist researcher; search hunt; secret classified confidential; send dispatch; serious grave severe;
share stock; shelter camp; ship vessel boat ferry; shock stun; shoot shot gunfire; shortage lack; shutdown
closure; sibling brother sister; siege surround encircle; similar same; situation circumstance condition;
slavery slave; smuggle traffic trafficking smuggler; snow storm; sole only; spectator fan; speech address
remark; split divide; stampede crush; stance position stand; standoff siege; statue monument memorial; steal
theft rob loot looter robbery; strike walkout stoppage; strong powerful; subpoena summons; succeed success;
sudden abrupt; surgery operate; surprise shock; surrender yield cede; surveillance spying monitoring;
survivor survive; suspend pause; swap exchange; tariff duty levy tax; teacher educator; tell inform;
temporary tentative interim; territory land; terror terrorism; testify testimony witness; threat threaten
menace warn; top senior; tornado twister; tourist visitor; trade commerce; tragedy disaster; train rail;
transfer move; travel trip visit; tweet twitter post; undermine weaken erode; underscore highlight emphasize
underline stress; unemployed unemployment jobless; unlawful illegal; upheld uphold affirm; uprising revolt
rebellion; vacation holiday; vaccine shot; value worth; verdict ruling; veto reject; victim casualty; video
footage clip; villager resident; virus coronavirus covid pandemic outbreak; wage salary pay raise; wall
fence barrier; want wish desire hope; warn caution; wealth rich; weapon arm; website site; wildfire fire
blaze; world global; wreckage debris; lorry truck; coach bus; pavement sidewalk; lift elevator; motorway
highway freeway; railway railroad; autumn fall; shop store; tap faucet; cot crib; torch flashlight;
solicitor lawyer attorney; queue line; pensioner retiree; underground subway; tyre tire; windscreen
windshield; ground stadium; draw tie; trolley cart; caravan trailer; mum mom; aeroplane airplane plane;
nappy diaper; chemist pharmacist; injection shot jab dose
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
