"""Discrepancies of name: one entity spelt in two ways, or another one in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from index.article import Span
from index.comparison.anchors import points
from index.comparison.evidence import NamedMention, Pairing, SentenceFacts
from index.comparison.model import Discrepancy, DiscrepancyKind, Severity, Strength
from index.comparison.nicknames import one_given_name
from index.comparison.tokens import Token
from index.entities.countries import country_of
from index.entities.gazetteer import gazetteer, key_of
from index.entities.model import EntityType

SPELLING = 55.0
"""Edit ratio above which two parts of names of one entity are spellings of each other, not different
parts."""

GIVEN_SPELLING = 70.0
"""The same for given names before one surname, which are short."""

ALIKE = 80.0
"""Edit ratio above which two places in the same position are taken for one place that one source
misspells."""

ANOTHER = 0.45
"""Score of a link from which two people in the same place are rival accounts; below it, on 16 independent
events, all were two statements about two people."""

REORDERED = 0.58
"""Score of a link from which the only person named on either side alone may be rivals wherever they stand."""

LONE_WORDS = 3
"""Words beside the only places of two sentences that must be the same for them to be rivals."""

SAME_OFFICE, ONE_OFFICE = 2, 0.5
"""Words that may stand beside two people in the same office, and score from which they are rivals then."""

OFFICE = 2
"""Words between a nationality and the name of whose it is."""

ANCHORED = 5
"""Points (`index.comparison.anchors`) by which two places are rivals that the other article does not name."""

_PREPOSITIONS = frozenset("in at to of from for near into".split())
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})


def name_discrepancies(pairing: Pairing) -> Iterator[Discrepancy]:
    """Spellings (minor) and different entities in the same place (major) of a strong pair."""
    if pairing.strength is not Strength.STRONG:
        return
    yield from _spellings(pairing)
    yield from _nationalities(pairing)
    ours = _unshared(pairing.left.names, pairing.group_right)
    theirs = _unshared(pairing.right.names, pairing.group_left)
    for left in ours:
        for right in theirs:
            if left.entity.type is right.entity.type or {left.entity.type, right.entity.type} <= _PLACES:
                alone = _alone(left, ours) and _alone(right, theirs)
                yield from _another(pairing, left, right, alone)
            elif EntityType.PERSON in (left.entity.type, right.entity.type):
                yield from _spelt_alike(pairing, left, right)


def _nationalities(pairing: Pairing) -> Iterator[Discrepancy]:
    """Two nationalities before one person's name: the Brazilian forward, the Argentine striker."""
    ours, theirs = _of_persons(pairing.left), _of_persons(pairing.right)
    for person in sorted(ours.keys() & theirs.keys()):
        left, right = ours[person], theirs[person]
        if country_of(pairing.left.says(left.span)) != country_of(pairing.right.says(right.span)):
            yield _found(pairing, left.span, right.span, Severity.MAJOR, "")


def _of_persons(facts: SentenceFacts) -> dict[str, NamedMention]:
    """The only nationality of a sentence, by the person whose name stands close behind it."""
    nations = [
        name
        for name in facts.names
        if name.entity.type is EntityType.NORP and country_of(facts.says(name.span))
    ]
    if len(nations) != 1:
        return {}
    _, end = facts.token_range(nations[0].span)
    return {
        name.entity.id: nations[0]
        for name in facts.names
        if name.entity.type is EntityType.PERSON and 0 <= facts.token_range(name.span)[0] - end <= OFFICE
    }


def _spellings(pairing: Pairing) -> Iterator[Discrepancy]:
    for left in pairing.left.names:
        for right in pairing.right.names:
            if left.entity.id != right.entity.id or left.entity.type is EntityType.NORP:
                continue
            differing = _differing(pairing.left, left.span, pairing.right, right.span)
            if differing and not _one_known_place(
                pairing.left.says(left.span), pairing.right.says(right.span)
            ):
                yield _found(pairing, *differing, Severity.MINOR, "one name, two spellings: ")


def _spelt_alike(pairing: Pairing, left: NamedMention, right: NamedMention) -> Iterator[Discrepancy]:
    """A name that is taken for a person's on one side alone, and differs from the other in a part's
    spelling."""
    ours, theirs = _parts(pairing.left, left.span), _parts(pairing.right, right.span)
    differing = _differing(pairing.left, left.span, pairing.right, right.span)
    same = {token.stem for token in ours} & {token.stem for token in theirs}
    if differing and same and len(ours) == len(theirs):
        yield _found(pairing, *differing, Severity.MINOR, "perhaps one name, two spellings: ")


def _one_known_place(ours: str, theirs: str) -> bool:
    """Whether both are established names of one place (Kyiv, Kiev)."""
    places = gazetteer().places
    left, right = places.get(key_of(ours)), places.get(key_of(theirs))
    return left is not None and right is not None and left[1] == right[1]


def _differing(
    left: SentenceFacts, ours: Span, right: SentenceFacts, theirs: Span
) -> tuple[Span, Span] | None:
    """The parts of two names that spell the same thing differently; None where one only leaves parts out."""
    a, b = _parts(left, ours), _parts(right, theirs)
    a_stems, b_stems = [token.stem for token in a], [token.stem for token in b]
    if a_stems == b_stems:
        return None
    a_only = [token for token in a if token.stem not in b_stems]
    b_only = [token for token in b if token.stem not in a_stems]
    pairs = [
        (first, max(b_only, key=lambda other: ratio(first.form, other.form)))
        for first in a_only
        if b_only and max(ratio(first.form, other.form) for other in b_only) >= SPELLING
    ]
    pairs = [
        (first, second)
        for first, second in pairs
        if not _other_given_name(a, first, b, second)
        and not (_shortened(first.form, second.form) or one_given_name(first.form, second.form))
    ]
    if not pairs or "".join(token.form for token in a) == "".join(token.form for token in b):
        return None
    return _cover([first for first, _ in pairs]), _cover([second for _, second in pairs])


def _other_given_name(ours: Sequence[Token], first: Token, theirs: Sequence[Token], second: Token) -> bool:
    """Whether two given names before one surname are too unlike to be spellings of one: Karen, Carl."""
    given = first is not ours[-1] and second is not theirs[-1] and ours[-1].stem == theirs[-1].stem
    return given and ratio(first.form, second.form) < GIVEN_SPELLING


def _shortened(first: str, second: str) -> bool:
    """Whether one is an abbreviation of the other ("Minn.", "Fla."), or the other with a word run together
    with it."""
    short, long = sorted((first, second), key=len)
    letters = iter(long)
    contracted = len(short) <= 3 and long[:1] == short[:1] and all(letter in letters for letter in short)
    return (
        contracted
        or (long.startswith(short) and (len(short) <= 5 or len(long) - len(short) >= 4))
        or (long.endswith(short) and len(long) - len(short) >= 4)
    )


def _parts(facts: SentenceFacts, span: Span) -> list[Token]:
    first, end = facts.token_range(span)
    return list(facts.tokens[first:end])


def _cover(tokens: Sequence[Token]) -> Span:
    return Span(min(token.span.start for token in tokens), max(token.span.end for token in tokens))


def _unshared(names: Sequence[NamedMention], others: Sequence[SentenceFacts]) -> list[NamedMention]:
    """The mentions of entities that no sentence of the other side names."""
    named = {name.entity.id for facts in others for name in facts.names}
    return [name for name in names if name.entity.id not in named]


def _alone(name: NamedMention, others: Sequence[NamedMention]) -> bool:
    """Whether no other entity of its type is among the mentions."""
    return all(other.entity.id == name.entity.id for other in others if other.entity.type is name.entity.type)


def _rivals(pairing: Pairing, left: NamedMention, right: NamedMention, surely: float = REORDERED) -> bool:
    """Whether two names that stand in different places are still told of the same thing: the words beside
    them are the same."""
    if pairing.score < surely:
        return False
    full = min(len(_parts(pairing.left, left.span)), len(_parts(pairing.right, right.span))) >= 2
    ours, theirs = _beside(pairing.left, left.span), _beside(pairing.right, right.span)
    return full and len(ours & theirs) >= 2


def _namesakes(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether two full names have the surname alone in common."""
    if pairing.score < ANOTHER:
        return False
    ours, theirs = _parts(pairing.left, left.span), _parts(pairing.right, right.span)
    return len(ours) == len(theirs) > 1 and ours[-1].stem == theirs[-1].stem


def _beside(facts: SentenceFacts, span: Span) -> frozenset[str]:
    """The stems of the four content words before and behind a name."""
    first, end = facts.token_range(span)
    before = [token.stem for token in facts.tokens[:first] if token.content][-4:]
    behind = [token.stem for token in facts.tokens[end:] if token.content][:4]
    return frozenset((*before, *behind))


def _familiar(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether one name has the short form of the other's given name."""
    ours, theirs = _parts(pairing.left, left.span), _parts(pairing.right, right.span)
    given = [(a.form, b.form) for a in ours[:-1] for b in theirs[:-1] if a.form != b.form]
    return any(one_given_name(a, b) or _shortened(a, b) for a, b in given)


def _another(pairing: Pairing, left: NamedMention, right: NamedMention, alone: bool) -> Iterator[Discrepancy]:
    if _rival_places(pairing, left, right) or (
        alone and (_lone_places(pairing, left, right) or _anchored_places(pairing, left, right))
    ):
        yield _found(pairing, left.span, right.span, Severity.MAJOR, "")
        return
    ours, theirs = pairing.left.says(left.span), pairing.right.says(right.span)
    distance = pairing.slot_distance(left.span, right.span)
    person = left.entity.type is EntityType.PERSON
    bodies = left.entity.type is EntityType.ORG and alone and _one_sort(pairing, left, right)
    if alone and (
        (bodies and _rivals(pairing, left, right, ONE_OFFICE))
        or (person and distance is None and _rivals(pairing, left, right))
        or (person and distance != 0 and _namesakes(pairing, left, right))
        or (person and distance == SAME_OFFICE and _one_office(pairing, left, right))
    ):
        distance = 1
    if distance is None and not (person and alone):
        return
    a = {token.stem for token in _parts(pairing.left, left.span)}
    b = {token.stem for token in _parts(pairing.right, right.span)}
    differing = _differing(pairing.left, left.span, pairing.right, right.span)
    if a & b and differing and ((person and alone) or distance in (0, 1)):
        yield _found(pairing, *differing, Severity.MINOR, "perhaps one name, two spellings: ")
    if distance is None:
        return
    if a <= b or b <= a or (a & b and (differing or _familiar(pairing, left, right))):
        return
    if left.entity.type in _PLACES and distance <= 2 and _misspelt(ours.lower(), theirs.lower()):
        yield _found(pairing, left.span, right.span, Severity.MINOR, "perhaps one place, two spellings: ")
    elif (person or bodies) and distance <= 1 and pairing.score >= ANOTHER:
        yield _found(pairing, left.span, right.span, Severity.MAJOR, "")


def _misspelt(ours: str, theirs: str) -> bool:
    """Whether two names of places are nearly the same and neither is only the other's adjective."""
    if ours.startswith(theirs) or theirs.startswith(ours):
        return False
    return ratio(ours, theirs) >= ALIKE


def _one_sort(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether two bodies are named as two of one sort: the Farmers' Party, the Green Party."""
    ours, theirs = _parts(pairing.left, left.span), _parts(pairing.right, right.span)
    return len(ours) == len(theirs) > 1 and any(
        one.stem == other.stem for one, other in zip(ours, theirs, strict=True)
    )


def _one_office(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether the same word says right before two names who they are: "inspector Hugo Lamm"."""
    i, j = pairing.left.token_range(left.span)[0] - 1, pairing.right.token_range(right.span)[0] - 1
    if min(i, j) < 0:
        return False
    office = pairing.left.tokens[i]
    return office.content and office.stem == pairing.right.tokens[j].stem and pairing.score >= ONE_OFFICE


def _rival_places(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether two places stand behind the same preposition of the same word: "a trip to Brazil", "a trip to
    Chile"."""
    if not left.entity.type is right.entity.type is EntityType.GPE or pairing.score < ANOTHER:
        return False
    i, j = pairing.left.token_range(left.span)[0] - 1, pairing.right.token_range(right.span)[0] - 1
    ours, theirs = pairing.left.tokens, pairing.right.tokens
    if min(i, j) < 1 or ours[i].content or ours[i].form != theirs[j].form or ours[i].form == "and":
        return False
    return ours[i - 1].content and (i - 1, j - 1) in pairing.correspondence


def _lone_places(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether the only place of either side stands behind a preposition among the same words."""
    if not left.entity.type is right.entity.type is EntityType.GPE or pairing.similarity < REORDERED:
        return False
    sides = ((pairing.left, left.span), (pairing.right, right.span))
    if not all(_word_before(facts, span) in _PREPOSITIONS for facts, span in sides):
        return False
    ours, theirs = (_beside(facts, span) for facts, span in sides)
    return len(ours & theirs) >= LONE_WORDS


def _anchored_places(pairing: Pairing, left: NamedMention, right: NamedMention) -> bool:
    """Whether the only country or town of either side, which the other article does not name, stands behind a
    preposition, and both sentences have much else."""
    if not left.entity.type is right.entity.type is EntityType.GPE:
        return False
    if bool(country_of(pairing.left.says(left.span))) is not bool(country_of(pairing.right.says(right.span))):
        return False
    sides = ((pairing.left, left, pairing.article_right), (pairing.right, right, pairing.article_left))
    if any(
        _word_before(facts, name.span) not in _PREPOSITIONS or _names(others, name)
        for facts, name, others in sides
    ):
        return False
    return points(pairing, left.span, right.span) >= ANCHORED


def _names(article: Sequence[SentenceFacts], name: NamedMention) -> bool:
    return any(other.entity.id == name.entity.id for facts in article for other in facts.names)


def _word_before(facts: SentenceFacts, span: Span) -> str:
    first, _ = facts.token_range(span)
    return facts.tokens[first - 1].form if first else ""


def _found(pairing: Pairing, left: Span, right: Span, severity: Severity, lead: str) -> Discrepancy:
    note = f"{lead}{pairing.left.says(left)} here, {pairing.right.says(right)} there"
    return Discrepancy(DiscrepancyKind.NAME, severity, left, right, note, pairing.link)
