"""How an article is cited: in what is copied to be written elsewhere."""

from __future__ import annotations

from index.article import Article


def cited(article: Article) -> str:
    """Source, title in quotation marks, date, and the url or else the file, as far as known; on one line.

    A title that is only the beginning of the text is none, and is left out.
    """
    title = "" if article.title_derived else f"“{' '.join(article.title.split())}”"
    known = (article.source, title, article.date, article.url or article.called)
    return ", ".join(each for each in known if each)
