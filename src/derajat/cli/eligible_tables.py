"""Coverage under each source of eligible people, for people and programs."""

from collections.abc import Iterable, Sequence

from derajat.cli.output import write_line, write_table
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.model.offices import Office
from derajat.programmes.eligible_bases import Basis
from derajat.programmes.eligible_sources import AreaCoverage, SourceCoverage
from derajat.steering.rounding import round_half_up


def area_fields(area: AreaCoverage) -> dict[str, object]:
    """An area for JSON: exact numbers as text."""
    return {
        "area": area.area,
        "numerator": area.numerator,
        "rank_depends": area.rank_depends,
        "state_depends": area.state_depends,
        "by_source": [_source_fields(item) for item in area.by_source],
    }


def _source_fields(item: SourceCoverage) -> dict[str, object]:
    return {
        "source": item.source,
        "denominator": None if item.denominator is None else str(item.denominator),
        "value": None if item.value is None else str(item.value),
        "rank": item.rank,
        "is_reached": item.is_reached,
    }


def write_areas(
    office: Office, decimals: int, areas: Sequence[AreaCoverage], language: str
) -> None:
    """Print a line an area: served, and under each source coverage and rank."""
    headings = _HEADINGS[language].split()
    sources = [item.source for item in areas[0].by_source]
    rows = []
    for area in areas:
        shown = [_render_source(item, decimals, language) for item in area.by_source]
        served = "-" if area.numerator is None else str(area.numerator)
        rows.append((_name(office, area.area), render_number(served, language), *shown))
    write_table("", [*headings, *sources], rows, right=1)


_HEADINGS = {"id": "wilayah dilayani", "en": "area served"}


def _render_source(item: SourceCoverage, decimals: int, language: str) -> str:
    """`75,0 (3)`: coverage and rank; `*` where the target is reached."""
    if item.value is None:
        return "-"
    value = render_number(str(round_half_up(item.value, decimals)), language)
    return f"{value} ({item.rank}){'*' if item.is_reached else ''}"


def _name(office: Office, code: str) -> str:
    area = office.areas.by_code.get(code)
    return f"{area.name} ({code})" if area else code


def write_warnings(
    office: Office, areas: Iterable[AreaCoverage], language: str
) -> None:
    """Say which areas would be judged otherwise by another source."""
    found = list(areas)
    ranks = [_name(office, area.area) for area in found if area.rank_depends]
    states = [_name(office, area.area) for area in found if area.state_depends]
    if ranks:
        write_line(
            Label(
                f"Perhatian: peringkat {len(ranks)} dari {len(found)} wilayah "
                "bergantung pada sumber sasaran.",
                f"Caution: the rank of {len(ranks)} of {len(found)} areas depends on "
                "the source of eligible people.",
            ).render(language)
        )
    if states:
        listed = ", ".join(states)
        write_line(
            Label(
                f"Perhatian: tercapai atau tidaknya target bergantung pada sumber: "
                f"{listed}.",
                f"Caution: whether the target is reached depends on the source: "
                f"{listed}.",
            ).render(language)
        )


def write_bases(bases: Sequence[Basis], language: str) -> None:
    """Print by which decree, when and by whom each source's numbers were set."""
    if not bases:
        missing = Label(
            "Dasar angka sasaran (keputusan, tanggal, penetap) belum dikirim.",
            "What the numbers rest on (decree, date, authority) has not been sent.",
        )
        write_line(missing.render(language))
        return
    rows = [
        (
            basis.source,
            basis.decree or "-",
            "-" if basis.day is None else render_day(basis.day, language),
            basis.authority or "-",
        )
        for basis in bases
    ]
    write_table("", _BASIS_HEADINGS[language], rows)


_BASIS_HEADINGS = {
    "id": ("sumber", "keputusan", "tanggal", "ditetapkan oleh"),
    "en": ("source", "decree", "date", "set by"),
}
