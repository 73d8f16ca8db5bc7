import pytest

from index.comparison.reading.prepare import prepare
from index.comparison.rivals.deeds import deed
from index.comparison.rivals.sentence_facts import facts_of
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve
from index.formats.text_file import parse


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor signed the contract for the bridge on Wednesday.", "signed"),
        ("On Wednesday, the mayor of the town of Arden signed the contract.", "signed"),
        ("The mayor on Wednesday entered the crowded race.", "entered"),
        ("The mayor entered the crowded race on Wednesday.", "entered"),
        ("The trial of the mayor is set to start Wednesday in Arden.", "start"),
        ("He spoke at a hearing Wednesday in Arden.", "hearing"),
        ("The quarrel came after Wednesday’s public hearing on the bridge.", "hearing"),
        ("He was named in a Wednesday story about the bridge.", "story"),
        ("The bridge closed, but the ferry on Wednesday sailed again.", "sailed"),
        ("Wednesday, a holiday in Arden.", None),
    ],
)
def test_a_date_hangs_on_the_word_for_what_was_done(sentence, expected):
    article = parse(f"{sentence}\n".encode(), article_id="one", path="one").article
    facts = facts_of(prepare(article), resolve([(article, recognise(article))]))[0]
    found = deed(facts, facts.times[0].span)
    assert (found.form if found else None) == expected
