"""Plans: their structure, how they are read, checked and shown."""
