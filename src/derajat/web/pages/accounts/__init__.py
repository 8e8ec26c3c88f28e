"""One's own account, and the accounts of the office."""
