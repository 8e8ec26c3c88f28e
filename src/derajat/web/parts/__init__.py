"""The parts that pages are made of: one tag and one presenter object each."""
