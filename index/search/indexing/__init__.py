"""What the index holds of each article, and how articles come into it."""
