"""Places: one area or health centre, and the lists of both."""
