"""Whose areas an upload may speak of: those its sender held when it was sent."""

from derajat.model.offices import Office
from derajat.web.clock import today
from derajat.web.policy import areas_within
from derajat.web.uploads.models import Upload


def areas_of_sender(upload: Upload, office: Office) -> frozenset[str]:
    """The area an upload was sent from, with all below it and all it serves."""
    if upload.area not in office.areas.by_code:
        return frozenset()
    return areas_within(office.areas, upload.area, today())
