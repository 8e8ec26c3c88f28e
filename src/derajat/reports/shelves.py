"""Every builder, repetition and word that a form may name."""

from derajat.reports import (
    areas,
    common_words,
    gatherings,
    monitoring,
    performance,
    services,
)
from derajat.reports.builders import Shelf, join_shelves


SHELF: Shelf = join_shelves(
    (
        common_words.SHELF,
        areas.SHELF,
        performance.SHELF,
        monitoring.SHELF,
        gatherings.SHELF,
        services.SHELF,
    )
)
