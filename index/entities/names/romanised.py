"""Words of Cyrillic, Greek, Arabic and kana in Latin letters, roughly as the English press writes names."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгґдежзийіїклмнопрстуфхцчшщыэюяєё",
        "a b v g g d e zh z i i i i k l m n o p r s t u f kh ts ch sh shch y e yu ya e e".split(),
        strict=True,
    )
) | dict.fromkeys("ъь", "")
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f kh ps o".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظغفقكلمنهويپچژگک",
        "a b t th j h kh d dh r z s sh s d t z gh f k k l m n h u y p ch zh g k".split(),
        strict=True,
    )
) | {"أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ع": "", "ء": "", "ئ": "", "ؤ": "u", "ـ": ""}
_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サシスセソ",
    "z": "ザジズゼゾ",
    "t": "タチツテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
}
_KANA = (
    {sign: row + vowel for row, signs in _ROWS.items() for sign, vowel in zip(signs, "aiueo", strict=True)}
    | dict(
        zip(
            "ヤユヨワヲンヴッーァィゥェォャュョ",
            "ya yu yo wa o n v _ _ a i u e o ya yu yo".split(),
            strict=True,
        )
    )
    | {"シ": "shi", "チ": "chi", "ツ": "tsu", "ジ": "ji", "フ": "fu", "ッ": "", "ー": ""}
)
_SMALL_VOWEL = re.compile("([ウ-モラ-ロヴ])([ァィゥェォャュョ])")
_DIGRAPHS = str.maketrans(
    {
        "ά": "α",
        "έ": "ε",
        "ή": "η",
        "ί": "ι",
        "ό": "ο",
        "ύ": "υ",
        "ώ": "ω",
        "ϊ": "ι",
        "ΐ": "ι",
        "ϋ": "υ",
        "ΰ": "υ",
    }
)
_GREEK_SOUNDS = (
    ("μπ", "mb"),
    ("ντ", "nd"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("ου", "ou"),
    ("αυ", "av"),
    ("ευ", "ev"),
)
_LETTERS = str.maketrans(_CYRILLIC | _GREEK | _ARABIC | _KANA)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0600-\u06ff\u30a0-\u30ff]")


def romanised(word: str) -> str:
    """A word in small Latin letters; what is in none of those scripts stays as it is, in small letters.

    Vowels that a script leaves out are left out: فيكتور is `fyktur`.
    """
    word = word.casefold()
    if not _OTHER_SCRIPT.search(word):
        return word
    word = _SMALL_VOWEL.sub(_with_small_vowel, word)
    if "\u0370" <= word[0] <= "\u03ff":
        word = unicodedata.normalize("NFC", word).translate(_DIGRAPHS)
        for letters, sound in _GREEK_SOUNDS:
            word = word.replace(letters, sound)
    return word.translate(_LETTERS)


def _with_small_vowel(match: re.Match[str]) -> str:
    """The consonant of a kana with the vowel of the small one behind it: ティ is `ti`."""
    sound = _KANA[match[1]]
    consonant = "t" if match[1] == "テ" else sound.rstrip("aiueo")
    return consonant + _KANA[match[2]]
