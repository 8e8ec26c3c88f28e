"""Rules of single programmes that need more than counting."""
