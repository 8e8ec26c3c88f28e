"""Specifications: tiny tables that say what the definition language means."""
