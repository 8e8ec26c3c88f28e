"""Received and derived datasets, code lists, eligible people and parameters."""
