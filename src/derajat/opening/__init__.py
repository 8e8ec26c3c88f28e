"""What a command or a page works on: definitions, an office, its plans, its store."""
