"""What a web page says of its article beside the text: title, source, date, address and language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index.article import Metadata
from index.formats.html_tags import Tag
from index.formats.publication_date import iso_date

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_DATES = (
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "parsely-pub-date sailthru.date dc.date dc.date.issued dc.date.created dcterms.date dcterms.created "
    "dcterms.issued cxenseparse:recs:publishtime publishdate publish-date publish_date published_time "
    "publication_date pubdate date article.published displaydate"
).split()
_ADDRESSES = ("og:url", "twitter:url")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
"""Names of `<meta>` in the order in which they are asked: Open Graph (https://ogp.me), Dublin Core, and what
publishing systems write."""
_ARTICLES = re.compile(r"(?:Article|Posting|Report)$")
"""Kinds of schema.org that are an article (https://schema.org/Article)."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_ENDS = re.compile(r"\s+(?:[|–—·»:-]|::)\s+")
_DEPTH = 20


@dataclass(slots=True)
class _Told:
    """What a page tells of itself: its `<meta>` by name, and what stands in single elements."""

    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: list[str] = field(default_factory=list)
    canonical: str = ""
    language: str = ""
    times: list[str] = field(default_factory=list)
    linked_data: list[Mapping[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article; `text` is the article where the page gives it to machines too, else
    empty, and `generator` the program that made the page."""

    metadata: Metadata
    text: str
    generator: str


def page_metadata(tags: Sequence[Tag | str]) -> PageMetadata:
    """What the tags of a page say of its article.

    The data for machines (JSON-LD) and `<meta>` go before what is only seen on the page.
    """
    told = _told(tags)
    article = next(iter(told.linked_data), {})
    source = _first(_name(article.get("publisher")), *_of(told.meta, _SOURCES))
    heading = next((each for each in told.heading if not told.title or each in told.title), "")
    titles = [_line(article.get("headline")), *_of(told.meta, _TITLES), heading, told.title]
    title = next((each for each in titles if each and each != source), "")
    dates = [article.get("datePublished"), *_of(told.meta, _DATES), *told.times]
    addresses = [told.canonical, *_of(told.meta, _ADDRESSES), _address(article)]
    languages = [told.language, _line(article.get("inLanguage")), *_of(told.meta, _LANGUAGES)]
    return PageMetadata(
        Metadata(
            title=_without_source(title, source, told.title) or None,
            source=source or None,
            date=next(filter(None, map(iso_date, filter(None, dates))), None),
            url=next((each for each in addresses if each.startswith(("http://", "https://"))), None),
            language=next((each.replace("_", "-") for each in languages if _LANGUAGE.match(each)), None),
        ),
        _paragraphs(article.get("articleBody")),
        told.meta.get("generator", ""),
    )


def _told(tags: Sequence[Tag | str]) -> _Told:
    told = _Told()
    heading: list[str] | None = None
    for tag in tags:
        if isinstance(tag, str):
            if heading is not None:
                heading.append(tag)
            continue
        if tag.name == "h1":
            if tag.ends and heading:
                told.heading.append(_line("".join(heading)))
            heading = None if tag.ends else []
        elif not tag.ends and tag.name in _TELLING:
            _tell(told, tag)
    return told


_TELLING = frozenset("meta link html title time script".split())


def _tell(told: _Told, tag: Tag) -> None:
    written = tag.attributes()
    match tag.name:
        case "meta":
            content = _line(written.get("content"))
            for name in ("property", "name", "itemprop", "http-equiv"):
                if content and (called := written.get(name, "").strip().lower()):
                    told.meta.setdefault(called, content)
        case "link" if "canonical" in written.get("rel", "").lower().split():
            told.canonical = told.canonical or written.get("href", "").strip()
        case "html":
            told.language = told.language or _line(written.get("lang") or written.get("xml:lang"))
        case "title":
            told.title = told.title or _line(tag.text)
        case "time":
            published = "published" in written.get("class", "") or "pubdate" in written
            told.times.insert(0 if published else len(told.times), _line(written.get("datetime")))
        case "script" if "ld+json" in written.get("type", ""):
            told.linked_data += _articles(_read(tag.raw), 0)


def _read(written: str) -> object:
    try:
        # As XHTML has it.
        bare = written.strip().removeprefix("<![CDATA[").removesuffix("]]>")
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """What is of the kind of an article in data for machines."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in _listed(kinds)):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> str:
    """What somebody is called, by name or as a thing that has one."""
    for each in _listed(value):
        if name := _line(each.get("name") if isinstance(each, dict) else each):
            return name
    return ""


def _address(article: Mapping[str, object]) -> str:
    page = article.get("mainEntityOfPage") or article.get("url")
    return _line(page.get("@id") if isinstance(page, dict) else page)


def _of(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _first(*values: str) -> str:
    return next(filter(None, values), "")


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _paragraphs(value: object) -> str:
    lines = value.splitlines() if isinstance(value, str) else []
    return "\n\n".join(filter(None, map(_line, lines)))


def _without_source(title: str, source: str, page_title: str) -> str:
    """A headline without the source behind it, "… | BBC News": where the page's source says that it is one,
    and where nothing but the title of the page is known and its last part is short."""
    *before, last = _ENDS.split(title)
    if not before:
        return title
    shown = title[: len(title) - len(last)].rstrip(" \t|–—·»:-")
    if last.casefold() == source.casefold():
        return shown
    return shown if title == page_title and len(last.split()) <= 3 < len(shown.split()) else title
