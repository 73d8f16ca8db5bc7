"""What is shown, apart from how: lists of articles, names and commands, pages of a name, texts as read."""
