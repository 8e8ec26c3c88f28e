"""Files that people send through the pages: kept sealed, checked, approved, accepted."""
