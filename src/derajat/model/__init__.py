"""The vocabulary of the product: frozen objects that cannot be invalid, no I/O."""
