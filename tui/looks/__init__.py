"""How it looks: marks and their glyphs, the styles of the themes, and their colours."""
