"""Tests of the reference engine against second formulations of the same rules."""
