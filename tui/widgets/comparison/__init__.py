"""The pane of a comparison: its rows, their lines, the gutter between the sides, the strip beside."""
