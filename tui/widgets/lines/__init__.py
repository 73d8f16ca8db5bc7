"""Lines that stand around a pane: title, status, notice, and those that one types in."""
