"""Which cells of a published table cannot be true, and which sentences cannot."""
