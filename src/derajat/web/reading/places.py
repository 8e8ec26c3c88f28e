"""The areas of one level that a page compares."""

from derajat.model.areas import Area, AreaLevel
from derajat.model.labels import Label
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.policy import areas_within


LEVELS = {
    "kelurahan": AreaLevel.VILLAGE,
    "puskesmas": AreaLevel.HEALTH_CENTRE,
    "kecamatan": AreaLevel.SUBDISTRICT,
}
"""The words of an address (`tingkat`)."""
LEVEL_LABELS = {
    AreaLevel.VILLAGE: Label("kelurahan/desa", "villages"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "health centres"),
    AreaLevel.SUBDISTRICT: Label("kecamatan", "subdistricts"),
}


def list_areas(asked: Asked, level: AreaLevel) -> tuple[Area, ...]:
    """The reader's areas of a level within the area asked, or that area itself."""
    areas = asked.reading.office.areas
    inside = areas_within(areas, asked.area.code, today()) & asked.reader.areas
    found = [areas.by_code[code] for code in inside if code in areas.by_code]
    alike = [area for area in found if area.level is level]
    return tuple(sorted(alike, key=lambda area: area.code))
