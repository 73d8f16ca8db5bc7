"""What is reporting is told apart from what a web page puts around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import SentenceKind, Span
from index.text.segment import segment

PAGE = """\
River wall gives way in Marden as storm passes

By Ana Ruiz
July 5, 2021 10:33
A boat passes a flooded bakery in Marden on Sunday.
A boat passes a flooded bakery in Marden on Sunday. Photo: L. Okafor / Coastal Press

MARDEN - The river wall gave way on Sunday. Some 300 people left their homes.

Read more: Ten storms that shaped the coast
  • Schools stay closed until Thursday
“We lost it all”

“We lost it all,” said baker Tom Pell.
ADVERTISEMENT
-- : --
Share this article
Click here to follow the story
"""


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    sentences = segment(text, Span(0, len(text)), title=title)
    return [(sentence.kind.value, sentence.span.of(text)) for sentence in sentences]


def test_a_web_page_is_taken_apart() -> None:
    assert kinds(PAGE) == [
        ("headline", "River wall gives way in Marden as storm passes"),
        ("boilerplate", "By Ana Ruiz"),
        ("boilerplate", "July 5, 2021 10:33"),
        ("caption", "A boat passes a flooded bakery in Marden on Sunday."),
        ("caption", "A boat passes a flooded bakery in Marden on Sunday."),
        ("caption", "Photo: L. Okafor / Coastal Press"),
        ("body", "MARDEN - The river wall gave way on Sunday."),
        ("body", "Some 300 people left their homes."),
        ("boilerplate", "Read more: Ten storms that shaped the coast"),
        ("bullet", "Schools stay closed until Thursday"),
        ("subhead", "“We lost it all”"),
        ("body", "“We lost it all,” said baker Tom Pell."),
        ("boilerplate", "ADVERTISEMENT"),
        ("boilerplate", "-- : --"),
        ("boilerplate", "Share this article"),
        ("boilerplate", "Click here to follow the story"),
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour office said on Friday that the two ferries had been\n"
        "held back for most of the night because the wind at the outer\n"
        "buoy was above forty knots. Both sailed at six.\n"
        "\n"
        "Nobody was hurt.\n"
    )
    assert [sentence for _, sentence in kinds(text)] == [
        text[: text.index(" Both")],
        "Both sailed at six.",
        "Nobody was hurt.",
    ]


def test_short_lines_that_could_have_held_more_are_paragraphs_of_their_own() -> None:
    text = "The ferry sailed.\nThe wind had fallen by then and the harbour was open to all ships again.\n"
    sentences = segment(text, Span(0, len(text)))
    assert [sentence.paragraph for sentence in sentences] == [0, 1]


def test_markdown_signs_are_outside_the_sentences() -> None:
    text = "# Ferry held back\n\n## At night\n\n- Two ferries waited\n> Nobody was hurt.\n"
    assert kinds(text) == [
        ("headline", "Ferry held back"),
        ("subhead", "At night"),
        ("bullet", "Two ferries waited"),
        ("body", "Nobody was hurt."),
    ]


def test_a_first_line_that_repeats_the_known_title_is_the_headline() -> None:
    text = "Ferries sail again.\n\nThe two ferries sailed at six.\n"
    assert kinds(text)[0][0] == "body"
    assert kinds(text, "Ferries sail again")[0][0] == "headline"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Will the ferries sail tonight?", "headline"),
        (
            "When the wind fell and the harbour master had seen the outer buoy, what did he tell the crews?",
            "body",
        ),
        ("The two ferries sailed at six.", "body"),
    ],
)
def test_a_first_line_is_a_headline_only_if_it_reads_like_one(line: str, kind: str) -> None:
    assert kinds(f"{line}\n\nThe crew was tired. It slept.\n")[0] == (kind, line)


@pytest.mark.parametrize(
    "text",
    [
        "渡轮恢复航行，风暴已过\n\n星期一早晨，两艘渡轮恢复航行。港务局长说：“风停了。海面很平静。”",
        "フェリー2隻が運航再開\n\n嵐の後、フェリー2隻が月曜の朝に出港した。「風は止んだ」と港長は語った。",
    ],
)
def test_chinese_and_japanese_have_headlines_and_sentences_without_spaces(text: str) -> None:
    headline, following = text.split("\n\n")
    cut = following.index("。") + 1
    assert kinds(text) == [("headline", headline), ("body", following[:cut]), ("body", following[cut:])]
    assert kinds(f"{following}\n\n{headline}。")[0][0] == "body"


def test_summary_points_above_the_text_report() -> None:
    text = (
        "Story highlights Two ferries were held back\nBoth sailed at six in the morning\n\nNobody was hurt.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["bullet", "headline", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Related Companies opened an office in the harbour on Friday.",
        "Read stood up and left the room before the vote on Friday was over.",
        "Watch sales fell by a third, the makers said on Friday after the fair.",
        "Highlights of the match were shown on the wall of the town hall.",
        "He said the image by the gate was stolen, and that nobody had seen it.",
    ],
)
def test_reporting_that_begins_like_page_furniture_stays_reporting(sentence: str) -> None:
    assert kinds(f"{sentence}\n\nIt rained.\n")[0] == ("body", sentence)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz and Tom B. Pell and Lena Okafor",
        "Coastal News' Ana Ruiz contributed to this report, along with the Harbour Press.",
        "Pell reported from Marden.",
        "Related...",
        "Become a founding member of the Harbour Post today.",
        "The bakery on Monday, when the water rose. Lena Okafor / Harbour Post via AP",
        "(RELATED: Ten storms that shaped the coast)",
        "(For a graphic on storms since 1950 click example.org/storms)",
        "Send tips to desk@example.org.",
        "Want the best of the coast in your inbox? Sign up here.",
        "[Where does the mayor stand? Find out here.]",
        "We want to hear what you think about this article. Submit a letter to the editor.",
        "This article originally appeared in the Harbour Post.",
        "Storm watch:Town council may close the promenade for all of the winter",
        "[.N]",
        "CLOSE A boat passes a bakery that the river flooded on Sunday. COASTAL",
        "Lena Okafor / Getty Images The bakery on Monday.",
        "What happened next?",
        "MARDEN'S MAYOR AND HER SISTER SHOW A NEW VIDEO OF THE OLD HARBOUR AND ITS WALL",
        "Interested in Karsland? Add Karsland as an interest to stay up to date on Karsland. Add Interest",
        "Why do walls fall? We asked an engineer to explain. Photo Illustration: Ana Ruiz/The Harbour Post.",
        "The wall of Marden on Monday, when the tide was high. | Lena Okafor/AP Photo Wall to be raised",
        "Image The wall of Marden in spring. Credit Lena Okafor for The Harbour Post",
        "Hide caption The wall of Marden on Monday, when the tide was high.",
        "Update at 10:15 a.m. ET. Where The Ferries Sail Today:",
        "Update at 9 p.m. ET: Ferries Lose 217,000 Crowns",
        "Editor’s note: This article is from the autumn issue of the Harbour Post.",
        "Corrections & Clarifications: The wall is of stone.",
        "An earlier version of this article gave a wrong height of the wall.",
        "SHARE YOUR THOUGHTS What would make you leave the coast? Join the conversation below.",
        "Write to Ana Ruiz at ana.ruiz@example.org.",
        "LISTEN TO ARTICLE 4:07 SHARE THIS ARTICLE Share Tweet Post Email",
        "Loading...",
        "Minister Anna Brandt leaves for the night after a long day of talks in Lesk, Karsland, May 3, 2021.",
    ],
)
def test_lines_about_the_page_or_its_makers_report_nothing(line: str) -> None:
    text = f"The river wall gave way on Sunday.\n\n{line}\n\nNobody was hurt.\n"
    reporting = [sentence for sentence in segment(text, Span(0, len(text))) if sentence.kind.reports]
    assert [sentence.span.of(text) for sentence in reporting] == [
        "The river wall gave way on Sunday.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz reported the theft from Marden station to the police.",
        "Get out of the harbour, the mayor told the crews, who had news of their own.",
        "Ana Ruiz and Tom Pell and Lena Okafor sailed at six.",
        "He said:We never left the harbour that night.",
        "“Why did nobody close the gate before the river rose?”",
        "THE WALL HAS FALLEN.",
        "The bridge over the sound was opened to lorries at noon on May 3, 2021.",
        "Update at 7:35 p.m. ET: The council voted against raising the wall.",
        "Contact with the ferry was lost at noon, the port office said in an e-mail.",
        "She saw a photo by Lena Okafor in the town hall on Monday.",
        "Editors of the Harbour Post note that it is the third flood.",
    ],
)
def test_text_that_looks_like_a_notice_reports(line: str) -> None:
    text = f"The river wall gave way on Sunday.\n\n{line}\n\nNobody was hurt.\n"
    reporting = [
        sentence.span.of(text) for sentence in segment(text, Span(0, len(text))) if sentence.kind.reports
    ]
    assert line in reporting


def test_a_link_in_brackets_amid_a_paragraph_reports_nothing() -> None:
    aside = "(RELATED: Ten storms of the coast)"
    wall = f"The river wall of Marden gave way on Sunday. Nobody was hurt. {aside}"
    text = f"It rained for six days.\n\n{wall}\n\nIt rains."
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "body", "boilerplate", "body"]


def test_a_shortened_state_before_the_agency_ends_no_sentence() -> None:
    text = "BRISA, Calif. (CP) — The ferry sank on Friday. It lies off Marden, Ore. Divers found it.\n"
    assert [sentence for _, sentence in kinds(text)] == [
        "BRISA, Calif. (CP) — The ferry sank on Friday.",
        "It lies off Marden, Ore.",
        "Divers found it.",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet='ab.A \n"“”#-•:?!'))
def test_sentences_lie_in_the_body_in_order(text: str) -> None:
    sentences = segment(text, Span(0, len(text)))
    end, paragraph = 0, 0
    for sentence in sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert paragraph <= sentence.paragraph
        assert isinstance(sentence.kind, SentenceKind)
        end, paragraph = sentence.span.end, sentence.paragraph


@pytest.mark.parametrize(
    "form",
    [
        "Ferry Notes Sign up today for the best letter of the coast. You can unsubscribe at any time.",
        "Invalid email address. Please re-enter. You may opt-out at any time. Thank you for subscribing.",
        "JUST WATCHED River wall gives way Replay More Videos ... MUST WATCH River wall gives way 02:10",
        "Something to consider. If you enjoyed this article, join us. It is free.",
        "Ana Ruiz teaches law in Marden. The opinions expressed in this commentary are her own.",
        "This is a rush transcript. Copy may not be in its final form.",
        "The Foundation writes for all. For licensing opportunities of our work, please contact Ana.",
        "Tom Pell is a writer in Marden. His book is on the sea. Follow him on Twitter @tompell.",
        "Lena Okafor draws for us. She can be reached at lena@example.org.",
        "[Watch the Post: Ana Ruiz speaks of the wall. Tune in at eight.]",
        "All we write is free. Please consider making a small contribution to the Press today.",
    ],
)
def test_what_only_a_form_a_player_or_an_appeal_says_is_no_reporting(form: str) -> None:
    wall = "The river wall of Marden gave way on Sunday."
    assert kinds(f"{wall}\n\n{form}\n\nNobody was hurt.") == [
        ("body", wall),
        ("boilerplate", form),
        ("body", "Nobody was hurt."),
    ]


@pytest.mark.parametrize(
    "agencies", ["DW/AFP/dpa", "AFP, dpa, Reuters", "(with AFP and Reuters)", "kb/nm (AP, AFP, Reuters)"]
)
def test_the_agencies_of_a_report_are_neither_its_headline_nor_a_caption(agencies: str) -> None:
    wall, hurt = "The river wall of Marden gave way on Sunday.", "Nobody was hurt."
    assert kinds(f"{agencies}\n\n{wall}\n\n{hurt}") == [
        ("boilerplate", agencies),
        ("body", wall),
        ("body", hurt),
    ]
    assert kinds(f"{wall}\n\n{hurt}\n\n{agencies}")[-1] == ("boilerplate", agencies)


def test_reporting_on_forms_and_opinions_stays() -> None:
    text = "The firm lets people unsubscribe. The opinions expressed at the hearing were sharp."
    assert [kind for kind, _ in kinds(text)] == ["body", "body"]


def test_a_series_of_pictures_is_captions_however_long() -> None:
    series = " ".join(
        f"Photos: The flood Boats pass a flooded bakery of Marden in the morning. Hide Caption {n} of 20"
        for n in range(1, 21)
    )
    found = kinds(f"The river wall gave way on Sunday.\n\n{series}\n\nNobody was hurt.")
    assert {kind for kind, _ in found[1:-1]} == {"caption"}
    assert found[-1] == ("body", "Nobody was hurt.")
