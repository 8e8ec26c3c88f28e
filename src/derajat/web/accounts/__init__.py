"""Accounts, the roles and areas they were given, and the log of what was done."""
