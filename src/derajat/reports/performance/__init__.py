"""Reports of the performance chain: agreement, action plan, evaluation, LKjIP."""

from derajat.reports.performance.shelf import SHELF


__all__ = ["SHELF"]
