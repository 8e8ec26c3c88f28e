"""Reports of services: SPM, health profile, stunting, satisfaction."""

from derajat.reports.services.shelf import SHELF


__all__ = ["SHELF"]
