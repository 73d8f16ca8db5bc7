"""What is kept on the disk: by which state of the code it was made, and whether it is as it was written."""
