"""The scorecard of an office: its lines, and what needs attention first."""

from collections.abc import Sequence
from dataclasses import dataclass

from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.steering.attainments import MeanAttainment, mean_attainment
from derajat.steering.attention import AttentionLine, list_attention
from derajat.steering.score_lines import Asked, ScoreLine, build_score_lines
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook


@dataclass(frozen=True)
class Scorecard:
    """Everything that is said of an area in a year."""

    catalogue: Catalogue
    office: Office
    plans: tuple[Plan, ...]
    area: str
    setting: Setting
    follows_past_months: bool
    """Whether the path within the year was asked to be that of past years."""
    lines: tuple[ScoreLine, ...]
    attention: tuple[AttentionLine, ...]
    mean: MeanAttainment


def build_scorecard(
    office: Office,
    plans: Sequence[Plan],
    book: ValueBook,
    asked: Asked,
    setting: Setting,
) -> Scorecard:
    """The scorecard of what is asked.

    Attention and mean are those of official plans; of examples where there is none.
    """
    lines = build_score_lines(plans, book, asked, setting)
    official = [line for line in lines if not line.plan.is_example] or lines
    return Scorecard(
        catalogue=asked.catalogue,
        office=office,
        plans=tuple(plans),
        area=asked.area,
        setting=setting,
        follows_past_months=asked.follows_past_months,
        lines=lines,
        attention=list_attention(official, setting.policy.attention),
        mean=mean_attainment([line.score.attainment for line in official]),
    )
