"""The article of a web page, and what the page says of it."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Metadata
from index.formats import text_file
from index.formats.html_page import is_page, read_page
from index.formats.text_file import FormatError, parse, read_file

DIKE = "The dike at Lindholm broke on Monday night, and 212 people left their houses, the mayor said."
PUMPS = "Pumps were brought from three towns, but the water rose until noon, she told the Harbour Post."
RAIN = "More rain is expected on Thursday, so that schools, shops and the ferry stay closed until then."
AROUND = '<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>'


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{AROUND}{body}</body></html>"


def article(body: str, head: str = "") -> str:
    return read_page(page(body, head)).text


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def test_the_article_is_found_among_what_stands_around_it():
    teasers = "".join(
        f'<li><a href="/{n}">Ten things to know, to see and to forget about the town of Marlow {n}</a></li>'
        for n in range(20)
    )
    body = (
        '<header><h1>Dike breaks</h1></header><div class="page">'
        f'<div class="social-share">{paragraphs(RAIN)}</div>'
        f'<div class="story-text">{paragraphs(DIKE)}<aside>{paragraphs("Sign up, it is free, and read on.")}'
        f'</aside>{paragraphs(PUMPS, RAIN)}</div><ul class="more">{teasers}</ul></div>'
        f'<section id="comments">{paragraphs("I, for one, always said that it would break.")}</section>'
        f"<footer>{paragraphs('All rights reserved, by the Harbour Post, in Lindholm.')}</footer>"
    )
    assert article(body) == f"{DIKE}\n\n{PUMPS}\n\n{RAIN}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # Line breaks for paragraphs, as blogs have them.
        (f"<div>{DIKE}<br><br>{PUMPS}<br>{RAIN}</div>", f"{DIKE}\n\n{PUMPS}\n{RAIN}"),
        # Ends that are left out.
        (f"<div><p>{DIKE}<p>{PUMPS}<ul><li>{RAIN}</ul></div>", f"{DIKE}\n\n{PUMPS}\n\n• {RAIN}"),
        # Items of lists, one of two paragraphs.
        (
            f"<p>{DIKE}</p><ol><li><p>One.</p><p>Still one.</p></li><li>Two.</li></ol><ul><li>Any.</li></ul>",
            f"{DIKE}\n\n1. One.\n\nStill one.\n\n2. Two.\n\n• Any.",
        ),
        # Links and other words within a sentence run on.
        (
            f'<p>{DIKE}</p><p><a href="/p">Pumps</a> were <b>brought\n from</b> three towns, she said.</p>',
            f"{DIKE}\n\nPumps were brought from three towns, she said.",
        ),
        # Each part in an element of its own.
        (
            "".join(f"<div><div>{paragraphs(each)}</div></div>" for each in (DIKE, PUMPS, RAIN)),
            f"{DIKE}\n\n{PUMPS}\n\n{RAIN}",
        ),
        # What is not seen.
        (
            f"<div>{paragraphs(DIKE)}<p hidden>{PUMPS}</p><p style='display: none'>{PUMPS}</p>"
            f"<p aria-hidden=true>{PUMPS}</p><script>let dike = '<p>{PUMPS}</p>'</script>"
            f"{paragraphs(RAIN)}</div>",
            f"{DIKE}\n\n{RAIN}",
        ),
        # The only text there is, whatever it is called.
        (f'<div class="sharebar-widget">{paragraphs(DIKE, PUMPS)}</div>', f"{DIKE}\n\n{PUMPS}"),
        # A remark, a sign that begins no tag, and characters by name.
        (
            f"<p>{DIKE}<!-- <p>no</p> --> 3 < 4 &amp; 5 &gt; 4, &#8220;so&#8221;.</p>",
            f"{DIKE} 3 < 4 & 5 > 4, “so”.",
        ),
        ("<p>Home</p>", ""),
    ],
)
def test_paragraphs(body: str, text: str):
    assert article(body) == text


def test_what_a_page_calls_its_text_is_taken():
    longer = paragraphs(
        *[f"In other news, number {n}, a bridge was built, painted and opened." for n in range(9)]
    )
    assert article(f"<div>{longer}</div><section itemprop=articleBody>{paragraphs(DIKE)}</section>") == DIKE


LINKED_DATA = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "headline": "no"},
{"@type": ["NewsArticle"], "headline": "Dike breaks", "datePublished": "2021-07-05T12:00:00Z",
"inLanguage": "en-GB",
"publisher": {"@type": "Organization", "name": "Harbour Post"}, "mainEntityOfPage": {"@id": "https://post.example/d"}}
]}</script>"""


@pytest.mark.parametrize(
    ("head", "written"),
    [
        (
            LINKED_DATA,
            Metadata("Dike breaks", "Harbour Post", "2021-07-05T12:00:00Z", "https://post.example/d", "en"),
        ),
        (
            '<meta property="og:title" content="Dike breaks &amp; floods - Harbour Post">'
            '<meta property=og:site_name content="Harbour Post"><link rel=canonical href=https://post.example/d>'
            '<meta name="article:published_time" content="2021-07-05">',
            Metadata("Dike breaks & floods", "Harbour Post", "2021-07-05", "https://post.example/d", "en"),
        ),
        (
            "<title>Dike breaks near the old town | Harbour Post</title>",
            Metadata("Dike breaks near the old town", language="en"),
        ),
        (
            "<title>Dike: what now?</title><script type=application/ld+json>{{{</script>",
            Metadata("Dike: what now?", language="en"),
        ),
        ('<meta name=date content="some day"><link rel=canonical href="/d">', Metadata(language="en")),
    ],
)
def test_what_a_page_says_of_its_article(head: str, written: Metadata):
    assert read_page(page(paragraphs(DIKE), head)).written == written


def test_heading_and_time_on_the_page_are_read_where_nothing_else_tells():
    body = f"<h1>Dike <i>breaks</i></h1><time datetime='2021-07-05T10:00'>Monday</time>{paragraphs(DIKE)}"
    assert read_page(page(body)).written == Metadata("Dike breaks", date="2021-07-05T10:00", language="en")


def test_a_text_for_machines_alone_is_read():
    data = f'{{"@type": "Article", "articleBody": "{DIKE}\\n{PUMPS}"}}'
    head = f"<script type='application/ld+json'>{data}</script>"
    assert article("<div id=app></div>", head) == f"{DIKE}\n\n{PUMPS}"


def parsed(data: bytes, path: str = "page.html") -> text_file.ParsedFile:
    return parse(data, article_id="a", path=path)


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Дамба в Линдхольме прорвана в ночь на понедельник, сообщил мэр города."),
        ("gb2312", "gb18030", "星期一晚上林德霍尔姆的堤坝决口，市长说，有二百一十二人离开了家园，学校关闭。"),
        ("no-such", "utf-8", "Дамба в Линдхольме прорвана в ночь на понедельник, сообщил мэр города."),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(declared: str, encoding: str, text: str):
    data = page(paragraphs(text), f"<meta charset='{declared}'>").encode(encoding)
    assert parsed(data) == text_file.ParsedFile(parsed(data).article, None)
    assert parsed(data).article.text == text


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "euc-jp"])
def test_a_page_that_names_an_encoding_it_is_not_in_is_read_like_any_text(declared: str):
    text = "Über den Bürgermeister von Lindholm, der am Montag zurücktrat, sagte Frau Möller, er müsse gehen."
    read = parsed(page(paragraphs(text), f"<meta charset='{declared}'>").encode("cp1252"))
    assert (read.article.text, read.note) == (text, "page.html: read as Windows-1252.")


def test_a_page_out_of_a_pipe_is_known_by_its_beginning_and_a_text_file_stays_as_written():
    data = page(paragraphs(DIKE)).encode()
    assert is_page(b"\xef\xbb\xbf \n<!-- saved -->" + data)
    assert not is_page(b"<p>" + data)
    assert parsed(data, "-").article.text == DIKE
    assert parsed(data, "page.txt").article.text == data.decode()


def test_what_only_begins_like_a_page_is_told_by_a_look():
    assert not is_page(b"<!-- -->" * 500)


def test_tags_that_are_never_closed_are_each_looked_at_once():
    # Read to the end of the page at each of them, this takes hours.
    written = "<html><p>" + '<a "' + '<a" "' * 200_000
    assert read_page(written).text.count("<a") == 200_001


@pytest.mark.parametrize("comment", ["<!-->", "<!--->"])
def test_a_comment_ends_where_it_ends(comment: str):
    assert article(f"{comment}{paragraphs(DIKE)}<!-- -->") == DIKE


def test_text_as_written_in_xhtml_is_read():
    said = "The <mayor> of Lindholm & his wife, it is said, are > 90 years old, and happy."
    assert article(f"<p><![CDATA[{said}]]></p>{paragraphs(DIKE)}") == f"{said}\n\n{DIKE}"
    assert article(f"<![CDATA[>{paragraphs(DIKE)}") == DIKE


def test_data_for_machines_are_read_in_a_page_with_any_letters():
    head = LINKED_DATA.replace("</script>", "</SCRIPT>").replace("Harbour", "\u0130zmir")
    assert read_page(page(paragraphs(DIKE), head)).written.source == "\u0130zmir Post"


def test_what_is_no_article_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(FormatError, match=r"^page\.html holds no text; it was left out\.$"):
        parsed(page("").encode())
    monkeypatch.setattr(text_file, "SIZE_LIMIT", 80)
    with pytest.raises(FormatError, match=r"^page\.html has more text than an article; save each"):
        parsed(page(paragraphs(DIKE)).encode())
    monkeypatch.setattr(text_file, "PAGE_LIMIT", 2_000_000)
    (tmp_path / "large.html").write_bytes(b"<p>" * 700_000)
    with pytest.raises(FormatError, match=r"large\.html has 2 MB, more than the 2 MB"):
        read_file(tmp_path / "large.html")


PIECES = (
    "<p> </p> <div\tclass='share'> </div> <a\thref=x> </a> <br> <script> </script> <li> <ul> <li <!-- --> "
    '<h1> </h1> <pre> <title> < > " &amp; & <article> <b> <meta\tname="date"\tcontent="2021">'
).split(" ")


@given(st.lists(st.one_of(st.sampled_from([*PIECES, DIKE]), st.text(max_size=9)), max_size=60).map("".join))
def test_any_page_is_read_and_its_text_stands_in_it(written: str):
    signs = iter(unescape(written))
    shown = re.sub(r"^• ", "", read_page(written).text, flags=re.MULTILINE)
    assert all(sign in signs for sign in shown if not sign.isspace())
