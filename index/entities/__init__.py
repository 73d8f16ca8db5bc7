"""Who and what an article names, and whom it quotes.

`recognition` finds names in one article (`other_languages` those of other languages than English) with what
`vocabulary` knows of words and `names` of spellings, `quotations` who says what, `dates` the days that are
meant; `resolution` makes one entity of all names for it in a story, and keys for the search. Modules are
imported by name, so that the values of `model` cost a screen no more than themselves.
"""
