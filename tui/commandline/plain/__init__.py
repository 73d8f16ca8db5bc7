"""What is found, in lines of plain text for people."""
