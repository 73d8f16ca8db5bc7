"""The terminal and the way to it: cells, bytes, answers, what it can show, and how it is given back."""
