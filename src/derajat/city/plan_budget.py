"""The lower half of the invented plan: programmes down to sub activities, with money.

Written from the same nomenclature as the invented budget, for a city of any size, so
that plan, budget and spending of a city speak of the same lines.
"""

from collections.abc import Iterator
from itertools import groupby

from derajat.city.budget.happening import GROWTH, SMALLEST
from derajat.city.budget.nomenclature import SUB_ACTIVITIES, SubActivity
from derajat.city.budget.plan_words import NAMES, OUTPUTS, PROMISES, Promise
from derajat.city.settings import CitySettings


YEARS = range(2025, 2030)
"""Those of the invented plan."""
_BASELINE_YEAR = 2024
_OF_NO_OBJECTIVE = "T3"
"""The goal below which lines stand that serve no single objective."""
_OWNERS = {
    "S1": "Kepala Bidang Kesehatan Masyarakat",
    "S2": "Kepala Bidang Kesehatan Masyarakat",
    "S3": "Kepala Bidang P2P",
    "S4": "Kepala Bidang Pelayanan dan SDK",
    "S5": "Kepala Bidang Pelayanan dan SDK",
    "T3": "Sekretaris Dinas Kesehatan",
}
_PARTS = {"programme": 3, "activity": 5, "sub-activity": 6}


def budget_lines(settings: CitySettings) -> list[str]:
    """Lines of YAML: the nodes below the objectives of the invented plan."""
    ordered = sorted(SUB_ACTIVITIES, key=lambda item: (_parent(item), item.code))
    lines: list[str] = []
    for objective, items in groupby(ordered, key=_parent):
        lines += _branch(objective, list(items), "programme", objective, settings)
    return lines


def _parent(item: SubActivity) -> str:
    return item.objective or _OF_NO_OBJECTIVE


def _branch(
    objective: str,
    items: list[SubActivity],
    kind: str,
    parent: str,
    settings: CitySettings,
) -> Iterator[str]:
    """The nodes of a kind with everything below them."""
    below = {"programme": "activity", "activity": "sub-activity"}.get(kind)
    for code, group in groupby(items, key=lambda item: _head(item.code, kind)):
        own = list(group)
        name = f"{objective}-{code}"
        yield from _node(name, kind, code, parent, objective, own)
        yield from _indicator(objective, code, kind, own, settings)
        yield from _money(code, own, settings)
        if below:
            yield from _branch(objective, own, below, name, settings)


def _head(code: str, kind: str) -> str:
    return ".".join(code.split(".")[: _PARTS[kind]])


def _node(
    name: str,
    kind: str,
    code: str,
    parent: str,
    objective: str,
    items: list[SubActivity],
) -> Iterator[str]:
    statement = NAMES.get(code) or items[0].name
    yield f"  - code: '{name}'"
    yield f"    kind: {kind}"
    yield f"    statement: '{statement}'"
    yield f"    parent: '{parent}'"
    yield f"    owner: {_OWNERS[objective]}"


def _indicator(
    objective: str,
    code: str,
    kind: str,
    items: list[SubActivity],
    settings: CitySettings,
) -> Iterator[str]:
    yield "    indicators:"
    yield f"      - code: '{objective}-{code}-1'"
    if kind == "sub-activity":
        yield from _output(items[0], settings)
    else:
        result = "outcome" if kind == "programme" else "output"
        yield from _promise(PROMISES[objective, code], result)


def _promise(promise: Promise, result: str) -> Iterator[str]:
    targets = zip(YEARS, promise.targets, strict=True)
    yield f"        statement: {promise.statement}"
    yield f"        measured_by: {promise.measured_by}"
    yield f"        result: {result}"
    yield f"        unit: '{promise.unit}'"
    yield "        better: higher"
    yield "        over_years: last"
    yield f"        baseline: {{year: {_BASELINE_YEAR}, value: '{promise.baseline}'}}"
    said = ", ".join(f"{year}: '{target}'" for year, target in targets)
    yield f"        targets: {{{said}}}"


def _output(item: SubActivity, settings: CitySettings) -> Iterator[str]:
    statement, unit = OUTPUTS[item.code]
    target = output_of(item, settings)
    said = ", ".join(f"{year}: '{target}'" for year in YEARS)
    yield f"        statement: {statement}"
    yield "        result: output"
    yield f"        unit: {unit}"
    yield "        better: higher"
    yield "        over_years: sum"
    yield f"        targets: {{{said}}}"


def output_of(item: SubActivity, settings: CitySettings) -> int:
    """The output of a year, as the budget of the city sets it for all its sources."""
    each = item.output * settings.people / 1000 / len(item.sources)
    return max(round(each), 2) * len(item.sources)


def money_of(item: SubActivity, year: int, settings: CitySettings) -> int:
    """Rupiah for a year: what the budget comes to before each year's chance."""
    growth = GROWTH ** (year - settings.first_year)
    each = item.rupiah / len(item.sources) * settings.people * growth
    whole = max(round(each / 1e6) * 1_000_000, SMALLEST)
    return whole * len(item.sources)


def _money(
    code: str, items: list[SubActivity], settings: CitySettings
) -> Iterator[str]:
    amounts = {
        year: sum(money_of(item, year, settings) for item in items) // 1_000_000
        for year in YEARS
    }
    said = ", ".join(f"{year}: {amount}" for year, amount in amounts.items())
    yield "    budget:"
    yield f"      - code: '{code}'"
    yield "        unit: million"
    yield f"        years: {{{said}}}"
    yield f"        end: {sum(amounts.values())}"
