"""YAML read as text with line numbers, and the keys a mapping may have."""
