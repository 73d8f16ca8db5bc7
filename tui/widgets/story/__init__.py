"""A story in panes: rows by sources, of facts, or of dates and numbers."""
