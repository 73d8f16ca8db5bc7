"""A comparison or a story as a file to hand on: Markdown, or one HTML page. Never imports textual."""
