"""Everything that is known about articles: their text, their parts, their names, what they share.

This package never imports the screen (`tui`, textual, rich); scripts use it through `index.library.Library`.
"""
