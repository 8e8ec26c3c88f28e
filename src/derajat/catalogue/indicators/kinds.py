"""The kinds of indicator: what each reads, and from which rows."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.shapes import find_column, refuse_type
from derajat.catalogue.datasets.truth import may_be_unknown
from derajat.catalogue.grammar.nodes import MapNode
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.indicators.formulas import REACHES, read_formula
from derajat.catalogue.indicators.selections import (
    CHOICES,
    ROWS,
    ChosenRows,
    after_denominator,
    read_selection,
    read_side,
)
from derajat.catalogue.library import Library
from derajat.model.areas import AreaLevel
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import columns_of
from derajat.model.datasets import Eligible
from derajat.model.formulas import BandLimit, Reach
from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Side,
    SumProportion,
    UnknownNumerator,
    WithoutValue,
)


@dataclass(frozen=True)
class ReadKind:
    """A kind with the rows of its sides and the eligible it stands against."""

    kind: Kind
    rows: tuple[ChosenRows, ...] = ()
    eligible: Eligible | None = None


@dataclass(frozen=True)
class KindForm:
    """The keys of a kind and how they are read."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    read: Callable[[Library, Section], ReadKind]
    has_interval: bool = False


def _read_proportion(library: Library, section: Section) -> ReadKind:
    if "part" in section or "whole" in section:
        return _read_sum_proportion(library, section)
    if "numerator" not in section:
        raise section.page.skip(
            "DEF-003", section.line, key="numerator", what=section.what
        )
    rows = read_selection(library, section)
    denominator, inside = after_denominator(library, section, rows)
    reader = Reader(library, section.page, inside.shape)
    numerator = reader.read_all(section.node("numerator"), "numerator")
    missing = sorted(columns_of(numerator) & inside.shape.may_miss)
    can_be_unknown = may_be_unknown(numerator, rows.shape.may_miss, denominator)
    unknown = _read_unknown(section, can_be_unknown, missing)
    kind = Proportion(rows.selection, numerator, denominator, unknown)
    return ReadKind(kind, (rows,))


def _read_unknown(
    section: Section, can_be_unknown: bool, missing: list[str]
) -> UnknownNumerator | None:
    """The choice for a numerator that cannot be decided: asked where it matters."""
    key = "unknown_numerator"
    if key not in section:
        if can_be_unknown and not section.page.failed:
            line = section.line_of("numerator")
            section.page.report("DEF-013", line, columns=", ".join(missing))
        return None
    if not can_be_unknown and not section.page.failed:
        section.refuse_useless(key, why="numerator: missing: never")
    return section.word(key, UnknownNumerator)


def _read_sum_proportion(library: Library, section: Section) -> ReadKind:
    useless = ("numerator", "denominator", "unknown_numerator")
    section.refuse_useless(*useless, why="part, whole")
    for key in ("part", "whole"):
        if key not in section:
            section.page.report("DEF-003", section.line, key=key, what=section.what)
    rows = read_selection(library, section)
    part = _number(section, rows, "part")
    whole = _number(section, rows, "whole")
    if (part.type, part.places) != (whole.type, whole.places):
        section.page.report(
            "DEF-017",
            section.line_of("part"),
            use="part, whole",
            columns=f"{part.name} ({part.type.value}), "
            f"{whole.name} ({whole.type.value})",
        )
    if part.name == whole.name:
        section.refuse_useless("part", why=f"whole: {whole.name}")
    return ReadKind(SumProportion(rows.selection, part.name, whole.name), (rows,))


def _number(section: Section, rows: ChosenRows, key: str) -> Column:
    column = find_column(section.page, section.node(key), rows.shape, key)
    if not column.type.is_number:
        needed = "whole | decimal | rupiah"
        refuse_type(section.page, section.line_of(key), column, key, needed)
    return column


def _read_coverage(library: Library, section: Section) -> ReadKind:
    numerator, rows = read_side(library, section, "numerator")
    denominator, eligible = _read_eligible(library, section)
    return ReadKind(Coverage(numerator, denominator), (rows,), eligible)


def _read_eligible(library: Library, outer: Section) -> tuple[EligibleSide, Eligible]:
    section = outer.section("denominator", ("eligible",), ("choices", "without"))
    eligible = library.eligible.find(section.page, section.node("eligible"))
    choices: tuple[str, ...] = ()
    known = [name for name, _ in eligible.choices]
    if "choices" in section:
        choices = section.names("choices")
        for node in section.items("choices"):
            name = getattr(node, "text", "")
            if name not in known:
                section.page.report_unknown(
                    "DEF-005", node.line, name, known, kind="choices"
                )
    without = section.names("without") if "without" in section else ()
    return EligibleSide(eligible.name, choices, without), eligible


def _read_rate(library: Library, section: Section) -> ReadKind:
    numerator, rows = read_side(library, section, "numerator")
    node = section.node("denominator")
    if isinstance(node, MapNode) and node.get("eligible"):
        people, eligible = _read_eligible(library, section)
        return ReadKind(Rate(numerator, people), (rows,), eligible)
    denominator, others = read_side(library, section, "denominator")
    return ReadKind(Rate(numerator, denominator), (rows, others))


def _read_ratio(library: Library, section: Section) -> ReadKind:
    numerator, rows = read_side(library, section, "numerator", needs_sum=True)
    denominator, others = read_side(library, section, "denominator", needs_sum=True)
    return ReadKind(Ratio(numerator, denominator), (rows, others))


def _read_mean(library: Library, section: Section) -> ReadKind:
    rows = read_selection(library, section)
    value = _number(section, rows, "value")
    denominator, _ = after_denominator(library, section, rows)
    return ReadKind(Mean(rows.selection, value.name, denominator), (rows,))


def _read_count(library: Library, section: Section) -> ReadKind:
    side, rows = read_side(library, section, "numerator")
    return ReadKind(Count(side), (rows,))


def _read_quantile(library: Library, section: Section) -> ReadKind:
    rows = read_selection(library, section)
    value = _number(section, rows, "value")
    if value.type is not ColumnType.WHOLE:
        line = section.line_of("value")
        refuse_type(section.page, line, value, "quantile", "whole")
    at = section.fraction("at")
    if not 0 < at < 1:
        section.page.report(
            "DEF-033",
            section.line_of("at"),
            key="at",
            value=section.text("at"),
            needed="> 0, < 1",
        )
    step = section.whole("step", 1, 10**6)
    up_to = section.whole("up_to", step, 10**6)
    if up_to // step > 10_000:
        section.page.report(
            "DEF-044", section.line_of("up_to"), key="up_to", values=f"{up_to}/{step}"
        )
    denominator, _ = after_denominator(library, section, rows)
    kind = Quantile(rows.selection, value.name, at, step, up_to, denominator)
    return ReadKind(kind, (rows,))


def _read_areas(library: Library, section: Section) -> ReadKind:
    of = library.indicators.find(section.page, section.node("of"))
    reach = section.section("reach", (), REACHES)
    word = reach.one_of(*REACHES)
    kind = AreasReached(
        of=of.code,
        area_level=section.word("area_level", AreaLevel).value,
        reach=Reach(word),
        limit=reach.fraction(word),
        without_value=section.word("without_value", WithoutValue),
    )
    return ReadKind(kind)


def _read_index(library: Library, section: Section) -> ReadKind:
    formula = read_formula(library, section.page, section.node("formula"))
    bands: tuple[BandLimit, ...] = ()
    if "bands" in section:
        bands = _read_bands(section)
    rounded = None
    if "rounded_first" in section:
        rounded = section.whole("rounded_first", 0, 9)
        if not bands:
            section.refuse_useless("rounded_first", why="bands: -")
    return ReadKind(Index(formula, bands, rounded))


def _read_bands(section: Section) -> tuple[BandLimit, ...]:
    bands = []
    for node in section.items("bands"):
        with suppress(Skipped):
            inner = Section(section.page, node, "bands", ("from", "name"))
            bands.append(BandLimit(inner.fraction("from"), inner.text("name")))
    starts = [band.start for band in bands]
    if starts != sorted(set(starts)):
        section.page.report(
            "DEF-044",
            section.line_of("bands"),
            key="bands",
            values=", ".join(f"{float(start):g}" for start in starts),
        )
    return tuple(bands)


KINDS: dict[str, KindForm] = {
    "proportion": KindForm(
        ROWS,
        (*CHOICES, "numerator", "denominator", "unknown_numerator", "part", "whole"),
        _read_proportion,
        has_interval=True,
    ),
    "coverage": KindForm(("numerator", "denominator"), (), _read_coverage, True),
    "rate": KindForm(("numerator", "denominator"), (), _read_rate, True),
    "ratio": KindForm(("numerator", "denominator"), (), _read_ratio),
    "mean": KindForm((*ROWS, "value"), (*CHOICES, "denominator"), _read_mean),
    "count": KindForm(("numerator",), (), _read_count),
    "quantile": KindForm(
        (*ROWS, "value", "at", "step", "up_to"),
        (*CHOICES, "denominator"),
        _read_quantile,
    ),
    "areas": KindForm(("of", "area_level", "reach", "without_value"), (), _read_areas),
    "index": KindForm(("formula",), ("bands", "rounded_first"), _read_index),
}
"""The kinds by their word."""


def is_computed_from_values(kind: Kind) -> bool:
    """Whether a kind reads values of other indicators and no rows."""
    return isinstance(kind, AreasReached | Index)


def sides_of(kind: Kind) -> tuple[Side, ...]:
    """The sides of a kind that has any."""
    if isinstance(kind, Coverage | Count):
        return (kind.numerator,)
    if isinstance(kind, Rate | Ratio):
        sides = (kind.numerator, kind.denominator)
        return tuple(side for side in sides if isinstance(side, Side))
    return ()
