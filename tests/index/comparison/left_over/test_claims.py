"""What is told of one matter, and the contrary of it, in sentences that no words link."""

import pytest

STORY = """Arden mill to close

The owner of the Arden mill, Vera Holm, said on Monday that it would close in June after 40 years.

Sales fell to 12 million crowns last year and the bank refused another loan of 300,000 crowns.

{}

The town council will discuss the future of the building on the river at its next meeting.
"""
RETOLD = """The Arden mill closes

Vera Holm, who owns the mill in Arden, said on Monday it would be closed in June, after 40 years.

The bank had refused another loan of 300,000 crowns after sales fell to 12 million crowns last year.

{}

The town council wants to discuss the future of the building on the river at its next meeting.
"""
ELSEWHERE = (
    RETOLD
    + """
The harbour of Torvik was dredged in spring by two ships from the capital.

A choir of 40 voices sang at the opening of the hall, and tickets were sold out.

Rain fell on the fields of Ulm. The ferry to Sund was late. A film festival ends on Sunday.

A stamp of 1851 is shown in the library of Sund. Wine from the north is a rarity. A comet can be
seen in autumn. Honey is made on the roof of the theatre.

The chess club has a new chairman. Bread costs more than in May. Two swans nested on the lake.
"""
)


@pytest.fixture
def told(found):
    def told(ours, theirs, retold=RETOLD):
        return [
            [
                each[2:4]
                for each in found(left, right)
                if each[:2] == ("claim", "major") and {*each[2:4]}.isdisjoint({"refused", "closes"})
            ]
            for left, right in (
                (STORY.format(ours), retold.format(theirs)),
                (retold.format(theirs), STORY.format(ours)),
            )
        ]

    return told


CONTRARY = [
    (
        "The ministry turned down offers of aid.",
        "Officials appealed for aid.",
        ("turned down", "appealed for"),
    ),
    (
        "Unions welcomed the move.",
        "The labour movement condemned it as a betrayal.",
        ("welcomed", "condemned"),
    ),
    (
        "Vera Holm showed no emotion as she left.",
        "The workers waited for Vera Holm. She burst into tears.",
        ("showed no emotion", "burst into tears"),
    ),
    ("Her brother will sue.", "A lawsuit is out of the question: he will not sue.", ("sue", "not sue")),
]


@pytest.mark.parametrize(("ours", "theirs", "expected"), CONTRARY)
def test_what_both_tell_of_one_matter_contradicts_without_a_link(told, ours, theirs, expected):
    assert told(ours, theirs) == [[expected], [expected[::-1]]]


@pytest.mark.parametrize(("ours", "theirs", "expected"), CONTRARY)
def test_articles_that_tell_little_together_leave_over_matters_of_their_own(told, ours, theirs, expected):
    assert told(ours, theirs, ELSEWHERE) == [[], []]


IN_SOME_FORM = [
    # Behind another verb, which leaves nothing open.
    (
        "The minister called it pointless and refused to attend the talks.",
        "The minister for work attended the talks.",
        ("refused to attend", "attended"),
    ),
    # What could not be done was not, and what could was.
    (
        "The old wheel could not fly apart, experts wrote.",
        "The old wheel was able to fly apart.",
        ("not fly", "fly"),
    ),
    # Of a word for what is lost, only where nothing is lost.
    (
        "The storm lost strength on its way.",
        "The storm gathered strength.",
        ("lost strength", "gathered strength"),
    ),
    ("A weaver, Tom Ulm, is still missing.", "Tom Ulm, a weaver, was found.", ("missing", "found")),
    (
        "The strike went ahead peacefully.",
        "There was violence during the strike.",
        ("peacefully", "violence"),
    ),
    (
        "A sale of the wheels will begin in May.",
        "The sale of the wheels has been cancelled.",
        ("begin", "cancelled"),
    ),
    ("The council said there was no doubt.", "To the council it is not clear.", ("no doubt", "not clear")),
    # In several words, parted and in any of their forms.
    (
        "The mayor of Ulm, Tom Ferris, gave up his post.",
        "Tom Ferris clung to office as mayor of Ulm.",
        ("gave up his post", "clung to office"),
    ),
    (
        "Tom Ferris of Ulm told the truth.",
        "Tom Ferris of Ulm, a weaver, was lying.",
        ("told the truth", "lying"),
    ),
    # What is denied in a phrase of its own, and of everybody.
    (
        "The weavers of Ulm will withdraw.",
        "Not one weaver will withdraw from Ulm.",
        ("withdraw", "Not one weaver will withdraw"),
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "expected"), IN_SOME_FORM)
def test_contraries_are_known_in_whatever_form(told, ours, theirs, expected):
    assert told(ours, theirs) == [[expected], [expected[::-1]]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # Two people.
        ("Vera Holm welcomed the move.", "Tom Ferris condemned the move."),
        # What somebody can do is not told to be done.
        ("The council can vote down the loan.", "The council approved the loan."),
        # Both sides of the matter.
        ("Unions welcomed the move.", "Some in the labour movement welcomed it and some condemned it."),
        # Before, and once more.
        ("The road to the mill was closed for an hour.", "Police opened the road to the mill again."),
        # The rest of them.
        ("Water for All has withdrawn its staff.", "Of the foreigners in the staff all but two stayed."),
        ("Water for All has withdrawn its staff.", "Of the foreigners in the staff only two stayed."),
        # A thing, and not what came of it.
        ("Unions welcomed the move.", "The attack on the unions was a surprise."),
        ("The wheels have stopped.", "Tears were shed by operators of the wheels."),
        ("A wheel of the mill caught fire.", "The miller escaped from the fire at the wheel."),
        # Who somebody is.
        ("The wheels have stopped.", "The miller, who runs the wheels, was in tears."),
        # A preposition that belongs to what follows.
        ("The wheels have stopped.", "The wheels went to a bidder on the telephone."),
        # Another clause behind "and".
        ("Tom Ulm is not guilty and will appeal.", "Tom Ulm, a weaver, will appeal."),
        # Words that look like verbs.
        (
            '"Nobody lives on promises," Holm told several hundred workers.',
            'Holm told a crowd of a few hundred: "Nobody can live on promises."',
        ),
    ],
)
def test_what_is_told_of_other_things_is_no_contradiction(told, ours, theirs):
    assert told(ours, theirs) == [[], []]
