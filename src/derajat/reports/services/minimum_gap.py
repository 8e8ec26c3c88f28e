"""The SPM report: what is missing, what closing it costs, and how fast it must go."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from derajat.model.calendar import first_day_of_month, month_of_day
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.builders import Settings
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    decimal_number,
    rupiah_number,
)
from derajat.reports.outline import Block, Cell, Fact, Quoted, Row, SumOf, Text
from derajat.reports.services.layout import (
    AMOUNT,
    MONEY,
    PLACE,
    WORDS,
    Content,
    build_table,
    cell,
    quoted,
)
from derajat.reports.services.minimum import Minimum, ServiceState
from derajat.reports.services.minimum_achieved import service_name, unserved_number
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.steering.paces import Pace, needed_pace
from derajat.steering.paths import last_day_of_year


_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Jenis pelayanan dasar", "Basic service"), WORDS),
    (Label("Belum terlayani", "Not served"), AMOUNT),
    (Label("Biaya satuan", "Unit cost"), MONEY),
    (Label("Biaya menutup", "Cost to close"), MONEY),
    (Label("Laju per bulan", "Pace a month"), AMOUNT),
    (Label("Laju per hari kerja", "Pace a working day"), AMOUNT),
    (Label("Proyeksi akhir tahun (orang)", "Projection (persons)"), AMOUNT),
    (Label("Proyeksi akhir tahun (%)", "Projection (%)"), AMOUNT),
)
_COST = 5
"""The column of costs, counted from 1."""


def build_gaps(making: Making, _settings: Settings) -> Sequence[Block]:
    """The table of gaps in persons and rupiah, with pace and simple projection."""
    minimum = Minimum(making)
    if not minimum.is_of_district or not minimum.has_data:
        return ()
    caption = Label(
        "Yang belum terlayani, biaya menutupnya dan laju yang dibutuhkan",
        "Who is not served, what closing the gap costs, and the pace it needs",
    )
    rows = [
        _row(minimum, place, service)
        for place, service in enumerate(minimum.services, 1)
    ]
    rows.append(_total(minimum))
    notes = tuple(_notes(minimum))
    return (
        build_table(
            making, "kesenjangan", caption, _COLUMNS, rows, notes, "Kesenjangan SPM"
        ),
    )


def today_of(minimum: Minimum) -> int:
    """The day up to which the report looks: the end of its period, or of the data."""
    return min(minimum.making.period.last_day, minimum.making.source.data_day)


def months_passed(minimum: Minimum) -> int:
    """Whole months of the year that the data tell of."""
    day, start = today_of(minimum), minimum.making.year * 12
    month = month_of_day(day)
    ended = day + 1 == first_day_of_month(month + 1)
    return max(0, month - start + (1 if ended else 0))


def _pace(minimum: Minimum, service: ServiceState) -> Pace | None:
    if not service.unserved:
        return None
    setting = minimum.making.source.setting_of(minimum.making.year)
    last = last_day_of_year(minimum.making.year)
    today = today_of(minimum)
    return needed_pace(service.unserved, today, last, setting.week, setting.holidays)


def _row(minimum: Minimum, place: int, service: ServiceState) -> Row:
    making = minimum.making
    pace = _pace(minimum, service)
    unit, cost = _costs(minimum, service)
    return Row(
        (
            cell(str(place)),
            quoted(service_name(making, service.code)),
            cell(unserved_number(making, service)),
            cell(unit),
            cell(cost),
            cell(_paced(minimum, service, pace.per_month if pace else None, "month")),
            cell(_paced(minimum, service, pace.per_work_day if pace else None, "day")),
            *(cell(one) for one in _projected(minimum, service)),
        )
    )


def _costs(minimum: Minimum, service: ServiceState) -> tuple[Content, Content]:
    making = minimum.making
    unit = making.source.unit_costs.get(service.code)
    if unit is None:
        return ABSENT, ABSENT
    fact = Fact("unit-cost", service.code, making.office.area, minimum.year)
    shown = rupiah_number(unit, fact, making.language)
    cost = cost_of(minimum, service)
    if cost is None:
        return shown, ABSENT
    period = making.period.render()
    closed = Fact("cost-to-close", service.code, making.area, period)
    return shown, rupiah_number(cost, closed, making.language)


def cost_of(minimum: Minimum, service: ServiceState) -> Decimal | None:
    """Rupiah for those who are not served; None without a unit cost."""
    unit = minimum.making.source.unit_costs.get(service.code)
    if unit is None or service.unserved is None:
        return None
    return service.unserved * unit


def _paced(
    minimum: Minimum, service: ServiceState, amount: Decimal | None, unit: str
) -> Content:
    if amount is None:
        return ABSENT
    making = minimum.making
    period = making.period.render()
    fact = Fact(f"pace-{unit}", service.code, making.area, period)
    return decimal_number(amount, 1, fact, making.language)


def _projected(minimum: Minimum, service: ServiceState) -> tuple[Content, Content]:
    """Served so far times twelve by the months passed; persons and per cent."""
    making, months = minimum.making, months_passed(minimum)
    value = service.served
    if not service.is_cumulative or not 0 < months < 12:
        return ABSENT, ABSENT
    if value is None or value.numerator is None or not service.must:
        return ABSENT, ABSENT
    persons = Fraction(value.numerator * 12, months)
    period = making.period.render()
    counted = Fact("projection", service.code, making.area, period)
    share = Fact("projection-share", service.code, making.area, period)
    return (
        decimal_number(persons, 0, counted, making.language),
        decimal_number(persons * 100 / service.must, 1, share, making.language),
    )


def _total(minimum: Minimum) -> Row:
    making = minimum.making
    costs = [cost_of(minimum, service) for service in minimum.services]
    known = [cost for cost in costs if cost is not None]
    fact = Fact("cost-to-close", "SPM", making.area, making.period.render())
    total: Content = ABSENT
    if known:
        total = rupiah_number(sum(known, Decimal(0)), fact, making.language)
    words = say(making, "Seluruh biaya yang diketahui", "All costs that are known")
    places = [row for row, cost in enumerate(costs, 1) if cost is not None]
    formula = SumOf(tuple((row, _COST) for row in places)) if places else None
    summed = replace(cell(total), formula=formula)
    lead = (Cell(), cell(words), Cell(), Cell(), summed)
    return Row((*lead, *(Cell() for _ in range(4))), is_total=True)


def _notes(minimum: Minimum) -> Iterator[Text]:
    making = minimum.making
    sources = dict.fromkeys(
        cost.source
        for cost in making.office.unit_costs
        if cost.indicator in {service.code for service in minimum.services}
    )
    words = say(making, "Biaya satuan menurut kantor: ", "Unit costs by the office: ")
    none = say(making, "belum ditetapkan", "none stated")
    yield (words, Quoted("; ".join(sources) or none), ".")
    day = Quoted(render_day(today_of(minimum), making.language))
    yield from _pace_notes(minimum, day)
    yield (
        say(
            making,
            "Orang yang sama dapat berada di lebih dari satu layanan, jadi yang belum "
            "terlayani tidak dijumlahkan.",
            "One person may stand in several services, so those not served are not "
            "added up.",
        ),
    )


def _pace_notes(minimum: Minimum, day: Quoted) -> Iterator[Text]:
    making, months = minimum.making, months_passed(minimum)
    if months >= 12:
        yield (
            say(making, "Tahun sudah berakhir pada ", "The year had ended on "),
            day,
            say(
                making,
                ": laju dan proyeksi tidak dihitung.",
                ": pace and projection are not computed.",
            ),
        )
        return
    yield from _holiday_notes(minimum)
    fact = Fact("months-passed", "SPM", making.area, making.period.render())
    yield (
        say(making, "Laju dihitung sejak ", "Pace is counted from "),
        day,
        say(
            making,
            " sampai akhir tahun. Proyeksi sederhana: terlayani × 12 dibagi ",
            " to the end of the year. Simple projection: served × 12 by ",
        ),
        count_number(months, fact, making.language),
        say(
            making,
            " bulan, hanya untuk layanan yang angkanya menumpuk sepanjang tahun; bukan "
            "ramalan.",
            " months, only for services whose count grows over the year; no forecast.",
        ),
    )


def _holiday_notes(minimum: Minimum) -> Iterator[Text]:
    paces = [_pace(minimum, service) for service in minimum.services]
    known = [pace.work_days for pace in paces if pace is not None]
    if any(days.years_without_list or days.has_unconfirmed for days in known):
        yield (
            say(
                minimum.making,
                "Hari libur tahun ini belum semua dicocokkan dengan keputusan resmi.",
                "Not all holidays of the year have been compared with the decree.",
            ),
        )
