"""What the user can set, and the file it is set in."""
