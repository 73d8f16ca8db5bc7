"""Names in panes: the list at the side of a screen, and the page of one of them."""
