"""The eligible people of a denominator, spelled out to the datasets."""

from derajat.measures import vocabulary
from derajat.measures.methods.conditions import where_line
from derajat.measures.methods.formulas import parameter_words
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.datasets import (
    CountedNumber,
    Eligible,
    Estimate,
    GivenNumber,
    PlaceRole,
)
from derajat.model.indicators import EligibleSide


def eligible_lines(side: EligibleSide, tell: Telling) -> tuple[Line, ...]:
    """Who they are, how long the number holds, and every way to know it."""
    eligible = tell.catalogue.eligible[side.eligible]
    offered = [
        (name, number)
        for name, number in eligible.choices
        if not side.choices or name in side.choices
    ]
    if side.choices:
        offered.sort(key=lambda choice: side.choices.index(choice[0]))
    lines = [Line(_time(eligible, tell))]
    for position, (name, number) in enumerate(offered):
        first = tell.say(" (bawaan)", " (default)") if position == 0 else ""
        head = tell.say(f"pilihan `{name}`{first}", f"choice `{name}`{first}")
        lines.append(_choice_line(head, number, tell))
    if side.without:
        groups = ", ".join(f"`{name}`" for name in side.without)
        says = tell.say(
            f"kelompok {groups} hanya membagi pembilang; penyebutnya tetap semua",
            f"the groups {groups} divide the numerator only; the denominator is whole",
        )
        lines.append(Line(says))
    return tuple(lines)


def _time(eligible: Eligible, tell: Telling) -> str:
    counts = tell.catalogue.nouns.get(eligible.counts)
    noun = tell.label(counts.label) if counts else eligible.counts
    holds = tell.label(vocabulary.ELIGIBLE_TIMES[eligible.time])
    year = f": {eligible.fixed_year}" if eligible.fixed_year else ""
    return tell.say(f"dalam {noun}; {holds}{year}", f"in {noun}; {holds}{year}")


def _choice_line(
    head: str, number: GivenNumber | CountedNumber | Estimate, tell: Telling
) -> Line:
    if isinstance(number, Estimate):
        return _estimate_line(head, number, tell)
    dataset = tell.catalogue.datasets[number.dataset]
    data = tell.label(dataset.label)
    if isinstance(number, GivenNumber):
        column = tell.column(dataset, number.column)
        says = tell.say(f"jumlah {column} dari", f"sum of {column} of")
    else:
        names = tell.columns(dataset, number.one_per)
        says = tell.say(f"banyaknya {names} berbeda dari", f"different {names} of")
    place = tell.label(vocabulary.PLACES[PlaceRole(number.place)])
    by = tell.say(f"menurut {place}", f"by {place}")
    where = tell.say(", hanya baris dengan", ", only rows where")
    shared = _shared_words(number, tell)
    text = f"{head}: {says} “{data}”, {by}{shared}{where if number.where else ''}"
    return where_line(text, number.where, dataset, tell)


def _shared_words(number: GivenNumber | CountedNumber, tell: Telling) -> str:
    if isinstance(number, CountedNumber) or not number.share_by:
        return ""
    base = tell.label(tell.catalogue.eligible[number.share_by].label)
    return tell.say(
        f", dibagi ke wilayah yang lebih kecil menurut “{base}” (sisa terbesar)",
        f", divided over smaller areas by “{base}” (largest remainder)",
    )


def _estimate_line(head: str, estimate: Estimate, tell: Telling) -> Line:
    base = tell.catalogue.eligible[estimate.of]
    factors = [parameter_words(name, tell) for name in estimate.parameters]
    if estimate.factor != 1:
        factors.append(tell.number(estimate.factor))
    text = f"{head}: {' x '.join([tell.label(base.label), *factors])}"
    lines = [Line(_time(base, tell))]
    for name, number in base.choices:
        choice = tell.say(f"pilihan `{name}`", f"choice `{name}`")
        lines.append(_choice_line(choice, number, tell))
    return Line(text, tuple(lines))
