"""Lists of one line or two an entry: articles found, facets, commands."""
