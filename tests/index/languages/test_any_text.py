"""Whatever stands in a text, what is read of it in any language lies within it and nothing fails."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.reading.by_language import quantities_of, times_of, words_of
from index.entities.recognition.recognise import recognise
from index.formats.text_file import FormatError, parse
from index.languages.days import days
from index.languages.figures import figures
from index.languages.vocabulary import KNOWN

PIECES = (
    "百分之|点|3点5|三点百|万|兆|二〇|²|٣|१|1.200|1,2|12 000|12'500|1.2.3,4.5|.|,|5.|-|–|:|/|%|€|$|"
    "昨天|曜日|5月|99月99日|周|„|“|»|« |” |的|说|Mio.|mille|zweihundert|due|тысяч|млн|mln|bin|مئة|مليون|"
    "31. Februar|32 июля|le 0 mai|Herr |Mme |г-н |de la |al-|van |dice|сказал|قال|am Montag|KASIM|NİSAN|SALI|"
    "MİLYON|mıllıon |two mİllion |half a mİllion |ſeveral |Frİday |ſecond |'|’|\\n\\n| "
).split("|")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join)
DAY = datetime.date(2021, 7, 5)


@pytest.mark.parametrize("language", sorted(KNOWN))
@given(text=TEXTS)
def test_any_text_is_read(language: str, text: str) -> None:
    whole = Span(0, len(text))
    found = [
        *(each.span for each in figures(text, whole, language)),
        *(each.span for each in days(text, whole, language)),
        *(each.span for each in words_of(text, whole, language)),
        *(each.span for each in times_of(text, whole, DAY, language)),
    ]
    tokens = words_of(text, whole, language)
    found += [each.span for each in quantities_of(text, whole, tokens, (), language)]
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@pytest.mark.parametrize("language", sorted(KNOWN))
@given(text=TEXTS)
def test_names_of_any_text_are_found(language: str, text: str) -> None:
    written = f"---\nlanguage: {language}\n---\n{text} 12 Menschen."
    try:
        article = parse(written.encode("utf-8", "replace"), article_id="a", path="a.txt").article
    except FormatError:
        return
    found = recognise(article)
    spans = [each.span for each in found.mentions] + [each.span for each in found.quotations]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
