"""How registers are sent: the forms of an invented city."""
