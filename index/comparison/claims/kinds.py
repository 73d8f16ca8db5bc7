"""Things of one class told of the same: a teacher where the other source has a nurse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from index.article import Span
from index.comparison.claims.contrary import expression, in_one_place
from index.comparison.claims.same_subject import of_two_people
from index.comparison.claims.stances import Stance
from index.comparison.reading.prepare import PreparedSentence
from index.comparison.rivals.evidence import Pairing, SentenceFacts
from index.comparison.rivals.persons import titled

_KINDS = """
teacher schoolteacher, nurse, doctor physician surgeon, farmer, baker, butcher, carpenter, plumber,
electrician, mechanic, engineer, architect, accountant, dentist, vet, barber hairdresser, tailor, cook chef,
waiter waitress, cleaner janitor, gardener, fisherman fishermen angler, sailor, pilot, cabbie "taxi driver",
"bus driver", "truck driver" "lorry driver" trucker, firefighter fireman, postman, librarian, priest vicar
pastor, nun, monk, poet, painter, sculptor, violinist, pianist, singer, actor actress, lawyer, banker,
salesman, shopkeeper, hunter, shepherd, jeweler, programmer, pharmacist, midwife, student, pensioner
retiree, schoolboy, schoolgirl, miner, welder, photographer, hiker, jogger, butler, locksmith, blacksmith,
beekeeper, florist, bricklayer, roofer, translator, soldier, paramedic, "social worker";
insulin, morphine, aspirin, ibuprofen, paracetamol, penicillin, cortisone, steroid, fentanyl, arsenic,
cyanide, ricin, potassium, digoxin, adrenaline, methadone, ketamine;
heroin, cocaine, cannabis marijuana, methamphetamine, ecstasy, opium;
heart, lung, liver, kidney, brain, spine, eye, ear, throat;
"in the head", chest, shoulder, arm elbow, leg thigh calf shin, knee, ankle, hip, wrist, stomach abdomen,
neck, groin, hamstring, jaw, nose, rib, collarbone, skull, tail;
headache, fever, cough, rash, nausea, diarrhea, dizziness;
"heart attack", stroke, cancer, pneumonia, leukemia, tuberculosis, malaria, cholera, measles, typhoid, polio;
radar, camera, telescope, laser, sonar, microscope, thermometer, seismometer;
brake, airbag, clutch, gearbox, seatbelt, windscreen windshield, battery, tyre tire, steering, exhaust,
headlight, engine, "landing gear", propeller;
villa, flat apartment, yacht, castle, cottage, chalet, ranch, "sports car";
car taxi cab, bus minibus, train, tram streetcar, boat ferry ship vessel trawler tugboat, helicopter, plane
airplane aeroplane airliner aircraft jet, bicycle, motorcycle motorbike moped, truck lorry, van, tractor,
"on foot", "on horseback";
"by road", "by air", "by sea", "by rail";
knife, gun pistol handgun rifle revolver shotgun firearm, bomb grenade, axe, hammer, machete, sword,
crossbow;
pistol handgun revolver, rifle, shotgun, "machine gun";
stabbed knifed, shot, strangled, poisoned, drowned, bludgeoned, hanged, suffocated, beheaded;
ladder, rope, crowbar, drill, saw, screwdriver, blowtorch;
cellar basement, attic loft, roof, window, chimney, sewer, balcony, terrace, "front door", "back door"
"rear door", skylight, tunnel, garage, kitchen, bathroom, bedroom, "living room";
hospital clinic, "police station" "police headquarters", prison, hotel, school, church cathedral, mosque,
synagogue, airport, embassy, museum, theater, stadium, university, library, supermarket, restaurant,
nightclub, factory, warehouse, casino, cinema, courthouse;
"primary school" "elementary school", "high school" "secondary school", kindergarten;
river, lake, canal, pond;
driver, passenger, pedestrian, cyclist, bystander;
"his wife", "his sister", "his brother", "his mother", "his father", "his daughter", "his son", "his uncle",
"his aunt", "his cousin", "his grandmother", "his grandfather", "his girlfriend", "his neighbor",
"his nephew";
"her husband", "her sister", "her brother", "her mother", "her father", "her daughter", "her son",
"her uncle", "her aunt", "her cousin", "her grandmother", "her grandfather", "her boyfriend",
"her neighbor", "her nephew";
"by telephone" "by phone" "on the telephone" "on the phone", "in person" "face to face", "by letter",
"by email", "video link" "by video";
newspaper daily, radio, television tv, magazine;
"north pole", "south pole";
northern, southern, eastern, western;
black, white, red, blue, green, yellow, brown, gray, pink, purple, orange;
gold, silver, bronze;
wooden wood, steel iron, concrete, stone, brick, plastic, glass, marble;
rain rainfall, snow snowfall, fog mist, hail, ice, sandstorm, thunderstorm, heatwave, drought, sunshine;
earthquake quake, flood flooding, landslide mudslide, avalanche, wildfire, tornado, tsunami;
lightning, arson, cigarette, candle, firework fireworks, barbecue, stove, heater, cable, transformer,
"power line", "gas leak", "short circuit", "fuel line", bird geese goose;
oil, gas, coal, wind, solar, hydrogen, peat, diesel, kerosene;
apple, pear, banana, orange, cherry, grape, olive, peach, potato, tomato, carrot, cabbage, onion, soybean,
cotton, tobacco, coffee, tea, cocoa, wheat, rice, maize corn, barley;
insect, plant, fish, seed, grass;
chicken hen, duck, goose geese, swan, pigeon, eagle, owl, gull, crow, sparrow, stork;
lion, tiger, leopard, elephant, rhino rhinoceros, giraffe, zebra, hippo, monkey, gorilla, crocodile, snake,
shark, whale, dolphin, seal, wolf wolves, fox, horse, cow, sheep, pig, dog, cat;
salmon, trout, cod, herring, tuna, eel, mackerel;
football soccer, rugby, cricket, tennis, hockey, basketball, handball, volleyball, golf, boxing, wrestling,
judo, fencing, rowing, sailing;
header headed, volley volleyed, penalty, rebound, "free kick", "outside the box" "long range", "own goal";
goalkeeper, defender, midfielder, striker;
"left hook", "right hook", uppercut, jab;
piano, violin, guitar, trumpet, cello, flute, drum;
novel, poem, opera, symphony, musical, ballet;
gallery, library, theater, cinema, stadium, castle, temple, monastery;
breakfast, lunch, dinner;
birthday, wedding, funeral, christening, graduation;
dollar, euro, pound, yen, franc, ruble, yuan, rupee, peso;
midnight, noon midday, dawn daybreak sunrise, dusk sunset;
diamond, ruby, emerald, pearl, sapphire;
suitcase, backpack rucksack, briefcase, handbag;
robbery, burglary, fraud, bribery, perjury, blackmail extortion, forgery, embezzlement, smuggling,
manslaughter, arson, espionage;
christian, muslim, jewish, hindu, buddhist;
catholic, protestant, orthodox;
married, divorced, widowed;
letter, email, telegram, postcard
"""
"""Classes of things that are told of one another's place, each ended by a semicolon; names of one thing stand
together, those of several words between quotation marks."""

_NAMES = re.compile(r'"([^"]+)"|(\S+)')


def other_kinds(pairing: Pairing) -> Iterator[tuple[Span, Span]]:
    """The only members of one class that two sentences name, where they are said of the same."""
    ours, theirs = pairing.left.sentence.once(members), pairing.right.sentence.once(members)
    for kind in sorted(ours.keys() & theirs.keys()):
        here, there = ours[kind], theirs[kind]
        if len(here) > 1 or len(there) > 1 or here.keys() == there.keys():
            continue
        (left,), (right,) = here.values(), there.values()
        if not in_one_place(pairing, left, right) or of_two(pairing, left, right):
            continue
        if not (_named(pairing.article_right, kind, here) or _named(pairing.article_left, kind, there)):
            yield expression(pairing.left, left), expression(pairing.right, right)


def of_two(pairing: Pairing, left: Stance, right: Stance) -> bool:
    """Whether two words say what two people are: those whose names stand right behind them, or else those of
    whom the sentences tell."""
    ours = titled(pairing.left, expression(pairing.left, left))
    theirs = titled(pairing.right, expression(pairing.right, right))
    return ours != theirs if ours and theirs else of_two_people(pairing, left, right)


def _named(article: Sequence[SentenceFacts], kind: int, told: Mapping[int, Stance]) -> bool:
    """Whether an article names any of those members of a class."""
    return any(not told.keys().isdisjoint(each.sentence.once(members).get(kind, ())) for each in article)


def members(sentence: PreparedSentence) -> Mapping[int, Mapping[int, Stance]]:
    """The members of each class that a sentence names, and where it does last."""
    known, tokens, text = _known(), sentence.tokens, sentence.text
    found: dict[int, dict[int, Stance]] = {}
    for index, token in enumerate(tokens):
        names = known.get(token.form)
        if names is None or (index and text[token.span.start].isupper()):
            continue
        for behind, kind, member in names:
            end = index + 1 + len(behind)
            if behind and tuple([each.form for each in tokens[index + 1 : end]]) != behind:
                continue
            found.setdefault(kind, {})[member] = Stance(1, index, index, end, None, (), False)
    return found


_Name = tuple[tuple[str, ...], int, int]


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[_Name, ...]]:
    """The words that may stand behind a word, with the class and the member that it names then; the singular
    and the plural of each name."""
    found: dict[str, tuple[_Name, ...]] = {}
    for kind, line in enumerate(_KINDS.split(";")):
        for member, names in enumerate(line.split(",")):
            for phrase, word in _NAMES.findall(names):
                name = phrase or word
                for first, *behind in (name.split(), _plural(name).split()):
                    found[first] = (*found.get(first, ()), (tuple(behind), kind, member))
    return found


def _plural(word: str) -> str:
    """The plural of a noun that has a regular one."""
    if word.endswith(("s", "x", "z", "ch", "sh", "to")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeo":
        return f"{word[:-1]}ies"
    return f"{word}s"
