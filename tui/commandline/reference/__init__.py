"""What the command line tells of itself: the manual, completion, a file of all settings."""
