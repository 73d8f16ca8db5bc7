"""The home screen: a box, what is found, a preview, and what a search is narrowed and kept by."""
