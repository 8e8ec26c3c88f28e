"""The SPM report: the items of quality that are short, and the budget of services."""

from collections.abc import Sequence
from decimal import Decimal

from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    decimal_number,
    fact_of,
    rupiah_number,
    value_number,
)
from derajat.reports.outline import Block, Fact, Row, Text
from derajat.reports.services.code_names import name_code
from derajat.reports.services.layout import (
    AMOUNT,
    MONEY,
    PLACE,
    WORDS,
    Content,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.services.minimum import SERVICES, Item, Minimum
from derajat.reports.services.minimum_achieved import service_name
from derajat.reports.source import Making
from derajat.reports.wording import say


BUDGET = "ANG-SRP"
_CAPTIONS = {
    "barang": Label(
        "Barang dan jasa yang kurang, menurut biaya menutupnya",
        "Goods and services that are short, by what completing them costs",
    ),
    "sdm": Label(
        "SDM yang kurang, menurut jumlahnya", "Staff that is short, by number"
    ),
}
_ITEM_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Layanan", "Service"), WORDS),
    (Label("Butir", "Item"), WORDS),
    (Label("Dibutuhkan", "Needed"), AMOUNT),
    (Label("Tersedia", "Available"), AMOUNT),
    (Label("Kurang", "Short"), AMOUNT),
    (Label("Ketersediaan (%)", "Availability (%)"), AMOUNT),
    (Label("Biaya", "Cost"), MONEY),
)
_DEFAULT_MOST = "12"


def build_short_items(making: Making, settings: Settings) -> Sequence[Block]:
    """The goods that cost most to complete, and the staff that lacks most."""
    minimum = Minimum(making)
    if not minimum.is_of_district:
        return ()
    items = [item for service in minimum.services for item in service.items]
    if not items:
        said = say(
            making,
            "Belum ada data kebutuhan dan ketersediaan butir mutu untuk tahun ini.",
            "There are no data on needed and available items for this year.",
        )
        return (sentence("butir", said),)
    most = int(str(settings.get("most", _DEFAULT_MOST)))
    return tuple(_item_block(minimum, kind, items, most) for kind in _CAPTIONS)


def _item_block(minimum: Minimum, kind: str, items: Sequence[Item], most: int) -> Block:
    making = minimum.making
    short = [item for item in items if item.kind == kind and item.missing]
    short.sort(key=lambda item: (-item.cost, -item.missing, item.service, item.name))
    if not short:
        said = say(
            making,
            f"Tidak ada butir {kind} yang kurang.",
            f"No item of kind {kind} is short.",
        )
        return sentence(f"butir-{kind}", said)
    rows = [_item_row(minimum, place, one) for place, one in enumerate(short[:most], 1)]
    notes = (_how_many(minimum, kind, len(short), min(most, len(short))),)
    columns = _ITEM_COLUMNS if kind == "barang" else _ITEM_COLUMNS[:-1]
    cells = [Row(row.cells[: len(columns)]) for row in rows]
    return build_table(making, f"butir-{kind}", _CAPTIONS[kind], columns, cells, notes)


def _item_row(minimum: Minimum, place: int, item: Item) -> Row:
    making = minimum.making
    share = item.share
    counts = (
        ("needed", item.needed),
        ("available", item.available),
        ("short", item.missing),
    )
    return Row(
        (
            cell(str(place)),
            quoted(service_name(making, item.service)),
            quoted(name_code(item.name)),
            *(
                cell(count_number(many, _fact(minimum, item, what), making.language))
                for what, many in counts
            ),
            cell(
                ABSENT
                if share is None
                else decimal_number(
                    share, 1, _fact(minimum, item, "availability"), making.language
                )
            ),
            cell(_item_cost(minimum, item)),
        )
    )


def _fact(minimum: Minimum, item: Item, what: str) -> Fact:
    group = f"butir={item.name}"
    return Fact(what, item.service, minimum.making.area, minimum.year, group)


def _item_cost(minimum: Minimum, item: Item) -> Content:
    if not item.cost:
        return ABSENT
    fact = _fact(minimum, item, "cost-short")
    return rupiah_number(Decimal(item.cost), fact, minimum.making.language)


def _how_many(minimum: Minimum, kind: str, all_of_them: int, shown: int) -> Text:
    making = minimum.making
    whole = Fact("items-short", kind, making.area, minimum.year)
    part = Fact("items-shown", kind, making.area, minimum.year)
    return (
        say(making, "Ditampilkan ", "Shown are "),
        count_number(shown, part, making.language),
        say(making, " dari ", " of "),
        count_number(all_of_them, whole, making.language),
        say(
            making,
            " butir yang kurang. Kurang = jumlah kekurangan tiap Puskesmas; kelebihan "
            "di Puskesmas lain tidak mengurangi.",
            " items that are short. Short = what each health centre lacks; too many in "
            "another one do not make up for it.",
        ),
    )


_BUDGET_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Jenis pelayanan dasar", "Basic service"), WORDS),
    (Label("Pagu setahun", "Budget of the year"), MONEY),
    (Label("Realisasi", "Spent"), MONEY),
    (Label("Serapan (%)", "Absorption (%)"), AMOUNT),
)


def build_budget(making: Making, _settings: Settings) -> Sequence[Block]:
    """Budget and money spent of each service, as they are tagged."""
    minimum = Minimum(making)
    if not minimum.is_of_district:
        return ()
    period = making.period.render()
    found = {
        code: making.source.value(
            BUDGET, making.area, period, f"layanan={code.lower()}"
        )
        for code in SERVICES
    }
    if not any(found.values()):
        said = say(
            making,
            "Belum ada data anggaran menurut layanan SPM untuk periode ini.",
            "There are no budget data by service for this period.",
        )
        return (sentence("anggaran", said),)
    rows = [
        _budget_row(making, place, code, found[code])
        for place, code in enumerate(SERVICES, 1)
    ]
    caption = Label(
        "Anggaran dua belas layanan SPM sampai akhir periode",
        "Budget of the twelve services up to the end of the period",
    )
    return (
        build_table(
            making,
            "anggaran",
            caption,
            _BUDGET_COLUMNS,
            rows,
            (_untagged(making),),
            "Anggaran SPM",
        ),
    )


def _budget_row(making: Making, place: int, code: str, value: Value | None) -> Row:
    shown = value_number(value, making.source.catalogue, making.language, unit=False)
    budget, spent = budget_numbers(making, value)
    name = quoted(service_name(making, code))
    return Row((cell(str(place)), name, cell(budget), cell(spent), cell(shown)))


def budget_numbers(making: Making, value: Value | None) -> tuple[Content, Content]:
    """Budget and money spent of a stored share of money spent."""
    if value is None or value.denominator is None or value.numerator is None:
        return ABSENT, ABSENT
    return (
        rupiah_number(
            Decimal(value.denominator), fact_of(value, "denominator"), making.language
        ),
        rupiah_number(
            Decimal(value.numerator), fact_of(value, "numerator"), making.language
        ),
    )


def _untagged(making: Making) -> Text:
    return (
        say(
            making,
            "Anggaran menurut penandaan sub kegiatan. Nol rupiah berarti sub "
            "kegiatannya ada tetapi tanpa pagu; – berarti tidak ada sub kegiatan "
            "bertanda layanan itu, belum dilaporkan, atau serapan tidak dapat "
            "dihitung. Keduanya alarm tanpa anggaran. Serapan di atas seratus persen: "
            "realisasi melebihi pagu tercatat.",
            "Budget as the sub activities are tagged. No rupiah means a sub activity "
            "without a budget; – means none is tagged with the service, none is "
            "reported, or no share can be computed. Both are an alarm: no budget. "
            "Above a hundred per cent: more spent than the recorded budget.",
        ),
    )
