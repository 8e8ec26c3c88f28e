"""The annex of measurement: how each number was counted, and by which definition."""

from collections.abc import Sequence

from derajat.model.indicators import Indicator, Version
from derajat.model.numerals import render_day
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.grades import grade_value, name_grade
from derajat.reports.numbers import (
    ABSENT,
    denominator_number,
    interval_text,
    numerator_number,
)
from derajat.reports.outline import Block, Cell, Quoted, Row, Text
from derajat.reports.performance.amounts import target_of, value_in_table
from derajat.reports.performance.causes import completeness_number
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.review import review_plan
from derajat.reports.performance.wording import paragraph
from derajat.reports.source import Making
from derajat.reports.statements import attainment_number, state_words
from derajat.reports.wording import say
from derajat.steering.paths import last_day_of_year
from derajat.steering.score_lines import ScoreLine


def build_measurement(making: Making, settings: Settings) -> Sequence[Block]:
    """Target, counts, value, interval, completeness and grade of every indicator."""
    lines = review_plan(making, settings).results
    heads = (
        Head(say(making, "Indikator", "Indicator"), 3.4),
        Head(say(making, "Kode", "Code"), 1.3),
        Head("Target", 1, RIGHT),
        Head(say(making, "Pembilang", "Numerator"), 1.1, RIGHT),
        Head(say(making, "Penyebut", "Denominator"), 1.1, RIGHT),
        Head(say(making, "Nilai", "Value"), 1, RIGHT),
        Head(say(making, "Satuan", "Unit"), 1.5),
        Head(say(making, "Selang 95 persen", "95 per cent interval"), 1.5, RIGHT),
        Head(say(making, "Kelengkapan", "Completeness"), 1.2, RIGHT),
        Head(say(making, "Capaian", "Attainment"), 1.2, RIGHT),
        Head(say(making, "Keadaan", "State"), 2),
        Head(say(making, "Kekuatan", "Grade"), 1.2),
    )
    rows = [_row(making, line) for line in lines]
    caption = say(
        making, f"Pengukuran kinerja {making.year}", f"Measurement of {making.year}"
    )
    return (build_table("pengukuran", caption, heads, rows, size=7.5),)


def _row(making: Making, line: ScoreLine) -> Row:
    value, words = line.score.value, making.language
    catalogue = making.source.catalogue
    interval: Text = interval_text(value, catalogue, words) or (ABSENT,)
    is_counted = value is not None and value.completeness is not None
    complete = completeness_number(value, words) if value and is_counted else ABSENT
    return Row(
        (
            quoted_cell(line.item.statement),
            quoted_cell(line.item.measured_by or ABSENT),
            Cell(target_of(making, line.item, making.year)),
            amount_cell(numerator_number(value, words)),
            amount_cell(denominator_number(value, words)),
            amount_cell(value_in_table(making, value)),
            quoted_cell(line.item.unit or ABSENT),
            Cell(interval),
            amount_cell(complete),
            amount_cell(attainment_number(line, making.year, words)),
            quoted_cell(state_words(line.score, words, with_reason=True)),
            word_cell(name_grade(grade_value(value, catalogue), words)),
        )
    )


def build_definitions(making: Making, settings: Settings) -> Sequence[Block]:
    """The register of the definitions that the report uses, with rule and day."""
    lines = review_plan(making, settings).results
    codes = dict.fromkeys(line.item.measured_by for line in lines)
    known = [
        making.source.indicator(code)
        for code in codes
        if code in making.source.catalogue.indicators
    ]
    if not known:
        return (
            paragraph(
                making,
                "definisi",
                "Rencana ini belum menyebut indikator yang mengukurnya.",
                "This plan names no indicator that measures it yet.",
            ),
        )
    heads = (
        Head(say(making, "Kode", "Code"), 1.3),
        Head(say(making, "Nama", "Name"), 3),
        Head(say(making, "Berlaku sejak", "In force since"), 1.4),
        Head(say(making, "Dasar", "Basis"), 4),
        Head(say(making, "Dicocokkan", "Compared"), 1.4),
    )
    rows = [_definition_row(making, indicator) for indicator in known]
    caption = say(making, "Definisi yang dipakai", "Definitions used")
    return (build_table("definisi", caption, heads, rows, size=7.5),)


def _definition_row(making: Making, indicator: Indicator) -> Row:
    version = _version(indicator, making)
    basis = "; ".join(filter(None, (version.source.title, version.source.article)))
    checked = (
        say(making, "sudah", "yes")
        if version.confirmed
        else say(making, "belum dicocokkan", "not yet")
    )
    return Row(
        (
            quoted_cell(indicator.code),
            quoted_cell(indicator.label.render(making.language)),
            quoted_cell(render_day(version.valid_from, making.language)),
            Cell((Quoted(basis),)),
            word_cell(checked),
        )
    )


def _version(indicator: Indicator, making: Making) -> Version:
    found = indicator.version_on(last_day_of_year(making.year))
    return found or indicator.versions[-1]
