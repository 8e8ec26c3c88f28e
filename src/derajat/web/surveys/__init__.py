"""Satisfaction surveys: rounds, the answers of people without a name, sending them."""
