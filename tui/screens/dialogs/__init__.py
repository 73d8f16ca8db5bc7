"""What asks something over a screen, or tells its keys."""
