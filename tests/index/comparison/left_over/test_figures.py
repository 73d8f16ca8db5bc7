import pytest

from index.comparison.alignment.align import align_scored
from index.comparison.compare import compare
from index.comparison.left_over.figures import rival_figures
from index.comparison.model import DiscrepancyKind, LinkDecision, Strength
from index.comparison.reading.prepare import prepare
from index.comparison.rivals.articles import Articles
from index.comparison.rivals.sentence_facts import facts_of
from index.entities.recognition.recognise import recognise
from index.entities.resolution.resolve import resolve

STORY = """Arden mill to close

The owner of the Arden mill, Vera Holm, said on Monday that it would close in June after 40 years.

Sales fell to 12 million crowns last year and the bank refused another loan of 300,000 crowns.

{left}

The town council will discuss the future of the building on the river at its next meeting.
"""
RETOLD = """The Arden mill closes

Vera Holm, who owns the mill in Arden, said on Monday it would be closed in June, after 40 years.

The bank had refused another loan of 300,000 crowns after sales fell to 12 million crowns last year.

The town council wants to discuss the future of the building on the river at its next meeting.

{right}
"""
ELSEWHERE = """{right}

The harbour of Arden was dredged in spring by two ships from the capital.

A choir of 40 voices sang at the opening of the hall, and tickets were sold out.
"""
NEWS_OF_ITS_OWN = (
    """The bishop sang.

Snow lay deep around Holsen until Easter.

A painter showed portraits of sheep.

The bakery sells rye bread again.

Trains to Lemvig ran late.

Nobody remembers who planted the limes.

Two swans nested beneath the bridge.

A cyclist broke her collarbone.

Cod was cheap.

Gulls followed the tractor.

An actor forgot his lines.

Rain filled the cisterns.""",
    """Apples froze.

Schoolchildren learnt a ballad about whales.

The lighthouse got a new lamp.

Fog kept aircraft grounded.

A goat escaped from the zoo.

Pepper has become dearer.

An orchestra tuned its violins.

The dentist retires.

Kites flew above Skagen.

Bees swarmed twice.

A piano was auctioned.

Moss covers the tombs.""",
)
"""Sentences of two articles that have nothing in common."""


def numbers(entries):
    return [entry[2:] for entry in entries if entry[0] == "number"]


@pytest.fixture
def told(article, contradictions):
    def told(left, right, retold=RETOLD):
        return numbers(
            contradictions(
                article(STORY.format(left=left), "left"), article(retold.format(right=right), "right")
            )
        )

    return told


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # How often something was done, in two words for it.
        (
            "Its boiler failed the test twice.",
            "On four occasions the boiler had failed.",
            ("twice", "four"),
        ),
        # In sentences that have nothing in common but what they count.
        ("Its 85 workers will get four months' pay.", "Not all of the 58 employees had heard.", ("85", "58")),
        # Of the person that the sentence before names.
        (
            "Lena Moor, 41, has run the spinning hall since spring.",
            "It is the end of a dream for Lena Moor. Now the 44-year-old will have to start anew.",
            ("41", "44"),
        ),
        # As many of another unit.
        (
            "One of the weavers, a 23-year-old, had been on the job for three weeks.",
            "The younger of the weavers, who is 23, had started three months ago.",
            ("three weeks", "three months"),
        ),
        # More than the other article's "more than", which is of something else.
        (
            "Lena Moor promised the weavers of the mill wages for four years.",
            "The weavers of the mill have had wages from Lena Moor for six years, and a hall for over three.",
            ("four", "six"),
        ),
        # In a country, and of its people.
        (
            "A lender in Sweden has taken back 85 looms.",
            "Some looms, 58, were sent to Norway, as the Swedish firm Lekland had asked.",
            ("85", "58"),
        ),
        # The other article has the figure of something that is no measure.
        (
            "The weavers emptied the spinning hall in five hours.",
            "It took the weavers eight hours to empty the spinning hall, five of them said.",
            ("five", "eight"),
        ),
        # The other article only says how far it may go.
        (
            "The spinning hall of the weavers held 85 looms.",
            "The hall of the weavers held 64 looms, though up to 100 may stand in the spinning hall.",
            ("85", "64"),
        ),
        # The other article only compares with it.
        (
            "The weavers of the mill will get 85 crowns from Lena Moor.",
            "Lena Moor will give the weavers of the mill 98 crowns, up from 85 crowns a year earlier.",
            ("85", "98"),
        ),
        # Shares, in words and as a percentage.
        (
            "A quarter of the weavers in the hall have a second job in the valley.",
            "In the valley some 40 percent of the weavers have another job.",
            ("A quarter", "some 40 percent"),
        ),
        (
            "The state will bear two thirds of the cost of the spinning hall.",
            "Of the cost of the spinning hall the state will bear one third.",
            ("two thirds", "one third"),
        ),
        # Above and below one figure.
        (
            "A loom of the weavers costs less than 500 dollars.",
            "The weavers pay more than 500 dollars for a loom.",
            ("less than 500", "more than 500"),
        ),
    ],
)
def test_what_two_tellings_of_one_story_leave_over_are_rivals(told, left, right, expected):
    assert told(left, right) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The other article has it elsewhere.
        ("Its 85 workers will get four months' pay.", "Of 85 staff, 58 workers had heard nothing."),
        # The measure of both sides has its unit once.
        (
            "The loom of the weavers in the hall is 45 by 38 metres.",
            "The weavers have a loom in the hall of 38 by 45 metres.",
        ),
        # A fraction in words.
        (
            "Of the weavers, 64 percent back the plan of Lena Moor.",
            "Nearly two thirds of the weavers back the plan of Lena Moor, 37 percent do not.",
        ),
        # By how much something moved, and a part of something.
        (
            "Shares of the mill of the weavers ended 4 percent lower.",
            "The mill will dismiss 3 percent of its weavers, Lena Moor told them.",
        ),
        # Some in so many, and the others.
        (
            "One in five looms of the weavers in the spinning hall will run.",
            "Of the weavers' looms in the spinning hall four in every five will stand still.",
        ),
        # How many times as much, and how often.
        (
            "The boiler of the spinning hall cost three times as much as planned.",
            "The boiler of the spinning hall stopped twice.",
        ),
        # Of another size in other units.
        (
            "Lena Moor took over the spinning hall of the mill two weeks earlier.",
            "For two decades the spinning hall of the mill was run by Lena Moor.",
        ),
        # What another one is compared with.
        ("It has 85 workers.", "Fewer than ever work there, down from 58 workers."),
        # In other places.
        ("In Norway 85 workers will lose their jobs.", "In Sweden 58 workers went on strike."),
        # Denied.
        ("Its 85 workers will get four months' pay.", "No 58 workers are alike."),
        # Of other people.
        ("Lena Moor, 41, has run the spinning hall.", "It is too late for Jonas Falk, 44, to start anew."),
    ],
)
def test_what_may_both_be_right_is_none(told, left, right):
    assert told(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "It was built by a family of weavers in 1934 for the flax of the valley.",
            "The weavers who built it in 1944 for the flax of the valley were a family.",
            [("date", "1934", "1944")],
        ),
        (
            "Lena Moor took over the spinning hall in March from her uncle.",
            "Until May the spinning hall was run by the uncle of Lena Moor.",
            [("date", "March", "May")],
        ),
        (
            "A fire in the boiler room was put out by the weavers at 6:20 p.m. in 1931.",
            "In 1931 the weavers put out a boiler fire at 8:20 p.m. with their own hands.",
            [("date", "6:20 p.m.", "8:20 p.m.")],
        ),
        (
            "It was the third fire in the boiler room since the war, weavers recalled.",
            "Weavers recalled the fires in the boiler room since the war: it was the fourth fire there.",
            [("number", "third", "fourth")],
        ),
        # Told from the day of the article.
        (
            "It was built anew by a family of weavers in 2018 for the flax of the valley.",
            "The weavers who built it in 1944 for the flax of the valley did so anew two years ago.",
            [],
        ),
        # Still to come on both, and told so long before.
        (
            "For the jubilee a boiler fire will be put out by all the weavers of the hall at 6:20 p.m.",
            "For the jubilee the weavers will put out a boiler fire at 8:20 p.m. with their own hands.",
            [("date", "6:20 p.m.", "8:20 p.m.")],
        ),
        # Still to come on one side alone.
        (
            "The weavers of the flax hall vote on March 4.",
            "The weavers of the flax hall vote on April 14.",
            [],
        ),
        # In words, by the part of the day.
        (
            "A fire in the boiler room was put out by the weavers at 2:30 p.m. in 1931.",
            "In 1931 the weavers put out a boiler fire at half past four in the afternoon with their hands.",
            [("date", "2:30 p.m.", "half past four in the afternoon")],
        ),
        (
            "A fire in the boiler room was put out by the weavers at 4:30 p.m. in 1931.",
            "In 1931 the weavers put out a boiler fire at half past four in the afternoon with their hands.",
            [],
        ),
        (
            "A fire in the boiler room was put out by the weavers at 11:45 p.m. in 1931.",
            "In 1931 the weavers put out a boiler fire at 12:10 a.m. with their own hands.",
            [],
        ),
        # No sooner than half an hour apart.
        (
            "A fire in the boiler room was put out by the weavers just after midnight in 1931.",
            "In 1931 the weavers put out a boiler fire at 12:25 a.m. with their own hands.",
            [],
        ),
        # Posted or filed then.
        (
            "ARDEN, April 4 (Wire) - A fire in the boiler room was put out by the weavers.",
            "DORN, April 6 (Wire) - The weavers put out a boiler fire with their own hands.",
            [],
        ),
        (
            "Lena Moor has the spinning hall from her uncle, published on April 4.",
            "Until May the spinning hall was run by the uncle of Lena Moor, updated on April 6.",
            [],
        ),
        # By two clocks, of which one may be elsewhere.
        (
            "A fire in the boiler room was put out by the weavers at 3 p.m. in 1931.",
            "In 1931 the weavers put out a boiler fire at 8 p.m. GMT with their own hands.",
            [],
        ),
        # Of two days of the week.
        (
            "A fire in the boiler room was put out by the weavers at 6:20 p.m. on Friday.",
            "On Sunday the weavers put out a boiler fire at 8:20 p.m. with their own hands.",
            [],
        ),
        # Of two years.
        (
            "The weavers put out a boiler fire with their own hands on March 4, 2018.",
            "On April 14, 2019, a fire in the boiler room was put out by the weavers.",
            [],
        ),
        # Of two acts of one life.
        (
            "The spinning hall of the weavers on the river was built in 1934.",
            "The spinning hall of the weavers on the river was renovated in 1962.",
            [],
        ),
        (
            "Lena Moor bought the spinning hall of the weavers in 1990.",
            "Lena Moor of the weavers sold her share of the spinning hall in 1998.",
            [],
        ),
        # Days of the week, of one of which the other article tells the date.
        (
            "Jonas Falk bought the looms of the spinning hall on Saturday for the weavers.",
            "On Thursday the weavers got the looms of the spinning hall from Jonas Falk.",
            [("date", "Saturday", "Thursday")],
        ),
        (
            "Jonas Falk bought the looms of the spinning hall on Saturday for the weavers.",
            "On Thursday the weavers got the looms of the spinning hall from Falk, who paid on April 4.",
            [],
        ),
        # A year that is as far ahead as something else lies behind.
        (
            "Jonas Falk, who came two years ago, leases the spinning hall of the weavers until 2026.",
            "The weavers lease the spinning hall to Jonas Falk until 2022.",
            [("date", "2026", "2022")],
        ),
        # Of a thing and its contrary.
        (
            "The fire of the boiler started at 8 a.m. in the hall of the weavers.",
            "In their hall the weavers saw the boiler fire stop at 6 p.m. by itself.",
            [],
        ),
        # No years of one event: a season and a number of people.
        (
            "The spinning hall was run in 2018/19 by the uncle of Lena Moor for the weavers.",
            "In 2017 the uncle of Lena Moor ran the spinning hall for the weavers.",
            [],
        ),
        (
            "The uncle of Lena Moor ran a spinning hall of 2000 people for the weavers.",
            "In 1956 the uncle of Lena Moor ran the spinning hall for the weavers.",
            [],
        ),
        # Of two things.
        (
            "It was the third fire in the boiler room since the war, weavers recalled.",
            "Weavers recalled the fire in the boiler room: Lena Moor was the second woman there.",
            [],
        ),
        # Of stretches of time.
        (
            "The weavers of the flax hall earned less in the second quarter.",
            "In the first quarter the weavers of the flax hall had earned more.",
            [],
        ),
    ],
)
def test_dates_hours_and_ranks_left_over_are_rivals(article, left, right, expected):
    sides = (
        article(STORY.format(left=left), "left", "2020-04-08"),
        article(RETOLD.format(right=right), "right", "2020-04-08"),
    )
    names = resolve([(each, recognise(each)) for each in sides])
    ours, theirs = map(prepare, sides)
    links, *_ = align_scored(ours, theirs)
    found = rival_figures(Articles(facts_of(ours, names), facts_of(theirs, names), links))
    assert [
        (one.kind.value, one.quantity.span.of(sides[0].text), other.quantity.span.of(sides[1].text))
        for one, other in found
    ] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "Moor came back early from Peru, where she was on a visit with weavers.",
            [("Chile", "Peru")],
        ),
        # One word around both, in sentences that share more with no others.
        (
            "The looms will go to Chile, where wages are low.",
            "It is in Peru that the looms will stand from now on.",
            [("Chile", "Peru")],
        ),
        # The other article names it, or its people.
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "Moor came back early from Peru, where she was on a visit with Chilean weavers.",
            [],
        ),
        # One of several, of which the other is told of less.
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "Moor came back early from Peru, where she was on a visit, and not from Spain.",
            [("Chile", "Peru")],
        ),
        # A country and a town, which is known to lie in another one, and one of which that is not known.
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "Moor came back early from Lima, where she was on a visit with weavers.",
            [("Chile", "Lima")],
        ),
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "Moor came back early from Torvik, where she was on a visit with weavers.",
            [],
        ),
        # Of two things.
        (
            "Lena Moor cut short a visit to Chile and promised an inquiry.",
            "The boilers were made in Peru.",
            [],
        ),
    ],
)
def test_the_only_places_that_are_left_over_are_rivals(article, contradictions, left, right, expected):
    sides = article(STORY.format(left=left), "left"), article(RETOLD.format(right=right), "right")
    found = contradictions(*sides)
    assert [entry[2:] for entry in found if entry[:2] == ("name", "major")] == expected


def test_of_places_told_twice_those_are_rivals_from_both_sides_that_stand_nearest(article, resolved):
    told = (
        "Old looms and flax were shipped by river to Poland.\n\nBlue cloth for sailors was woven in Poland."
    )
    retold = (
        "Sailors liked cloth that was made in Norway.\n\nFlax on looms was spun before the war in Norway."
    )
    left = article(STORY.format(left=told), "left")
    right = article(RETOLD.format(right=retold), "right")
    resolution = resolved([left, right])
    ((ours, theirs),) = [
        (each.left, each.right)
        for each in compare(left, right, resolution).discrepancies
        if each.kind is DiscrepancyKind.NAME
    ]
    swapped = [
        (each.right, each.left)
        for each in compare(right, left, resolution).discrepancies
        if each.kind is DiscrepancyKind.NAME
    ]
    assert swapped == [(ours, theirs)]
    assert (ours.start, theirs.start) == (left.text.rindex("Poland"), right.text.index("Norway"))


def test_articles_that_tell_little_together_leave_over_news_of_their_own(told):
    left, right = "Its 85 workers will get four months' pay.", "Not all of the 58 employees had heard."
    assert told(left, right, ELSEWHERE) == []
    assert told(left, right) == [("85", "58")]


@pytest.mark.parametrize(
    ("left", "right", "retold", "expected"),
    [
        (
            "A strike of the weavers has shut 30 plants on the river.",
            "Nothing moves any more: 31 factories on the river are shut.",
            RETOLD,
            [("30", "31")],
        ),
        (
            "The company will invest at least $9 billion in the spinning of flax.",
            "It is said to invest in spinning, for which $8.3 billion are put aside.",
            RETOLD,
            [("at least $9 billion", "$8.3 billion")],
        ),
        # Farther apart.
        (
            "A strike of the weavers has shut 30 plants on the river.",
            "Nothing moves any more: 37 factories on the river are shut.",
            RETOLD,
            [],
        ),
        # As small as others are.
        (
            "A strike of the weavers has cost 9.2 percent of the plants on the river.",
            "Nothing moves any more: 9.8 percent of factories on the river are shut.",
            RETOLD,
            [],
        ),
        # Rounded.
        (
            "The plan of the weavers had 66 percent of the votes on the river.",
            "Votes on the river went to the plan, 66.4 percent in all.",
            RETOLD,
            [],
        ),
        # Of something else, and told in words.
        (
            "A strike of the weavers has shut 30 plants on the river.",
            "The choir of the harbour has 31 singers from abroad.",
            RETOLD,
            [],
        ),
        (
            "In a survey of the bank 46 percent would have the looms sold.",
            "A majority of people in the valley say looms should be sold abroad.",
            RETOLD,
            [],
        ),
        # In an article of something else.
        (
            "A strike of the weavers has shut 30 plants on the river.",
            "Nothing moves any more: 31 factories on the river are shut.",
            ELSEWHERE,
            [],
        ),
    ],
)
def test_figures_near_to_each_other_are_rivals_where_less_is_told_together(
    told, left, right, retold, expected
):
    assert told(f"{left}\n\n{NEWS_OF_ITS_OWN[0]}", right, f"{retold}\n\n{NEWS_OF_ITS_OWN[1]}") == expected


def test_the_sentences_of_rival_figures_are_linked(article):
    left = article(STORY.format(left="Its 85 workers will get four months' pay."), "left")
    right = article(RETOLD.format(right="Not all of the 58 employees had heard."), "right")
    found = compare(left, right, resolve([(each, recognise(each)) for each in (left, right)]))
    at = next(each for each in found.discrepancies if each.left and each.left.of(left.text) == "85")
    link = found.links[at.link]
    assert link.strength is Strength.PARTIAL
    assert link.left[0].contains(at.left)
    assert link.right[0].contains(at.right)


def test_rival_figures_whose_sentences_are_unlinked_by_hand_are_told_no_more(article):
    ours, theirs = "Its 85 workers will get four months' pay.", "Not all of the 58 employees had heard."
    left = article(STORY.format(left=ours), "left")
    right = article(RETOLD.format(right=theirs), "right")
    names = resolve([(each, recognise(each)) for each in (left, right)])

    def compared(*decisions):
        found = compare(left, right, names, decisions=decisions)
        linked = [
            (one.of(left.text), other.of(right.text))
            for link in found.links
            for one in link.left
            for other in link.right
        ]
        told = [each.left.of(left.text) for each in found.discrepancies if each.left]
        return (
            (ours, theirs) in linked,
            "85" in told,
            ours in [span.of(left.text) for span in found.only_left],
        )

    assert compared() == (True, True, False)
    assert compared(LinkDecision(ours, theirs, False)) == (False, False, True)
