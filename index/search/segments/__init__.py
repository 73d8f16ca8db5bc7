"""The files of the index: the segments that Whoosh reads, how they are written, merged and opened."""
