"""The register of reports of the office that this process serves."""

from derajat.reports.register import REGISTER_FOLDER, ReportRegister
from derajat.web.served import served_profile


def open_register() -> ReportRegister:
    """Where made and released reports lie, beside the store of the office."""
    profile = served_profile()
    return ReportRegister(profile.data / profile.office / REGISTER_FOLDER)
