"""Coordination meetings: agenda, participants, decisions, minutes."""
