"""What `reader search`, `show`, … print. Nothing in here imports textual or rich, which take time to load.

`commands` has the sub-commands, on the `options` they share, `opening` (which library, which articles) and
`indexing`; `plain` sets what they print in lines, `reference` is what `reader` tells of itself.
"""
