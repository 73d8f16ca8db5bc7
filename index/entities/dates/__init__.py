"""What a date expression says, and where it stands on the calendar."""
