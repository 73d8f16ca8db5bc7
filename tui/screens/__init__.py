"""What fills the terminal, and what asks something over it.

`search`, `article`, `compare`, `story` and `entity` are what one reads in; in each, `screen` is put together
of the modules beside it. All rest on `base` (title, panes, names at the side, status line, questions to the
library in threads, find box), that on the `dialogs` which ask over a screen, and both on `drawing`.
"""
