"""The reading engine by rules: words, patterns and a light cut into clauses; no parser, nothing learned."""
