"""Scores the recogniser on news in the column format of the CoNLL-2003 shared task (Tjong Kim Sang and De
Meulder 2003): exact spans of people, organisations and places in prose.

    python tests/benchmarks/conll_scores.py eng.testb [--spacy MODEL]

The corpus is Reuters' and does not ship. A line is a token with its tag in the last column (`B-PER`, `I-PER`
or `O`), an empty line ends a sentence, `-DOCSTART-` begins an article. The tokens are put together to text as
a newspaper prints it, each sentence a paragraph as Reuters sets them. GPE, LOC and FAC count as LOC; MISC has
no counterpart and is left out, as are NORP, dates and quantities of ours.

Left out are articles of sport and tables, by two rules: the headline begins with the name of a sport or a
league before a dash, as Reuters marks sport, or less than half of the sentences after headline, byline and
dateline end in a full stop, question or exclamation mark. With `--spacy` a spaCy model is scored beside the
rules on the same texts, alone and as their vote.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.entities.recognition.recognise import recognise
from index.entities.recognition.statistical import StatisticalModel
from index.entities.recognition.voting import Vote
from index.formats.text_file import parse

Name = tuple[int, int, str]
Token = tuple[str, str]
TYPES = ("PER", "ORG", "LOC")
OURS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
SPORTS = "|".join(
    """ALPINE.SKIING AMERICAN.FOOTBALL ATHLETICS AUSTRALIAN.RULES BADMINTON BASEBALL BASKETBALL BIATHLON
    BOBSLEIGH BOWLS BOXING CRICKET CYCLING FIGURE.SKATING FREESTYLE.SKIING GOLF GYMNASTICS HANDBALL HOCKEY
    HORSE.RACING
    ICE.HOCKEY LUGE MARATHON MOTOR.?CYCLING MOTOR.?RACING NBA NFL NHL NORDIC.SKIING OLYMPICS RALLYING ROWING
    RUGBY SAILING SKI.JUMPING SKIING SNOOKER SOCCER SPEED.SKATING SPORT SQUASH SUMO SWIMMING TABLE.TENNIS
    TENNIS TRIATHLON VOLLEYBALL WEIGHTLIFTING WRESTLING YACHTING""".split()
)
SPORT = re.compile(
    rf"(?:RTRS\s-\s|N[A-Z]+\s)?(?:{SPORTS})(?=\s?(?:[A-Z]+\s){{0,2}}-|\sSHOWCASE)", re.IGNORECASE
)
NO_BLANK_BEFORE = re.compile(r"[.,;:!?%)\]]+|'(?:s|S|re|ve|ll|d|m)?|n't|''")
NO_BLANK_AFTER = frozenset({"(", "[", "$", "``", "#"})
BARE = re.compile(r"(?:[Tt]he\s)?(.+?)(?:['’]s)?\s*", re.DOTALL)
ENDS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one article and its annotated names."""

    text: str
    names: frozenset[Name]


def read_columns(path: Path) -> Iterator[list[list[Token]]]:
    """The articles of a file as sentences of tokens with their tags."""
    sentences: list[list[Token]] = []
    sentence: list[Token] = []
    for line in [*path.read_text("utf-8").splitlines(), "", "-DOCSTART-"]:
        fields = line.split()
        if fields and fields[0] != "-DOCSTART-":
            sentence.append((fields[0], fields[-1]))
            continue
        if sentence:
            sentences.append(sentence)
            sentence = []
        if fields and sentences:
            yield sentences
            sentences = []


def put_together(sentences: list[list[Token]]) -> Document:
    """An article's text with the places of its names."""
    text = ""
    names: set[Name] = set()
    for sentence in sentences:
        text += "\n\n" if text else ""
        before, quoted = "", False
        started: tuple[int, str] | None = None
        for word, tag in sentence:
            opens = word == "``" or (word == '"' and not quoted)
            closes = word == '"' and quoted
            blank = before and not (NO_BLANK_BEFORE.fullmatch(word) or closes or before in NO_BLANK_AFTER)
            quoted = opens or (quoted and not closes)
            end = len(text)
            text += (" " if blank else "") + word
            if started and (tag == "O" or tag.startswith("B-") or tag[2:] != started[1]):
                names.add((started[0], end, started[1]))
                started = None
            if started is None and tag != "O":
                started = len(text) - len(word), tag[2:]
            before = "``" if opens else word
        if started:
            names.add((started[0], len(text), started[1]))
    return Document(text, frozenset(name for name in names if name[2] in TYPES))


def is_prose(sentences: list[list[Token]]) -> bool:
    """Whether an article is prose other than sport, by the rules above."""
    headline = " ".join(word for word, _ in sentences[0])
    body = sentences[3:]
    whole = sum(any(word in ENDS for word, _ in sentence[-2:]) for sentence in body)
    return not SPORT.match(headline) and len(body) > 0 and 2 * whole >= len(body)


def ours(text: str, vote: Vote | None = None) -> set[Name]:
    """What the rules find, alone or with a vote."""
    article = parse(text.encode(), article_id="conll", path="conll.txt").article
    return {
        (one.span.start, one.span.end, OURS[one.type.value])
        for one in recognise(article, vote).mentions
        if one.type.value in OURS
    }


def theirs(text: str, model: StatisticalModel) -> set[Name]:
    """What the spaCy model finds, without the article and possessive that its convention takes in."""
    found = set()
    for one in model(text):
        words = BARE.fullmatch(one.span.of(text))
        if words is not None:
            start = one.span.start + words.start(1)
            found.add((start, start + len(words[1]), OURS[one.type.value]))
    return found


def report(title: str, documents: list[Document], finds: Callable[[str], set[Name]]) -> None:
    """Prints precision, recall and F1 of each type and of all."""
    right: Counter[str] = Counter()
    here: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        found = finds(document.text)
        for names, counted in ((found, here), (document.names, wanted), (found & document.names, right)):
            counted.update(name[2] for name in names)
    print(title)
    for kind in (*TYPES, "all"):
        one = [sum(c.values()) if kind == "all" else c[kind] for c in (right, here, wanted)]
        precision, recall = one[0] / (one[1] or 1), one[0] / (one[2] or 1)
        f1 = 2 * one[0] / ((one[1] + one[2]) or 1)
        print(f"  {kind:4} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} of {one[2]}")


def main() -> None:
    """Prints the scores on the prose of one file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--spacy", metavar="MODEL")
    given = options.parse_args()
    articles = list(read_columns(given.path))
    documents = [put_together(one) for one in articles if is_prose(one)]
    print(f"{len(documents)} of {len(articles)} articles are prose other than sport")
    report("rules", documents, ours)
    if given.spacy:
        model = StatisticalModel(given.spacy)
        model.load()
        report(f"spaCy {given.spacy}", documents, lambda text: theirs(text, model))
        report(f"rules with the vote of {given.spacy}", documents, lambda text: ours(text, model))


if __name__ == "__main__":
    main()
