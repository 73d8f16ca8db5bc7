"""The verbs and phrases with which news says who speaks and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FINITE = (
    "said says say told tells added adds wrote writes tweeted retweeted tweets asked asks replied "
    "replies argued "
    "argues warned warns insisted insists claimed claims stated states announced announces testified "
    "explained "
    "explains noted notes continued continues recalled recalls concluded concludes declared declares "
    "responded "
    "responds posted posts vowed vows expressed acknowledged acknowledges joked jokes recounted "
    "recounts read "
    "reads stressed stresses emphasized emphasised reiterated maintained maintains contended "
    "contends observed "
    "observes remarked commented suggested suggests predicted predicts conceded concedes admitted admits "
    "confirmed confirms denied denies complained complains exclaimed urged urges pleaded proclaimed promised "
    "promises pledged quipped barked shouted yelled lamented laments mused snapped retorted "
    "countered cautioned "
    "cautions opined boasted bragged gushed marveled reflected wondered wonders repeated pondered "
    "alleged alleges "
    "assured asserted asserts tells put puts called calls described describes labeled labelled dubbed termed "
    "branded denounced decried blasted slammed accused accuses demanded believes believed thinks revealed "
    "disclosed cited cites praised criticized criticised condemned dismissed found ruled rules "
    "penned offered "
    "spoke talked listed lectured fumed griped chided scolded agreed answered bemoaned "
    "confessed deadpanned fretted hinted implored interjected interrupted laughed muttered protested "
    "recommended "
    "remembered reminded roared scoffed shrugged speculated worried write argue warn note texted "
    "emailed intoned thundered whispered screamed cried sighed"
)
_PARTICIPLES = (
    "saying adding telling writing noting arguing warning insisting claiming stating announcing explaining "
    "continuing declaring responding stressing emphasizing emphasising suggesting admitting "
    "confirming urging "
    "calling describing decrying denouncing accusing tweeting asking replying recalling concluding asserting "
    "vowing promising demanding labeling dubbing blasting slamming acknowledging reading"
)
FINITE = frozenset(_FINITE.split())
"""Those with a person and a tense."""

_VERBS = frozenset((_FINITE + " " + _PARTICIPLES + " referred referring").split())
_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?!\w)")


def verbs_of_saying(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs of saying, naming and judging in a stretch, finite or participle."""
    return (match for match in _WORD.finditer(text, start, end) if match[0] in _VERBS)


PARTICIPLES = frozenset(_PARTICIPLES.split())
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

OUTLET = re.compile(
    r"\b(?:Times|Post|News|Agency|Press|Radio|TV|Television|Herald|Tribune|Journal|Guardian|Telegraph|"
    r"Gazette|"
    r"Chronicle|Observer|Independent|Globe|Magazine|Newspaper|Examiner|Express|Mail|Bee|Inquirer|"
    r"Courier|Dispatch|"
    r"BBC|CNN|NBC|MSNBC|CBS|ABC|NPR|PBS|CNBC|AP|AFP|UPI|DPA|Reuters|Bloomberg|Politico|POLITICO|Axios|"
    r"Newsweek|"
    r"TASS|Tass|Interfax|RIA|Xinhua|Kyodo|Yonhap|Anadolu|Jazeera|Haaretz|Spiegel|Monde|Newsmax|Breitbart|"
    r"BuzzFeed|Vox|Slate|Salon|Atlantic|Economist|Hill|Tolo|TOLO|Sputnik|RT|Fox|Sky|ITV|Univision|"
    r"Telemundo)\b"
)
"""Words in the names of news outlets: these report what someone says rather than say it."""

DOCUMENTS = frozenset(
    "statement letter tweet tweets post email e-mail memo message report filing complaint text "
    "testimony speech op-ed "
    "essay column book article note remarks interview post".split()
)
"""What is written or said by its owner: "her statement reads"."""
