"""Reports for meetings: the pack of a Rakor, sector by sector."""

from derajat.reports.gatherings.shelf import SHELF


__all__ = ["SHELF"]
