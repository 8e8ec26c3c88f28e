"""An office: its areas, its sources and its own choices."""

from dataclasses import dataclass

from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.judgement import PolicyChoice, UnitCost
from derajat.model.labels import Label
from derajat.model.sources import Source
from derajat.model.workdays import WorkWeek


DEFAULT_REPORT_DUE_DAY = 10
"""Where an office sets none (`report_due_day` of office.yaml)."""


@dataclass(frozen=True)
class SigningPost:
    """Who signs for the office. Name, rank and NIP are empty where not stated."""

    key: str
    """`head`, `secretary`, ...: forms of reports name it."""
    post: str
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Letterhead:
    """What stands on the paper of the office, and where it signs."""

    lines: tuple[str, ...]
    place: str
    signatories: tuple[SigningPost, ...] = ()


@dataclass(frozen=True)
class Office:
    """A health office as folder `offices/NAME` describes it."""

    name: str
    label: Label
    area: str
    """Code of the area it answers for."""
    levels: tuple[AreaLevel, ...]
    """Levels at which values are computed, outermost first."""
    areas: AreaRegistry
    sources: tuple[Source, ...]
    indicators: tuple[str, ...]
    """Codes of the indicators it measures; empty: all whose datasets it receives."""
    scorecard: tuple[str, ...]
    """Codes shown by the short scorecard, in this order."""
    eligible_choices: tuple[tuple[str, str], ...]
    notes: tuple[Label, ...]
    """What a reader of its numbers must know (assumptions, origin)."""
    folder: str
    judgement: tuple[PolicyChoice, ...] = ()
    """Its own choices of judging, by day; national ones hold for the rest."""
    work_weeks: tuple[WorkWeek, ...] = ()
    unit_costs: tuple[UnitCost, ...] = ()
    report_due_day: int = DEFAULT_REPORT_DUE_DAY
    """Reports of a month come until this day of the next; later ones are late."""
    letterhead: Letterhead | None = None
