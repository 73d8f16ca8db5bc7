"""Which sentences of two articles say the same."""
