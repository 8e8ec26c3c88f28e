"""Rencana: the tree, one node, drafts and versions, downloads."""
