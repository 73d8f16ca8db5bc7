"""What makes two expressions rivals: two accounts of one thing, or each of its own."""
