"""What is said in words on the screen, in lines and on the command line."""
