"""What is quoted, who says it and to whom."""
