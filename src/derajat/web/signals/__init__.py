"""What was done about signals of early warning: verified when, with which result."""
