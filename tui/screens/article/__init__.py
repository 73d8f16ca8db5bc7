"""The reading view, and what is kept of an article wherever one is under the cursor."""
