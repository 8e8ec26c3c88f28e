"""The SPM report: the index, and what each of the twelve services reached."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derajat.measures.formula import find_band
from derajat.model.calendar import parse_period
from derajat.model.indicators import Index
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    decimal_number,
    denominator_number,
    numerator_number,
    value_number,
)
from derajat.reports.outline import (
    Block,
    Bullets,
    Cell,
    Fact,
    Number,
    Quoted,
    Role,
    Row,
    Text,
    Tone,
)
from derajat.reports.services.layout import (
    AMOUNT,
    PLACE,
    WORDS,
    Content,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.services.minimum import (
    PROVINCE_SERVICES,
    Minimum,
    ServiceState,
)
from derajat.reports.source import Making
from derajat.reports.wording import say


KINDS = {
    "barang": Label("barang/jasa", "goods, services"),
    "sdm": Label("SDM", "staff"),
}
_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Jenis pelayanan dasar", "Basic service"), WORDS),
    (Label("Harus dilayani", "Must be served"), AMOUNT),
    (Label("Terlayani", "Served"), AMOUNT),
    (Label("Belum terlayani", "Not served"), AMOUNT),
    (Label("P (%)", "P (%)"), AMOUNT),
    (Label("Q barang/jasa", "Q goods, services"), AMOUNT),
    (Label("Q SDM", "Q staff"), AMOUNT),
    (Label("Q", "Q"), AMOUNT),
    (Label("IP", "IP"), AMOUNT),
)


def build_index(making: Making, _settings: Settings) -> Sequence[Block]:
    """What the year comes to: the composed index, its category, services that lack."""
    minimum = Minimum(making)
    if not minimum.is_of_district:
        return (_no_district(making),)
    if not minimum.has_data:
        return (_no_data(making),)
    return (*_tell_index(minimum), _tell_full(minimum))


def _tell_index(minimum: Minimum) -> Iterator[Block]:
    making, value = minimum.making, minimum.index
    if not minimum.is_year:
        said = say(
            making,
            "Indeks pencapaian SPM dihitung setahun sekali, karena mutu (Q) "
            "dilaporkan setahun sekali. Laporan ini memuat penerima layanan (P) sampai "
            "akhir periode.",
            "The SPM index is computed once a year, because quality (Q) is reported "
            "once a year. This report holds those served (P) up to the end of the "
            "period.",
        )
        yield sentence("indeks", said)
        return
    if value is None or value.shown is None:
        said = say(
            making,
            "Indeks pencapaian SPM tidak dapat dihitung; layanan tanpa nilai: ",
            "The SPM index cannot be computed; services without a value: ",
        )
        names = [service_name(making, s.code) for s in minimum.services if not s.index]
        none = say(making, "tidak ada", "none")
        missing = Quoted(", ".join(names) or none)
        yield sentence("indeks", said, missing, ".", role=Role.LEAD)
        return
    lead = say(making, "Indeks pencapaian SPM kesehatan ", "SPM index of health ")
    shown = value_number(value, making.source.catalogue, making.language)
    band = Quoted(f"{minimum.year}: ")
    category = Quoted(f" ({name_band(making, value)})")
    yield sentence("indeks", lead, band, shown, category, ".", role=Role.LEAD)
    yield from _reservations(making, value)


def _reservations(making: Making, value: Value) -> Iterator[Block]:
    if "incomplete" in value.flags.split(";"):
        said = say(
            making,
            "Belum semua unit melapor: indeks ini dapat berubah.",
            "Not all units have reported: this index may change.",
        )
        yield sentence("belum-lengkap", said, role=Role.WARNING)
    said = say(
        making,
        "Indeks = rata-rata IP dua belas layanan; IP = 0,80 P + 0,20 Q, dengan P "
        "paling banyak 100. Bobot dan kategori belum dicocokkan dengan naskah "
        "peraturan.",
        "Index = mean of the IP of the twelve services; IP = 0.80 P + 0.20 Q, P at "
        "most 100. Weights and categories have not been compared with the text of "
        "the rule.",
    )
    yield sentence("rumus", Quoted(said), role=Role.NOTE)


def name_band(making: Making, value: Value) -> str:
    """The category of an index, by the bands of its definition in force."""
    period = parse_period(value.period)
    if period is None or value.value is None:
        return ABSENT
    version = making.source.indicator(value.indicator).version_on(period.last_day)
    if version is None or not isinstance(version.kind, Index):
        return ABSENT
    return find_band(version.kind, Fraction(repr(value.value))) or ABSENT


def _tell_full(minimum: Minimum) -> Block:
    making = minimum.making
    known = [s for s in minimum.services if s.unserved is not None]
    full = sum(service.unserved == 0 for service in known)
    fact = Fact("services-full", "SPM", making.area, making.period.render())
    of = Fact("services-known", "SPM", making.area, making.period.render())
    return sentence(
        "penuh",
        count_number(full, fact, making.language),
        say(making, " dari ", " of "),
        count_number(len(known), of, making.language),
        say(
            making,
            " layanan yang ada angkanya telah melayani semua sasarannya.",
            " services with numbers have served everybody they must.",
        ),
    )


def _no_district(making: Making) -> Block:
    said = say(
        making,
        "Dua belas layanan SPM kesehatan adalah kewajiban kabupaten/kota; bagi "
        "provinsi tidak berlaku.",
        "The twelve services are duties of cities and districts; they do not apply to "
        "a province.",
    )
    return sentence("bukan-kabkota", said)


def _no_data(making: Making) -> Block:
    said = say(
        making,
        "Belum ada nilai layanan SPM untuk periode ini. Laporan dapat dibuat setelah "
        "datanya diterima dan dihitung.",
        "There is no value of these services for the period. The report can be made "
        "once the data are received and measured.",
    )
    return sentence("tanpa-data", said)


def build_services(making: Making, _settings: Settings) -> Sequence[Block]:
    """The table of the twelve services: P, Q by kind of item, and IP."""
    minimum = Minimum(making)
    if not minimum.is_of_district or not minimum.has_data:
        return ()
    caption = Label(
        "Penerima layanan (P), mutu (Q) dan indeks (IP) dua belas layanan SPM",
        "Those served (P), quality (Q) and index (IP) of the twelve services",
    )
    rows = [
        _row(minimum, place, service)
        for place, service in enumerate(minimum.services, 1)
    ]
    if minimum.is_year:
        rows.append(_index_row(minimum))
    notes = tuple(_notes(minimum))
    return (
        build_table(making, "layanan", caption, _COLUMNS, rows, notes, "Capaian SPM"),
    )


def service_name(making: Making, code: str) -> str:
    """`Pelayanan kesehatan ibu hamil`: the label without its number."""
    label = making.source.indicator(code).label.render(making.language)
    lead, mark, rest = label.partition(": ")
    name = rest if mark and lead.startswith("SPM") else label
    return name[:1].upper() + name[1:]


def _row(minimum: Minimum, place: int, service: ServiceState) -> Row:
    making, value = minimum.making, service.served
    language, catalogue = making.language, making.source.catalogue
    return Row(
        (
            cell(str(place)),
            quoted(service_name(making, service.code)),
            cell(denominator_number(value, language)),
            cell(numerator_number(value, language)),
            cell(unserved_number(making, service), _tone(service)),
            cell(value_number(value, catalogue, language, unit=False)),
            cell(_kind_number(minimum, service, "barang")),
            cell(_kind_number(minimum, service, "sdm")),
            cell(value_number(service.quality, catalogue, language, unit=False)),
            cell(value_number(service.index, catalogue, language, unit=False)),
        )
    )


def unserved_number(making: Making, service: ServiceState) -> Number | str:
    """How many must be served and were not."""
    if service.unserved is None:
        return ABSENT
    fact = Fact("unserved", service.code, making.area, making.period.render())
    return count_number(service.unserved, fact, making.language)


def _tone(service: ServiceState) -> Tone:
    if service.unserved is None:
        return Tone.ABSENT
    return Tone.GOOD if service.unserved == 0 else Tone.BAD


def _kind_number(minimum: Minimum, service: ServiceState, kind: str) -> Content:
    share = service.quality_of(kind)
    if share is None:
        return ABSENT
    making = minimum.making
    fact = Fact(f"quality-{kind}", service.code, making.area, minimum.year)
    return decimal_number(share, 2, fact, making.language)


def _index_row(minimum: Minimum) -> Row:
    making = minimum.making
    shown = value_number(
        minimum.index, making.source.catalogue, making.language, unit=False
    )
    words = say(making, "Indeks pencapaian SPM", "SPM index")
    blanks = tuple(Cell() for _ in range(7))
    return Row((Cell(), cell(words), *blanks, cell(shown)), is_total=True)


def _notes(minimum: Minimum) -> Iterator[Text]:
    making = minimum.making
    yield (
        say(
            making,
            "P = terlayani dibagi yang harus dilayani. Q = rata-rata ketersediaan "
            "butir mutu, tiap butir paling banyak seratus; Q dilaporkan setahun "
            "sekali.",
            "P = served by those who must be served. Q = mean availability of the "
            "items of quality, each at most one hundred; Q is reported once a year.",
        ),
    )
    if any(service.served is None for service in minimum.services):
        yield (
            say(
                making,
                "– berarti tidak ada nilai untuk periode ini; sebagian layanan hanya "
                "dihitung setahun sekali.",
                "– means no value for this period; some services are counted once a "
                "year only.",
            ),
        )


def build_province_services(making: Making, _settings: Settings) -> Sequence[Block]:
    """The two services of a province: values there, `tidak berlaku` for a city."""
    minimum = Minimum(making)
    items = tuple(_tell_province(minimum, code) for code in PROVINCE_SERVICES)
    return (Bullets("provinsi", items),)


def _tell_province(minimum: Minimum, code: str) -> Text:
    making = minimum.making
    name = Quoted(f"{service_name(making, code)}: ")
    if minimum.is_of_district:
        said = say(
            making,
            "tidak berlaku bagi kabupaten/kota (layanan provinsi).",
            "does not apply to a city or district (a service of the province).",
        )
        return (name, said)
    value = making.source.value(code, making.area, making.period)
    if value is None or value.shown is None:
        return (name, say(making, "belum ada data.", "no data yet."))
    shown = value_number(value, making.source.catalogue, making.language)
    return (name, shown, ".")
