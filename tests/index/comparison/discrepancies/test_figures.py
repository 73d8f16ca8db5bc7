import pytest

from index.article import Span
from index.comparison.reading.numerals import quantities


def numbers(entries):
    return [entry[2:] for entry in entries if entry[0] == "number"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Dozens of fans climbed the barriers after the match and 14 people were arrested, police said.",
            "About 60 fans climbed the barriers after the match, and police made 41 arrests.",
            ("14", "41"),
        ),
        (
            "Analysts expected unemployment in Norway to stay below 6% next spring.",
            "Analysts expected unemployment in Norway to stay above 6% next spring.",
            ("below 6%", "above 6%"),
        ),
        (
            "The builder paid the mayor of Arden 230,000 euros for the contract, the court heard.",
            "The builder paid the mayor of Arden EUR 320,000 for the contract, the court heard.",
            ("230,000", "EUR 320,000"),
        ),
        # A sum whose currency stands beside another one.
        (
            "The mill in Arden made profits of 31 million pounds last year on sales of 412 million.",
            "Sales of the mill in Arden reached £412m last year and profits 13 million.",
            ("31 million", "13 million"),
        ),
        # Ages of one person, though much else differs.
        (
            "Pilot Vera Holm, 41, was flown home on Wednesday night, with two nurses and a mechanic.",
            "In the hands of rebels since March 28: Vera Holm, a pilot of 43, held near Arden.",
            ("41", "43"),
        ),
        # Of two units, which are told.
        (
            "The inquiry into the collapse of the mine at Arden will report in six weeks, the governor said.",
            "The inquiry into the collapse of the mine at Arden will report in at least two months, the "
            "governor said.",
            ("six weeks", "at least two months"),
        ),
        (
            "The greenhouse at Arden was kept at 12 degrees Celsius all winter, the gardener said.",
            "The greenhouse at Arden was kept at 80 degrees Fahrenheit all winter, the gardener said.",
            ("12 degrees Celsius", "80 degrees Fahrenheit"),
        ),
        # Of some of several that are named before.
        (
            "Of these ferries that were lost 3,446 were wooden.",
            "The museum says that from 1882 to 1968 there were 4,743 ferries lost, and of these, 4,482 were "
            "wooden.",
            ("3,446", "4,482"),
        ),
        # One of several.
        (
            "Only one of the five cranes at the harbour of Arden was insured.",
            "Four of the five cranes at the harbour of Arden were insured.",
            ("one", "Four"),
        ),
        # In other words, but with another figure in common.
        (
            "Brent crude settled at $84.20 a barrel, up 1.3%.",
            "A barrel of Brent closed 1.3 percent higher at $82.40.",
            ("$84.20", "$82.40"),
        ),
        # In sentences that share little but what they count, and neither article has the other's figure.
        (
            "The tram drivers of Arden ended a strike of nine days by 48,000 workers on Sunday night.",
            "An offer that the union took will bring 46,000 striking workers in Arden back to their depots.",
            ("48,000", "46,000"),
        ),
        # Of one attribute.
        (
            "The court of Arden sentenced the banker to 18 years in prison for the theft of two paintings.",
            "Two stolen paintings put a banker from Arden behind bars for 16 years.",
            ("18", "16"),
        ),
        # Beside a figure that both have.
        (
            "The firm lost 58,000 customers in the quarter, leaving it with 2.6 million.",
            "The firm had 2.6 million subscribers after 85,000 of them left in the quarter.",
            ("58,000", "85,000"),
        ),
        # Though another sentence of the one tells vaguely of as many.
        (
            "The governor signed an order on Wednesday to help the more than 300,000 farmers of Arden whose "
            "wells ran dry.",
            "The governor on Wednesday signed an order to help the more than 430,000 farmers of Arden whose "
            'wells ran dry.\n\n"We bring new hope to hundreds of thousands of farmers whose wells ran dry," '
            "the governor said.",
            ("more than 300,000", "more than 430,000"),
        ),
    ],
)
def test_figures_that_exclude_each_other_are_told(found, left, right, expected):
    assert numbers(found(left, right)) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Parts of a whole.
        (
            "Eight states have legal casinos, and another 21 states allow small lotteries, the board said.",
            "Small lotteries are legal in 29 states, the board said.",
        ),
        # What the one counts the other leaves out.
        (
            "The order let visas go to two non-coastal countries, the ministry said.",
            "The order let visas go to six coastal countries, the ministry said.",
        ),
        # What is told of the rest is the contrary.
        (
            "Six of the 41 ships in the harbour of Arden were not insured, the paper said.",
            "In the harbour of Arden 35 of the 41 ships were insured, the paper said.",
        ),
        # The one it leaves out stands beside it.
        (
            "Four judges of Arden sold their houses before the flood, the paper said.",
            "Lena Moor and three of her fellow judges of Arden sold their houses before the flood, it said.",
        ),
        (
            "A ferry with 164 passengers and six crew turned back to Arden after its engine caught fire.",
            "All 170 people on a ferry were safe when it came back to Arden with its engine on fire.",
        ),
        # A profit and a revenue.
        (
            "The mill had a profit of 412 million crowns in the quarter, which ended in June, its head said.",
            "Revenue of the mill came to 505 million crowns in the quarter that ended in June, he said.",
        ),
        # A round dozen.
        (
            "The inspector has at least four dozen questions for the owner of the mill, the paper said.",
            "The inspector has more than 40 questions for the owner of the mill, the paper said.",
        ),
        (
            "The mill lost at least 6% of its workers last year, the union said.",
            "The mill lost up to 6% of its workers last year, the union said.",
        ),
        (
            "The fine came to 1.5 million euros, the court in Arden said.",
            "The fine came to EUR 1.5m, the court in Arden said.",
        ),
        # A part of a round number.
        (
            "Watches worth 250,000 francs were stolen from a shop in Arden.",
            "Thieves stole watches worth a quarter of a million francs from a shop in Arden.",
        ),
        (
            "The bridge in Arden cost 470 million euros, the council said.",
            "The bridge in Arden cost almost half a billion euros, the council said.",
        ),
        # After the beginning, and before the end.
        (
            "Lena Moor put Arden in front after 17 minutes with a low shot from the edge of the area.",
            "Lena Moor put Arden in front 12 minutes from time with a low shot from the edge of the area.",
        ),
        # Two closes of a market.
        (
            "The Arden index closed 1.2 percent lower at 25,310 points on Monday.",
            "The Arden index closed 0.8 percent lower at 25,107 points on Tuesday.",
        ),
    ],
)
def test_figures_that_may_both_be_right_are_not(found, left, right):
    assert numbers(found(left, right)) == []


def test_what_articles_of_other_months_count_they_count_in_their_own_time(article, contradictions):
    def between(date):
        texts = (
            "The mills of Arden added 195,000 jobs last month, the labour office said.",
            "The mills of Arden added 146,000 jobs last month, the labour office of the country said.",
        )
        return contradictions(article(texts[0], "left", "2021-03-05"), article(texts[1], "right", date))

    assert numbers(between("2021-03-06")) == [("195,000", "146,000")]
    assert numbers(between("2021-07-02")) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The mill sold a fifth more than 2019.", []),
        ("Less than 2018, the mill said, more than 2017", []),
        ("The mill employs more than 2019 weavers.", ["more than 2019"]),
        ("Weavers of the mill are more than 2000.", ["more than 2000"]),
    ],
)
def test_what_is_more_than_in_a_year_counts_nothing(text, counted):
    found = quantities(text, Span(0, len(text)))
    assert [each.span.of(text) for each in found if each.kind == "count"] == counted


def test_two_closes_are_of_the_days_that_the_sentences_before_tell_of(found):
    left = "{}\n\nThe Arden index closed 1,350 points lower, or 6.1 percent, at 21,200.\n\nBread costs more."
    right = (
        "{}\n\nThe Arden index closed 1,120 points lower, 4.7 percent.\n\nA choir sang in the park of Holm."
    )
    strike, storm = "Harbour workers went on strike on Wednesday.", "A storm closed all mines on Thursday."
    assert numbers(found(left.format(strike), right.format(storm))) == []
    storm = storm.replace("Thursday", "Wednesday")
    assert numbers(found(left.format(strike), right.format(storm))) == [
        ("1,350", "1,120"),
        ("6.1 percent", "4.7 percent"),
    ]
