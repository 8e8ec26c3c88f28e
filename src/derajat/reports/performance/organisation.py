"""The office in numbers: its areas, its health centres, the people it answers for."""

from collections.abc import Sequence

from derajat.model.areas import AreaLevel
from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.numbers import value_number
from derajat.reports.outline import Block, Number, Quoted
from derajat.reports.performance.amounts import count
from derajat.reports.performance.wording import sentence
from derajat.reports.source import Making
from derajat.reports.wording import say


_WORDS = {
    AreaLevel.DISTRICT: Label("kabupaten/kota", "districts"),
    AreaLevel.SUBDISTRICT: Label("kecamatan", "subdistricts (kecamatan)"),
    AreaLevel.VILLAGE: Label("desa/kelurahan", "villages"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "health centres (Puskesmas)"),
}


def build_organisation(making: Making, _settings: Settings) -> Sequence[Block]:
    """How many areas and health centres stand below the office, and its people."""
    below = set(making.office.areas.within(making.area)) - {making.area}
    said: list[str | Number] = []
    for level, words in _WORDS.items():
        number = sum(making.source.area(code).level is level for code in below)
        if number:
            said += [
                ", " if said else "",
                count(making, "areas", level.value, number),
                f" {words.render(making.language)}",
            ]
    name = making.source.area(making.area).name
    lead = Quoted(say(making, f"Wilayah kerja: {name}", f"Area: {name}"))
    listed = (say(making, ", dengan ", ", with "), *said) if said else ()
    return (sentence("wilayah", lead, *listed, "."), *_people(making))


def _people(making: Making) -> Sequence[Block]:
    value = making.source.value("PENDUDUK", making.area, str(making.year))
    shown = value_number(value, making.source.catalogue, making.language)
    if not isinstance(shown, Number):
        return ()
    lead = Quoted(
        say(making, f"Penduduk {making.year}: ", f"Population in {making.year}: ")
    )
    return (sentence("penduduk", lead, shown, "."),)
