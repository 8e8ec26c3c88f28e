"""How many tallies are answered at once: passes, classes of columns, cells.

Each column that a condition reads falls into elementary classes; the classes of a row
make one small integer, its cell. An engine only counts rows by cell; what a cell is
worth to a tally is decided here, by the one function that knows missing values.
"""
