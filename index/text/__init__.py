"""What the text of an article is made of: headline, paragraphs and sentences, and what is none of it."""
