"""Satisfaction surveys: rounds, the form on a phone, the poster, the results."""
