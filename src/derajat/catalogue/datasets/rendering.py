"""What the loader inferred of a dataset, as text for its author."""

from derajat.model.columns import Column
from derajat.model.datasets import Dataset, DerivedDataset


def render_dataset_shape(dataset: Dataset) -> str:
    """Name, key, time, places, then one line a column: type, what may be missing."""
    lines = [_render_head(dataset), *_render_roles(dataset)]
    width = max((len(column.name) for column in dataset.columns), default=0)
    for column in dataset.columns:
        missing = "never missing" if column.never_missing else "may be missing"
        told = f"{_render_type(column)}, {missing}{_render_identity(column)}"
        lines.append(f"  {column.name:<{width}}  {told}")
    return "\n".join(lines)


def _render_head(dataset: Dataset) -> str:
    source = f" from {dataset.source}" if isinstance(dataset, DerivedDataset) else ""
    return f"{dataset.name}{source}: {dataset.one_row.id}"


def _render_roles(dataset: Dataset) -> list[str]:
    key = ", ".join(dataset.key) if dataset.key else "not proved"
    places = ", ".join(f"{role.value} {name}" for role, name in dataset.places)
    return [
        f"  key: {key}",
        f"  time: {dataset.time or '-'}",
        f"  places: {places or '-'}",
    ]


def _render_type(column: Column) -> str:
    """`decimal, 2 places`, `code (L, P)`, `area (district)`."""
    if column.places:
        return f"{column.type.value}, {column.places} places"
    if column.codes:
        shown = ", ".join(column.codes[:8])
        more = ", ..." if len(column.codes) > 8 else ""
        return f"{column.type.value} ({shown}{more})"
    if column.area_level:
        return f"{column.type.value} ({column.area_level})"
    return column.type.value


def _render_identity(column: Column) -> str:
    """`, token of nik`, `, token of text about nik_ibu`; empty for other columns."""
    if column.identity is None:
        return ""
    about = f" about {column.person}" if column.person else ""
    return f", token of {column.identity.value}{about}"
