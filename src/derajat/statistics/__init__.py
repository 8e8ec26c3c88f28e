"""Pure functions on arrays, each after a published source."""
