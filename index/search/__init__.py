"""Full-text search: the Whoosh index, the query language, hits with their snippets, and suggestions."""
