"""What the numbers of a sentence belong to: things, changes, totals."""

from dataclasses import dataclass, field
from enum import Enum

from derajat.audit.claims.mentions import Mention, is_population
from derajat.audit.claims.units_said import Kind, counts_inhabitants
from derajat.audit.claims.wording import Link, names_population


class Role(Enum):
    """The part a thing plays in a change over time."""

    PLAIN = "plain"
    BEFORE = "before"
    AFTER = "after"
    CHANGE = "change"
    ATTAINED = "attained"
    """One of target, value and attainment."""


@dataclass(eq=False)
class Share:
    """A thing as a share of a whole; the whole may be said or not."""

    mention: Mention
    whole: "Group | None" = None
    is_of_population: bool = False


@dataclass(eq=False)
class Group:
    """One thing of the sentence with the numbers that measure it."""

    number: int
    link: Link
    words_before: list[str]
    words_after: list[str] = field(default_factory=list)
    role: Role = Role.PLAIN
    direction: int = 0
    count: Mention | None = None
    points: Mention | None = None
    multiple: Mention | None = None
    shares: list[Share] = field(default_factory=list)
    whole: "Group | None" = None
    owner: "Group | None" = None
    """The thing that this one is the whole of."""
    is_target: bool = False
    is_leading: bool = False
    is_guess: bool = False
    """Whether its count and share only stand beside each other."""
    sentence: int = 0
    """How many full stops and semicolons stand before it."""
    full_stops: int = 0

    @property
    def share(self) -> Mention | None:
        return self.shares[0].mention if self.shares else None

    @property
    def is_alone(self) -> bool:
        """Whether nothing is said of it but one count."""
        return self.count is not None and not self.shares and self.whole is None

    @property
    def year(self) -> int:
        mentions = [self.count, self.points, self.multiple, self.share]
        years = {mention.year for mention in mentions if mention and mention.year}
        return years.pop() if len(years) == 1 else 0

    @property
    def is_population(self) -> bool:
        """Whether all inhabitants are counted, and nothing else is said of them."""
        if not self.is_alone or self.count is None or self.role is not Role.PLAIN:
            return False
        is_named = names_population(self.words_before)
        return is_population(self.count) or (
            is_named and counts_inhabitants(self.count.unit.noun)
        )


@dataclass(eq=False)
class Change:
    """A thing at two times, and what is said of the difference."""

    before: Group | None
    after: Group | None
    moved: list[Group] = field(default_factory=list)
    direction: int = 0
    is_relative_of_shares: bool = False
    """Whether a percent of change is one of the percentages, not of the counts."""


@dataclass(frozen=True)
class Total:
    """A whole and all its parts."""

    total: Group
    parts: tuple[Group, ...]


class AttainmentForm(Enum):
    """How offices set a value against its target."""

    HIGHER = "higher"
    """attainment = value / target: more is better."""
    MIRROR = "mirror"
    """attainment = 2 - value / target: less is better."""
    RATIO = "ratio"
    """attainment = target / value: less is better."""


@dataclass(eq=False)
class Attainment:
    """`target 95 persen, realisasi 85,6 persen, capaian 90,1 persen`."""

    target: Mention
    value: Mention
    attained: Mention
    form: AttainmentForm = AttainmentForm.HIGHER


@dataclass(eq=False)
class Each:
    """`rata-rata 600 pasien per puskesmas`: total = amount x number of things."""

    amount: Mention
    words: list[str]
    """The words around it."""
    full_stops: int
    number: Group | None = None
    total: Group | None = None


@dataclass
class Statement:
    """Everything a sentence says about its numbers."""

    groups: list[Group] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    attainments: list[Attainment] = field(default_factory=list)
    eaches: list[Each] = field(default_factory=list)
    density: Mention | None = None
    area: Mention | None = None
    density_stops: int = 0
    words: dict[int, set[str]] = field(default_factory=dict)
    """All words of each sentence, by the full stops before it."""

    @property
    def population(self) -> Group | None:
        """The thing that counts all inhabitants, when a number of them is said."""
        found = [group for group in self.groups if group.is_population]
        return found[0] if found else None


def is_counting(mention: Mention) -> bool:
    return mention.kind in (Kind.COUNT, Kind.BARE)
