"""What keeps a library in order: brings it in line with its files, tells how it stands, and mends it."""
