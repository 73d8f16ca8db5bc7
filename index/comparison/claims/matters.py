"""Matters of the news and what may come of each, in words and phrases: passed or voted down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from index.article import Span
from index.comparison.reading.tokens import tokens_of

_MATTERS = """
convict, find guilty, guilty, suspended sentence / acquit, clear, acquittal, not guilty, innocent, exonerate,
exonerated;
survive, survivor, alive, still alive, rescue unharmed / die, dead, kill, death, body, perish, drown, succumb,
lifeless, lose life;
unhurt, unharmed, uninjured, unscathed, escape injury, out of danger, slightly injured, minor injuries,
slightly / critical, critical condition, critically, serious condition, seriously, seriously injured,
life-threatening, fatally;
withstand, withstood, intact, undamaged, stand firm, still standing, little damage, slight damage / collapse,
destroy, devastate, wreck, ruin, burn down, give way, raze, heavy damage;
approve, ratify, adopt, pass, green light, vote for, vote in favor, say yes, in favor / reject, turn down,
throw out, vote down, vote against, block, veto, say no;
accept, welcome, recognize, appeal for, appeal to, ask for, request, seek, take up / decline, refuse, reject,
turn down, rebuff, spurn;
uphold, upheld, grant / turn down, throw out, dismiss, reject, strike down, overturn, quash;
admit, confess, acknowledge, concede, plead guilty, own up to, confirm / deny, dispute, plead not guilty,
contest, refute, maintain innocence, protest innocence;
support, back, praise, welcome, applaud, hail, in favor, endorse / criticize, condemn, oppose, slam, denounce,
attack, complain, protest;
agree, settle, reach agreement, reach deal, make peace, resolve, end quarrel, end dispute, breakthrough /
disagree, collapse, break down, break off, deadlock, without agreement, without a deal, no agreement, no deal;
open, reopen, stay open, continue, go on, carry on, go ahead, proceed, resume, run, run normally, operate,
back in service, as planned / close, shut, suspend, halt, stop, cancel, call off, abandon, out of service, at
a standstill;
return, come back, send back, go back / stay away, flee;
stay, stay on, remain at, renew contract, extend contract / leave, quit, step down, resign, depart, walk away
from;
keep, retain, preserve, maintain, save, hold on to / scrap, abolish, drop, axe, do away with, get rid of, give
up, remove, end;
allow, permit, authorize, let, legalize / ban, forbid, bar, prohibit, outlaw;
arrest, detain, capture, in custody, into custody, in cell, hold for questioning, behind bars, jail, catch /
release, free, set free, at large, on the run, escape, on bail;
find, recover, turn up, track down / missing, lost, no trace, vanish, disappear;
rise, increase, grow, climb, jump, soar, surge, gain, edge up, go up, up sharply, up from, up by, pick up,
higher, expand, double, rocket, leap, widen, more people, more voters / fall, drop, decline, slip, tumble,
slide, shrink, plunge, plummet, sink, decrease, edge down, go down, down sharply, down from, down by, lower,
halve, slump, narrow, fewer people, fewer voters, fewer;
strengthen, intensify, gather strength, gain strength, worsen, escalate, spread, pick up / weaken, lose
strength, abate, die down, ease, subside, contain;
early, bring forward, ahead of schedule, earlier than planned, ahead of time / late, put off, postpone, delay,
behind schedule, put back, later than planned;
extend, prolong / end, expire, cut short, run out;
peaceful, peacefully, calm, calmly, quiet, without incident / violent, violence, violently, clash, riot,
unrest, mar;
heed, take seriously, act on, respond to, follow up / ignore, disregard, brush aside, dismiss, play down;
shake hands, shook hands, handshake, embrace, greet warmly / snub, cold-shoulder;
free, free of charge, at no cost, for nothing / charge, fee, at a cost of;
certain, no doubt, beyond doubt, undoubtedly, clear / unclear, uncertain, unknown, not clear, not known, in
doubt;
possible, likely, probable, likely to / impossible, unlikely, improbable, unlikely to;
attend, take part, present, show up, participate, join, join in, represent / absent, boycott, stay away, skip,
pull out, miss;
burst into tears, weep, wept, sob, cry, break down / show no emotion, without emotion, impassive, impassively,
smile, laugh;
unanimous, unanimously / divided, split, dissent, dissenting, narrowly;
confident, optimistic, hopeful, encouraging / pessimistic, doubtful, worried, gloomy, bleak;
repair, mend, fix, restore / scrap, write off, tear down, pull down;
stay calm, keep calm, keep cool, composed / panic, lose nerve, lose head;
go off, trigger, set off, sound alarm / stay silent, fail to sound;
close relative, closely related, near relative / distant relative, distantly related, unrelated;
find buyer, sell, go under hammer, go for, change hands / unsold, no buyer, no bidder;
celebrate, cheer, rejoice, dance / protest, demonstrate, riot, jeer, boo, mourn;
stand by, stick with, stay loyal / abandon, drop, desert, turn away from, turn back on, end contract, cut
ties, part ways;
withdraw, pull out, move out, bring home, leave / stay, remain, stay put, keep;
forgive, pardon / punish, penalize, fine, suspend;
believe, credible, convince, trust / doubt, disbelieve, implausible, not credible;
ready, prepared, willing / unwilling, unprepared, reluctant;
warn, alert / reassure, play down, calm;
hide, conceal, cover up / disclose, reveal, make public, publish;
repay, pay back / default, owe;
deliberate, deliberately, intentional, on purpose, intentionally / accident, accidental, accidentally, by
mistake, unintentional;
promote, appoint, hire, reinstate, rehire / sack, fire, dismiss, oust, remove, demote;
buy, purchase, acquire / sell, dispose of, offload;
tighten, toughen, stricter, tougher / loosen, relax, ease, soften;
impose, introduce, bring in / lift, waive, repeal;
recover, regain consciousness, come round / in a coma, unconscious;
sober / drunk, intoxicated, over the limit;
invite, admit / expel, turn away, exclude, throw out, kick out;
win / lose;
success, succeed / failure, fail;
beat expectations, above expectations, better than expected, more than expected / miss expectations, below
expectations, worse than expected, less than expected;
legal, lawful, constitutional / illegal, unlawful, unconstitutional;
safe, harmless / unsafe, dangerous, harmful;
true, accurate, genuine / false, fake, untrue;
unhurt, unharmed, uninjured, unscathed, escape injury / hurt, injure, injury, injuries, wound, hospitalize;
begin, start, take place / cancel, call off, scrap;
resign, step down, quit / sack, fire, dismiss, oust, force out;
suicide, take own life, kill himself, kill herself / murder;
speak to, talk to, tell reporters, answer questions, take call / no comment, without comment, without
speaking, say nothing, stay silent, remain silent;
evacuate, seek shelter, take shelter, move to shelter, leave home / stay put, stay at home, stay in home;
make profit, in the black, profitable / make loss, in the red, loss-making;
above average, above the average / below average, below the average;
keep secret, withhold, keep under wraps / publish, make public;
save, salvage / destroy, lose;
keep, hold on to / sell, dispose of;
rain, rainy / sunshine, sunny, dry
"""
"""What may come of a matter, parted by a stroke from the contrary; a semicolon ends each. Each word stands
for all its forms."""

_PLAIN = """
more than, less than, fewer than, no more than, no less than, at least, at most, up to, free trade, free
kick, free speech, leave for, death penalty, death toll, dead heat, back to, back in, back from, back on,
back at, die hard, body of work, run for, run by, run into, run off, run over, run up, run out, let
alone, find guilty of, open fire, open letter, fire brigade, fire department, fire service, fire engine,
close to, close ally, close friend, close relative, cut off, as well, early on, earlier this, early
hours, later this, later on, late on, so far, right now, left wing, right wing, leave behind, pass away,
pass on, pass by, find that, find out, rise to power, pay rise, drop off, drop out, stop over, free of,
likely to be, right to bear, seek to, end up, no longer, keep up, keep on, kick off, save for, back up,
charge of, charge with, in charge, last year, lost to, against the clock, seek out, grow up, fall asleep,
fall in love, fall to, fall on, fall out, fall apart, hold on, miss out, lead to, lead up, clear up,
clear out, clear that, make clear, catch fire, late last, late night, early monday, support group
"""
"""Fixed phrases in which such words say nothing of a matter."""

Expression = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]
"""Stems in their order, and the matters (by number) that they speak of, each with its side, 1 or -1; none for
phrases that say nothing."""


def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of the words of a phrase."""
    return tuple(token.stem for token in tokens_of(phrase, Span(0, len(phrase))))


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """The words as they stand in the list, lower case."""
    return frozenset(_MATTERS.replace(",", " ").replace(";", " ").split())


@lru_cache(maxsize=1)
def expressions() -> Mapping[str, tuple[Expression, ...]]:
    """All expressions by their first stem, longer ones first."""
    found: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for phrase in _PLAIN.split(","):
        found[stems_of(phrase)] = set()
    for number, matter in enumerate(_MATTERS.split(";")):
        for side, phrases in zip((1, -1), " ".join(matter.split()).split(" / "), strict=True):
            for phrase in phrases.split(","):
                found.setdefault(stems_of(phrase), set()).add((number, side))
    by_first: dict[str, list[Expression]] = {}
    for stems, meant in found.items():
        by_first.setdefault(stems[0], []).append((stems, tuple(sorted(meant))))
    return {
        first: tuple(sorted(each, key=lambda known: (-len(known[0]), known[0])))
        for first, each in by_first.items()
    }
