"""Stems: one key for the inflections and near derivations of an English word."""

from __future__ import annotations

from functools import lru_cache

IRREGULAR = {
    form: base
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
    }.items()
    for form in (base, *forms.split())
}
"""Forms that no rule of endings brings together, frequent in news."""

_SUFFIXES = frozenset(
    "izations ization ational ations ation ements ement ments ment iveness fulness ousness nesses ness "
    "ingly edly izers izer izing ized izes ize ances ance ences ence ables able ibles ible ities ity "
    "ically ical ions ion ings ing ives ive ers ors ies ied iers ier ial ials ly ed es er or al y e s".split()
)
_LENGTHS = tuple(sorted({len(suffix) for suffix in _SUFFIXES}, reverse=True))
_MINIMUM = {"s": 3, "e": 3, "y": 3, "ed": 3, "es": 3, "ing": 3, "ly": 3, "ies": 3, "ied": 3}
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word (lower case, no possessive).

    Strips the longest English ending that leaves four letters (three for inflections), then undoes a doubled
    consonant, so that "mobilise", "mobilised" and "mobilisation" meet; not a dictionary form.
    """
    if not word.isalpha() or not word.isascii() or len(word) < 4:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("sses"):
        word = word[:-2]
    if word.endswith("ss"):
        return word
    for length in _LENGTHS:
        suffix = word[-length:]
        if suffix in _SUFFIXES:
            rest = word[:-length]
            if len(rest) >= _MINIMUM.get(suffix, 4) and not _VOWELS.isdisjoint(rest):
                return _finish(rest)
    return word


def _finish(rest: str) -> str:
    if len(rest) > 4 and rest[-1] in "ei":
        return _finish(rest[:-1])
    if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeiouls":
        return rest[:-1]
    return rest
