"""Things of one class told of the same: a teacher where the other source has a nurse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.article import Span
from index.comparison.contrary import expression, in_one_place
from index.comparison.evidence import Pairing
from index.comparison.prepare import PreparedSentence
from index.comparison.stances import Stance
from index.comparison.tokens import Token

_KINDS = """
teacher, nurse, doctor physician surgeon, farmer, baker, butcher, carpenter, plumber, electrician, mechanic,
engineer, architect, accountant, dentist, vet, barber hairdresser, tailor, cook chef, waiter waitress,
cleaner, gardener, fisherman, sailor, pilot, cabbie, firefighter fireman, postman, librarian, priest vicar
pastor, nun, monk, poet, painter, sculptor, violinist, pianist, singer, actor actress, lawyer, banker,
salesman, shopkeeper, hunter, shepherd, jeweler, programmer, pharmacist, midwife, student, pensioner;
insulin, morphine, aspirin, ibuprofen, paracetamol, penicillin, cortisone, steroid, fentanyl, arsenic,
cyanide, ricin, potassium, digoxin, adrenaline, methadone, ketamine;
heart, lung, liver, kidney, brain, spine, eye, ear, throat, stomach;
headache, fever, cough, rash, nausea, diarrhea, dizziness;
radar, camera, telescope, laser, sonar, microscope, thermometer, seismometer;
brake, airbag, clutch, gearbox, seatbelt, windscreen windshield, battery, tyre tire, steering, exhaust,
headlight;
villa, flat apartment, yacht, castle, cottage, chalet, ranch;
ladder, rope, crowbar, drill, saw, hammer, screwdriver, blowtorch;
cellar basement, attic loft, roof, window, chimney, sewer, balcony;
rain rainfall, snow snowfall, fog mist, hail, ice, sandstorm, thunderstorm, heatwave, drought;
earthquake quake, flood flooding, landslide mudslide, avalanche, wildfire, tornado, tsunami;
lightning, arson, cigarette, candle, firework fireworks, barbecue, stove, heater, cable, transformer;
oil, gas, coal, wind, solar, hydrogen, peat, diesel, kerosene;
apple, pear, banana, orange, cherry, grape, olive, peach, potato, tomato, carrot, cabbage, onion, soybean,
cotton, tobacco, coffee, tea, cocoa;
chicken hen, duck, goose geese, swan, pigeon, eagle, owl, gull, crow, sparrow, stork;
lion, tiger, leopard, elephant, rhino rhinoceros, giraffe, zebra, hippo, monkey, gorilla, crocodile, snake,
shark, whale, dolphin, seal;
salmon, trout, cod, herring, tuna, eel, mackerel;
football soccer, rugby, cricket, tennis, hockey, basketball, handball, volleyball, golf, boxing, wrestling,
judo, fencing, rowing, sailing;
header, volley, penalty, rebound;
piano, violin, guitar, trumpet, cello, flute, drum;
novel, poem, opera, symphony, musical, ballet;
gallery, library, theater, cinema, stadium, castle, temple, monastery;
breakfast, lunch, dinner;
birthday, wedding, funeral, christening, graduation;
dollar, euro, pound, yen, franc, ruble, yuan, rupee, peso;
midnight, noon midday, dawn daybreak sunrise, dusk sunset;
diamond, ruby, emerald, pearl, sapphire;
letter, email, telegram, postcard
"""
"""Classes of things that are told of one another's place, each ended by a semicolon; names of one thing stand
together."""


def other_kinds(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The only members of one class that two sentences name, where they are said of the same."""
    ours, theirs = pairing.left.sentence.once(_members), pairing.right.sentence.once(_members)
    for kind in sorted(ours.keys() & theirs.keys()):
        here, there = ours[kind], theirs[kind]
        if here[0] == there[0] or here[0] < 0 or there[0] < 0:
            continue
        left, right = here[1], there[1]
        if _told(left, pairing.right.tokens, pairing.left.tokens):
            continue
        if in_one_place(pairing, left, right):
            yield expression(pairing.left, left), expression(pairing.right, right)


def _told(left: Stance, others: tuple[Token, ...], tokens: tuple[Token, ...]) -> bool:
    return any(each.stem == tokens[left.first].stem for each in others)


def _members(sentence: PreparedSentence) -> Mapping[int, tuple[int, Stance]]:
    """The member of each class that a sentence names and where, or -1 where it names several."""
    known = _known()
    found: dict[int, tuple[int, Stance]] = {}
    for index, token in enumerate(sentence.tokens):
        for kind, member in known.get(token.form, ()):
            stance = Stance(1, index, index, index + 1, None, (), False)
            if kind in found and found[kind][0] != member:
                member = -1
            found[kind] = member, stance
    return found


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """The classes and members that a word stands for, by its singular and its plural."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for kind, line in enumerate(_KINDS.split(";")):
        for member, words in enumerate(line.split(",")):
            for word in words.split():
                for form in (word, f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies"):
                    found[form] = (*found.get(form, ()), (kind, member))
    return found
