"""What pages read: the office, its plans, and its values in force, kept in memory."""
