"""Which words of two passages correspond, and which differ."""
