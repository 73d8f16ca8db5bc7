"""How well the words of two linked sentences are paired, against difflib: F1 over annotated content words.

Run as `python tests/benchmarks/word_scores.py`. A pair counts if the annotation has it; words put for one
another count as paired where the gap between two pairs holds one content word on each side.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

from index.article import Span
from index.comparison.model import ChangeKind
from index.comparison.reading.tokens import Token, tokens_of
from index.comparison.words.correspondence import Correspondence, Side
from index.comparison.words.word_alignment import line_up
from index.comparison.words.wording import changes

Pairs = set[tuple[int, int]]


def annotated(left: str, right: str, entries: str) -> Pairs:
    """The annotated pairs as the places where their words start."""
    found = set()
    for entry in entries.split():
        ours, theirs = entry.split("=")
        found.add((_start(left, ours), _start(right, theirs)))
    return found


def _start(text: str, word: str) -> int:
    match = re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W_])", text)
    if match is None:
        raise SystemExit(f"{word!r} is not in {text!r}")
    return match.start()


def ours(left: tuple[Token, ...], right: tuple[Token, ...]) -> Pairs:
    """The pairs of the word alignment, and of the words shown as changed."""
    aligned = line_up(left, right)
    words = Correspondence.of(Side.plain(left), Side.plain(right), aligned)
    found = {(left[i].span.start, right[j].span.start) for i, j in words.pairs}
    for change in changes(words):
        if change.kind is ChangeKind.CHANGED and change.left and change.right:
            found |= _one_word(left, change.left, right, change.right)
    return found


def of_difflib(left: tuple[Token, ...], right: tuple[Token, ...]) -> Pairs:
    """The pairs of difflib over the folded words, and of one content word replaced by one."""
    a, b = ([token.form for token in side] for side in (left, right))
    found = set()
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found |= {(left[i0 + k].span.start, right[j0 + k].span.start) for k in range(i1 - i0)}
        elif kind == "replace":
            spans = (
                Span(left[i0].span.start, left[i1 - 1].span.end),
                Span(right[j0].span.start, right[j1 - 1].span.end),
            )
            found |= _one_word(left, spans[0], right, spans[1])
    return found


def _one_word(left: tuple[Token, ...], here: Span, right: tuple[Token, ...], there: Span) -> Pairs:
    a = [token for token in left if token.content and here.contains(token.span)]
    b = [token for token in right if token.content and there.contains(token.span)]
    return {(a[0].span.start, b[0].span.start)} if len(a) == len(b) == 1 else set()


def main() -> None:
    """Prints precision, recall and F1 of both."""
    rows = [
        line.split("\t")
        for line in (Path(__file__).parent / "word_annotations.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for name, method in (("ours", ours), ("difflib", of_difflib)):
        right_ones = predicted = expected = 0
        for left, right, entries in rows:
            a, b = tokens_of(left, Span(0, len(left))), tokens_of(right, Span(0, len(right)))
            content = {token.span.start for token in a if token.content}
            found = {pair for pair in method(a, b) if pair[0] in content}
            gold = annotated(left, right, entries)
            right_ones, predicted, expected = (
                right_ones + len(found & gold),
                predicted + len(found),
                expected + len(gold),
            )
        precision, recall = right_ones / predicted, right_ones / expected
        print(
            f"{name}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
        )


if __name__ == "__main__":
    main()
