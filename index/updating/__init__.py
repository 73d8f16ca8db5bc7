"""Brings what is derived from the files in line with them: words, names and stories, here or beside."""
