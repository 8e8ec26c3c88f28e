"""Ringkasan: what needs attention in the reader's own area."""
