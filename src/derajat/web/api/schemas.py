"""What the interface answers, field by field; nothing else leaves."""

from ninja import Schema


class OfficeAnswer(Schema):
    """The office and the version of its data."""

    name: str
    label: str
    area: str
    levels: list[str]
    data_version: int
    is_invented: bool


class AreaAnswer(Schema):
    """An area that the reader may see."""

    code: str
    name: str
    level: str
    parent: str


class IndicatorAnswer(Schema):
    """An indicator as it is defined."""

    code: str
    label: str
    programme: str
    unit: str
    better: str
    periods: list[str]
    disclosure: str
    has_values: bool


class ValueAnswer(Schema):
    """A value with all that belongs to it; `shown` is rounded, `value` is not."""

    indicator: str
    version: str
    area: str
    area_level: str
    period: str
    group: str
    numerator: int | None
    denominator: str | None
    value: float | None
    shown: str | None
    lower: float | None
    upper: float | None
    method: str
    completeness: float | None
    flags: list[str]
    data_version: int


class ValuePage(Schema):
    """One page of values; `count` is of all pages."""

    items: list[ValueAnswer]
    count: int
    page: int
    pages: int


class PlanAnswer(Schema):
    """A plan with its span of years."""

    name: str
    label: str
    first_year: int
    last_year: int
    is_example: bool


class NodeAnswer(Schema):
    """A statement of a plan."""

    code: str
    kind: str
    statement: str
    parent: str
    indicators: list[str]


class Trouble(Schema):
    """Why there is no answer, and what to do."""

    code: str
    says: str
