"""Random definitions on random data: both engines must answer alike."""
