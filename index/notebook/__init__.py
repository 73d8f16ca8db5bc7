"""What only the user knows: marks, tags, notes, names and sentences joined by hand, and the steps back."""
