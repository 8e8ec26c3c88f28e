"""Engines count; they never divide."""
