"""Tables whose rows are areas: a line for each and the stored value of the whole."""

from derajat.reports.areas.shelf import SHELF


__all__ = ["SHELF"]
