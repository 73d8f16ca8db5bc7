"""Whether two articles tell so much of the same news that what both leave over may be one thing."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.rivals.articles import Articles
from index.comparison.rivals.circumstances import days_later
from index.comparison.rivals.sentence_facts import SentenceFacts

SAME_NEWS = 7
"""Days between two articles beyond which what each leaves over is news of its own. Chosen more than measured:
of 175 dated pairs of independent reports two are farther apart, and without it nothing else is found."""

RETOLD = 0.33
"""Share of the sentences of both articles that must be linked, unless the two that have the figures are so
strongly or the figures close: where less is told by both, most of what either tells is left over. From .25 to
.4 as much is found in independent reports, none of it wrongly; from .33 two more in the sets than from .4,
and as many as from .25."""

TOGETHER = 3
"""Links from which two articles tell so much together that what is left over of both may be one thing."""


ONE_STORY = 0.2
"""Share of the sentences of both articles that must be linked, so that they tell of one event, whatever days
they are of: in the sets of the tests it is .38 and more where both tell of one vote, in reports of two events
.03 and less."""


def are_of_one_story(articles: Articles) -> bool:
    """Whether two articles have so much in common that what is told of a vote in both is of one."""
    return articles.shared >= ONE_STORY


def are_told_together(articles: Articles) -> bool:
    """Whether two articles tell enough of one story for what each says alone."""
    return articles.shared >= RETOLD and len(articles.linked) >= TOGETHER


def are_of_other_news(left: Sequence[SentenceFacts], right: Sequence[SentenceFacts]) -> bool:
    """Whether nothing that two articles leave over can be of one thing: one has none, or their days are too
    far apart."""
    return not left or not right or other_news(left[0], right[0])


def other_news(left: SentenceFacts, right: SentenceFacts) -> bool:
    """Whether two articles, of which a sentence each is given, came out too far apart to be held together."""
    return abs(days_later(left, right)) > SAME_NEWS
