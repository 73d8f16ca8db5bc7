"""The verbs and phrases with which news says who speaks and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.languages.word_lists import word_lists

_FINITE, _PARTICIPLES, _OUTLETS, _DOCUMENTS = (
    words.split() for words in word_lists("entities", "saying.txt")
)
FINITE = frozenset(_FINITE)
"""Those with a person and a tense."""

_VERBS = frozenset((*_FINITE, *_PARTICIPLES, "referred", "referring"))
_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?!\w)")


def verbs_of_saying(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs of saying, naming and judging in a stretch, finite or participle."""
    return (match for match in _WORD.finditer(text, start, end) if match[0] in _VERBS)


PARTICIPLES = frozenset(_PARTICIPLES)
"""Those whose subject is that of the sentence."""

ACCORDING = re.compile(r"\b[Aa]ccording to\s+")

TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|(?:interview(?:\s\w+)?|interviewed|conversation|statement|"
    r"comments?|remarks?|"
    r"letter|email)\s(?:with|by|to|on)|[Ss]peaking\s(?:to|with|on)|spoke\s(?:to|with)|talk(?:ed|"
    r"ing)\s(?:to|with)|"
    r"speaks\s(?:to|with))\s+"
)
"""What leads to whom something is said."""

BETWEEN_TOLD = re.compile(
    r"(?:(?:the|a|an)\s+)?(?:(?!(?:at|in|on|of|from|that|about|after|during|and|he|she|it|they|"
    r"reporters|journalists|lawmakers|supporters|his|her|their)\b)[\w.’'-]+\s+){0,4}\Z"
)
"""The words that may stand between and the name: "told political columnist Jo Smith"."""

QUOTED_AS = re.compile(
    r"\b(?:quoted|quotes|quoting|cited|cites|citing)\s+(?P<whom>[^,“\"]{2,80}?)\s+"
    r"(?:as\s+(?:saying|telling|having said)|saying|admitting|acknowledging)\b"
)
"""An outlet's "quoted him as saying"."""

OUTLET = re.compile(rf"\b(?:{'|'.join(_OUTLETS)})\b")
"""Words in the names of news outlets: these report what someone says rather than say it."""

DOCUMENTS = frozenset(_DOCUMENTS)
"""What is written or said by its owner: "her statement reads"."""
