"""Reports: what a document says, as a frozen outline, and how it is written."""
