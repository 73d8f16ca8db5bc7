"""What is worked out of articles held together: once, at hand or ahead in a process of its own."""
