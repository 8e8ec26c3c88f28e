"""Indicators: the catalogue, one indicator, its definition, why its number is so."""
