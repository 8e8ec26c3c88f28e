"""Child growth against the WHO Child Growth Standards 2006."""
