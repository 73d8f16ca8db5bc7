"""What two sentences claim of one matter, and whether both can hold."""
