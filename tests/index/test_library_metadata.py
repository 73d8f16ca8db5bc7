"""What is known of an article beside its text: by whom it is told, which of two holds, what is refused."""

from pathlib import Path

import pytest

from index.article import Metadata
from index.library import Library, LibraryError
from tests.index.listed import named


def test_metadata_of_the_user_wins_over_the_sidecar_and_that_over_front_matter(harbour: Path) -> None:
    (harbour / "articles.toml").write_text(
        '["coastal-echo.md"]\nsource = "Echo"\ndate = "2019-11-05"\n["wire.txt"]\ntitle = "From the wire"\n'
    )
    library = Library.open([harbour])
    echo = named(library, "coastal-echo.md")
    entry = library.entry(echo)
    assert (entry.title, entry.source, entry.date) == (
        "Ferry with 212 aboard runs aground off Lindholm",
        "Echo",
        "2019-11-05",
    )
    assert library.entry(named(library, "wire.txt")).title == "From the wire"
    library.correct(echo, Metadata(source="The Echo"))
    assert library.entry(echo).source == library.article(echo).source == "The Echo"
    assert library.entry(echo).date == "2019-11-05"
    assert Library.open([harbour]).entry(echo).source == "The Echo"
    library.correct(echo, Metadata(source=""))
    assert library.entry(echo).source == "Echo"


def test_a_correction_is_searched_at_once(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    assert library.search("title:zanzibar").total == 0
    library.correct(wire, Metadata(title="Zanzibar and the ferry"))
    assert [hit.id for hit in library.search("title:zanzibar").hits] == [wire]


def test_a_date_that_is_none_is_refused(harbour: Path) -> None:
    library = Library.open([harbour])
    with pytest.raises(LibraryError, match="2021-07-05"):
        library.correct(named(library, "wire.txt"), Metadata(date="yesterday"))


def test_only_the_code_of_a_language_is_kept(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    for language in ("klingon!", "english", "e", "en us", "en-"):
        with pytest.raises(LibraryError, match="no code of a language; write it as en"):
            library.correct(wire, Metadata(language=language))
    for language in ("en", "pt-BR", "zh-Hant-TW", "tlh", "en_US"):
        library.correct(wire, Metadata(language=language))
        assert library.article(wire).language == language


def test_only_a_url_is_kept_as_one(harbour: Path) -> None:
    library = Library.open([harbour])
    wire = named(library, "wire.txt")
    for url in ("page 4", "www.wire.example", "https://", "https:wire", "http://a b.example"):
        with pytest.raises(LibraryError, match="is no URL; write it as https://"):
            library.correct(wire, Metadata(url=url))
    for url in ("https://wire.example/1?a=b#c", "http://[::1]:80/", "gemini://wire.example", "urn:isbn:0451"):
        library.correct(wire, Metadata(url=url))
        assert library.article(wire).url == url


def test_a_language_that_the_text_tells_for_certain_is_found_and_marked(tmp_path: Path) -> None:
    brug = "De brug over de rivier is dinsdag gesloten nadat de storm twee pijlers had beschadigd, zei zij."
    texts = {"plain.txt": _BRIDGE, "told.txt": f"---\nlang: en-GB\n---\n{_BRIDGE}", "short.txt": "A storm."}
    for name, text in {**texts, "brug.txt": brug}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for _ in range(2):  # As it was indexed, and as it is kept.
        library = Library.open([tmp_path])
        library.update()
        found = {name: library.article(named(library, name)) for name in (*texts, "brug.txt")}
        told = {name: (article.language, article.language_derived) for name, article in found.items()}
        assert told == {
            "plain.txt": ("en", True),
            "told.txt": ("en-GB", False),
            "short.txt": (None, True),
            "brug.txt": ("nl", True),
        }
        assert {Path(hit.path).name for hit in library.search("lang:en").hits} == {"plain.txt", "told.txt"}
        assert {Path(hit.path).name for hit in library.search("lang:nl").hits} == {"brug.txt"}
    library.correct(named(library, "plain.txt"), Metadata(language="de"))
    assert [Path(hit.path).name for hit in library.search("lang:de").hits] == ["plain.txt"]
    assert not library.article(named(library, "plain.txt")).language_derived


_BRIDGE = "The bridge was closed on Tuesday after the storm tore away two of its piers, the minister said."
