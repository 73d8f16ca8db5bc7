"""The commands that keep something of an article: mark, tag, note, edit; and undo."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui.commandline.options import (
    ExitCode,
    article_argument,
    chosen_articles,
    json_option,
    library_option,
    whole_library,
)
from tui.wording.quoted import quoted

if TYPE_CHECKING:
    from index.article import Article, Span
    from index.library import Library
    from tui.export.documents import Document


@click.command(short_help="Bookmark articles, or count them as read.")
@click.argument("references", metavar="ARTICLE…", nargs=-1, required=True)
@click.option("--bookmark/--no-bookmark", default=None, help="Bookmark them, or no longer.")
@click.option("--read/--unread", default=None, help="Count them as read, or as unread.")
@click.option("--compare/--no-compare", default=None, help="Mark them for comparing, or no longer.")
@json_option
@library_option
def mark(
    references: tuple[str, ...], bookmark: bool | None, read: bool | None, compare: bool | None, as_json: bool
) -> int:
    """Bookmark articles, count them as read or mark them for comparing, or no longer; then, as without an
    option, print what is kept of them. `reader search is:bookmarked` lists them."""
    from index.notebook.reading_marks import Kept

    _refuse_standard_input(references)
    given = {Kept.BOOKMARKED: bookmark, Kept.READ: read}
    states = {state: on for state, on in given.items() if on is not None}
    with chosen_articles(references) as (library, keys):
        distinct = tuple(dict.fromkeys(keys))
        with written(library):
            if states or compare is not None:
                library.mark_all(distinct, states, compare)
        _tell(library, distinct, as_json)
    return ExitCode.FOUND


@click.command(
    short_help="Give an article tags.",
    # `-tag` takes one away, so no single letter may be an option here.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@article_argument
@click.argument("tags", metavar="[TAG|-TAG]…", nargs=-1)
@json_option
@library_option
def tag(reference: str, tags: tuple[str, ...], as_json: bool) -> int:
    """Give an article tags, or take those away that are written with a minus; then print what is kept of it.
    `reader search tag:NAME` lists those that have one."""
    for word in tags:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    _refuse_standard_input([reference])
    wanted = {word.removeprefix("-").removeprefix("#"): not word.startswith("-") for word in tags}
    with chosen_articles([reference]) as (library, (key,)):
        if wanted:
            with written(library):
                library.tag(key, wanted)
        _tell(library, (key,), as_json)
    return ExitCode.FOUND


@click.command(short_help="Write a note on an article.")
@article_argument
@click.argument("text", required=False)
@click.option("--on", "words", metavar="WORDS", help="Write it on the passage with these words.")
@click.option("--to", "last", metavar="WORDS", help="The passage goes on to these words, behind those.")
@json_option
@library_option
def note(reference: str, text: str | None, words: str | None, last: str | None, as_json: bool) -> int:
    """Write a note on an article or on a passage of it, in the place of the one before; an empty one takes it
    away, - reads it from standard input. Without a text, print what is kept of the article."""
    _refuse_standard_input([reference])
    if last is not None and words is None:
        raise click.UsageError("Say with --on where the passage begins.")
    if words is not None and text is None:
        raise click.UsageError("Say what to note on these words.")
    with chosen_articles([reference]) as (library, (key,)):
        if text == "-":
            text = sys.stdin.buffer.read().decode("utf-8", "replace").rstrip("\n")
        if text is not None:
            passage = _passage(library.article(key), words, last) if words is not None else None
            with written(library):
                if passage is not None:
                    library.note_passage(key, passage, text)
                else:
                    library.write_note(key, text)
        _tell(library, (key,), as_json)
    return ExitCode.FOUND


def _passage(article: Article, words: str, last: str | None) -> Span:
    """Where these words stand first, or from them to the `last` ones. Refuses where they do not."""
    from index.article import Span
    from tui.contents.finding import occurrences

    found = occurrences(article.text, words, article.body)
    if not found:
        raise click.ClickException(f"“{words}” is not in {article.called}; quote it as written there.")
    if last is None:
        return found[0]
    behind = occurrences(article.text, last, Span(found[0].end, article.body.end))
    if not behind:
        raise click.ClickException(
            f"“{last}” is not behind “{words}” in {article.called}; quote it as written there."
        )
    return Span(found[0].start, behind[0].end)


@click.command(short_help="Correct a title, source or date.")
@article_argument
@click.option("--title", help="The headline.")
@click.option("--source", help="Who published it; the label of its column.")
@click.option("--date", help="When it was published: 2021-07-05, 2021-07 or 2021.")
@click.option("--url", help="Where it was published.")
@click.option("--language", help="Its language, as a code: en.")
@json_option
@library_option
def edit(reference: str, as_json: bool, **fields: str | None) -> int:
    """Correct what is known about an article; an empty value goes back to the file's own.

    The correction is kept beside your marks. The file is not touched.
    """
    from index.article import Metadata
    from tui.commandline import library_documents, output
    from tui.commandline.plain.articles import corrected_lines

    if all(value is None for value in fields.values()):
        raise click.UsageError("Say what to correct: --title, --source, --date, --url or --language.")
    _refuse_standard_input([reference])
    correction = Metadata(**fields)
    with chosen_articles([reference]) as (library, (key,)):
        with written(library):
            library.correct(key, correction)
        entry = library.entry(key)
        if as_json:
            output.print_document(library_documents.correction_document(entry, correction))
        else:
            output.print_lines(corrected_lines(entry, correction))
    return ExitCode.FOUND


@click.command(short_help="Take back what was kept or decided last.")
@library_option
def undo() -> int:
    """Take back what was kept, taken away, corrected, joined, parted, linked or unlinked last, whichever
    reader did it. Exit code 1: there was nothing."""
    from tui.commandline import output
    from tui.wording.kept_words import undone_sentence

    with whole_library(read=False, narrated=False) as library:
        with written(library):
            undone = library.undo()
        said = undone_sentence(library, undone)
        if undone is None:
            output.narrate(said)
            return ExitCode.NOTHING_FOUND
        output.print_lines([said])
    return ExitCode.FOUND


def _refuse_standard_input(references: Sequence[str]) -> None:
    from tui.commandline.opening import is_piped

    if any(map(is_piped, references)):
        raise click.UsageError("What comes from standard input or a pipe has no place to keep anything for.")


@contextmanager
def written(library: Library) -> Iterator[None]:
    """Refuses where what was kept would be forgotten at the end of the command."""
    from index.notebook.notebook_file import FORGOTTEN
    from tui.commandline import output
    from tui.terminal.safe_text import safe_text

    yield
    notebook = dict(library.locations())["notebook"]
    for problem in library.problems():
        if problem.path == notebook and FORGOTTEN in problem.message:
            # That it lasts until the end is no comfort here.
            reason = problem.message.replace(f"; {FORGOTTEN}", "")
            raise click.ClickException(f"Nothing was kept: {safe_text(reason)}")
        if problem.path == notebook:
            output.narrate(f"reader: {safe_text(problem.message)}")


def _tell(library: Library, keys: tuple[str, ...], as_json: bool) -> None:
    """Print what is kept of articles."""
    from tui.commandline import library_documents, output

    documents = [library_documents.kept_document(library, key) for key in keys]
    if as_json:
        output.print_document({"articles": documents})
        return
    for key, kept in zip(keys, documents, strict=True):
        output.print_lines(_kept_lines(library.entry(key).source, kept))


def _kept_lines(source: str, kept: Document) -> list[str]:
    states = ["read" if kept["read"] else "unread"]
    states += ["bookmarked"] if kept["bookmarked"] else []
    states += ["marked for comparing"] if kept["marked"] else []
    lines = [f"{source}: {', '.join(states)}"]
    lines += [f"  tags: {', '.join(kept['tags'])}"] if kept["tags"] else []
    lines += [f"  note: {' '.join(kept['note'].split())}"] if kept["note"] else []
    for one in kept["passages"]:
        gone = "" if one["span"] else " (no longer in the text)"
        lines.append(f"  on {quoted(' '.join(one['words'].split()))}{gone}: {' '.join(one['note'].split())}")
    return lines
