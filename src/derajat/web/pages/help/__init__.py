"""Help, words, coded messages, and the statement of accessibility."""
