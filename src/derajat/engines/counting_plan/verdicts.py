"""Conditions that the engine decides itself: they become columns of three classes."""

from dataclasses import dataclass, field, replace

from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    NoneOf,
    Relation,
)


@dataclass
class VerdictColumns:
    """Invented columns (1, 0 or missing) that stand for whole conditions."""

    conditions: dict[Condition, str] = field(default_factory=dict)

    def stand_for(
        self, condition: Condition, if_missing: bool | None = None
    ) -> Condition:
        """The condition that reads the verdict on another one."""
        name = self.conditions.setdefault(
            condition, f"__verdict_{len(self.conditions)}"
        )
        return Compare(name, Relation.IS, 1, if_missing)

    def replace_comparisons(self, condition: Condition) -> Condition:
        """The same condition with a verdict for each comparison of two columns."""
        match condition:
            case All(parts):
                return All(self._replace_each(parts))
            case AnyOf(parts):
                return AnyOf(self._replace_each(parts))
            case NoneOf(parts):
                return NoneOf(self._replace_each(parts))
            case CompareColumns(if_missing=if_missing):
                return self.stand_for(replace(condition, if_missing=None), if_missing)
            case _:
                return condition

    def _replace_each(self, parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(self.replace_comparisons(part) for part in parts)
