"""Words are looked up as an expression that heeds no capitals finds them."""

import re
import sys
from itertools import chain

from index.languages.vocabulary import SPACED, vocabulary
from index.languages.word_tables import small


def test_what_an_expression_takes_for_a_letter_is_looked_up_as_that_letter() -> None:
    tables = (
        table
        for words in map(vocabulary, sorted(SPACED))
        for table in (
            words.months,
            words.weekdays,
            words.numbers,
            words.scales,
            words.vague,
            words.currencies,
        )
    )
    known = {letter for table in tables for letter in chain.from_iterable(table) if letter.isalpha()}
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    found = {
        (letter, other) for letter in sorted(known) for other in re.findall(letter, every, re.IGNORECASE)
    }
    assert len(found) > len(known)
    assert [pair for pair in sorted(found) if small(pair[1]) != pair[0]] == []
