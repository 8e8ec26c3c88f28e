"""Perjanjian Kinerja: who promises whom what for a year, objective by objective."""

from collections.abc import Sequence

from derajat.model.offices import SigningPost
from derajat.model.plans import PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import Block, Bullets, Cell, Quoted, Row, Text
from derajat.reports.performance.amounts import target_of
from derajat.reports.performance.layout import CENTRE, RIGHT, Head, build_table
from derajat.reports.performance.review import result_nodes
from derajat.reports.performance.wording import paragraph
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.reports.wording import say


def build_parties(making: Making, settings: Settings) -> Sequence[Block]:
    """Name and post of the two who sign: first who promises, then the superior."""
    posts = settings["posts"]
    keys = (posts,) if isinstance(posts, str) else posts
    words = (
        say(making, "selanjutnya disebut pihak pertama", "the first party"),
        say(
            making,
            "selaku atasan pihak pertama, selanjutnya disebut pihak kedua",
            "superior of the first party, the second party",
        ),
    )
    items = tuple(
        _party(making, str(key), word) for key, word in zip(keys, words, strict=False)
    )
    return (Bullets("para-pihak", items, is_numbered=True),)


def _party(making: Making, key: str, word: str) -> Text:
    letterhead = making.office.letterhead
    known = {one.key: one for one in letterhead.signatories} if letterhead else {}
    found = known.get(key, SigningPost(key, ""))
    default = say(making, "Kepala Dinas", "Head of the office") if key == "head" else ""
    name = found.name or "……………………"
    post = found.post or default or "……………………"
    label = say(making, "Nama", "Name"), say(making, "Jabatan", "Post")
    return (Quoted(f"{label[0]}: {name}; {label[1]}: {post}; {word}."),)


def build_agreed_targets(making: Making, settings: Settings) -> Sequence[Block]:
    """Objectives with indicators and the target of the year, as the plan prints it."""
    plan = choose_plan(making, settings)
    nodes = [node for node in result_nodes(plan) if _has_target(node, making.year)]
    if not nodes:
        return (
            paragraph(
                making,
                "target",
                f"Rencana {plan.title} tidak memuat target tahun {making.year}.",
                f"The plan {plan.title} holds no target for {making.year}.",
            ),
        )
    rows = [
        row for place, node in enumerate(nodes, 1) for row in _rows(making, place, node)
    ]
    heads = (
        Head("No", 0.6, CENTRE),
        Head(say(making, "Sasaran", "Objective"), 3),
        Head(say(making, "Indikator kinerja", "Indicator"), 4),
        Head(say(making, "Satuan", "Unit"), 1.6),
        Head("Target", 1.2, RIGHT),
    )
    caption = say(
        making,
        f"Sasaran, indikator dan target tahun {making.year}",
        f"Objectives, indicators and targets of {making.year}",
    )
    return (build_table("target", caption, heads, rows, size=9),)


def _has_target(node: PlanNode, year: int) -> bool:
    return any(item.target_of(year) is not None for item in node.indicators)


def _rows(making: Making, place: int, node: PlanNode) -> list[Row]:
    down = len(node.indicators)
    rows = []
    for number, item in enumerate(node.indicators):
        lead = (
            word_cell(str(place), down=down),
            quoted_cell(node.statement, down=down),
        )
        cells = (
            quoted_cell(item.statement),
            quoted_cell(item.unit or ABSENT),
            Cell(target_of(making, item, making.year)),
        )
        rows.append(Row((*(lead if number == 0 else ()), *cells)))
    return rows
