"""What a query finds: matches in their order, snippets, facets, and what else could be meant."""
