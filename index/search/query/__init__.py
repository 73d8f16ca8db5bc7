"""What the user typed: read into a tree, and said in words."""
