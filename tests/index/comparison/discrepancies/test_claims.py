import pytest


def claims(entries):
    return [entry[2:] for entry in entries if entry[0] in ("claim", "attribution") and entry[1] == "major"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # Two causes, one named before and one behind what says so.
        (
            "Thick fog was to blame for the crash in Arden, said the coroner, Vera Holm.",
            "Coroner Vera Holm blamed worn brakes for the crash in Arden.",
            ("Thick fog", "worn brakes"),
        ),
        (
            "Talks on the ferry to Arden were put off because of thick fog.",
            "Talks on the ferry to Arden had been delayed due to a burst pipe.",
            ("thick fog", "burst pipe"),
        ),
        # What becomes of something that is damaged.
        (
            "The owner of the mill, Vera Holm, said that the wheel would be mended.",
            "The wheel will be written off, said Vera Holm, who owns the mill.",
            ("mended", "written off"),
        ),
        # What someone intends, in sentences that share little else.
        (
            "Moor had denied it all. Her lawyer, Simon Frayne, said that she would appeal.",
            "Moor's barrister, Simon Frayne, told the court that his client accepted the verdict "
            "and would not appeal.",
            ("appeal", "not appeal"),
        ),
        # A subject behind what stands in commas.
        (
            "The mayor's deputy, Eva Lang, was acquitted.",
            "Eva Lang, who was the mayor's deputy, was convicted.",
            ("acquitted", "convicted"),
        ),
        # One doer, in sentences that share little else.
        (
            "Thieves took a gold coin from the town museum in Arden on Monday.\n\nThe siren did not go off.",
            "A gold coin was taken from Arden's town museum by thieves on Monday.\n\n"
            "The siren was triggered at half past three.",
            ("not go off", "triggered"),
        ),
        # Active and passive.
        (
            "Finance Minister Clara Benes welcomed the decision.",
            "The decision was criticised by Clara Benes, the finance minister.",
            ("welcomed", "criticised"),
        ),
        # "stayed" as a mere link.
        (
            "Schools stayed open during the strike.",
            "During the strike schools were closed.",
            ("open", "closed"),
        ),
        # Two events in the other order.
        (
            "Brenner resigned after the police searched his house in June.",
            "Police searched the house of Brenner in June after he had resigned.",
            ("after the police searched", "after he had resigned"),
        ),
        # Who told whom, behind a relative clause.
        (
            "Anders Holm of the museum, who was not involved, told Denise Sun the find was rare.",
            "Denise Sun told Anders Holm, of the museum, that the find was rare.",
            ("Holm of the museum, who was not involved, told Denise Sun", "Sun told Anders Holm"),
        ),
        # The kinds of one thing.
        (
            "Witnesses saw a red lorry leave the quarry of Arden shortly before the blast.",
            "Shortly before the blast in the quarry of Arden, witnesses saw a yellow lorry leave.",
            ("red", "yellow"),
        ),
        # A prefix that denies.
        (
            "The warehouse in Arden was insured against floods, the owner said.",
            "The owner said the warehouse in Arden was uninsured against floods.",
            ("insured", "uninsured"),
        ),
        # The same preposition beside both, of words that are worded otherwise.
        (
            "The letters were discovered in the attic of a retired clerk in Holm, 112 of them.",
            "All 112 letters turned up in the basement of a former clerk in Holm.",
            ("attic", "basement"),
        ),
        # A noun that is ruled out.
        (
            "Ilse Lund, who defends the mayor of Arden, said she would appeal against the verdict of Holm.",
            "Ilse Lund, who defends the mayor of Arden, ruled out an appeal against the verdict of Holm.",
            ("appeal", "out an appeal"),
        ),
        # A verb of two words that denies.
        (
            "The mayor of Arden said she would sell the harbour to a foreign company.",
            "The mayor of Arden ruled out selling the harbour to a foreign company.",
            ("sell", "out selling"),
        ),
        # Active and passive, of which one is denied.
        (
            "The owner of the boat has never been identified, police in Arden said.",
            "Police in Arden identified the owner of the boat.",
            ("never been identified", "identified"),
        ),
        # A subject that says more than one thing.
        (
            "Fishing within 12 miles of the coast of Arden was banned until further notice.",
            "The mayor of Arden allowed fishing within 12 miles of the coast.",
            ("banned", "allowed"),
        ),
        # A name in commas between the doer and the verb.
        (
            "Zandria's chief negotiator, Amal Darwi, accused Moraq of moving troops into the valley.",
            "Moraq accused Zandria of moving troops into the valley.",
            ("Zandria's chief negotiator, Amal Darwi, accused Moraq", "Moraq accused Zandria"),
        ),
        # What came of a matter, in words that are no opposites.
        (
            "The bus firm turned the drivers' offer down on Tuesday.",
            "On Tuesday the bus firm accepted the offer of the drivers.",
            ("turned the drivers' offer down", "accepted"),
        ),
        # It has not come to it.
        (
            "The council of Holm has yet to approve the new bridge over the Lesk.",
            "The council of Holm approved the new bridge over the Lesk.",
            ("yet to approve", "approved"),
        ),
        # What one escapes does not happen.
        (
            "Holm escaped relegation on the last day of the season.",
            "Holm were relegated on the last day of the season.",
            ("escaped relegation", "relegated"),
        ),
        # Nobody.
        (
            "Nobody was hurt when the roof of the market hall gave way.",
            "Several people were hurt when the roof of the market hall gave way.",
            ("Nobody was hurt", "hurt"),
        ),
        # Another one of its class.
        (
            "A nurse was bitten by the dog in the park of Holm on Friday.",
            "On Friday the dog bit a teacher in the park of Holm.",
            ("nurse", "teacher"),
        ),
        (
            "The fire in the paper mill of Arden was started by lightning, the brigade said.",
            "The brigade said a cigarette started the fire in the paper mill of Arden.",
            ("lightning", "cigarette"),
        ),
        (
            "Their lawyer, Omar Holm, said they would sue the hospital of Arden for damages.",
            "They will not sue the hospital of Arden, said their lawyer, Omar Holm.",
            ("sue", "not sue"),
        ),
        # Said of one thing, with other words beside it.
        (
            "The crown rose slightly against the euro on the news.",
            "On the markets the crown slipped a little against the euro.",
            ("rose", "slipped"),
        ),
    ],
)
def test_a_claim_turned_round_is_told(found, left, right, expected):
    assert claims(found(left, right)) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Clauses and joint both the other way round.
        (
            "The soldiers reached the village before the road was cut by a landslide.",
            "A landslide cut the road after the soldiers had reached the village.",
        ),
        # Not before a day is on that day.
        (
            "Cover would begin on January 1 at the earliest.",
            "Cover does not begin until January 1 at the earliest.",
        ),
        # Denied from afar.
        (
            "Lind said he didn't ask the officials of Arden to look into the mayor.",
            "Lind denied to the Post that he had asked the officials of Arden to look into the mayor.",
        ),
        (
            "The judges found that the miners are unlikely to succeed with their claim.",
            "The judges found that the miners have not shown they are likely to succeed with their claim.",
        ),
        # Of whom something is said, and whose something is.
        (
            '"This is not a playground, and I have thought about it for long," Eva Lang said.',
            '"This is not a playground, and I have thought about it for long," she said of Peter Rask.',
        ),
        # Of the rest of a whole.
        (
            "Six of the 41 ships in the harbour of Arden were not insured, the paper said.",
            "In the harbour of Arden 35 of the 41 ships were insured, the paper said.",
        ),
        # Both words on one side.
        (
            "Three sailors imprisoned in Arden have been freed and are on their way home.",
            "Three sailors who were on their way home had been released from prison in Arden.",
        ),
        (
            "The pilots had trouble getting through the gate of the airfield.",
            "The pilots could not get through the gate of the airfield.",
        ),
        # One outcome in two wordings.
        (
            "The court dismissed the appeal of the bank of Holm.",
            "The appeal of the bank of Holm was turned down by the court.",
        ),
        # On one day, and on the next.
        (
            "The road to Arden was closed on Monday after the storm.",
            "The road to Arden, closed on Monday after the storm, was open again on Tuesday.",
        ),
        # Two things that are named, and not what came of anything.
        (
            "The stock market of Arden is near a bear market, commonly said to be a decline of a fifth.",
            "The stock market of Arden was in a bull market, commonly said to be years of gains.",
        ),
        # Nobody says who "he" is.
        (
            "He owned up to the theft of the painting from the ferry of Holm.",
            "Tom Ferris disputed the theft of the painting from the ferry of Holm.",
        ),
        # Both members of a class on one side.
        (
            "Rain and snow closed the pass above Arden on Friday.",
            "Snow closed the pass above Arden on Friday.",
        ),
        # Escapes are no denial of what they show.
        (
            "The escapes underscore the poor state of the prison in Arden, as guards are close to a strike.",
            "The flights underscore the poor state of the prison in Arden as guards near a strike.",
        ),
        (
            "In the night 40 sailors escaped across the border at Arden, the coast guard of Holm said.",
            "In the night 40 sailors fled across the border at Arden, the coast guard of Holm said.",
        ),
        # A small word puts only what is close to it in its place.
        (
            "The army left its main base at Arden in the north as part of a plan.",
            "The withdrawal of the army from its main base at Arden in the north is complete.",
        ),
        # What stands before both is a verb.
        (
            "Ardmore shooting: Rallies turn peaceful as county patrol takes over security\n\n"
            "It was a mild night in the hills.",
            "Police in Ardmore threw smoke bombs on Wednesday, as a fifth night of marches turned violent."
            "\n\nIt was a mild night in the hills.",
        ),
    ],
)
def test_the_same_claim_in_another_frame_is_none(found, left, right):
    assert claims(found(left, right)) == []


def test_one_thing_under_its_british_and_its_american_name_is_no_other_wording(found):
    left = "The road to Arden, which is used by hundreds of lorries every day, was closed on Monday."
    right = "The road to Arden, which is used by hundreds of trucks every day, was closed on Monday."
    assert [entry for entry in found(left, right) if entry[:2] == ("wording", "major")] == []


def test_a_short_quotation_that_ends_in_another_word_is_told(found):
    left = "“This otter could crush bones,” said Denise Sun, who led the study in Arden."
    right = "Denise Sun, the leader of the study in Arden, said the otter “could crush shells”."
    assert ("quote", "major", "bones", "shells") in [
        entry[:2] + tuple(words.split()[-1] for words in entry[2:])
        for entry in found(left, right)
        if all(entry[2:])
    ]


def test_one_quoted_word_fits_its_sentence(found):
    left = "Four directors wrote in the paper: “No president ever politicized science as he has.”"
    right = "Four directors accused the president in the paper of “politicizing” science as none has."
    assert [entry for entry in found(left, right) if entry[0] == "quote"] == []


def test_words_that_changed_places_in_a_quotation_are_told(found):
    left = 'Eva Lang accused the council of "robbing the young to pay the old".'
    right = 'The council was "robbing the old to pay the young", said Eva Lang.'
    assert [entry[:2] for entry in found(left, right) if entry[0] == "quote"] == [("quote", "major")]
    moved = 'The council was "paying the old to rob the young yesterday", said Eva Lang.'
    elsewhere = 'The council was "yesterday paying the old to rob the young", said Eva Lang.'
    assert [entry for entry in found(moved, elsewhere) if entry[:2] == ("quote", "major")] == []


def test_words_that_changed_places_around_a_denial_are_told(found):
    left = 'The mediator, Jon Skari, spoke of "a setback, not a failure".'
    right = 'It was "a failure, not a setback", said the mediator, Jon Skari.'
    assert [entry[:2] for entry in found(left, right) if entry[0] == "quote"] == [("quote", "major")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One cause in two words, and one that the other article tells elsewhere.
        (
            "A faulty motor was to blame for the crash in Arden, said the coroner, Vera Holm.",
            "Coroner Vera Holm blamed a flaw in the engine for the crash in Arden.",
        ),
        (
            "Thick fog was to blame for the crash in Arden, said the coroner, Vera Holm.",
            "Coroner Vera Holm blamed worn brakes for the crash in Arden. In thick fog he saw nothing.",
        ),
    ],
)
def test_a_cause_that_both_tell_has_no_rival(found, left, right):
    assert claims(found(left, right)) == []


def test_outcomes_that_articles_of_two_months_tell_are_two(article, contradictions):
    left = "The federal judge of Holm struck down the rule on plans.\n\nBread costs more than in May."
    right = "The federal judge in Holm upheld an action by the school.\n\nSwans nest on the lake."

    def told(date):
        texts = article(left, "left", "2021-03-01"), article(right, "right", date)
        return claims(contradictions(*texts))

    assert told("2021-03-01") == [("struck down", "upheld")]
    assert told("2021-06-01") == []
