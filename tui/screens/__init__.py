"""What fills the terminal, and what asks something over it.

A screen is put together of parts, each in a module that begins with its name or with what it is about:
`search` of `hits`, `preview`, `faceting`, …, `article` of `article_*`, `compare` of `compare_*`, `comparing`
and `pair`, `story` and `timeline` of `whole_story`. All rest on `base` (title, panes, status line), most on
`asking` (questions to the library, in threads). `dialog` and `list_dialog` are what the small ones are made
of that ask: `choice`, `prompt`, `tags`, `note`, `details`, `export`, `searches`, `palette`.
"""
