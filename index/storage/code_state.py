"""Numbers for the state of the code, so that what another one made is made anew."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.languages.date_order import kept_with

PACKAGE = Path(__file__).parent.parent

MADE_BY = (
    "article.py",
    "collection/kept_text.py",
    "collection/packed_sentences.py",
    "collection/record_table.py",
    "collection/records.py",
    "collection/store_file.py",
    "collection/stored_text.py",
    "comparison/reading/stems.py",
    "comparison/reading/tokens.py",
    "entities/names/romanised.py",
    "entities/names/skeleton.py",
    "formats/article_text.py",
    "formats/bundle.py",
    "formats/csv_file.py",
    "formats/decoding.py",
    "formats/fields.py",
    "formats/front_matter.py",
    "formats/html_article.py",
    "formats/html_metadata.py",
    "formats/html_page.py",
    "formats/html_paragraphs.py",
    "formats/html_tags.py",
    "formats/json_documents.py",
    "formats/json_lines.py",
    "formats/lines.py",
    "formats/mark.py",
    "formats/month_names.py",
    "formats/packed.py",
    "formats/publication_date.py",
    "formats/suffixes.py",
    "formats/text_file.py",
    "formats/toml_text.py",
    "languages/calendar_names.py",
    "languages/common_words.py",
    "languages/data/ar.toml",
    "languages/data/de.toml",
    "languages/data/el.toml",
    "languages/data/es.toml",
    "languages/data/fr.toml",
    "languages/data/it.toml",
    "languages/data/nl.toml",
    "languages/data/pl.toml",
    "languages/data/pt.toml",
    "languages/data/ru.toml",
    "languages/data/tr.toml",
    "languages/data/uk.toml",
    "languages/date_order.py",
    "languages/everyday.py",
    "languages/guess.py",
    "languages/vocabulary.py",
    "languages/word_tables.py",
    "search/indexing/article_postings.py",
    "search/indexing/postings.py",
    "search/indexing/second_writer.py",
    "search/segments/document_writer.py",
    "search/segments/indexed_fields.py",
    "search/segments/mapped_segment.py",
    "search/segments/merging.py",
    "search/segments/posting_blocks.py",
    "search/segments/posting_pool.py",
    "search/segments/quick_codec.py",
    "search/segments/term_lists.py",
    "search/segments/term_rows.py",
    "search/segments/whoosh_index.py",
    "search/terms/analysis.py",
    "search/terms/common_pairs.py",
    "storage/derived_tables.py",
    "storage/sealed.py",
    "stories/likeness.py",
    "stories/linkage.py",
    "stories/regrouping.py",
    "stories/story_file.py",
    "stories/story_index.py",
    "stories/story_terms.py",
    "stories/told.py",
    "text/combining_marks.py",
    "text/headline.py",
    "text/html_entities.py",
    "text/page_furniture.py",
    "text/run_together.py",
    "text/segment.py",
    "text/sentences.py",
)
"""The modules whose change makes what was found before out of date: what is kept depends on them."""


@cache
def fingerprint() -> int:
    """A number for this state of the code; what another one kept is found anew. From 1 to 2^31 - 1."""
    return code_state(MADE_BY, *kept_with())


def code_state(names: Sequence[str], *others: str) -> int:
    """A number for the content of these files of the package, and for what else counts. From 1 to 2^31 - 1.

    One release has one, wherever and whenever it is installed: a hundred files take a millisecond.
    """
    state = zlib.crc32("\n".join(others).encode())
    for name in names:
        with contextlib.suppress(OSError), open(PACKAGE / name, "rb", buffering=0) as file:
            state = zlib.crc32(file.read(), zlib.crc32(name.encode(), state))
    return state & 0x7FFFFFFF or 1
