"""Data: who has sent what, sending a file, what became of it, its quality."""
