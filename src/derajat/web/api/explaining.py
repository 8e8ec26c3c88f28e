"""Why a number is what it is; files and rows for roles that may see them."""

from collections.abc import Iterable
from dataclasses import asdict

from derajat.measures.explaining import Explanation
from derajat.measures.explaining.explanation import FileRows, FoundRows, RuleSource
from derajat.web.accounts.grants import Reader
from derajat.web.api.answers import answer_value
from derajat.web.api.schemas import (
    ComponentAnswer,
    CountedAnswer,
    ExplanationAnswer,
    FoundAnswer,
    LeftOutAnswer,
    RowsAnswer,
)
from derajat.web.policy import Act, load_policy


def answer_explanation(found: Explanation, reader: Reader) -> ExplanationAnswer:
    """An explanation as far as the reader's role and areas go."""
    sees = load_policy().allows(reader.role, "rows", Act.VIEW)
    return ExplanationAnswer(
        value=answer_value(asdict(found.value)),
        label=found.label.id,
        area_name=found.area_name,
        unit=found.unit,
        rule=[line.id for line in found.rule],
        rule_source=_render_source(found.rule_source),
        arithmetic=found.arithmetic.id,
        counted=_answer_counted(found, sees),
        left_out=_answer_left_out(found, sees),
        set_aside=_answer_found(found.set_aside, sees),
        questioned=_answer_found(found.questioned, sees),
        components=_answer_components(found, reader),
        is_reproduced=found.is_reproduced,
        untraced=found.untraced,
        shows_rows=sees,
    )


def _render_source(source: RuleSource | None) -> str:
    if source is None:
        return ""
    return ", ".join(part for part in (source.title, source.article) if part)


def _answer_counted(found: Explanation, sees: bool) -> list[CountedAnswer]:
    return [
        CountedAnswer(
            figure=item.figure,
            dataset=item.dataset,
            amount=item.amount,
            rows=item.rows,
            files=_answer_files(item.files, sees),
        )
        for item in found.counted
    ]


def _answer_left_out(found: Explanation, sees: bool) -> list[LeftOutAnswer]:
    return [
        LeftOutAnswer(
            reason=item.reason.id, rows=item.rows, files=_answer_files(item.files, sees)
        )
        for item in found.left_out
    ]


def _answer_found(items: Iterable[FoundRows], sees: bool) -> list[FoundAnswer]:
    """By code alone: the sentence of intake may hold what stood in a cell."""
    return [
        FoundAnswer(
            code=item.code,
            rows=len(item.rows),
            files=[RowsAnswer(file=item.file, sheet=item.sheet, rows=list(item.rows))]
            if sees
            else [],
        )
        for item in items
    ]


def _answer_files(files: Iterable[FileRows], sees: bool) -> list[RowsAnswer]:
    return [
        RowsAnswer(file=item.file, sheet=item.sheet, rows=list(item.rows))
        for item in files
        if sees
    ]


def _answer_components(found: Explanation, reader: Reader) -> list[ComponentAnswer]:
    return [
        ComponentAnswer(
            indicator=item.indicator,
            area=item.area,
            group=item.group,
            shown=item.shown,
        )
        for item in found.components
        if item.area in reader.areas
    ]
