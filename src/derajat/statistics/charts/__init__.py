"""Process behaviour charts: is it changing, and will it reach the target?"""

from derajat.statistics.charts.answers import (
    CHANGE_LABELS,
    REACH_LABELS,
    Change,
    Reach,
    is_it_changing,
    will_it_reach,
)
from derajat.statistics.charts.attributes import c_chart, g_chart, p_chart, u_chart
from derajat.statistics.charts.baseline import Baseline, Rebase
from derajat.statistics.charts.chart import Chart, ChartKind
from derajat.statistics.charts.choice import DataKind, choose_chart
from derajat.statistics.charts.individuals import (
    RangeKind,
    XmrChart,
    t_chart,
    xmr_chart,
)
from derajat.statistics.charts.rules import (
    BEYOND_LIMITS,
    NELSON,
    NHS,
    PROVOST_MURRAY,
    WESTERN_ELECTRIC,
    Rule,
    RuleKind,
)
from derajat.statistics.charts.signals import (
    Signals,
    find_signals,
    marked_points,
    meaning,
)


__all__ = [
    "BEYOND_LIMITS",
    "CHANGE_LABELS",
    "NELSON",
    "NHS",
    "PROVOST_MURRAY",
    "REACH_LABELS",
    "WESTERN_ELECTRIC",
    "Baseline",
    "Change",
    "Chart",
    "ChartKind",
    "DataKind",
    "RangeKind",
    "Reach",
    "Rebase",
    "Rule",
    "RuleKind",
    "Signals",
    "XmrChart",
    "c_chart",
    "choose_chart",
    "find_signals",
    "g_chart",
    "is_it_changing",
    "marked_points",
    "meaning",
    "p_chart",
    "t_chart",
    "u_chart",
    "will_it_reach",
    "xmr_chart",
]
