"""Keys as they come: one after the other, a number before one, each in its turn."""
