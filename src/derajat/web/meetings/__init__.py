"""Coordination meetings, the actions they agree on, and what became of them."""
