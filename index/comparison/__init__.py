"""Compares articles: what two say alike, where they contradict each other, and what a whole story tells.

`compare` holds two articles together and `story` all of a story. Both rest on `reading` (what one article
says), `alignment` (which sentences say the same) and `words` (which words of these correspond); on `rivals`
and `claims` (what cannot both be right) rest `discrepancies` between linked sentences, `left_over` ones
between others, and what a `translation` has altered. Modules are imported by name, so that the values of
`model` cost a screen no more than themselves.
"""
