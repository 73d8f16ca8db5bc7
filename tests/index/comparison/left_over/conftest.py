"""One burglary, told by two articles with a sentence of each left to fill in."""

from collections.abc import Callable

import pytest

STORY = """Burglars empty vault of bank in Arden

Burglars emptied the vault of a bank in Arden on Sunday night and took 12 million crowns, police said.

{}

The director of the bank, Vera Holm, offered a reward of 300,000 crowns for any clue to the burglars.

Customers stood in the street in front of the bank on Monday and asked for their savings.
"""
RETOLD = """Vault of a bank in Arden emptied by burglars

According to the police, burglars took 12 million crowns from the vault of a bank in Arden on Sunday night.

{}

Vera Holm, the bank's director, has offered a reward of 300,000 crowns for clues to the burglars.

In the street in front of the bank customers asked for their savings on Monday.
"""


@pytest.fixture
def told(found) -> Callable[[str, str, str], list[list[tuple[str, str]]]]:
    """The major discrepancies of one kind between the two articles with these sentences, and the other way
    round."""

    def between(kind: str, ours: str, theirs: str) -> list[list[tuple[str, str]]]:
        one, other = STORY.format(ours), RETOLD.format(theirs)
        return [
            [each[2:4] for each in found(*texts) if each[:2] == (kind, "major")]
            for texts in ((one, other), (other, one))
        ]

    return between
