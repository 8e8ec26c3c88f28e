"""Offices: their areas, their sources and their own choices."""
