"""What the language of an article says of its words: figures, days, stop words, stems and names."""
