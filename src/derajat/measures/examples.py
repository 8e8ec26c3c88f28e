"""Worked examples run as tests of the definitions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from derajat.engines.base import Engine
from derajat.errors import Location, Problem, report
from derajat.measures.compile import compile_measures
from derajat.measures.example_data import (
    build_example_facts,
    build_example_office,
    component_results,
)
from derajat.measures.example_reasons import render_left_out
from derajat.measures.flags import codes_of
from derajat.measures.formula import find_band, round_half_up
from derajat.measures.plan import MeasurePlan
from derajat.measures.results import Result
from derajat.measures.run import Run
from derajat.measures.values import build_run, compute_result
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Example, Index, Indicator
from derajat.model.values import FLAGS


@dataclass(frozen=True)
class Outcome:
    """What an example gives; None where there is nothing."""

    numerator: int | None = None
    denominator: Fraction | None = None
    unknown: int | None = None
    exact: Fraction | None = None
    band: str = ""
    flags: tuple[str, ...] = ("no-data",)


@dataclass(frozen=True)
class Difference:
    """One thing an example expects and does not get."""

    what: str
    expected: str
    found: str


def check_examples(catalogue: Catalogue, engine: Engine) -> tuple[Problem, ...]:
    """A problem (DEF-024) for each worked example that does not give what it says."""
    return tuple(
        problem
        for code in sorted(catalogue.indicators)
        for problem in check_indicator(catalogue, engine, code)
    )


def check_indicator(
    catalogue: Catalogue, engine: Engine, code: str
) -> Iterator[Problem]:
    """The problems of one indicator's examples."""
    indicator = catalogue.indicators[code]
    plan = compile_measures(catalogue, [code])
    for number, example in enumerate(indicator.examples, start=1):
        outcome = compute_example(catalogue, engine, indicator, plan, example)
        differences = compare(example, outcome)
        if differences:
            left_out = render_left_out(catalogue, plan, example)
            yield report(
                "DEF-024",
                Location(indicator.file, example.line),
                indicator=code,
                example=number,
                expected=", ".join(f"{d.what} {d.expected}" for d in differences),
                found=", ".join(f"{d.what} {d.found}" for d in differences),
                says=example.says.rstrip("."),
                detail_id=left_out.id,
                detail_en=left_out.en,
            )


def passes(
    catalogue: Catalogue, engine: Engine, code: str, plan: MeasurePlan | None = None
) -> bool:
    """Whether every example of an indicator gives what it says."""
    indicator = catalogue.indicators[code]
    plan = plan or compile_measures(catalogue, [code])
    return not any(
        compare(
            example,
            compute_example(catalogue, engine, indicator, plan, example),
        )
        for example in indicator.examples
    )


def compute_example(
    catalogue: Catalogue,
    engine: Engine,
    indicator: Indicator,
    plan: MeasurePlan,
    example: Example,
) -> Outcome:
    """What an indicator gives for the tables and numbers of one example.

    The day of the data is the last day of the example's period.
    """
    facts = build_example_facts(catalogue, example)
    day = example.period.last_day
    parts = engine.compute_parts(catalogue, facts, plan.tallies, day)
    office = build_example_office(indicator, plan, parts, example)
    built = build_run(catalogue, office, parts, plan, day, dict(example.eligible))
    run = replace(built, asked_periods=(example.period,))
    results = component_results(run, example)
    for planned in plan.indicators:
        code = planned.indicator.code
        if code not in results:
            results[code] = compute_result(run, planned, results)
    return read_outcome(run, results[indicator.code], example)


def read_outcome(run: Run, result: Result, example: Example) -> Outcome:
    """The value that the example is about."""
    at = _position(run, result, example)
    if at is None:
        return Outcome()
    exact = result.exact(at)
    version = result.timeline.indicator.version_on(example.period.first_day)
    has_band = version is not None and isinstance(version.kind, Index)
    kind = version.kind if version is not None and has_band else None
    band = (
        find_band(kind, exact) if isinstance(kind, Index) and exact is not None else ""
    )
    numerator = int(result.numerator[at]) if result.has_numerator[at] else None
    denominator = Fraction(int(result.denominator[at]), result.denominator_scale)
    return Outcome(
        numerator,
        denominator if result.has_denominator[at] else None,
        int(result.unknown[at]),
        exact,
        band,
        codes_of(int(result.flags.bits[at])),
    )


def _position(
    run: Run, result: Result, example: Example
) -> tuple[int, int, int] | None:
    """The value of the example's area and group.

    Where all together have no value (`never_sum_over`) and the rows are of one group
    only, an example that names no group is about that one.
    """
    codes, area = run.places.axis.codes, example.area or run.office.area
    labels = [label for label in result.labels if set(label) == _texts(example.group)]
    if not labels and not example.group and len(result.labels) == 1:
        labels = list(result.labels)
    if area not in codes or not labels:
        return None
    return result.position(codes.index(area), example.period, labels[0])


def _texts(group: tuple[tuple[str, object], ...]) -> set[tuple[str, str]]:
    return {
        (column, "?" if value in (None, "") else str(value)) for column, value in group
    }


def compare(example: Example, outcome: Outcome) -> tuple[Difference, ...]:
    """Everything the example says that did not come out."""
    gives = example.gives
    pairs = [
        ("numerator", gives.numerator, outcome.numerator),
        ("denominator", gives.denominator, outcome.denominator),
        ("unknown", gives.unknown, outcome.unknown),
        ("value", gives.value, _shown(gives.value, outcome.exact)),
        ("band", gives.band, outcome.band),
    ]
    found = [
        Difference(what, str(expected), "-" if got is None else str(got))
        for what, expected, got in pairs
        if expected is not None and expected != got
    ]
    if gives.no_value is not None and not _has_reason(gives.no_value, outcome):
        got = ";".join(outcome.flags) if outcome.exact is None else "value"
        found.append(Difference("no_value", gives.no_value, got))
    return tuple(found)


def _shown(expected: str | None, exact: Fraction | None) -> str | None:
    """The value at the decimals of an expected text, in the form of that text."""
    if expected is None or exact is None:
        return None
    decimals = max(-int(Decimal(expected).as_tuple().exponent), 0)
    rounded = round_half_up(exact, decimals)
    scaled = Decimal((rounded * 10**decimals).numerator)
    text = f"{scaled.scaleb(-decimals):.{decimals}f}"
    return expected if Decimal(text) == Decimal(expected) else text


def _has_reason(reason: str, outcome: Outcome) -> bool:
    names: Mapping[str, tuple[str, str, str]] = {flag[0]: flag for flag in FLAGS}
    return outcome.exact is None and any(
        reason in names[code] for code in outcome.flags
    )
