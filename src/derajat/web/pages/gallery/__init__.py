"""The gallery of parts: every part with its states, on invented numbers."""
