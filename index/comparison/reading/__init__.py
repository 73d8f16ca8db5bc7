"""What a comparison reads of one article: words, quantities, dates, and what each sentence is made of."""
