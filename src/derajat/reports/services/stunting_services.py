"""The stunting report: prevalence, and the essential services against their targets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor

from derajat.errors import Location, Problem
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.forms import Setting
from derajat.reports.grades import grade_value, name_grade
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    denominator_number,
    interval_text,
    numerator_number,
    value_number,
)
from derajat.reports.outline import (
    Block,
    Column,
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
from derajat.reports.settings import check_labels, label_of, list_of, wrong_shape
from derajat.reports.source import Making
from derajat.reports.statements import tell_value
from derajat.reports.wording import say


STUNTING, MEASURED = "IKU-STUNT", "GZ-UKUR-RUTIN"


def build_prevalence(making: Making, _settings: Settings) -> Sequence[Block]:
    """The prevalence with its interval, and how many children it rests on."""
    value = making.source.value(STUNTING, making.area, making.period)
    if value is None or value.shown is None:
        said = say(
            making,
            "Prevalensi stunting belum dapat disebutkan: belum ada data pengukuran "
            "balita untuk periode ini.",
            "The prevalence of stunting cannot be told: there are no measurements of "
            "children for this period.",
        )
        return (sentence("prevalensi", said, role=Role.LEAD),)
    return tuple(_tell_prevalence(making, value))


def _tell_prevalence(making: Making, value: Value) -> Iterator[Block]:
    catalogue, language = making.source.catalogue, making.language
    lead = say(making, "Prevalensi stunting balita: ", "Stunting among children: ")
    found = tell_value(value, catalogue, language)
    interval = interval_text(value, catalogue, language)
    between = say(making, "; rentang 95 persen ", "; 95 per cent interval ")
    sure = (between, *interval) if interval else ()
    grade = Quoted(f" [{name_grade(grade_value(value, catalogue), language)}].")
    yield sentence("prevalensi", lead, found, sure, grade, role=Role.LEAD)
    share = making.source.value(MEASURED, making.area, making.period)
    if share is not None and share.shown is not None:
        yield sentence(
            "terukur",
            say(making, "Balita yang diukur: ", "Children measured: "),
            tell_value(share, catalogue, language),
            ".",
        )
    said = say(
        making,
        "Angka ini dari pengukuran rutin (e-PPGBM) atas balita yang datang diukur; ia "
        "tidak sebanding dengan survei dan tidak digabung dengannya.",
        "This number is from routine measurement of the children who came; it is not "
        "comparable with surveys and not merged with them.",
    )
    yield sentence("catatan-prevalensi", said, role=Role.NOTE)


@dataclass(frozen=True)
class EssentialService:
    """An essential service and the target that a rule sets it."""

    indicator: str
    target: Fraction | None
    printed: str


_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Layanan", "Service"), WORDS),
    (Label("Sasaran", "Eligible"), AMOUNT),
    (Label("Mendapat", "Received"), AMOUNT),
    (Label("Cakupan (%)", "Coverage (%)"), AMOUNT),
    (Label("Target (%)", "Target (%)"), AMOUNT),
    (Label("Keadaan", "State"), Column(1.2)),
    (Label("Kekurangan terhadap target", "Short of the target"), AMOUNT),
    (Label("Belum mendapat", "Not received"), AMOUNT),
)


def build_essential_services(making: Making, settings: Settings) -> Sequence[Block]:
    """The services of a form with coverage, target, and how many persons are short."""
    services = [_read_service(item) for item in list_of(settings["services"])]
    key = str(settings["key"])
    values = {
        one.indicator: making.source.value(one.indicator, making.area, making.period)
        for one in services
    }
    caption = label_of(settings["caption"])
    if not any(value is not None for value in values.values()):
        said = say(making, ": belum ada data periode ini.", ": no data for the period.")
        return (sentence(key, Quoted(caption.render(making.language)), said),)
    rows = [
        _row(making, place, one, values[one.indicator])
        for place, one in enumerate(services, 1)
    ]
    notes = tuple(_notes(making, settings, tuple(values.values())))
    sheet = str(settings.get("sheet", ""))
    return (build_table(making, key, caption, _COLUMNS, rows, notes, sheet),)


def _read_service(item: Setting) -> EssentialService:
    if not isinstance(item, Mapping):
        raise ValueError(f"no service: {item!r}")
    printed = str(item.get("target", ""))
    target = Fraction(Decimal(printed)) if printed else None
    return EssentialService(str(item["indicator"]), target, printed)


def _row(
    making: Making, place: int, service: EssentialService, value: Value | None
) -> Row:
    language, catalogue = making.language, making.source.catalogue
    label = making.source.indicator(service.indicator).label.render(language)
    state, tone = _state(making, service, value)
    has_share = value is None or value.denominator is not None
    return Row(
        (
            cell(str(place)),
            quoted(label.partition(" (Perpres")[0]),
            cell(denominator_number(value, language)),
            cell(numerator_number(value, language)),
            cell(
                value_number(value, catalogue, language, unit=False)
                if has_share
                else ABSENT
            ),
            cell(_target_number(making, service)),
            cell(state, tone),
            cell(_short_number(making, service, value)),
            cell(_left_number(making, service, value)),
        )
    )


def _target_number(making: Making, service: EssentialService) -> Content:
    if not service.printed:
        return ABSENT
    fact = Fact("target-of-rule", service.indicator)
    shown = service.printed.replace(".", "," if making.language == "id" else ".")
    return Number(shown, service.printed, fact)


def _state(
    making: Making, service: EssentialService, value: Value | None
) -> tuple[str, Tone]:
    if service.target is None or value is None or value.shown is None:
        return ABSENT, Tone.ABSENT
    short = short_of(making, service, value)
    if short is None:
        return ABSENT, Tone.ABSENT
    if short:
        return say(making, "belum tercapai", "not reached"), Tone.BAD
    return say(making, "tercapai", "reached"), Tone.GOOD


def short_of(making: Making, service: EssentialService, value: Value) -> int | None:
    """How many persons are missing to the target, or too many where fewer is better."""
    if service.target is None or value.numerator is None or not value.denominator:
        return None
    wanted = service.target * Fraction(value.denominator) / 100
    if making.source.indicator(service.indicator).better is Direction.LOWER:
        return max(0, value.numerator - floor(wanted))
    return max(0, ceil(wanted) - value.numerator)


def _short_number(
    making: Making, service: EssentialService, value: Value | None
) -> Content:
    short = None if value is None else short_of(making, service, value)
    if short is None or value is None:
        return ABSENT
    fact = Fact("short", service.indicator, making.area, value.period)
    number = count_number(short, fact, making.language)
    if short and making.source.indicator(service.indicator).better is Direction.LOWER:
        return (number, say(making, " terlalu banyak", " too many"))
    return number


def _left_number(
    making: Making, service: EssentialService, value: Value | None
) -> Content:
    """Who is eligible and did not receive; a dash where receiving is not wanted."""
    if value is None or value.numerator is None or value.denominator is None:
        return ABSENT
    if making.source.indicator(service.indicator).better is Direction.LOWER:
        return ABSENT
    left = max(0, ceil(Fraction(value.denominator)) - value.numerator)
    fact = Fact("left", service.indicator, making.area, value.period)
    return count_number(left, fact, making.language)


def _notes(
    making: Making, settings: Settings, values: Sequence[Value | None]
) -> Iterator[Text]:
    for note in list_of(settings.get("notes", ())):
        yield (Quoted(label_of(note).render(making.language)),)
    flags = {flag for value in values if value for flag in value.flags.split(";")}
    if "incomplete" in flags:
        yield (
            say(
                making,
                "Belum semua unit melapor untuk sebagian layanan.",
                "Not all units have reported for some services.",
            ),
        )
    yield (
        say(
            making,
            "– berarti tidak ada sasaran, target atau nilai; kekurangan dihitung atas "
            "orang, keluarga atau kelurahan menurut layanannya.",
            "– means no eligible number, target or value; what is short counts "
            "persons, families or villages, as the service does.",
        ),
    )


def check_essential_services(
    settings: Settings, catalogue: Catalogue, where: Location
) -> Iterator[Problem]:
    """DEF-260 for services that are no pairs of indicator and target."""
    yield from check_labels(settings, ("caption",), where)
    for item in list_of(settings.get("services", ())):
        if not isinstance(item, Mapping) or item.get("indicator") not in (
            catalogue.indicators
        ):
            yield wrong_shape(where, "services", "[{indicator: ..., target: ...}]")
        elif not _is_number(str(item.get("target", "0"))):
            yield wrong_shape(where, "target", "90 atau 15.5")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
