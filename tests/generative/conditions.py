"""Random conditions over known columns, aimed at being true often."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from derajat.model.columns import Column
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    NoneOf,
    Relation,
)

from .coverage import Coverage
from .tables import draw_known


@dataclass
class ConditionWriter:
    """Draws conditions; the rarer operators come more often."""

    random: Random
    coverage: Coverage

    def condition(self, columns: Sequence[Column], depth: int = 2) -> Condition:
        """A condition, nested at most `depth` deep."""
        makers = [
            ("Compare", self._compare),
            ("In", self._in),
            ("Known", self._known),
            ("CompareColumns", self._compare_columns),
        ]
        if depth:
            makers += [
                ("All", lambda items: All(self._parts(items, depth))),
                ("AnyOf", lambda items: AnyOf(self._parts(items, depth))),
                ("NoneOf", lambda items: NoneOf(self._parts(items, depth))),
            ]
        return self.coverage.choose(self.random, makers)(columns)

    def _parts(self, columns: Sequence[Column], depth: int) -> tuple[Condition, ...]:
        parts = self.random.choice((1, 2, 2, 3))
        return tuple(self.condition(columns, depth - 1) for _ in range(parts))

    def _if_missing(self) -> bool | None:
        return self.random.choice((None, None, True, False))

    def _choose(self, columns: Sequence[Column]) -> Column:
        """Often one of the last, which steps have added."""
        newest = columns[-6:] if self.random.random() < 0.6 else columns
        return self.random.choice(newest)

    def _compare(self, columns: Sequence[Column]) -> Condition:
        item = self._choose(columns)
        relation = self._relation(item)
        return Compare(
            item.name, relation, draw_known(self.random, item), self._if_missing()
        )

    def _relation(self, item: Column) -> Relation:
        if not item.type.has_order:
            return Relation.IS
        return self.coverage.choose(
            self.random, [(str(relation), relation) for relation in Relation]
        )

    def _in(self, columns: Sequence[Column]) -> Condition:
        item = self._choose(columns)
        values = {draw_known(self.random, item) for _ in range(3)}
        return In(item.name, tuple(sorted(values)), self._if_missing())

    def _known(self, columns: Sequence[Column]) -> Condition:
        return Known(self._choose(columns).name, self.random.random() < 0.7)

    def _compare_columns(self, columns: Sequence[Column]) -> Condition:
        item = self._choose(columns)
        others = [other for other in columns if _comparable(item, other)]
        other = self.random.choice(others)
        numbers = item.type.is_number
        return CompareColumns(
            item.name,
            self._relation(item),
            other.name,
            self.random.choice((1, 2, 10)) if numbers else 1,
            self.random.choice((1, 3)) if numbers else 1,
            self._if_missing(),
        )


def _comparable(left: Column, right: Column) -> bool:
    if left.type.is_number:
        return right.type.is_number
    return left.type is right.type
