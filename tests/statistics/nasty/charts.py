"""Makers of nasty arguments for the functions of process behaviour charts."""

from tests.statistics.nasty.numbers import Some

from derajat.model.indicators import Direction
from derajat.statistics import charts


def _series(some: Some) -> tuple[int, int]:
    return some.one(0, 1, 3), some.length(30)


def _lines(some: Some, shape: tuple[int, int]):
    fewest = some.one(2, 5, 12)
    baseline = charts.Baseline(some.one(12, 20, 100), fewest, some.one(0, 0, 3, 99))
    rebases = [charts.Rebase(1 + shape[1] // 2, "alur baru", "Bu Sari")]
    return {
        "baseline": some.one(None, baseline),
        "rebases": some.one((), rebases) if shape[1] > 2 else (),
    }


def _chart_of_parts(some: Some, first: str, second: str):
    shape = _series(some)
    part, whole = some.parts(shape, some.one(5.0, 200.0))
    return {
        first: part,
        second: whole,
        "prime": some.chance(0.5),
        **_lines(some, shape),
    }


def _chart_of_one(some: Some, name: str):
    shape = _series(some)
    return {name: some.counts(shape), **_lines(some, shape)}


def _xmr(some: Some):
    kind, screened = some.one(*charts.RangeKind), some.chance(0.5)
    return {**_chart_of_one(some, "values"), "range_kind": kind, "screened": screened}


CHART_MAKERS = {
    "p_chart": lambda some: _chart_of_parts(some, "numerator", "denominator"),
    "u_chart": lambda some: _chart_of_parts(some, "events", "exposure"),
    "c_chart": lambda some: _chart_of_one(some, "events"),
    "g_chart": lambda some: _chart_of_one(some, "cases"),
    "t_chart": lambda some: _chart_of_one(some, "times"),
    "xmr_chart": _xmr,
}


def _chart(some: Some) -> charts.Chart:
    name = some.one(*CHART_MAKERS)
    return getattr(charts, name)(**CHART_MAKERS[name](some))


def _rules(some: Some):
    return some.one(
        charts.NELSON, charts.NHS, charts.PROVOST_MURRAY, charts.WESTERN_ELECTRIC, ()
    )


def _signalled(some: Some):
    chart = _chart(some)
    return {"chart": chart, "signals": charts.find_signals(chart, _rules(some))}


def _reach(some: Some):
    made = _signalled(some)
    series = len(made["chart"].values)
    better = some.one(*Direction)
    return {
        "chart": made["chart"],
        "target": some.one(some.numbers(()), some.numbers(series)),
        "better": better,
        "change": some.one(None, charts.is_it_changing(**made, better=better)),
    }


def _chosen(some: Some):
    made = _chart_of_parts(some, "numerator", "denominator")
    del made["prime"], made["rebases"]
    return {**made, "data": some.one(*charts.DataKind)}


MAKERS = {
    **CHART_MAKERS,
    "choose_chart": _chosen,
    "find_signals": lambda some: {"chart": _chart(some), "rules": _rules(some)},
    "is_it_changing": lambda some: {
        **_signalled(some),
        "better": some.one(*Direction),
    },
    "marked_points": _signalled,
    "meaning": lambda some: {
        "signals": _signalled(some)["signals"],
        "better": some.one(*Direction),
    },
    "will_it_reach": _reach,
}
