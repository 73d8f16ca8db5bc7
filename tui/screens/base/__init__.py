"""What all screens of the reader are: keys, questions to the library, names at the side, a find box."""
