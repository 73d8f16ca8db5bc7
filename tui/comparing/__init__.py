"""How two articles, or many, are laid side by side: rows, lines, marks, what is said of them."""
