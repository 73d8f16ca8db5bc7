"""Lines of a width: texts cut and wrapped to it, columns, the lines of hits and of a timeline."""
