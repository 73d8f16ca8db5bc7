"""Which articles report the same event, and how that is kept while articles come and go."""
