"""The interface for other programs: the same numbers, the same policy, tokens only."""
