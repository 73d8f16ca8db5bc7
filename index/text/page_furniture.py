"""Tells what on a web page is not the article: share buttons, links to other stories, captions, credits.

The patterns are the ways in which English-language news pages label such things; none knows a story.
"""

from __future__ import annotations

import re

SUMMARY_LABEL = re.compile(
    r"(?:story highlights|key (?:points|takeaways)|(?:highlights|at a glance)\s*:)\s*:?\s+", re.IGNORECASE
)
"""A label run together with the first of the summary points behind it."""

_CHROME = re.compile(
    r"""
      (?:read|see|watch|listen|view|hear|find|learn)\ (?:more|also|now|next|here|full|the\ full|all)\b
    | (?:also|must|further)\ (?:read|see|watch)\b
    | more\ (?:on\ this|from|about|stories|news|like\ this)\b
    | (?:related|recommended|advertisement|sponsored|promoted|trending|most\ read|editor[’']s\ picks?)
        \s*(?:[:|»>-]|\W*\Z)
    | (?:related|recommended|sponsored|promoted)
        \ (?:articles?|stories|story|content|links?|topics?|coverage|video)\b
    | listen\ to\ (?:this\ )?article\b | loading\W*\Z | share\ your\ (?:thoughts|stor(?:y|ies)|views)\b
    | (?:listen|watch|video|gallery|in\ pictures|live|podcast|newsletter|opinion|analysis|tags?|topics?
        |filed\ under|share|story\ continues|source\ link|disclaimer|contact\ us|correction)\s*[:|»>]
    | (?:click|tap)\ (?:here|the|on|to)\b
    | (?:subscribe|sign\ up|log\ in|register|follow\ us|like\ us|join\ us|download\ (?:our|the))\b
    | (?:share|send|print|save|e-?mail|tweet|comments?|reprints)
        (?:\ (?:this|in|on|by|via|to|article|story|e-?mail|facebook|twitter))*\W*\Z
    | (?:story|article)\ continue[sd]\b | .{3,120}\bread\ more\W*\Z | slideshow\s*\(
    | this\ (?:article|story)\ is\ more\ than\b
    | follow\ .{2,40}\ on\ (?:twitter|x|facebook|instagram|threads)\b
    | copyright\b | © | \(c\)\ \d{4} | all\ rights\ reserved
    | this\ (?:material|article|story)
        \ (?:may\ not\ be|was\ (?:first|originally)\ published|has\ been\ (?:updated|corrected))
    | support\ .{2,30}\ journalism\W*\Z
    | contributing\s*: | (?:reporting|writing|editing|additional\ reporting)\ by\b
    | this\ story\ has\ been\b
    | this\ (?:article|story|post|column)\ (?:originally|first)\ (?:appeared|ran)\b
    | this\ is\ an?\ (?:breaking|developing)\ (?:news\ )?story\b | this\ is\ breaking\ news\b
    | for\ (?:an?\ |the\ )?(?:graphics?|more|full|live|related)\b.{0,160}\b(?:click|see\s*:)
    | (?:get|want|receive|let)\ .{0,120}\b(?:inbox|news\ alerts|newsletters?)\b
    | send\ (?:us\ |your\ |any\ )?tips\ to\b | submit\ a\ letter\ to\b
    | (?:editor[’']?s?[’']?|ed\.)\ note\s*[:.–—-] | corrections?\ (?:&|and)\ clarifications?\s*:
    | (?:note\s*:\s+)?an?\ (?:earlier|previous)\ version\ of\ (?:this|the)\ (?:article|story|piece|post)\b
    | note\s*:\s+this\ (?:article|story|piece|post|is\ an\ update)\b
    | (?:write\ to|contact|reach|e-?mail)\ .{0,120}(?:\w@\w+\.\w|\[email.protected\])
    | this\ site\ is\ protected\ by\b
    | interested\ in\ .{2,60}\?\ add\ .{2,60}\ as\ an\ interest\b
    | [^!?“"]{2,40}[^\W\d_]:(?=[^\W\d_]{2}).{10,}[^.!?”"]\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INVITATION = re.compile(
    r"""
      .{0,40}\bwants?\ to\ hear\ (?:from\ you|what\ you)\b
    | .{0,200}\b(?:sign\ up|subscribe|find\ out)\ here\W*\Z
    | .{0,60}\bbecome\ an?\ (?:founding\ |paying\ )?(?:member|subscriber|supporter)\b
    | (?:.{0,40}\.\ )?to\ stay\ (?:updated|informed|up\ to\ date),\ (?:follow|sign|subscribe)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INVITING = (" here", " hear ", "ecome a", "o stay ")
"""One of these is in every invitation, which spares most paragraphs the search for one."""

_FORM = re.compile(
    r"""
      \byou\ (?:can|may)\ (?:unsubscribe|opt[- ]out)\b | \bunsubscribe\ from\ email\b
    | \bby\ (?:signing\ up|subscribing|registering),?\ you\ (?:agree|will|accept)\b
    | \bprotected\ by\ recaptcha\b
    | \bjust\ watched\b.*\breplay\b | \breplay\ more\ videos\b
    | \bif\ you\ (?:enjoyed?|liked?|value|appreciate)
        \ (?:reading\ )?this\ (?:article|story|report|piece)\b
    | \bplease\ consider
        \ (?:making\ a\b.{0,30}\b(?:contribution|donation|gift)|donating|subscribing|supporting\ us)\b
    | \brush\ transcript\b.*\bfinal\ form\b
    | \b(?:opinions|views)\ expressed\b.{0,80}\bare\ (?:solely\ )?(?:those|their|his|her|the)\b
    | \b(?:follow|e-?mail)\ (?:him|her|them)\ (?:on|at)\b.{0,80}\Z
    | \bcan\ be\ reached\ at\b.{0,80}\Z
    | \A\[(?:read|watch|join|see|sign|get|listen|follow|subscribe|learn|new\ at|editor|ed\.)\b.{0,800}\]\Z
    | \bfor\ (?:licensing|syndication|reprint)\ [^.]{0,60},\ (?:please\ )?(?:contact|e-?mail|visit)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What only the form of a newsletter, a player, an appeal or a disclaimer says. Such a paragraph is one
whole, with sentences that could stand anywhere ("Thank you for subscribing.")."""
_FORMS = (
    "unsubscribe",
    "opt-out",
    "opt out",
    "signing up",
    "subscribing",
    "registering",
    "protected by",
    "eplay",
    "f you ",
    "lease consider",
    "ollow h",
    "ollow them",
    "ail h",
    "be reached at",
    "[",
    "rush transcript",
    " expressed",
    "or licensing",
    "or syndication",
    "or reprint",
)
"""One of these is in every such paragraph."""

_SLIDES = re.compile(r"\bHide Caption \d+ of \d+")
"""Stands behind each of the captions of a series of pictures, which is one paragraph."""

_STAFF = re.compile(
    r".{0,500}\bcontributed\ to\ this\ (?:report|story|article)\b.{0,60}\Z"
    r"|(?:[A-Z][\w.’'-]+\s+){1,3}(?:and\s+(?:[A-Z][\w.’'-]+\s+){1,3})?reported\ from"
    r"(?:\s+[A-Z][\w.’'-]*,?){1,5}\Z",
    re.VERBOSE,
)
"""Who wrote a report, and from where."""

_BYLINE_NAME = r"[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,3}"
_NAMES_ALONE = re.compile(rf"{_BYLINE_NAME}(?:\s+and\s+{_BYLINE_NAME}){{2,}}\Z")
"""Names with nothing said of them; three at least, as two could be a title in capitals."""

_NAME_PART = r"(?:[A-Z][\w.’'-]*|and|of|the|in|for|,|\||–|-|&)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|From)\s+{_NAME_PART}(?:[\s,]+{_NAME_PART})*\W*\Z"
    r"|(?i:(?:(?:first |last )?(?:published|updated|posted|modified)|last update)\b.{0,60}\Z)"
    rf"|(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{{1,2}}\s+)?{_MONTH}\s+\d{{1,2}}"
    r"(?:,?\s+\d{4})?(?:[\s,|–-]*\d{1,2}[:.]\d\d.{0,20})?\Z)"
)
_CREDIT = re.compile(
    r"(?:\bcredit|\bphotos?|\bphoto illustration|\bphotograph|\bimages?|\bpicture|\bpic|\bvideo)"
    r"\s*(?::|by\b|/)"
    r"|\bgetty images\b|\b(?:ap|afp|epa|reuters|file) (?:photo|image|picture)\b"
    r"|\b(?:reuters|afp|ap|epa|tass|getty|shutterstock|staff)\s*/\s*\w"
    r"|/\s*(?:afp|ap|reuters|getty|epa|staff)\b|\bfile photo\b"
    r"|/.{2,40}\svia\s(?:afp|ap|reuters|getty|epa)\b"
    r"|\((?:ap|afp|reuters|file|photo)[^)]{0,40}\)\W*\Z",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(
    r"(?:\A|[.!?][”\"]?\s)(?:Photo(?:graph|\s[Ii]llustration|\s[Cc]redit)?s?|Illustrations?|Images?|Animation)"
    r"\s?(?::|\sby)\s[A-Z][^!?:]{1,60}\Z"
)
"""A credit that is a sentence by itself, behind what a video or picture shows: "… explains. Photo: AP."."""

_BARRED_CREDIT = re.compile(
    r"\s\|\s(?:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){0,4}\s?/\s?[A-Z]|AP\sPhoto|Getty\b|Reuters\b)"
)
"""What parts a caption from its credit, before the headline where a page runs the two together."""

_CREDITING = ("photo", "image", "pic", "credit", "video", "illustration", "/", "(")
"""One of these is in every credit, but for letters that only count as the same; most paragraphs have none."""

_CAPTION_LEAD = re.compile(
    r"(?:file|photo|image|picture|caption)\s*(?:[:–—-]|photo\b)|hide caption\b"
    r"|(?-i:Image\s+[A-Z“]).{5,300}\bcredit(?:\.\.\.)?\s+(?-i:[A-Z]|via\b)"
    r"|(?:media|image|video) (?:caption|copyright|playback is)\b"
    r"|(?-i:CLOSE\s+[A-Z])"
    r"|[\w.’'-]+(?:\s+[\w.’'-]+){0,3}\s*/\s*(?:getty|afp|ap|epa|reuters|shutterstock)\b",
    re.IGNORECASE,
)
_AGENCY = "reuters|afp|ap|tass|dpa|dw|epd|kna|sid|apa|ansa|efe|ani|pti|ians|xinhua|agencies"
_SIGNATURE = re.compile(
    rf"[\W_]*(?:(?:with\s+|[a-z]{{2,3}}/[a-z]{{2,3}}\s+\()?(?:{_AGENCY})"
    rf"(?:(?:\s*[/,]\s*|\s+and\s+)(?:{_AGENCY}))*|with inputs.*)\W*\Z",
    re.IGNORECASE,
)
"""The agencies from which a report comes, behind the initials of who put it together: "kb/nm (AP, AFP)"."""
_TAKEN_AT = re.compile(
    r"(?:^|\s)(?:in|at|on|near|outside)\s[^.!?“”\"]{2,80},\s(?:U\.S\.|[A-Z][^,.]{2,20}),\s(?:on\s)?"
    rf"{_MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\.?\Z",
    re.IGNORECASE,
)
"""Where and when a picture was taken, "in Lesk, Karsland, May 3, 2021": a caption's last words. All ten such
paragraphs among 8,000 articles are captions."""

_ENDED = re.compile(r"[.!?][\"”’»']*\Z")

NOTICE_WORDS = 40
"""Words above which a paragraph that begins like a notice is taken for text."""

FORM_WORDS = 120
"""Words above which a paragraph with the words of a form in it is taken for text."""

CODE_LENGTH = 8
"""Code points of a mark in brackets that a newsroom's system left behind."""

CAPTION_WORDS = 80
"""Words above which a paragraph with a credit at its end is taken for text, not for a caption."""

CREDIT_LENGTH = 60
"""Code points that a credit may have, from its sign to the end of the caption."""


def words_in(content: str) -> int:
    """The number of words in a stretch of text, as white space parts them."""
    return len(content.split())


def is_chrome(content: str, words: int) -> bool:
    """Whether a paragraph of so many words is a button, a link to another story, a byline, a notice or a row
    of signs."""
    if not any(character.isalpha() for character in content):
        return True
    if words <= NOTICE_WORDS and _CHROME.match(content.lstrip("([")):
        return True
    if words <= NOTICE_WORDS and any(sign in content for sign in _INVITING) and _INVITATION.match(content):
        return True
    if words <= FORM_WORDS and any(sign in content for sign in _FORMS) and _FORM.search(content):
        return True
    signed = "contributed to this " in content or " reported from " in content
    if words <= CAPTION_WORDS and signed and _STAFF.match(content):
        return True
    if words <= CAPTION_WORDS and _NAMES_ALONE.match(content):
        return True
    if content[0] == "[" and content[-1] == "]" and len(content) <= CODE_LENGTH:
        return True
    if words <= 14 and (_BYLINE.match(content) or _SIGNATURE.match(content)):
        return True
    half, odd = divmod(len(content), 2)
    return not odd and len(content) >= 6 and words <= 12 and content[:half] == content[half:]


def is_aside(sentence: str) -> bool:
    """Whether a sentence amid a paragraph is a link to another story in brackets, or says who wrote it."""
    bracketed = sentence[:1] in "([" and sentence[-1:] in ")]"
    return (bracketed or " contributed to this " in sentence) and is_chrome(sentence, words_in(sentence))


def is_caption(content: str, words: int) -> bool:
    """Whether a paragraph of so many words is a picture's caption: it begins like one, or ends in a
    credit."""
    if "Hide Caption" in content and _SLIDES.search(content):
        return True
    if len(content) > CAPTION_WORDS * 12 or words > CAPTION_WORDS:
        return False
    if _CAPTION_LEAD.match(content):
        return True
    if " | " in content and " MORE" not in content and _BARRED_CREDIT.search(content):
        return True
    if content.rstrip(".")[-4:].isdigit() and _TAKEN_AT.search(content):
        return True
    end = content[-CREDIT_LENGTH:].lower()
    if end.isascii() and not any(sign in end for sign in _CREDITING):
        return False
    if _CREDIT_ALONE.search(content, max(0, len(content) - 2 * CREDIT_LENGTH)):
        return True
    found = _CREDIT.search(content, max(0, len(content) - CREDIT_LENGTH))
    return found is not None and not _ENDED.search(content, found.start())
