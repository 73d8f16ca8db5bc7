"""What the screens are made of.

`*_view` and `sidebar` are panes in which one reads and moves: those of items are a `cursor_view`, which is
one of `kept_lines`, as an article's `text_view` is; `*_list` are lists of Textual's. `line`, `status`,
`notice` and the boxes stand around them. Beside a pane stand the modules that make its lines:
`comparison_lines`, `name_lines`, `lit_text`, `passages`, `gutter`.
"""
