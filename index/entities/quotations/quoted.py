"""What one entity is quoted saying, the same words of several articles together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.entities.model import Annotations, Entity, Quotation, SharedQuotation


def quoted_by(
    entity: Entity, annotations: Mapping[str, Annotations], shared: Sequence[SharedQuotation]
) -> tuple[tuple[tuple[str, Quotation], ...], ...]:
    """What `entity` is quoted saying: groups of (article id, quotation), one group for the same words.

    In the order of its articles. A group that is `shared` also holds the quotations in it for which an
    article names no speaker. Scare quotes are left out, unless they share the words of something said.
    """
    own = {(mention.article, mention.span) for mention in entity.mentions}
    group_of = {(key, quotation.span): group for group in shared for key, quotation in group.quotations}
    found: dict[tuple[tuple[str, Quotation], ...], None] = {}
    for key in entity.articles():
        for quotation in annotations[key].quotations if key in annotations else ():
            if quotation.direct and quotation.speaker is not None and (key, quotation.speaker) in own:
                group = group_of.get((key, quotation.span))
                found.setdefault(group.quotations if group else ((key, quotation),))
    return tuple(found)
