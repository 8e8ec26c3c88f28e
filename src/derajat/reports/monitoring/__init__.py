"""Reports of monitoring: PWS sheets, the weekly bulletin, profiles of places."""

from derajat.reports.monitoring.shelf import SHELF


__all__ = ["SHELF"]
