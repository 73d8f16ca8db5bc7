"""The files of a library as a table of articles: what is registered, read, kept and watched."""
