"""Measured speed: figures for people to judge, never timed tests."""
