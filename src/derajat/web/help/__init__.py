"""What people read to find their way: help by page, words, coded messages."""
