"""Texts of articles in panes: all of one, or passages of several."""
