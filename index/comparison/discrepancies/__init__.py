"""Where linked sentences disagree, by kinds."""
