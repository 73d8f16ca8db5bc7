"""Stems: one key for the inflections and near derivations of an English word.

Inflections go first, by step 1 and the last step of Porter's second English stemmer ("Snowball: a language
for stemming algorithms", 2001), then one derivational ending: what befalls "hospital" befalls "hospitals"
too, which a single pass over all endings does not grant.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.languages.word_tables import by_word

IRREGULAR = by_word(
    (base, f"{base} {forms}")
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "say": "said says saying",
        "tell": "told tells telling",
        "flee": "fled flees fleeing",
        "leave": "left leaves leaving",
        "take": "took taken takes taking",
        "give": "gave given gives giving",
        "go": "went gone goes going",
        "come": "came comes coming",
        "fight": "fought fights fighting fighter fighters",
        "kill": "killed kills killing killings killer",
        "lose": "lost loses losing loss losses",
        "win": "won wins winning winner winners",
        "hold": "held holds holding",
        "speak": "spoke spoken speaks speaking speech speeches speaker",
        "meet": "met meets meeting meetings",
        "seize": "seized seizes seizing seizure seizures",
        "buy": "bought buys buying buyer buyers",
        "sell": "sold sells selling sale sales seller",
        "pay": "paid pays paying payment payments",
        "make": "made makes making maker",
        "find": "found finds finding findings",
        "think": "thought thinks thinking",
        "know": "knew known knows knowing",
        "see": "saw seen sees seeing",
        "send": "sent sends sending",
        "spend": "spent spends spending",
        "build": "built builds building builder",
        "break": "broke broken breaks breaking",
        "begin": "began begun begins beginning",
        "choose": "chose chosen chooses choosing choice choices",
        "fall": "fell fallen falls falling",
        "rise": "rose risen rises rising",
        "write": "wrote written writes writing writer writers",
        "shoot": "shot shots shoots shooting shootings shooter",
        "strike": "struck strikes striking",
        "steal": "stole stolen steals stealing",
        "bring": "brought brings bringing",
        "teach": "taught teaches teaching teacher teachers",
        "catch": "caught catches catching",
        "lead": "led leads leading leader leaders leadership",
        "run": "ran runs running runner",
        "withdraw": "withdrew withdrawn withdraws withdrawing withdrawal withdrawals",
        "grow": "grew grown grows growing growth",
        "die": "died dies dying dead death deaths",
        "do": "did done does doing",
        "get": "got gotten gets getting",
        "keep": "kept keeps keeping",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "wound": "wounded wounds wounding",
        "sue": "sued sues suing suit suits",
        "vote": "voted votes voting voter voters",
        "add": "added adds adding",
        "bias": "biased biases",
        "boycott": "boycotted boycotts boycotting",
        "news": "",
        "age": "aged ages aging ageing",
        "bus": "buses",
        "cry": "cried cries crying",
        "eye": "eyed eyes",
        "fly": "flew flown flies flying",
        "free": "freed frees freeing",
        "gas": "gases",
        "hear": "heard hears hearing hearings",
        "lie": "lied lies lying",
        "owe": "owed owes owing",
        "spy": "spied spies spying",
        "tie": "tied ties tying",
        "try": "tried tries trying",
        "use": "used uses using",
        "sit": "sat",
        "stand": "stood",
        "throw": "threw thrown",
        "tear": "tore torn",
        "hide": "hid hidden",
        "forgive": "forgave forgiven",
        "swim": "swam swum",
        "drive": "drove driven",
        "sink": "sank sunk",
        "swear": "swore sworn",
        "sleep": "slept",
        "weep": "wept",
        "stick": "stuck",
        "shake": "shook shaken",
        "blow": "blew blown",
        "ride": "rode ridden",
        "wake": "woke woken",
        "wear": "wore worn",
        "forbid": "forbade forbidden",
        "freeze": "froze frozen",
        "sing": "sang sung",
        "draw": "drew drawn",
        "overthrow": "overthrew overthrown",
        "hang": "hung",
        "beat": "beaten",
        "cling": "clung",
        "deal": "dealt",
        "dig": "dug",
        "feel": "felt",
        "foresee": "foresaw foreseen",
        "mean": "meant",
        "mistake": "mistook mistaken",
        "overrun": "overran",
        "seek": "sought",
        "show": "shown",
        "understand": "understood",
        "uphold": "upheld",
        "undergo": "underwent undergone",
        "withhold": "withheld",
        "withstand": "withstood",
        "rebuild": "rebuilt",
        "repay": "repaid",
        "overcome": "overcame",
    }.items()
)
"""Forms that no rule of endings brings together, frequent in news."""

_DEVERBAL = by_word(
    {
        "collide": "collision",
        "conclude": "conclusion",
        "decide": "decision",
        "deny": "denial",
        "destroy": "destruction",
        "divide": "division",
        "expand": "expansion",
        "explode": "explosion",
        "extend": "extension",
        "injure": "injury",
        "invade": "invasion",
        "respond": "response",
        "suspend": "suspension",
    }.items()
)
"""Nouns of news whose verb no ending leads to."""

_NO_ENDING = frozenset(
    "action ally anomaly anything apartment apply assembly balanc banker banter beijing belly better "
    "bitter border bother brother bully butterfly caution ceiling center chapter charter comment "
    "complement compliment comply confident corner counter daily department depriv deprive deriv distanc "
    "doctor document during early earring element embed environment evening everything experiment factor "
    "family father fender folly formal format former fraction gender hammer herring hilly homely hunter "
    "implement imply indeed inning instal instanc instrument italy jelly july latter leather letter "
    "likely lovely manner master matter mention mission mister moment monopoly monument morning mother "
    "multiply naked nation nothing number only other outing parliament passion personal portion priority "
    "probabl quarter rally ration rely reply reviv rugged sacred section sector segment sentenc sentiment "
    "several shoulder sibling signal silly sister something statement station sterling summer supplement "
    "supply surviv temper tender terribl terror testament tournament weather whether wholly wicked "
    "winter".split()
)
"""Words, some without their last "e", that end like a derivation or an inflection and are none, or would
meet another word without it."""

_DERIVED = frozenset("ation ational at ativ ator ment ness anc enc abl ibl ity al ial ion er or iv".split())
_LENGTHS = tuple(sorted({len(suffix) for suffix in _DERIVED}, reverse=True))
_SHORTEST = 4
"""Letters that a derivational ending leaves."""

_BEFORE_E = ("ment", "ness")
"""Endings that follow a whole word; before the others an "e" or "o" tells that they are none: "appeal"."""

_VOWEL = re.compile("[aeiouy]")
_REGION = re.compile("[aeiouy][^aeiouy]")
_SHORT = re.compile("(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywx])\\Z")
_UNDOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word (lower case, no possessive).

    "mobilize", "mobilized" and "mobilization" meet, and so do all inflections of a word; not a dictionary
    form.
    """
    base = IRREGULAR.get(word)
    if base is None:
        if len(word) < 4 or not word.isalpha() or not word.isascii():
            return word
        base = _base(word)
    return _underived(_DEVERBAL.get(base, base))


def _base(word: str) -> str:
    """The word without the ending of an adverb, a plural or a tense."""
    if word[-2:] == "ly" and len(word) > 5 and word not in _NO_ENDING:
        word = word[:-3] + "y" if word[-3] == "i" else word[:-1] + "e" if word[-3] == "b" else word[:-2]
    if word[-3:] in ("ies", "ied") and len(word) > 4:
        word = word[:-3] + "y"
    elif word[-4:] == "sses":
        word = word[:-2]
    elif word[-1] == "s" and word[-2] not in "su" and _VOWEL.search(word, 0, len(word) - 2):
        word = word[:-1]
    if word[-2:] == "ie" and len(word) > 4:
        word = word[:-2] + "y"
    if word in IRREGULAR:
        return IRREGULAR[word]
    rest = word[:-3] if word[-3:] == "ing" else word[:-2] if word[-2:] == "ed" else ""
    if word in _NO_ENDING or not _VOWEL.search(rest):
        return word
    if word[-3:] == "eed":
        return word[:-1] if word[-4] in "rt" and len(word) > 5 else word
    rest = _completed(rest)
    return IRREGULAR.get(rest, rest)


def _completed(rest: str) -> str:
    """What an ending leaves, with its final consonant single again or its final "e" there again."""
    if rest[-2:] in ("at", "bl", "iz"):
        return rest + "e"
    if rest[-1] in _UNDOUBLED and rest[-2:-1] == rest[-1]:
        return rest[:-1]
    if _region(rest, 0) == len(rest) and _SHORT.search(rest):
        return rest + "e"
    return rest


def _underived(base: str) -> str:
    word = _bare(base)
    if base in _NO_ENDING or word in _NO_ENDING:
        return word
    for length in _LENGTHS:
        suffix, rest = word[-length:], word[:-length]
        if suffix in _DERIVED and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            if suffix in _BEFORE_E:
                return _bare(rest)
            if rest[-1] not in "eo" and (suffix != "ion" or rest[-1] in "st"):
                if rest[-1] == "i":
                    rest = rest[:-1] + "y"
                return rest if suffix in ("at", "ation") else _bare(_completed(rest))
    return word


def _bare(word: str) -> str:
    """The word without a silent "e", and with one "l" for two behind a second syllable."""
    if word[-1] == "e":
        first = _region(word, 0)
        if _region(word, first) < len(word) or (first < len(word) and not _SHORT.search(word[:-1])):
            return word[:-1]
    elif word[-2:] == "ll" and _region(word, 0) < len(word) - 1:
        return word[:-1]
    return word


def _region(word: str, start: int) -> int:
    """Where the part behind the first consonant that follows a vowel begins, from `start` on."""
    found = _REGION.search(word, start)
    return found.end() if found else len(word)


_OTHERWISE: dict[str, set[str]] = {}
for _forms in (IRREGULAR, _DEVERBAL):
    for _form, _of in _forms.items():
        if _form[0] != _of[0]:
            _OTHERWISE.setdefault(_of[0], set()).add(_form[0])


def beginnings(stem: str) -> set[str]:
    """The letters that words of this stem may begin with: mostly its own, as only endings are cut off."""
    return {stem[0], *_OTHERWISE.get(stem[0], ())}
