"""Candidates for names, and what their readers share: an article's tokens and the candidates found."""

from __future__ import annotations

from dataclasses import dataclass

from index.entities.model import EntityType
from index.entities.recognition.headed import Headed
from index.entities.recognition.tokens import Tokens
from index.entities.vocabulary.words import flags


@dataclass(slots=True)
class Candidate:
    """Tokens `first` to `last` that may be a name; `type` is None while the words alone do not tell.

    `title` are the first and last token of the title before it; `part` cuts a part out of a hyphenated token.
    """

    first: int
    last: int
    type: EntityType | None
    title: tuple[int, int] | None
    part: tuple[int, int] | None
    cased: bool = False


class RunReader:
    """An article's tokens with their flags, and the candidates found so far."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.found: list[Candidate] = []
        self._abbreviated: set[str] = set()
        self._bits = list(map(flags, tokens.words))
        self._headed = Headed(text, tokens, self._bits)

    def _add(
        self,
        first: int,
        last: int,
        kind: EntityType | None,
        title: tuple[int, int] | None = None,
        cased: bool = False,
    ) -> None:
        self.found.append(Candidate(first, last, kind, title, None, cased))
