"""What `reader search`, `show`, … print. Nothing in here imports textual or rich, which take time to load."""
