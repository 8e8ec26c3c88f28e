"""Checking a file against the register, number by number; nothing of it is kept."""
