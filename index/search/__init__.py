"""Full-text search over a Whoosh index.

`segments` are the files of the index, `terms` the words in them and what these count, `indexing` brings
articles in; `query` reads what was typed into a tree of `nodes`, and `finding` answers it: hits in their
order, with snippets, facets and suggestions.
"""
