"""From what a sentence says to quantities and equations."""

from dataclasses import replace
from fractions import Fraction

from derajat.audit.claims.equations import (
    Equation,
    Product,
    Quantity,
    Says,
    Sum,
    System,
)
from derajat.audit.claims.groups import (
    Attainment,
    AttainmentForm,
    Change,
    Each,
    Group,
    Role,
    Share,
    Statement,
    Total,
)
from derajat.audit.claims.mentions import Mention
from derajat.audit.claims.units_said import Kind


_POPULATION = "population"


def build_system(statement: Statement, population: Fraction | None) -> System:
    """All equations of a statement; `population` fills in where none is said."""
    return _Assertions(statement, population).system


def _index_points(change: Change, moved: Group) -> Mention | None:
    """`naik 1,25 poin dari 86,20 menjadi 87,45`: points of an index, not of percent."""
    ends = [end for end in (change.before, change.after) if end is not None]
    counts = [end.count for end in ends if end.count is not None]
    is_index = len(counts) == len(ends) and all(
        count.kind is Kind.BARE and not end.shares
        for count, end in zip(counts, ends, strict=True)
    )
    return moved.points if is_index else None


def _mirrored(mention: Mention) -> Quantity:
    """The value as a share of the target, of an attainment by the mirror form."""
    number = max(2 * mention.unit.scale - mention.number, Fraction(0))
    name = f"mirrored {mention.start}"
    mirrored = replace(mention, number=number)
    return Quantity(name, Kind.SHARE, mention.unit.scale, mirrored)


def _direction_by_numbers(system: System, first: str, last: str) -> int:
    left, right = system.quantities[first].span, system.quantities[last].span
    return 1 if right.low >= left.low else -1


class _Assertions:
    """Names the quantities of a statement and writes its equations."""

    def __init__(self, statement: Statement, population: Fraction | None) -> None:
        self.system = System()
        self._statement = statement
        self._everybody = statement.population
        self._given = population
        for group in statement.groups:
            self._assert_shares(group)
        for change in statement.changes:
            self._assert_change(change)
        for total in statement.totals:
            self._assert_total(total)
        for attainment in statement.attainments:
            self._assert_attainment(attainment)
        for each in statement.eaches:
            self._assert_each(each)
        self._assert_density()

    def _assert(self, equation: Equation) -> None:
        """Take an equation in, unless it holds a number against itself."""
        if len(set(equation.names)) == len(equation.names):
            self.system.equations.append(equation)

    def _count(self, group: Group) -> str:
        if group is self._everybody:
            return self._population()
        name = f"count {group.number}"
        return self.system.add(Quantity(name, Kind.COUNT, mention=group.count))

    def _population(self) -> str:
        said = self._everybody
        mention = said.count if said is not None else None
        given = None if said is not None else self._given
        return self.system.add(
            Quantity(_POPULATION, Kind.COUNT, mention=mention, given=given)
        )

    def _inhabitants(self) -> str:
        """All inhabitants; beside a density the only number of `jiwa` is theirs."""
        souls = [
            group
            for group in self._statement.groups
            if group.is_alone and group.count and group.count.unit.noun == "jiwa"
        ]
        if self._everybody is None and len(souls) == 1:
            return self._count(souls[0])
        return self._population()

    def _share(self, mention: Mention) -> str:
        name = f"share {mention.start}"
        return self.system.add(Quantity(name, Kind.SHARE, mention.unit.scale, mention))

    def _assert_shares(self, group: Group) -> None:
        if group.role in (Role.CHANGE, Role.ATTAINED):
            return
        for share in group.shares:
            is_bound = share.whole is not None or share.is_of_population
            if group.count is not None or is_bound:
                part, whole = self._count(group), self._whole(group, share)
                name, scale = self._share(share.mention), share.mention.unit.scale
                self._assert(Product(Says.SHARE, part, name, whole, scale))

    def _whole(self, group: Group, share: Share) -> str:
        if share.is_of_population:
            return self._population()
        if share.whole is not None:
            return self._count(share.whole)
        name = f"whole {group.number} {share.mention.start}"
        return self.system.add(Quantity(name, Kind.COUNT))

    def _assert_change(self, change: Change) -> None:
        before, after = change.before, change.after
        ends = [group for group in (before, after) if group is not None]
        counts = [group.count for group in (*ends, *change.moved) if group.count]
        moved = [share.mention for group in change.moved for share in group.shares]
        has_counts = any(group.count for group in ends) and len(counts) > 1
        has_shares = all(group.shares for group in ends) and len(ends) == 2
        multiples = [group.multiple for group in change.moved if group.multiple]
        if (has_counts or has_shares) and before is not None:
            for multiple in multiples:
                self._assert_multiple(change, multiple, has_shares)
        if multiples and len(multiples) == len(change.moved):
            return
        if has_counts:
            self._assert_difference(change, of_shares=False)
        if has_shares:
            self._assert_difference(change, of_shares=True)
        if (has_counts or has_shares) and before is not None:
            of_shares = has_shares and (not has_counts or change.is_relative_of_shares)
            for mention in moved:
                self._assert_relative(change, before, mention, of_shares)

    def _end(self, change: Change, group: Group | None, of_shares: bool) -> str:
        if group is None:
            name = f"other end {self._statement.changes.index(change)}"
            return self.system.add(Quantity(name, Kind.COUNT))
        if of_shares and group.shares:
            return self._share(group.shares[0].mention)
        return self._count(group)

    def _assert_multiple(
        self, change: Change, multiple: Mention, of_shares: bool
    ) -> None:
        """The higher end is so many times the lower one."""
        first = self._end(change, change.before, of_shares)
        last = self._end(change, change.after, of_shares)
        high, low = (first, last) if change.direction < 0 else (last, first)
        name = f"multiple {multiple.start}"
        times = self.system.add(Quantity(name, Kind.MULTIPLE, mention=multiple))
        self._assert(Product(Says.MULTIPLE, high, times, low))

    def _difference(self, change: Change, of_shares: bool) -> str:
        said: list[Mention | None] = [
            group.points if of_shares else group.count or _index_points(change, group)
            for group in change.moved
        ]
        mention = next((each for each in said if each is not None), None)
        kind = Kind.POINTS if of_shares else Kind.COUNT
        name = f"difference {self._statement.changes.index(change)} {kind.value}"
        share = change.after.share if of_shares and change.after else None
        scale = share.unit.scale if share else 1
        return self.system.add(Quantity(name, kind, scale, mention))

    def _assert_difference(self, change: Change, of_shares: bool) -> None:
        first = self._end(change, change.before, of_shares)
        last = self._end(change, change.after, of_shares)
        difference = self._difference(change, of_shares)
        rises = change.direction or _direction_by_numbers(self.system, first, last)
        high, low = (last, first) if rises > 0 else (first, last)
        self._assert(Sum(Says.CHANGE, high, (low, difference)))

    def _assert_relative(
        self, change: Change, before: Group, mention: Mention, of_shares: bool
    ) -> None:
        first = self._end(change, before, of_shares)
        self._assert(
            Product(
                Says.RELATIVE,
                self._difference(change, of_shares),
                self._share(mention),
                first,
                mention.unit.scale,
            )
        )

    def _assert_total(self, total: Total) -> None:
        parts = tuple(self._count(part) for part in total.parts)
        self._assert(Sum(Says.TOTAL, self._count(total.total), parts))

    def _assert_attainment(self, said: Attainment) -> None:
        """A target is agreed, so it stands for itself and not for a span."""
        target = self._amount(replace(said.target, is_rounded=False))
        value = self._amount(said.value)
        scale = said.attained.unit.scale
        attained = self._share(said.attained)
        if said.form is AttainmentForm.RATIO:
            target, value = value, target
        elif said.form is AttainmentForm.MIRROR:
            attained = self.system.add(_mirrored(said.attained))
        self._assert(Product(Says.SHARE, value, attained, target, scale))

    def _amount(self, mention: Mention) -> str:
        if mention.kind is Kind.SHARE:
            return self._share(mention)
        return self.system.add(
            Quantity(f"amount {mention.start}", Kind.COUNT, mention=mention)
        )

    def _assert_each(self, said: Each) -> None:
        """A total is so many to each of a number of things."""
        if said.number is None:
            return
        if said.total is not None:
            total = self._count(said.total)
        elif self._everybody is None and self._given is not None:
            total = self._population()
        else:
            return
        name = f"each {said.amount.start}"
        amount = self.system.add(Quantity(name, Kind.EACH, mention=said.amount))
        self._assert(Product(Says.EACH, total, amount, self._count(said.number)))

    def _assert_density(self) -> None:
        density, area = self._statement.density, self._statement.area
        if density is None:
            return
        left = Quantity("density", Kind.DENSITY, mention=density)
        right = Quantity("area", Kind.AREA, mention=area)
        self._assert(
            Product(
                Says.DENSITY,
                self._inhabitants(),
                self.system.add(left),
                self.system.add(right),
            )
        )
