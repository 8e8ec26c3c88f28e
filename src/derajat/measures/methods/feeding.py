"""Which forms of which offices feed an indicator, and which plans use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.measures.methods.formulas import level_words
from derajat.measures.methods.page import Block, Table
from derajat.measures.methods.reading import received_by
from derajat.measures.methods.telling import Telling
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Indicator
from derajat.model.numerals import MONTH_NAMES
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.model.sources import Expected, Source


@dataclass(frozen=True)
class Publication:
    """All that pages are made from: content, offices, their plans by office name."""

    catalogue: Catalogue
    offices: tuple[Office, ...]
    plans: tuple[tuple[str, Plan], ...]
    forms: tuple[Source, ...] = ()
    """The national forms, which any office may receive."""


def form_blocks(
    indicator: Indicator, publication: Publication, tell: Telling
) -> Iterator[Block]:
    """A row for each form that brings a dataset it reads."""
    rows = tuple(_form_rows(indicator, publication, tell))
    if not rows:
        yield tell.say(
            "Belum ada kantor yang mempunyai formulirnya.", "No office has a form yet."
        )
        return
    headings = (
        tell.say("himpunan data", "dataset"),
        tell.say("kantor", "office"),
        tell.say("formulir", "form"),
        tell.say("yang diharapkan mengirim", "expected from"),
    )
    yield Table(headings, rows)


def _form_rows(
    indicator: Indicator, publication: Publication, tell: Telling
) -> Iterator[tuple[str, ...]]:
    for name in received_by(indicator, publication.catalogue):
        for office in publication.offices:
            for source in office.sources:
                if source.dataset == name:
                    yield _form_row(name, tell.label(office.label), source, tell)
        for source in publication.forms:
            if source.dataset == name:
                whose = tell.say("formulir nasional", "national form")
                yield _form_row(name, whose, source, tell)


def _form_row(name: str, whose: str, source: Source, tell: Telling) -> tuple[str, ...]:
    expected = _expected_words(source.expected, tell) if source.expected else "-"
    return f"`{name}`", whose, tell.label(source.label), expected


def _expected_words(expected: Expected, tell: Telling) -> str:
    level = level_words(expected.area_level, tell)
    if len(expected.months) == 12:
        when = tell.say("setiap bulan", "every month")
    elif expected.months:
        names = MONTH_NAMES[tell.language]
        when = ", ".join(names[month - 1] for month in expected.months)
    else:
        when = tell.say("setahun sekali", "once a year")
    first, last = expected.first_year, expected.last_year
    if last is None:
        years = tell.say(f"sejak {first}", f"since {first}")
    else:
        years = f"{first}" if first == last else f"{first}-{last}"
    return f"{level}: {when}, {years}"


def plan_blocks(
    indicator: Indicator, publication: Publication, tell: Telling
) -> Iterator[Block]:
    """A row for each indicator of a plan that is measured by it."""
    labels = {office.name: tell.label(office.label) for office in publication.offices}
    rows = tuple(
        (labels[office], tell.label(plan.label), node.code, item.statement)
        for office, plan in publication.plans
        for node, item in plan.indicators()
        if item.measured_by == indicator.code
    )
    if not rows:
        yield tell.say("Belum dipakai rencana mana pun.", "No plan uses it yet.")
        return
    headings = (
        tell.say("kantor", "office"),
        tell.say("rencana", "plan"),
        tell.say("simpul", "node"),
        tell.say("bunyi", "wording"),
    )
    yield Table(headings, rows)


def producer_words(
    indicator: Indicator, publication: Publication, tell: Telling
) -> str:
    """Who makes the data, by the forms (produsen data)."""
    wanted = received_by(indicator, publication.catalogue)
    levels = dict.fromkeys(
        level_words(source.expected.area_level, tell)
        for office in publication.offices
        for source in office.sources
        if source.dataset in wanted and source.expected is not None
    )
    if not levels:
        return tell.say("dinas kesehatan", "the health office")
    listed = ", ".join(levels)
    return tell.say(
        f"dinas kesehatan, dari laporan {listed}",
        f"the health office, from reports of {listed}",
    )
