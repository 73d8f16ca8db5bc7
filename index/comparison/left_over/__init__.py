"""What two articles tell of one thing in sentences that nothing links."""
