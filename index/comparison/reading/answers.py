"""What is found in one thing, kept with it for all that it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something of which the same is asked in every pair that it stands in."""

    _answers: dict[Callable[[Any], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, question: Callable[[Self], _Answer]) -> _Answer:
        """What a pure function finds in it, worked out for the first of all pairs."""
        try:
            answer: _Answer = self._answers[question]
        except KeyError:
            answer = self._answers[question] = question(self)
        return answer
