"""The pages to make, write in, follow, release and take away reports."""
