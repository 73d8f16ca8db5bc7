"""Numbers for the state of the code, so that what another one made is made anew."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Sequence
from pathlib import Path

PACKAGE = Path(__file__).parent

MADE_BY = (
    "article.py",
    "date_order.py",
    "headline.py",
    "html_entities.py",
    "collection/packed_sentences.py",
    "page_furniture.py",
    "collection/record_table.py",
    "sealed.py",
    "run_together.py",
    "segment.py",
    "sentences.py",
    "formats/article_text.py",
    "formats/bundle.py",
    "formats/csv_file.py",
    "formats/decoding.py",
    "formats/fields.py",
    "formats/front_matter.py",
    "formats/json_lines.py",
    "formats/lines.py",
    "formats/month_names.py",
    "formats/packed.py",
    "formats/publication_date.py",
    "formats/text_file.py",
    "formats/toml_text.py",
    "common_words.py",
    "stories/regrouping.py",
    "stories/stories.py",
    "stories/story_index.py",
    "comparison/stems.py",
    "comparison/tokens.py",
    "entities/skeleton.py",
    "search/analysis.py",
    "search/article_postings.py",
    "search/common_pairs.py",
    "search/indexed_fields.py",
    "search/mapped_segment.py",
    "search/merging.py",
    "search/posting_blocks.py",
    "search/posting_pool.py",
    "search/postings.py",
    "search/second_writer.py",
    "search/term_lists.py",
    "search/whoosh_parts.py",
)
"""The modules whose change makes what was found before out of date: what is kept depends on them."""


def code_state(names: Sequence[str], *others: str) -> int:
    """A number for the state of these files of the package, and of what else counts. From 1 to 2^31 - 1."""
    state = [*others]
    for name in names:
        with contextlib.suppress(OSError):
            status = (PACKAGE / name).stat()
            state.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return zlib.crc32("\n".join(state).encode()) & 0x7FFFFFFF or 1
