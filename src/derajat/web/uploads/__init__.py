"""Files that people send: kept sealed, checked, approved, accepted."""
