"""Words of early warning: which weekly count of a disease asks for verification."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from derajat.errors import Location
from derajat.model.labels import Label, LegalSource


class AlertKind(Enum):
    """What a weekly count is held against; the value is the word in the file."""

    AT_LEAST = "at-least"
    """A number of cases."""
    RATIO = "ratio"
    """A multiple of the week before."""
    TREND = "trend"
    """Nothing: the line of weeks is looked at."""
    NONE = "none"
    """Nothing: the count is a denominator."""


class CaseIdentity(Enum):
    """Whether a case is reported with name and address."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"
    NONE = "none"


@dataclass(frozen=True)
class DiseaseRule:
    """When the count of one disease in one week is an alert."""

    code: str
    """As the weekly form prints it."""
    label: Label
    kind: AlertKind
    identity: CaseIdentity
    cases: int | None = None
    """AT_LEAST: the least number of cases."""
    times: Fraction | None = None
    """RATIO: the multiple of the week before."""
    cases_after_zero: int | None = None
    """RATIO: the least number of cases after a week of none; None: cannot tell."""
    note: Label | None = None


@dataclass(frozen=True)
class ReportingTarget:
    """A share, in per cent, that reporting or answering must reach."""

    label: Label
    at_least: int
    confirmed: bool


@dataclass(frozen=True)
class AlertRules:
    """One version of the list of diseases."""

    name: str
    label: Label
    valid_from: int
    """Day number."""
    source: LegalSource
    confirmed: bool
    """Whether somebody saw the thresholds in the source that binds."""
    completeness: ReportingTarget
    """Units that reported / units that must report."""
    timeliness: ReportingTarget
    """Units that reported on time / units that must report."""
    response: ReportingTarget
    """Alerts verified within 24 hours / alerts."""
    diseases: tuple[DiseaseRule, ...]
    where: Location

    def disease(self, code: str) -> DiseaseRule | None:
        """The rule of a code of the form, or None."""
        return next((rule for rule in self.diseases if rule.code == code), None)


@dataclass(frozen=True)
class AlertStandards:
    """All versions, the oldest first."""

    versions: tuple[AlertRules, ...]

    def on(self, day: int) -> AlertRules | None:
        """The version in force on a day number; None before the first."""
        past = [rules for rules in self.versions if rules.valid_from <= day]
        return past[-1] if past else None
