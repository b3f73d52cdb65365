"""Tables about names in YAML, read when first asked for."""
