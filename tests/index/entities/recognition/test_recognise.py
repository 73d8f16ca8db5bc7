"""Names of unseen sentences, by the mechanism that finds them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from index.article import Article
from index.entities.model import EntityType
from index.entities.recognition.recognise import recognise

Named = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Friday, Finnish Prime Minister Aino Salmela met the visitors.",
            [("Finnish", "NORP"), ("Aino Salmela", "PERSON")],
        ),
        ("It was Gen. Pavo Drexler's order, they said.", [("Pavo Drexler", "PERSON")]),
        (
            "They paid for Project Saltmarsh and for Operation Kingcup of Quill Companies.",
            [("Project Saltmarsh", "ORG"), ("Quill Companies", "ORG")],
        ),
        (
            "He met Project Director Ida Quill and a lawyer of Quill Kingcup Legal.",
            [("Ida Quill", "PERSON"), ("Quill Kingcup Legal", "ORG")],
        ),
        ("The bank's Chief Executive Ida Quillfeather resigned.", [("Ida Quillfeather", "PERSON")]),
        ("He quoted Adrian Luther King Jr., who won.", [("Adrian Luther King Jr.", "PERSON")]),
        (
            "The no votes were Ida Quill, Peter King and John Faso.",
            [("Ida Quill", "PERSON"), ("Peter King", "PERSON"), ("John Faso", "PERSON")],
        ),
        (
            "In Jordan Prince Hassan met Stephen King III.",
            [("Jordan", "GPE"), ("Hassan", "PERSON"), ("Stephen King III", "PERSON")],
        ),
        (
            "Georgia Secretary of State and GOP candidate Brian Quill agreed.",
            [("Georgia", "GPE"), ("GOP", "ORG"), ("Brian Quill", "PERSON")],
        ),
        (
            "The Vice President of Programs at GLAAD, Ida Quill, said so.",
            [("GLAAD", "ORG"), ("Ida Quill", "PERSON")],
        ),
        ("Ida Quill left the U. S. on Monday.", [("Ida Quill", "PERSON"), ("U. S", "GPE")]),
        ("A. B. and C. D. sued the U. N. in court.", []),
        ("It was the worst anti-Semitic attack on record.", [("Semitic", "NORP")]),
        ("A shop on Gorse St. was closed.", [("Gorse St.", "FAC")]),
        ("They closed Fourth Ave. on Friday.", [("Fourth Ave", "FAC")]),
        (
            "Reporters met Eva St. Clair and Hugo St. John.",
            [("Eva St. Clair", "PERSON"), ("Hugo St. John", "PERSON")],
        ),
        ("Watch our Q&A on the R&D budget.", []),
        ("The operator, Norrland Lines, said so.", [("Norrland Lines", "ORG")]),
        (
            "The deal was signed by Secretary of State Ida Quillfeather on Monday.",
            [("Ida Quillfeather", "PERSON")],
        ),
        (
            "They met President of Latvia Janis Ozolkalns at noon.",
            [("Latvia", "GPE"), ("Janis Ozolkalns", "PERSON")],
        ),
        (
            "He works for Brightwater Holdings Inc. in Ohio.",
            [("Brightwater Holdings Inc.", "ORG"), ("Ohio", "GPE")],
        ),
        (
            "Officials at the Department of Parks and Recreation declined to comment.",
            [("Department of Parks and Recreation", "ORG")],
        ),
        (
            "A spokesman for the Fruit and Grain Commission said so.",
            [("Fruit and Grain Commission", "ORG")],
        ),
        (
            "She flew from Thornbury International Airport to Rome.",
            [("Thornbury International Airport", "FAC"), ("Rome", "GPE")],
        ),
        (
            "The ship sank in Lake Vostrel near the Hadley Islands.",
            [("Lake Vostrel", "LOC"), ("Hadley Islands", "LOC")],
        ),
        ("They were held in Drobna, a town of 4,000.", [("Drobna", "GPE")]),
        ("Rain fell over the Polish-German border.", [("Polish", "NORP"), ("German", "NORP")]),
        (
            "An anti-Brezhov rally was banned by Mayor Igor Brezhov.",
            [("Brezhov", "PERSON"), ("Igor Brezhov", "PERSON")],
        ),
        ("Sen. Ruth Ellery (D-Ore.) voted no.", [("Ruth Ellery", "PERSON"), ("Ore.", "GPE")]),
        ("He wrote for the Lakeside Courier and The New York Times.", [("New York Times", "ORG")]),
        (
            "The new crown prince, Faisal bin Hamoud, spoke. Then bin Hamoud left.",
            [("Faisal bin Hamoud", "PERSON"), ("bin Hamoud", "PERSON")],
        ),
        (
            "The vote was watched by Kim Seo-jun, they said. Kim smiled.",
            [("Kim Seo-jun", "PERSON"), ("Kim", "PERSON")],
        ),
        (
            "Robert Marlowe Jr. met Theresa May.",
            [("Robert Marlowe Jr.", "PERSON"), ("Theresa May", "PERSON")],
        ),
        (
            "Rep. Ida Quill (D-VT) of Barre, VT, spoke in the House of Representatives.",
            [
                ("Ida Quill", "PERSON"),
                ("VT", "GPE"),
                ("Barre", "GPE"),
                ("VT", "GPE"),
                ("House of Representatives", "ORG"),
            ],
        ),
        (
            "The Navy said in New York that Milbrook & Sons, Medium.com and AT&T Inc asked Iowa GOP men.",
            [
                ("Navy", "ORG"),
                ("New York", "GPE"),
                ("Milbrook & Sons", "ORG"),
                ("Medium.com", "ORG"),
                ("AT&T Inc", "ORG"),
                ("Iowa", "GPE"),
                ("GOP", "ORG"),
            ],
        ),
        (
            "ST. LOUIS: The mayor of Grand Fenwick, Ohio, left.",
            [("ST. LOUIS", "GPE"), ("Grand Fenwick", "GPE"), ("Ohio", "GPE")],
        ),
        ("The magazine Annie Harrow was sold.", [("Annie Harrow", "ORG")]),
        ("They saw Shah Dara Pass, the main border crossing.", [("Shah Dara Pass", "FAC")]),
        ("It began on Wall Street in the Gaza Strip.", [("Wall Street", "LOC"), ("Gaza Strip", "GPE")]),
        ("The Clean Rivers Act was signed by the Justice Department.", [("Justice Department", "ORG")]),
        (
            "The Brotherhood of Isles (BI) fled. A raid by BI failed.",
            [("Brotherhood of Isles", "ORG"), ("BI", "ORG"), ("BI", "ORG")],
        ),
        ("A new Fenland Post-KTX News poll.", [("Fenland Post", "ORG"), ("KTX News", "ORG")]),
        ("A spokesman of the company Piet Vos spoke.", [("Piet Vos", "PERSON")]),
        (
            "The US-Mexico border and a Greece-Macedonia deal.",
            [("US", "GPE"), ("Mexico", "GPE"), ("Greece", "GPE"), ("Macedonia", "GPE")],
        ),
        (
            "Two Middle Easterners and I’m told a North Korean came.",
            [("Middle Easterners", "NORP"), ("North Korean", "NORP")],
        ),
        (
            "The Oakvale Daily Post won. Readers of the Daily Post thanked the Post. He left the post.",
            [("Oakvale Daily Post", "ORG"), ("Daily Post", "ORG"), ("Post", "ORG")],
        ),
        (
            "The Office of Fair Rents met on Friday, and the Office said so again.",
            [("Office of Fair Rents", "ORG"), ("Office", "ORG")],
        ),
        (
            "He told the Salt Lake City Bee and the Tulsa Daily Beacon.",
            [("Salt Lake City Bee", "ORG"), ("Tulsa Daily Beacon", "ORG")],
        ),
        (
            "Write to ida@quill.org, see www.Quillfeather.com/Oslo or https://t.co/Nairobi9 by @IdaQuill.",
            [],
        ),
        (
            "Mayor Ida Quillfeather met Gov. Piet Brandt. A Quillfeather-Brandt or Brandt-Norway pact?",
            [
                ("Ida Quillfeather", "PERSON"),
                ("Piet Brandt", "PERSON"),
                ("Quillfeather", "PERSON"),
                ("Brandt", "PERSON"),
                ("Brandt", "PERSON"),
                ("Norway", "GPE"),
            ],
        ),
        ("Crowds of pro-Zelmark farmers sang.", [("Zelmark", "PERSON")]),
        (
            "He shopped at Target and at Amazon. The target was an apple.",
            [("Target", "ORG"), ("Amazon", "ORG")],
        ),
        ("Ms. Inga Nielsen sat. Nielsen stood.", [("Inga Nielsen", "PERSON"), ("Nielsen", "PERSON")]),
        ("Hurricane Odalys hit Cuba. Odalys was strong.", [("Cuba", "GPE")]),
        ("It was the Tribune that asked. The tribune stood.", [("Tribune", "ORG")]),
        ("They have WATCHED Ida Quillfeather sing.", [("Ida Quillfeather", "PERSON")]),
        ("A word of Merkel and the Mandelas.", [("Merkel", "PERSON"), ("Mandelas", "PERSON")]),
        ("It had ENDED LATE Ida Quillfeather said.", [("Ida Quillfeather", "PERSON")]),
        (
            "He met Ida Quill Ida Jane Quill and Rep. Marsh Robert John Marsh.",
            [
                ("Ida Quill", "PERSON"),
                ("Ida Jane Quill", "PERSON"),
                ("Marsh", "PERSON"),
                ("Robert John Marsh", "PERSON"),
            ],
        ),
        (
            "They like Ida Trump and Senate rules.",
            [("Ida Trump", "PERSON"), ("Senate", "ORG")],
        ),
        ("He will make Georgia Great.", [("Georgia", "GPE")]),
        ("He wore a bush hat. Bush hats are out.", []),
        ("Army Gen. Pavo Drexler spoke.", [("Army", "ORG"), ("Pavo Drexler", "PERSON")]),
        ("Rain fell on the Amazon and an apple.", []),
        ("Mr. Ivo Chase left. A friend of Chase stayed.", [("Ivo Chase", "PERSON"), ("Chase", "PERSON")]),
        (
            "It joined Real Vostrel and Sporting de Hamra in the league.",
            [("Real Vostrel", "ORG"), ("Sporting de Hamra", "ORG")],
        ),
        (
            "House members voted. The Young Democrats of Ohio sang for King County.",
            [("House", "ORG"), ("Young Democrats of Ohio", "ORG"), ("King County", "GPE")],
        ),
        ("House prices rose in Ohio.", [("Ohio", "GPE")]),
        ("They swam in the Sea of Marmolin.", [("Sea of Marmolin", "LOC")]),
        (
            "Joan B. Ruiz, the company's owner, spoke to the Madison Quarrel.",
            [("Joan B. Ruiz", "PERSON"), ("Madison Quarrel", "ORG")],
        ),
        ("The Northern District chose Pavo Drexler MORE on Monday.", [("Pavo Drexler", "PERSON")]),
    ],
)
def test_names_are_found_alone_and_typed(named: Named, text: str, expected: list[tuple[str, str]]) -> None:
    found = named(text)
    assert [one for one in found if one in expected] == expected
    assert all(one in expected or one[0] == "Lakeside Courier" for one in found)


def test_a_name_clear_in_one_sentence_explains_the_others(named: Named) -> None:
    text = (
        "The council met late.\n\nMarrow said nothing of it. "
        "Later the mayor, Petra Marrow, went home. Marrow is 44."
    )
    assert named(text) == [("Marrow", "PERSON"), ("Petra Marrow", "PERSON"), ("Marrow", "PERSON")]


def test_an_everyday_word_is_no_name_for_beginning_a_sentence(named: Named) -> None:
    text = "Farmers waited for rain. Critics of the plan said farmers had been misled. Prices rose."
    assert named(text) == []


def test_title_case_headline_names_only_what_the_article_names(named: Named) -> None:
    text = (
        "Angry Farmers March on Quelton Grain Board Offices\n\n"
        "Hundreds of farmers marched on the Quelton Grain Board on Tuesday, the police said.\n\n"
        "The board said it was listening to the farmers and their offices."
    )
    assert named(text)[0] == ("Quelton Grain Board", "ORG")
    assert [name for name, _ in named(text)] == ["Quelton Grain Board", "Quelton Grain Board"]


def test_dateline_in_capitals_is_a_place(named: Named) -> None:
    assert named("NAIROBI: The rains came early this year, officials said.") == [("NAIROBI", "GPE")]


def test_title_and_role_are_kept_beside_the_name(article: Callable[..., Article]) -> None:
    text = "Interior Minister Olga Brandt met Piet Vos, a farmer from Breda, and spokesman Lars Holm."
    mentions = recognise(article(text)).mentions
    titles = {m.span.of(text): m.title.of(text) for m in mentions if m.title}
    assert titles == {
        "Olga Brandt": "Interior Minister",
        "Piet Vos": "a farmer from Breda",
        "Lars Holm": "spokesman",
    }


def test_boilerplate_has_no_mentions_and_captions_have(article: Callable[..., Article]) -> None:
    text = (
        "Flood reaches Brno\n\nThe river rose again in Brno on Friday and people left their houses.\n\n"
        "A street in Brno. Photo: Reuters\n\nRead more: Olomouc braces for the flood\n\nThe water is falling."
    )
    names = [m.span.of(text) for m in recognise(article(text)).mentions]
    assert names.count("Brno") == 3
    assert "Olomouc" not in names


def test_titles_of_other_pages_that_run_on_from_a_name_name_nobody(named: Named) -> None:
    text = (
        "Gov. Ann Lee Ann Beth LeeTom Pell sues the port Ferries sink in 2019 MORE said the wall held. "
        "Lee spoke in Marden."
    )
    assert named(text) == [("Ann Lee", "PERSON"), ("Lee", "PERSON"), ("Marden", "GPE")]


def test_dates_and_quantities_do_not_lie_in_names(article: Callable[..., Article]) -> None:
    text = "On Sept. 4, 2018, more than 1,500 people and 12 percent of them saw June Ashworth in two days."
    found = {m.span.of(text): m.type for m in recognise(article(text)).mentions}
    assert found == {
        "Sept. 4, 2018": EntityType.DATE,
        "more than 1,500": EntityType.QUANTITY,
        "12 percent": EntityType.QUANTITY,
        "June Ashworth": EntityType.PERSON,
        "two days": EntityType.DATE,
    }


def test_a_name_with_signs_of_their_own_is_one_name(named: Named) -> None:
    found = named(unicodedata.normalize("NFD", "On Friday Özge Çelik met Jürgen Müller-Höß."))
    names = [(unicodedata.normalize("NFC", name), kind) for name, kind in found]
    assert names == [("Özge Çelik", "PERSON"), ("Jürgen Müller-Höß", "PERSON")]
