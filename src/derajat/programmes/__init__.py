"""What one programme needs beyond counting."""
