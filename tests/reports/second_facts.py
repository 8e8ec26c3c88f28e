"""What each fact of a report of the performance chain must be, by its own rule."""

from decimal import Decimal
from fractions import Fraction

from tests.reports.second_count import SecondCount, rounded, stripped


def expected(fact, count: SecondCount) -> str | None:
    """The exact text of a fact; None where this module does not know it."""
    if fact.what.startswith("state-"):
        return _states(fact, count)
    rule = RULES.get(fact.what)
    return rule(fact, count) if rule else None


def _stored(name):
    def read(fact, count):
        value = count.source.value(fact.subject, fact.area, fact.period)
        return str(getattr(value, name))

    return read


def _denominator(fact, count):
    return rounded(
        Fraction(count.source.value(fact.subject, fact.area, fact.period).denominator),
        0,
    )


def _end(name):
    def read(fact, count):
        value = count.source.value(fact.subject, fact.area, fact.period)
        unit = count.source.catalogue.indicators[fact.subject].unit
        places = count.source.catalogue.units[unit].decimals
        return rounded(Fraction(repr(getattr(value, name))), places)

    return read


def _completeness(fact, count):
    value = count.source.value(fact.subject, fact.area, fact.period)
    return rounded(Fraction(repr(value.completeness)) * 100, 1)


def _target(fact, count):
    plans = count.source.plans if fact.group else (count.plan,)
    plan = next(p for p in plans if not fact.group or p.name == fact.group)
    item = next(i for _, i in plan.indicators() if i.code == fact.subject)
    year, _, quarter = fact.period.partition("-Q")
    printed = item.target_of(int(year)).target.printed
    if not quarter:
        return printed
    count = SecondCount(count.source, plan, int(year), int(quarter))
    aim = count.aimed(item, int(year))
    due = aim.number * Fraction(int(quarter), 4)
    shown = rounded(due, 2).rstrip("0").rstrip(".")
    sign = (
        (">" if aim.is_strict else "≥")
        if aim.is_floor
        else ("<" if aim.is_strict else "≤")
    )
    return f"{sign}{shown}"


def _baseline(fact, count):
    plans = count.source.plans if fact.group else (count.plan,)
    plan = next(p for p in plans if not fact.group or p.name == fact.group)
    item = next(i for _, i in plan.indicators() if i.code == fact.subject)
    return item.baseline.target.printed


def _item(fact, count):
    return count.items[fact.subject][1]


def _attainment(fact, count):
    item = _item(fact, count)
    if "Q" in fact.period:
        value, share = count.value_until(item.measured_by), count.share(item)
    else:
        value, share = count.value(item.measured_by), Fraction(1)
    return rounded(count.attained(item, value, count.year, share), 2)


def _whole_attainment(end):
    def read(fact, count):
        item = _item(fact, count)
        value = count.value_until(item.measured_by)
        if end and value is None:
            value = count.value(item.measured_by, period=str(count.year - 1))
        year = count.plan.end_year if end else count.year
        return rounded(count.attained(item, value, year), 2)

    return read


def _ratio(fact, count):
    item, year = _item(fact, count), int(fact.period)
    value = count.value(item.measured_by, period=fact.period)
    return rounded(count.attained(item, value, year), 2)


def _progress(fact, count):
    item = _item(fact, count)
    value = count.value(item.measured_by)
    return rounded(count.attained(item, value, count.plan.end_year), 2)


def _change_needed(fact, count):
    item = _item(fact, count)
    aim = count.aimed(item, count.plan.end_year)
    found = count.amount(count.value(item.measured_by))
    away = aim.number - found if aim.is_floor else found - aim.number
    return rounded(max(away, Fraction(0)) / (count.plan.end_year - count.year), 2)


def _judged(fact, count):
    """Attainments of the indicators of a node, or of all results."""
    nodes = None if fact.subject == "sasaran" else fact.subject
    found = []
    for node, item in count.results:
        if nodes is not None and node.code != nodes:
            continue
        value = count.value(item.measured_by)
        if count.can_judge(value):
            found.append(count.attained(item, value, count.year))
    return [each for each in found if each is not None]


def _mean(fact, count):
    judged = _judged(fact, count)
    return rounded(sum(judged) / len(judged), 2)


def _efficiency(fact, count):
    mean = Decimal(_mean(fact, count))
    spent, ceiling = count.spent(fact.subject), count.ceiling(fact.subject)
    return f"{mean - Decimal(rounded(Fraction(spent, ceiling) * 100, 2)):f}"


def _indicators(fact, count):
    return str(
        sum(1 for node, _ in count.results if fact.subject in ("sasaran", node.code))
    )


def _states(fact, count):
    state = fact.what.removeprefix("state-")
    return str(
        sum(
            count.state(item) == state
            for node, item in count.results
            if fact.subject in ("sasaran", node.code)
        )
    )


def _gap(fact, count):
    item = _item(fact, count)
    if "Q" in fact.period:
        value, share = count.value_until(item.measured_by), count.share(item)
    else:
        value = count.value(item.measured_by, area=fact.area)
        share = Fraction(1)
    if not count.is_counted(value):
        aim = count.aimed(item, count.year)
        away = aim.number * share - count.amount(value)
        return rounded(abs(away), 2)
    return str(sum(count.missing(item, value, share)))


def _gap_of_year(fact, count):
    item = _item(fact, count)
    return str(sum(count.missing(item, count.value_until(item.measured_by))))


def _pace(fact, count):
    item = _item(fact, count)
    more, _ = count.missing(item, count.value_until(item.measured_by))
    months = 12 - 3 * count.quarter
    tenths = -(-more * 10 // months)
    return f"{Decimal(tenths) / 10:.1f}"


def _areas(fact, count):
    areas = count.source.office.areas
    return str(
        sum(
            areas.by_code[code].level.value == fact.subject
            for code in areas.within(fact.area)
            if code != fact.area
        )
    )


def _smaller_gaps(fact, count):
    """Areas short of the target beyond the three that are named."""
    item = next(i for _, i in count.results if i.measured_by == fact.subject)
    centres = [
        area.code
        for area in count.source.office.areas.areas
        if area.level.value == "health-centre"
    ]
    values = [count.value(fact.subject, area=code) for code in centres]
    short = [
        v for v in values if v and count.can_judge(v) and any(count.missing(item, v))
    ]
    return str(len(short) - 3)


def _percent(part, whole):
    def read(fact, count):
        year = int(fact.period[:4])
        below = whole(count, fact, year)
        return rounded(Fraction(part(count, fact, year)) / Fraction(below) * 100, 2)

    return read


def _year(fact):
    return int(fact.period[:4])


def _months(fact):
    _, _, quarter = fact.period.partition("-Q")
    last = int(quarter) * 3
    return range(last - 3, last)


def _until(count):
    return range(count.quarter * 3)


def _before(count, fact, column="realisasi"):
    years = range(count.plan.start_year, count.year)
    return sum(count.spent(fact.subject, year, column=column) for year in years)


def _outputs(reached_only):
    def read(fact, count):
        done = [
            count.made(code) >= count.asked(code) or not reached_only
            for code in count.codes_of(fact.subject)
            if count.asked(code)
        ]
        return str(sum(done))

    return read


def _output_of_plan(fact, count):
    node = next(
        n for n in count.plan.nodes if any(b.code == fact.subject for b in n.budget)
    )
    return sum(int(t.target.printed) for t in node.indicators[0].targets)


def _made_until_now(count, fact):
    now = count.made(fact.subject, months=_until(count))
    return _before(count, fact, "keluaran") + now


def _money_now(count, fact):
    return _before(count, fact) + count.spent(fact.subject, months=_until(count))


def _millions(read):
    return lambda fact, count: stripped(Fraction(read(fact, count)) / 1_000_000)


RULES = {
    "value": _stored("shown"),
    "numerator": _stored("numerator"),
    "denominator": _denominator,
    "lower": _end("lower"),
    "upper": _end("upper"),
    "completeness": _completeness,
    "target": _target,
    "baseline": _baseline,
    "target-by-rule": lambda fact, count: "100",
    "attainment": _attainment,
    "attainment-of-year": _whole_attainment(end=False),
    "attainment-of-plan": _whole_attainment(end=True),
    "ratio": _ratio,
    "progress": _progress,
    "change-needed": _change_needed,
    "mean-attainment": _mean,
    "counted-in-mean": lambda fact, count: str(len(_judged(fact, count))),
    "efficiency": _efficiency,
    "indicators": _indicators,
    "gap": _gap,
    "gap-of-year": _gap_of_year,
    "pace-of-month": _pace,
    "areas": _areas,
    "areas-with-smaller-gap": _smaller_gaps,
    "budget": lambda f, c: str(c.ceiling(f.subject, _year(f))),
    "spent": lambda f, c: str(c.spent(f.subject, _year(f))),
    "absorption": _percent(
        lambda c, f, year: c.spent(f.subject, year),
        lambda c, f, year: c.ceiling(f.subject, year),
    ),
    "output-target": lambda f, c: str(c.asked(f.subject)),
    "output": lambda f, c: str(
        c.made(f.subject, months=_months(f) if "Q" in f.period else range(12))
    ),
    "output-reached": _percent(
        lambda c, f, year: c.made(f.subject, year),
        lambda c, f, year: c.asked(f.subject),
    ),
    "outputs-reached": _outputs(reached_only=True),
    "outputs-recorded": _outputs(reached_only=False),
    "plan-output-target": lambda f, c: str(_output_of_plan(f, c)),
    "output-before": lambda f, c: str(_before(c, f, "keluaran")),
    "output-realised": lambda f, c: str(c.made(f.subject, months=_until(c))),
    "output-until-now": lambda f, c: str(_made_until_now(c, f)),
    "output-of-plan": lambda f, c: rounded(
        Fraction(_made_until_now(c, f), _output_of_plan(f, c)) * 100, 2
    ),
    "output-of-year": lambda f, c: rounded(
        Fraction(c.made(f.subject, months=_until(c)), c.asked(f.subject)) * 100, 2
    ),
    "planned-million": _millions(
        lambda f, c: c.planned(f.subject, None if f.period == "all" else _year(f))
    ),
    "budget-million": _millions(lambda f, c: c.ceiling(f.subject, _year(f))),
    "spent-million": _millions(
        lambda f, c: c.spent(
            f.subject, _year(f), _months(f) if "Q" in f.period else range(12)
        )
    ),
    "spent-before-million": _millions(lambda f, c: _before(c, f)),
    "spent-realised-million": _millions(
        lambda f, c: c.spent(f.subject, months=_until(c))
    ),
    "spent-until-now-million": _millions(lambda f, c: _money_now(c, f)),
    "money-of-plan": lambda f, c: rounded(
        Fraction(_money_now(c, f)) / Fraction(c.planned(f.subject)) * 100, 2
    ),
    "money-of-year": lambda f, c: rounded(
        Fraction(c.spent(f.subject, months=_until(c)), c.ceiling(f.subject)) * 100, 2
    ),
}
