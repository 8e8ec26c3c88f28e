"""Plans that people write: drafts edited node by node, and versions approved."""
