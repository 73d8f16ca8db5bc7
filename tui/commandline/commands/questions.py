"""The commands that answer a question: search, show, list, compare, story, timeline, entities."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.commandline.options import (
    ExitCode,
    article_argument,
    chosen_articles,
    chosen_form,
    format_option,
    json_option,
    library_option,
    require_model,
    whole_library,
)

if TYPE_CHECKING:
    from index.library import Library


@click.command(
    short_help="Find articles, with the sentences that match.",
    # `-word` belongs to the query, so no single letter may be an option here.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", metavar="WORDS…", nargs=-1, required=True)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How many hits at most.",
)
@click.option("--literal", is_flag=True, help="Words as written, without inflections and other spellings.")
@click.option("--explain", is_flag=True, help="First print how the words were read (in JSON always there).")
@click.option("--facets", is_flag=True, help="Also count sources, months, languages, stories and names.")
@json_option
@library_option
def search(
    query: tuple[str, ...], limit: int, literal: bool, explain: bool, facets: bool, as_json: bool
) -> int:
    """Find articles by words, "phrases", -word, OR, word*, word~ (about so spelled), title:, text:, source:,
    date:2021-07, before:, after:"1 week ago", lang:, story:, file:, tag:, is:unread, person:, org:, place:,
    speaker: (who is quoted), quote: (in quotation marks), saved: (what `reader searches` lists), literal:,
    sort:date."""
    from index.search.query.reading import parse
    from tui.commandline import output
    from tui.commandline.plain.articles import nothing_found, search_lines
    from tui.export import documents

    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    words = " ".join(query)

    def by_story(library: Library) -> bool:
        asked = parse(words, saved=library.saved_search)
        return facets or asked.by_story or asked.by_person

    def by_name(library: Library) -> bool:
        return parse(words, saved=library.saved_search).by_name

    with whole_library(indexed=True, stories=by_story, names=by_name) as library:
        result = library.search(words, limit=limit, literal=literal)
        counted = library.facets(words, literal=literal) if facets else None
        for note in result.notes:
            output.narrate(f"reader: {note}")
        if explain and not as_json:
            output.print_lines([*result.explained, ""])
        if as_json:
            output.print_document(documents.search_document(result, counted))
        elif result.hits:
            output.print_lines(search_lines(result, output.style_of(sys.stdout), counted or ()))
        else:
            output.narrate(nothing_found(result))
        return ExitCode.FOUND if result.hits else ExitCode.NOTHING_FOUND


@click.command(short_help="Print an article as written.")
@article_argument
@json_option
@library_option
def show(reference: str, as_json: bool) -> int:
    """Print an article: its title, source and date, and its text as written."""
    from tui.commandline import output
    from tui.commandline.plain.articles import article_lines
    from tui.export import documents

    with chosen_articles([reference]) as (library, (key,)):
        article = library.article(key)
        if as_json:
            output.print_document(documents.article_document(article))
        else:
            output.print_lines(article_lines(article, output.style_of(sys.stdout)))
        return ExitCode.FOUND


@click.command("list", short_help="List the articles, story by story.")
@json_option
@library_option
def list_articles(as_json: bool) -> int:
    """List the articles of the library, those of one story together."""
    from tui.commandline import library_documents, output
    from tui.commandline.plain.articles import list_lines
    from tui.commandline.plain.status import place_lines

    with whole_library(stories=True) as library:
        entries = library.entries()
        if as_json:
            output.print_document(
                library_documents.list_document(entries, library.registered, library.places())
            )
        elif entries:
            output.print_lines(list_lines(entries, library.stories(), output.style_of(sys.stdout)))
            if library.registered is not None:
                output.print_lines(place_lines(library.registered, library.places()))
        else:
            output.narrate("The library holds no article.")
        return ExitCode.FOUND if entries else ExitCode.NOTHING_FOUND


@click.command(short_help="Compare two articles sentence by sentence.")
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@click.option(
    "--wording", is_flag=True, help="List differences of wording, claim or detail too (not in JSON)."
)
@format_option
@json_option
@library_option
def compare(left: str, right: str, wording: bool, form: str | None, as_json: bool) -> int:
    """Compare two articles: what both say, what only one says, and where they contradict."""
    from tui.commandline import output
    from tui.commandline.plain.comparison import comparison_lines
    from tui.export import documents

    form = chosen_form(form, as_json)
    with chosen_articles([left, right], names=True) as (library, (left_id, right_id)):
        found = library.compare(left_id, right_id)
        articles = library.article(left_id), library.article(right_id)
        if form == "json":
            output.print_document(documents.comparison_document(found, *articles))
        elif form != "text":
            from tui.export.writing import comparison_report, comparison_text

            output.print_file(comparison_text(comparison_report(library, left_id, right_id, wording), form))
        else:
            output.print_lines(
                comparison_lines(
                    found,
                    library.rows(left_id, right_id),
                    *articles,
                    output.style_of(sys.stdout),
                    changes=lambda link: library.changes(left_id, right_id, link),
                    wording=wording,
                )
            )
        return ExitCode.FOUND if found.links else ExitCode.NOTHING_FOUND


@click.command(short_help="Print which source tells which fact.")
@click.argument("references", metavar="ARTICLE…", nargs=-1, required=True)
@format_option
@json_option
@library_option
def story(references: tuple[str, ...], form: str | None, as_json: bool) -> int:
    """Print who tells which fact: of the articles named, or of the story that one belongs to."""
    from index.comparison.model import Matrix
    from tui.commandline import output
    from tui.commandline.opening import story_title
    from tui.commandline.plain.story import story_lines
    from tui.export import documents

    form = chosen_form(form, as_json)
    one = len(references) == 1
    with chosen_articles(references, join=one, stories=True, names=True) as (library, named):
        ids = library.story_of(named[0]).articles if one else tuple(dict.fromkeys(named))
        articles = [library.article(key) for key in ids]
        several = len(ids) > 1
        matrix = library.matrix(ids) if several else Matrix(ids, (), (0.0,))
        title = story_title(library, ids)
        if form == "json":
            output.print_document(documents.story_document(title, articles, matrix))
        elif several and form != "text":
            from tui.export.report import StoryReport
            from tui.export.writing import story_text

            output.print_file(story_text(StoryReport(title, tuple(articles), matrix), form))
        elif several:
            output.print_lines(story_lines(title, articles, matrix, output.style_of(sys.stdout)))
        else:
            output.narrate(f"No other article tells the story of {articles[0].called}.")
        return ExitCode.FOUND if several else ExitCode.NOTHING_FOUND


@click.command(short_help="Print who dates and counts what, and how.")
@click.argument("references", metavar="ARTICLE…", nargs=-1, required=True)
@json_option
@library_option
def timeline(references: tuple[str, ...], as_json: bool) -> int:
    """Print the dates and numbers of the articles named, or of the story that one belongs to."""
    from tui.commandline import output
    from tui.commandline.opening import story_title
    from tui.commandline.plain.timeline import timeline_lines
    from tui.export import documents

    one = len(references) == 1
    with chosen_articles(references, join=one, stories=True, names=True) as (library, named):
        ids = library.story_of(named[0]).articles if one else tuple(dict.fromkeys(named))
        found = library.timeline(ids)
        articles = [library.article(key) for key in ids]
        title = story_title(library, ids)
        anything = bool(found.dates or found.undated or found.numbers)
        if as_json:
            output.print_document(documents.timeline_document(title, articles, found))
        elif anything:
            style = output.style_of(sys.stdout)
            output.print_lines(timeline_lines(title, articles, found, style))
        else:
            output.narrate("No source dates or counts anything.")
        return ExitCode.FOUND if anything else ExitCode.NOTHING_FOUND


@click.command(short_help="Print who and what is named, and how.")
@click.argument("references", metavar="ARTICLE…", nargs=-1)
@click.option(
    "--join", nargs=2, metavar="NAME NAME", help="First keep that two names, as spelled, are one entity."
)
@click.option("--part", nargs=2, metavar="NAME NAME", help="First keep that two names, as spelled, are two.")
@click.option("--undo-names", "undo", is_flag=True, help="Take back what was last joined or parted.")
@click.option(
    "--spacy",
    "model",
    metavar="MODEL",
    help="Let a spaCy model, by name or folder, vote on names in doubt. Default: what READER_SPACY names.",
)
@json_option
@library_option
def entities(
    references: tuple[str, ...],
    join: tuple[str, str] | None,
    part: tuple[str, str] | None,
    undo: bool,
    model: str | None,
    as_json: bool,
) -> int:
    """Print who and what is named, how each source spells it, and who is quoted."""
    from tui.commandline import output
    from tui.commandline.commands import naming
    from tui.commandline.plain.entities import entity_lines
    from tui.export.names_document import entities_document

    if undo and not references:
        with whole_library(read=False) as library:
            return ExitCode.FOUND if naming.undo(library) else ExitCode.NOTHING_FOUND
    if not references:
        raise click.UsageError("Missing argument 'ARTICLE…'.")
    with chosen_articles(references, names=True, model=model) as (library, named):
        ids = tuple(dict.fromkeys(named))
        naming.decide(library, ids, join=join, part=part, undo_last=undo)
        resolution = library.entities(ids)
        # Only now it is known whether the model could be loaded.
        require_model(library)
        articles = [library.article(key) for key in ids]
        shared = library.shared_quotations(ids)
        if as_json:
            output.print_document(entities_document(resolution, articles, shared))
        elif resolution.entities:
            style = output.style_of(sys.stdout)
            output.print_lines(entity_lines(resolution, articles, shared, style))
        else:
            output.narrate("No name, date or quantity was found.")
        return ExitCode.FOUND if resolution.entities else ExitCode.NOTHING_FOUND
