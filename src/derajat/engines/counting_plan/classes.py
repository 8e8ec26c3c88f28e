"""Elementary classes: values of a column that no condition can tell apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from derajat.engines.reference.truth import decide
from derajat.model.columns import StoredValue
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    Condition,
    In,
    Known,
    NoneOf,
    Relation,
)


Leaf = Compare | In | Known


@dataclass(frozen=True)
class ColumnClasses:
    """The classes of a column; class 0 is missing.

    `representatives` holds one value per class. A number below the n-th limit (and
    not below the one before) has the n-th class of `numbers`, a text in `texts` its
    class there; every other value has `otherwise`.
    """

    column: str
    representatives: tuple[StoredValue, ...]
    numbers: tuple[tuple[int, int], ...]
    """(limit, class of values below it), limits rising."""
    texts: tuple[tuple[tuple[str, ...], int], ...]
    """(texts, their class)."""
    otherwise: int

    @property
    def size(self) -> int:
        return len(self.representatives)


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """The comparisons of columns with constants, without what missing yields."""
    if isinstance(condition, All | AnyOf | NoneOf):
        for part in condition.conditions:
            yield from leaves_of(part)
    elif isinstance(condition, Known):
        yield condition
    elif isinstance(condition, Compare | In):
        yield replace(condition, if_missing=None)


def build_classes(column: str, leaves: Iterable[Leaf]) -> ColumnClasses:
    """The classes into which comparisons of one column cut it."""
    return _build_classes(column, tuple(dict.fromkeys(leaves)))


@lru_cache(maxsize=4096)
def _build_classes(column: str, unique: tuple[Leaf, ...]) -> ColumnClasses:
    """Packing asks for the same classes many times."""
    constants = {constant for leaf in unique for constant in _constants_of(leaf)}
    if any(isinstance(constant, str) for constant in constants):
        return _classes_of_texts(column, unique, {str(item) for item in constants})
    cuts = {cut for leaf in unique for cut in _cuts_of(leaf)}
    return _classes_of_numbers(column, unique, sorted(cuts))


def _constants_of(leaf: Leaf) -> tuple[int | str, ...]:
    if isinstance(leaf, Known):
        return ()
    return leaf.values if isinstance(leaf, In) else (leaf.value,)


def _cuts_of(leaf: Leaf) -> Iterator[int]:
    """The smallest numbers of the intervals that the comparison tells apart."""
    relation = leaf.relation if isinstance(leaf, Compare) else Relation.IS
    for constant in _constants_of(leaf):
        number = int(constant)
        if relation in (Relation.IS, Relation.BELOW, Relation.AT_LEAST):
            yield number
        if relation in (Relation.IS, Relation.AT_MOST, Relation.ABOVE):
            yield number + 1


@dataclass
class _Numbering:
    """Gives values that all comparisons decide alike the same class."""

    column: str
    leaves: tuple[Leaf, ...]

    def __post_init__(self) -> None:
        self.representatives: list[StoredValue] = [None]
        self._known: dict[tuple[bool | None, ...], int] = {}

    def class_of(self, value: int | str) -> int:
        signature = tuple(decide(leaf, {self.column: value}) for leaf in self.leaves)
        if signature not in self._known:
            self._known[signature] = len(self.representatives)
            self.representatives.append(value)
        return self._known[signature]


def _classes_of_numbers(
    column: str, leaves: tuple[Leaf, ...], cuts: list[int]
) -> ColumnClasses:
    numbering = _Numbering(column, leaves)
    starts = [cuts[0] - 1, *cuts] if cuts else [0]
    classes = [numbering.class_of(start) for start in starts]
    numbers = tuple(
        (cut, before)
        for cut, before, after in zip(cuts, classes, classes[1:], strict=False)
        if before != after
    )
    found = tuple(numbering.representatives)
    return ColumnClasses(column, found, numbers, (), classes[-1])


def _classes_of_texts(
    column: str, leaves: tuple[Leaf, ...], constants: set[str]
) -> ColumnClasses:
    numbering = _Numbering(column, leaves)
    otherwise = numbering.class_of(_text_outside(constants))
    members: dict[int, list[str]] = {}
    for constant in sorted(constants):
        members.setdefault(numbering.class_of(constant), []).append(constant)
    texts = tuple((tuple(found), number) for number, found in members.items())
    found = tuple(numbering.representatives)
    return ColumnClasses(column, found, (), texts, otherwise)


def _text_outside(constants: set[str]) -> str:
    """A text that differs from all the constants."""
    return "?" + "".join(sorted(constants))
