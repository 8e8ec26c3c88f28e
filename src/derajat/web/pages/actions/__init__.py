"""Actions: the board, one action with its history, and the forms that change it."""
