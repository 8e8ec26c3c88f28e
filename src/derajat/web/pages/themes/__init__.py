"""Themes: CKG, stunting, JKN, and the sources of eligible numbers."""
