"""The plan as a table to take along: XLSX and CSV."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from derajat.model.labels import Label
from derajat.model.plans import PlanNode
from derajat.plan.rearranging import codes_above
from derajat.sheets.writing import PlainSheet, PlainValue, write_workbook
from derajat.steering.score_lines import ScoreLine
from derajat.steering.score_texts import render_state
from derajat.web.needs import needs
from derajat.web.pages.plan.asking import AskedPlan, read_asked_plan
from derajat.web.pages.plan.money import add_year
from derajat.web.plans.in_force import structure_of


Row = list[PlainValue]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (8.0, 14.0, 18.0, 60.0, 28.0, 14.0, 48.0, 14.0, 14.0, 12.0, 26.0, 18.0, 18.0)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@needs("plan")
def download(request: HttpRequest) -> HttpResponse:
    """The tree as a table, a row for each indicator and each node without one."""
    question = read_asked_plan(request)
    if question is None:
        raise Http404
    is_csv = request.GET.get("bentuk", "") == "csv"
    rows = list(build_rows(question))
    content = render_csv(rows) if is_csv else render_xlsx(rows)
    ending, kind = ("csv", "text/csv; charset=utf-8") if is_csv else ("xlsx", _XLSX)
    response = HttpResponse(content, content_type=kind)
    name = f"rencana-{question.found.plan.name}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def build_rows(question: AskedPlan) -> Iterator[Row]:
    """Headings, then the nodes in the order of the tree."""
    card, language = question.card, question.asked.language
    yield list(_headings(card.setting.year, language))
    lines: dict[str, list[ScoreLine]] = {}
    for line in card.lines:
        lines.setdefault(line.node.code, []).append(line)
    for node in _in_order(question, ""):
        # Money stands once: a sum over the column is the sum of the plan.
        money = _money_cells(node, card.setting.year)
        own: list[ScoreLine | None] = [*lines.get(node.code, ())]
        for cell in own or [None]:
            yield [*_row(question, node, cell), *money]
            money = [None, None]


def _headings(year: int, language: str) -> Iterator[str]:
    for label in (
        Label("tingkat", "level"),
        Label("kode", "code"),
        Label("jenis", "kind"),
        Label("pernyataan", "statement"),
        Label("penanggung jawab", "owner"),
        Label("kode indikator", "indicator code"),
        Label("indikator", "indicator"),
        Label("diukur oleh", "measured by"),
        Label(f"target {year}", f"target {year}"),
        Label("nilai", "value"),
        Label("keadaan", "state"),
        Label(f"pagu {year} (Rp)", f"ceiling {year} (Rp)"),
        Label(f"realisasi {year} (Rp)", f"realised {year} (Rp)"),
    ):
        yield label.render(language)


def _in_order(question: AskedPlan, parent: str) -> Iterator[PlanNode]:
    for node in question.found.plan.children.get(parent, ()):
        yield node
        yield from _in_order(question, node.code)


def _row(question: AskedPlan, node: PlanNode, line: ScoreLine | None) -> Row:
    plan, language = question.found.plan, question.asked.language
    kind = structure_of(plan).kinds[node.kind].label.render(language)
    own: Row = [
        len(codes_above(plan, node.code)) + 1,
        node.code,
        kind,
        node.statement,
        node.owner,
    ]
    return [*own, *_indicator_cells(line, language)]


def _money_cells(node: PlanNode, year: int) -> Row:
    ceiling, spent = add_year(node.budget, year)
    return [ceiling or None, spent]


def _indicator_cells(line: ScoreLine | None, language: str) -> Row:
    if line is None:
        return [None] * 6
    value = line.score.value
    return [
        line.item.code,
        line.item.statement,
        line.item.measured_by or None,
        line.target.target.printed if line.target else None,
        value.shown if value else None,
        render_state(line.score, language),
    ]


def render_xlsx(rows: list[Row]) -> bytes:
    """The rows as a workbook of one sheet."""
    sheet = PlainSheet(
        "Rencana",
        rows,
        column_widths=_WIDTHS,
        number_formats=("",) * 11 + ("#,##0", "#,##0"),
        page_margin=0.4,
        wrapped_columns=(4, 7),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rencana.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()


def render_csv(rows: list[Row]) -> bytes:
    """The rows as CSV; no text can become a formula in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["" if cell is None else _plain(str(cell)) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def _plain(text: str) -> str:
    if _NUMBER.fullmatch(text) or not text.startswith(_STARTS_A_FORMULA):
        return text
    return f"'{text}"
