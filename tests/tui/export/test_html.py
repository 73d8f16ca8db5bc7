"""The page: well formed, without scripts, and readable in a browser of any width where one is installed."""

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from index.article import Span
from index.formats.text_file import FormatError, parse
from tui.export.html import comparison_html, story_html
from tui.looks.colours import DARK, LIGHT

_EMPTY = {"meta", "link", "br", "img"}


class _Page(HTMLParser):
    """Reads a page and remembers its tags; fails where one is not closed in its turn."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, tag: str, name: str) -> list[str]:
        return [found[name] or "" for kind, found in self.attributes if kind == tag and name in found]


def test_a_comparison_holds_every_sentence_of_both(report: Any) -> None:
    page = _Page(comparison_html(report))
    for article in (report.left, report.right):
        for sentence in article.sentences:
            assert sentence.span.of(article.text) in page.text


def test_what_is_shared_with_another_row_names_it_and_leads_there(report: Any) -> None:
    linked = next(row for row in report.rows if row.left and row.link is not None)
    place = report.rows.index(linked) + 1
    apart = replace(linked, left=())
    page = _Page(comparison_html(replace(report, rows=(*report.rows, apart))))
    sentence = linked.left[0].of(report.left.text).split()
    assert page.all("a", "href").count(f"#row-{place}") == 1 + bool(linked.discrepancies)
    assert f"{' '.join(sentence[:9])} …" in page.text
    assert _Page(comparison_html(report)).all("a", "href").count(f"#row-{place}") == bool(
        linked.discrepancies
    )


def test_nothing_runs_and_nothing_is_loaded(report: Any, story: Any) -> None:
    for markup in (comparison_html(report), story_html(story)):
        page = _Page(markup)
        tags = {tag for tag, _ in page.attributes}
        assert not tags & {"script", "img", "link", "iframe", "object"}
        assert not any(name.startswith("on") for _, found in page.attributes for name in found)
        assert "default-src 'none'" in markup
        assert "url(" not in markup
        assert all(address.startswith(("https://", "#")) for address in page.all("a", "href"))


def test_the_head_of_a_column_has_the_day_of_its_source(story: Any) -> None:
    heads = story_html(story).partition("<thead>")[2].partition("</thead>")[0]
    assert [article.date in heads for article in story.articles] == [True] * len(story.articles)


def test_a_quotation_mark_in_a_label_ends_no_attribute(report: Any, story: Any) -> None:
    hostile = replace(report.left, source='The "Post" onclick="x')
    pair = _Page(comparison_html(replace(report, left=hostile)))
    assert 'only in The "Post" onclick="x' in pair.all("div", "aria-label")
    whole = _Page(story_html(replace(story, articles=(hostile, *story.articles[1:]))))
    assert any(label.startswith('The "Post" onclick="x:') for label in whole.all("span", "aria-label"))
    for page in (pair, whole):
        assert not any("onclick" in found for _, found in page.attributes)


def test_a_discrepancy_leads_to_its_row(report: Any) -> None:
    page = _Page(comparison_html(report))
    ids = page.all("div", "id")
    led = [address for address in page.all("a", "href") if address.startswith("#")]
    assert led
    assert all(address[1:] in ids for address in led)
    assert len(ids) == len(set(ids))


def test_every_relation_has_a_sign_that_is_read_aloud(report: Any) -> None:
    page = _Page(comparison_html(report))
    labels = page.all("div", "aria-label")
    assert len(labels) == len(report.rows)
    assert {"they differ", "only in River|Gazette", "only in Post"} <= set(labels)


def test_a_story_has_a_cell_for_every_source_and_fact(story: Any) -> None:
    page = _Page(story_html(story))
    cells = [tag for tag, _ in page.attributes if tag == "td"]
    assert len(cells) == (len(story.matrix.facts) + 1) * (1 + len(story.articles))
    assert "The *dam* & the <valley>" in page.text
    assert sum(tag == "details" for tag, _ in page.attributes) == len(story.matrix.facts)
    for fact in story.matrix.facts:
        for key, cell in fact.cells:
            for span in cell.spans:
                assert " ".join(span.of(story.texts()[key]).split()) in " ".join(page.text.split())


def test_only_the_sign_that_a_source_goes_on_stands_beside_the_word_before_it(story: Any) -> None:
    fact = story.matrix.facts[0]
    told, start = story.texts()[fact.summary_source], fact.summary.start
    end = told.index(" ", start + 9)
    text = f"{told[: start + 2]} … {told[start + 5 :]}"
    begun = replace(fact, summary=Span(start, end))
    articles = tuple(
        replace(article, text=text) if article.text == told else article for article in story.articles
    )
    page = _Page(story_html(replace(story, articles=articles, matrix=replace(story.matrix, facts=(begun,)))))
    assert f"{text[start:end]}\N{NO-BREAK SPACE}…" in page.text


def test_colours_are_the_themes_own_and_all_are_defined(report: Any) -> None:
    markup = comparison_html(report)
    used = set(re.findall(r"var\(--([a-z-]+)\)", markup))
    assert used <= DARK.keys() & LIGHT.keys()
    assert f"--mark-contradicts: {DARK['mark-contradicts']};" in markup
    assert f"--mark-contradicts: {LIGHT['mark-contradicts']};" in markup


_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


# Tops of the two sides of each row that has both: beside one another, or below.
_MEASURE = """
onload = () => {
  const inside = document.querySelector('iframe').contentDocument
  const top = side => Math.round(side.getBoundingClientRect().top)
  const rows = [...inside.querySelectorAll('.row')].filter(row => !row.querySelector('.none'))
  const sides = rows.map(row => [...row.querySelectorAll('.side')].map(top))
  document.querySelector('pre').textContent = JSON.stringify({
    over: inside.documentElement.scrollWidth - inside.documentElement.clientWidth,
    beside: sides.some(([left, right]) => left === right),
    size: getComputedStyle(inside.body).fontSize })
}
"""


@pytest.mark.skipif(_BROWSER is None, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [500, 1280])
def test_a_browser_lays_the_page_out_within_its_width(
    report: Any, story: Any, tmp_path: Path, width: int
) -> None:
    # The page itself allows no script, so a frame around it measures what the browser made of it.
    for name, markup in (("comparison", comparison_html(report)), ("story", story_html(story))):
        (tmp_path / "page.html").write_text(markup, "utf-8")
        (tmp_path / "frame.html").write_text(
            f'<iframe src="page.html" width="{width}" height="900" style="border: 0"></iframe><pre></pre>'
            f"<script>{_MEASURE}</script>",
            "utf-8",
        )
        assert _BROWSER is not None
        dumped = subprocess.run(
            [
                _BROWSER,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--dump-dom",
                (tmp_path / "frame.html").as_uri(),
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        ).stdout
        measured = re.search(r"<pre>(.*?)</pre>", dumped)
        assert measured is not None
        assert '"over":0' in measured[1], name
        assert '"size":"16px"' in measured[1]
        if name == "comparison":
            assert f'"beside":{"true" if width > 704 else "false"}' in measured[1]


def test_a_page_that_was_written_is_no_article(report: Any, story: Any) -> None:
    for markup in (comparison_html(report), story_html(story)):
        with pytest.raises(FormatError, match=r"^told\.html is a page that reader wrote; it was left out\.$"):
            parse(markup.encode(), article_id="a", path="told.html")
