"""Questions about numbers: the list, one of them, and the forms that change it."""
