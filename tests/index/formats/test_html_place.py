"""The line of a web page in which a place of its article stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.formats.html_page import read_page
from index.formats.html_place import line_in_page

PAGE = """<!doctype html>
<html><head><title>The dike at Lindholm held</title>
<script>
var first = "The dike at Lindholm held through the night";
</script></head>
<body>
<nav><a href="/">Home</a>
<a href="/dike">The pumps ran</a></nav>
<article><h1>The dike at Lindholm held</h1>
<p>The dike at <a
href="/lindholm">Lindholm</a> held through the night, said mayor J&ouml;rg
Halvorsen, who had not slept, and who thanked everyone.</p>
<!-- The pumps ran
until dawn -->
<p>The pumps ran until dawn, &ldquo;as they should&rdquo;, and the water&nbsp;fell by
a foot; the road to the harbour stayed shut, and so did the school.</p>
<ol>
<li>The ferry sails again on Friday, if the wind allows, from the old pier.</li>
<li>The school opens on Monday, with lessons, and lunch, for all of the pupils.</li>
</ol>
</article></body></html>
"""


def test_the_words_are_found_whatever_tags_stand_among_them() -> None:
    text = read_page(PAGE).text
    lines = PAGE.splitlines()
    for words, written in {
        "The dike at Lindholm held through": "<p>The dike",
        "Halvorsen, who": "Halvorsen, who",
        "The pumps ran until dawn": "<p>The pumps",
        "a foot; the road": "a foot;",
        "1. The ferry": "<li>The ferry",
        "2. The school": "<li>The school",
    }.items():
        line = line_in_page(PAGE, text, text.index(words))
        assert lines[line - 1].startswith(written), words


def test_words_that_are_not_in_the_page_any_more_open_its_beginning() -> None:
    assert line_in_page(PAGE, "A storm came and nobody knew.", 8) == 1
    assert line_in_page("", "A storm came.", 0) == 1
    assert line_in_page(PAGE, "", 0) == 1


@given(st.text(alphabet='<>/!-ap &;\n"1.', max_size=60), st.text(max_size=20), st.integers(0, 20))
def test_whatever_is_in_it_the_line_is_one_of_the_page(page: str, text: str, offset: int) -> None:
    assert 1 <= line_in_page(page, text, offset) <= page.count("\n") + 1
