"""The words of the index: what each counts in which article, and what several count together."""
