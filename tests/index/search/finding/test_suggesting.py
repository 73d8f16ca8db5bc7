"""What is suggested where little is found."""

from collections.abc import Callable, Mapping

import pytest

from index.search.finding.lexicon import Lexicon
from index.search.finding.suggesting import RARER
from index.search.model import SearchResult, Suggestion, Why

Find = Callable[..., SearchResult]


def test_an_unknown_word_is_spelled_as_the_library_spells_it(find: Find) -> None:
    result = find("lindhlom sandbnak")
    assert result.suggestions[0] == Suggestion("lindholm sandbank", 3, Why.SPELLING)
    assert result.did_you_mean == "lindholm sandbank"


def test_a_word_is_put_right_though_no_article_has_all_of_them(find: Find) -> None:
    assert find("inquiry captian").did_you_mean == "inquiry captain"


def test_a_word_that_hardly_any_article_has_is_put_right_too(
    library_of: Callable[[Mapping[str, str]], Find],
) -> None:
    texts = {f"a{number:03}": "The government met in the harbour." for number in range(RARER)}
    rare = {"rare": "The goverment met, and the harbour was full."}
    find = library_of({**texts, **rare})
    assert find("goverment").suggestions == (Suggestion("government", RARER, Why.SPELLING),)
    assert find('"the goverment" -full').did_you_mean == '"the government" -full'
    assert find("goverment", typing=True).did_you_mean == "government"
    fewer = dict(list(texts.items())[1:])
    assert library_of({**fewer, **rare})("goverment").suggestions == ()


def test_no_word_is_sought_that_would_be_in_more_articles_than_there_are(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lexicon, "_within", None)
    assert find('"captain of the ferry"').total == 0


def test_without_the_rarest_word_more_is_found(find: Find) -> None:
    assert Suggestion("captain", 2, Why.FEWER) in find("captain inquiry").suggestions
    assert Suggestion("-tug captain", 1, Why.FEWER) in find("-tug captain inquiry").suggestions
    assert Suggestion("source:wire ferry", 1, Why.FEWER) in find("source:wire ferry captain*").suggestions


def test_where_enough_is_found_nothing_is_suggested(find: Find) -> None:
    assert find("sandbank").suggestions == ()
    assert find("captain").suggestions == ()


def test_what_would_find_nothing_is_not_suggested(find: Find) -> None:
    assert find("lindhlom -sandbank").suggestions == ()
    assert find("zzzzzzzz qqqqqqqq").suggestions == ()


def test_what_is_no_word_of_an_article_but_begins_the_name_of_a_source_is_one(find: Find) -> None:
    assert find("coastal ec").suggestions[0] == Suggestion('source:"Coastal Echo"', 1, Why.NAME)
    assert find("tri").suggestions == find('"tri"').suggestions == ()
    assert Suggestion('source:"Harald Tribune"', 1, Why.NAME) in find("harald", typing=True).suggestions
    assert find("ha").suggestions == ()
    assert all(one.why is Why.FEWER for one in find("the coast", typing=True).suggestions)


def test_a_source_that_there_is_not_is_one_that_is_called_nearly_so(find: Find) -> None:
    echo = Suggestion('ferry source:"Coastal Echo"', 1, Why.NAME)
    for asked in ("coastalecho", "coastale", "CE", "costalecho", '"Costal Echo"'):
        assert find(f"ferry source:{asked}").suggestions[0] == echo
    assert find("source:ht").suggestions[0].query == 'source:"Harald Tribune"'
    assert not [one for one in find("ferry source:gazette").suggestions if one.why is Why.NAME]
    assert not [one for one in find("inquiry source:echo").suggestions if one.why is Why.NAME]


def test_what_is_no_date_is_no_misspelt_word(find: Find) -> None:
    assert find("date:shp").did_you_mean is None
    assert find('before:"shp"').did_you_mean is None
    assert find("title:shp").did_you_mean == "title:ship"


def test_what_is_no_date_is_left_out_with_its_field(find: Find) -> None:
    for asked in ("date:soonish ferry", 'Date:"soonish" ferry'):
        assert [one.query for one in find(asked).suggestions] == ["ferry"]
