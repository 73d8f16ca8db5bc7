"""A story as a whole: its facts, who tells them, where they come from, and when they happened."""
