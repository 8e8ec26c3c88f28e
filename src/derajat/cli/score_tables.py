"""A scorecard for people: tables by kind of result, then what needs attention."""

from collections.abc import Sequence

from derajat.cli.output import write_line, write_table
from derajat.cli.score_cells import (
    render_code,
    render_count,
    render_statement,
    render_value,
)
from derajat.cli.score_notes import (
    write_attention,
    write_notes,
    write_paces,
    write_unjudged,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.steering.score_lines import ResultGroup, ScoreLine
from derajat.steering.score_texts import (
    render_attainment,
    render_missing,
    render_pace,
    render_state,
    render_target,
)
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score
from derajat.steering.words import GROUP_WORDS


_HEADINGS = {
    "id": "kode|indikator|nilai (selang)|hitungan|target|capaian|keadaan|kurang",
    "en": "code|indicator|value (interval)|count|target|attained|state|missing",
}
_AREA_HEADINGS = {
    "id": "wilayah|nilai (selang)|hitungan|capaian|keadaan|kurang",
    "en": "area|value (interval)|count|attained|state|missing",
}


def write_score_tables(card: Scorecard, language: str) -> None:
    """Print the scorecard: results in people and own work apart."""
    write_line(_title(card, language))
    for plan in card.plans:
        mark = Label("CONTOH: ", "EXAMPLE: ") if plan.is_example else Label("", "")
        write_line(mark.render(language) + plan.label.render(language))
    for group in ResultGroup:
        lines = [line for line in card.lines if line.result_group is group]
        judged = [line for line in lines if line.score.verdict.state is not None]
        if judged:
            write_line()
            rows = [_row(card, line, language) for line in judged]
            title = GROUP_WORDS[group].render(language)
            write_table(title, _HEADINGS[language].split("|"), rows, right=99)
    write_unjudged(card, language)
    _write_areas(card, language)
    write_paces(card, language)
    write_attention(card, language)
    write_notes(card, language)


def _title(card: Scorecard, language: str) -> str:
    area = card.office.areas.by_code.get(card.area)
    name = area.name if area else card.area
    day = render_day(card.setting.today, language)
    said = Label(
        f"{card.office.label.id}: kartu skor {name} {card.setting.year}, dilihat {day}",
        f"{card.office.label.en}: scorecard of {name} {card.setting.year}, as of {day}",
    )
    return said.render(language)


def _row(card: Scorecard, line: ScoreLine, language: str) -> tuple[str, ...]:
    score = line.score
    return (
        render_code(card, line),
        render_statement(card, line, language),
        render_value(card, line, score, language),
        render_count(score, language),
        render_target(line, language),
        render_attainment(score, language),
        render_state(score, language),
        render_missing(card, line, score, language),
    )


def _write_areas(card: Scorecard, language: str) -> None:
    for line in card.lines:
        if line.areas:
            write_line()
            rows = [_area_row(card, line, score, language) for score in line.areas]
            name = (
                f"{render_code(card, line)}  {render_statement(card, line, language)}"
            )
            title = f"{name}: {render_target(line, language)}"
            write_table(title, _AREA_HEADINGS[language].split("|"), rows, right=99)


def _area_row(
    card: Scorecard, line: ScoreLine, score: Score, language: str
) -> Sequence[str]:
    name = card.office.areas.by_code[score.area].name
    missing = render_missing(card, line, score, language)
    if score.pace is not None:
        missing += f"; {render_pace(score.pace, language)}"
    return (
        f"{name} ({score.area})",
        render_value(card, line, score, language),
        render_count(score, language),
        render_attainment(score, language),
        render_state(score, language),
        missing,
    )
