"""What the page of data quality shows: shares with their counts, never alone."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from derajat.intake.reasons import reason_word
from derajat.model.batches import RowCounts
from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.web.asked import Asked
from derajat.web.pages.data.quality_book import BatchQuality


MONTHS = 6
TOP_REASONS = 12


@dataclass(frozen=True)
class QualityRow:
    """Files, rows and what became of the rows, as texts."""

    name: str
    files: str
    received: str
    accepted: str
    questioned: str
    set_aside: str
    share: str
    """Questioned and set aside together, of those received."""


@dataclass(frozen=True)
class ReasonRow:
    """A reason and how often it was found."""

    code: str
    words: str
    count: str


@dataclass(frozen=True)
class QualityPage:
    """Everything on the page."""

    total: QualityRow | None
    forms: tuple[QualityRow, ...]
    centres: tuple[QualityRow, ...]
    months: tuple[QualityRow, ...]
    reasons: tuple[ReasonRow, ...]


def build_quality_page(asked: Asked, quality: tuple[BatchQuality, ...]) -> QualityPage:
    """The page for the asked area: all files for the office, else those about it."""
    office = asked.reading.office
    is_office = asked.area.code == office.area
    own = [each for each in quality if is_office or each.centre == asked.area.code]
    labels = {source.name: source.label for source in office.sources}
    language = asked.language
    forms = _groups(own, lambda each: each.batch.source)
    centres = _groups([e for e in own if e.centre], lambda each: each.centre)
    months = _groups(own, lambda each: each.month)
    by_code = office.areas.by_code
    everything = Label("Semua berkas", "All files").render(language)
    return QualityPage(
        _row(everything, own, language) if own else None,
        _worst_first(
            {
                labels[name].render(language) if name in labels else name: inside
                for name, inside in forms.items()
            },
            language,
        ),
        _worst_first({by_code[c].name: own for c, own in centres.items()}, language),
        tuple(
            _row(_month(month, language), months[month], language)
            for month in sorted(months)[-MONTHS:]
        ),
        _reasons(own, language),
    )


Group = Sequence[BatchQuality]


def add_counts(group: Group) -> RowCounts:
    """The rows of all files of a group."""
    total = RowCounts()
    for each in group:
        total += each.counts
    return total


def render_share(part: int, whole: int, language: str) -> str:
    """A share with one decimal, rounded half up from exact counts; `–` of nothing."""
    if not whole:
        return "–"
    share = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{render_number(str(share), language)}%"


def _groups(
    quality: Group, key: Callable[[BatchQuality], str]
) -> dict[str, list[BatchQuality]]:
    found: dict[str, list[BatchQuality]] = {}
    for each in quality:
        found.setdefault(key(each), []).append(each)
    return found


def _worst_first(groups: Mapping[str, Group], language: str) -> tuple[QualityRow, ...]:
    """The rows, those with the most rows in doubt first."""

    def in_doubt(name: str) -> tuple[int, str]:
        counts = add_counts(groups[name])
        return (-(counts.questioned + counts.set_aside), name)

    return tuple(
        _row(name, groups[name], language) for name in sorted(groups, key=in_doubt)
    )


def _row(name: str, group: Group, language: str) -> QualityRow:
    counts = add_counts(group)
    doubted = counts.questioned + counts.set_aside
    files, received, accepted, questioned, set_aside = (
        render_number(number, language)
        for number in (
            len(group),
            counts.received,
            counts.accepted,
            counts.questioned,
            counts.set_aside,
        )
    )
    share = render_share(doubted, counts.received, language)
    return QualityRow(name, files, received, accepted, questioned, set_aside, share)


def _month(text: str, language: str) -> str:
    period = parse_period(text)
    return render_period(period, language) if period else text


def _reasons(quality: Group, language: str) -> tuple[ReasonRow, ...]:
    found: Counter[str] = Counter()
    for each in quality:
        for code, _, count in each.reasons:
            found[code] += count
    return tuple(
        ReasonRow(code, _word(code, language), render_number(count, language))
        for code, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )[:TOP_REASONS]


def _word(code: str, language: str) -> str:
    """The reason in a word or two; nothing where the code has to do."""
    word = reason_word(code, language)
    return "" if word == code else word
