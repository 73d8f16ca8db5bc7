"""What the screens are made of.

`panes` has what a pane is made of in which one reads and moves: a `cursor_view` of items is one of
`kept_lines`, as an article's `text_view` is. Of these, or of Textual's lists, are made `comparison`, `names`,
`story`, `texts` and `lists`, each with the modules that make its lines. `lines` stand around them.
"""
