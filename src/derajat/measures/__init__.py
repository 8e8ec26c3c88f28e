"""From definitions to values: what to ask of an engine, and what to make of it."""
