"""Groups of values: `jk=L`, crossed `jk=L,umur=bayi`, not known `jk=?`."""

from collections.abc import Collection, Iterable

from derajat.model.areas import UNKNOWN_PLACE
from derajat.model.indicators import Version


UNKNOWN_GROUP = UNKNOWN_PLACE

Grouping = tuple[str, ...]
"""Columns of a group; empty for all together."""

GroupLabel = tuple[tuple[str, str], ...]
"""Column and value of a group; empty for all together."""

ALL: GroupLabel = ()


def groupings_of(version: Version) -> tuple[Grouping, ...]:
    """The groupings of a version that may have values, all together first.

    One that adds up over a column of `never_sum_over` has none.
    """
    wanted: tuple[Grouping, ...] = ((), *version.groups)
    never = set(version.never_sum_over)
    return tuple(grouping for grouping in wanted if never <= set(grouping))


def render_group(label: GroupLabel) -> str:
    """The group as it stands in a value row; empty for all together."""
    return ",".join(f"{column}={value}" for column, value in label)


def columns_of_label(label: GroupLabel) -> Grouping:
    return tuple(column for column, _ in label)


def is_unknown_group(label: GroupLabel) -> bool:
    """Whether a part of the group is not known."""
    return any(value == UNKNOWN_GROUP for _, value in label)


def sort_labels(labels: Iterable[GroupLabel]) -> tuple[GroupLabel, ...]:
    """Each label once, in the order of their texts."""
    return tuple(sorted(set(labels), key=render_group))


def project(label: GroupLabel, columns: Collection[str]) -> GroupLabel:
    """What remains of a label when only some columns tell groups apart."""
    return tuple((column, value) for column, value in label if column in columns)
