"""The reader in lines of plain text: the same commands for screen readers and dumb terminals."""
