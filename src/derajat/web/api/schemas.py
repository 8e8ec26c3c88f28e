"""What the interface answers, field by field; nothing else leaves."""

from typing import Any

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
    label_en: str
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


class FindingAnswer(Schema):
    """An indicator of a plan set against its target; `causes` says why it is listed.

    `missing` counts people or events that are short of what is due by now.
    """

    plan: str
    is_example: bool
    node: str
    statement: str
    indicator: str
    label: str
    area: str
    period: str
    numerator: int | None
    denominator: str | None
    shown: str | None
    completeness: float | None
    target: str
    state: str
    reason: str
    causes: list[str]
    turn: str
    missing: int | None


class ActionAnswer(Schema):
    """An action: who does what where until when, and whether the number moved."""

    number: int
    area: str
    title: str
    reason: str
    indicator: str
    shown_at_decision: str | None
    owner: str
    due: str
    state: str
    expected_from: str
    expected_to: str
    expected_until: str
    effect: str
    difference: str


class StepAnswer(Schema):
    """A move of an action: when, in which role, from where to where."""

    at: str
    role: str
    move: str
    before: str
    after: str
    note: str


class ActionWithSteps(ActionAnswer):
    """An action with its history."""

    steps: list[StepAnswer]
    evidence: int


class ReportAnswer(Schema):
    """A released report; `replaced` tells that a newer release stands in its place."""

    code: str
    form: str
    title: str
    area: str
    period: str
    language: str
    letter_number: str
    released_at: str
    data_version: int
    replaced: bool
    formats: list[str]


class ReportNumberAnswer(Schema):
    """A number of a released report: where it stands, what it is, as it is printed.

    `exact` is the printed amount in plain decimals.
    """

    address: str
    what: str
    subject: str
    area: str
    period: str
    group: str
    shown: str
    exact: str
    definition: str
    data_version: int


class RowsAnswer(Schema):
    """Rows of a sheet of a received file."""

    file: str
    sheet: str
    rows: list[int]


class CountedAnswer(Schema):
    """What one figure is counted from; `files` only for roles that may see rows."""

    figure: str
    dataset: str
    amount: str
    rows: int
    files: list[RowsAnswer]


class LeftOutAnswer(Schema):
    """Rows that do not count, and why."""

    reason: str
    rows: int
    files: list[RowsAnswer]


class FoundAnswer(Schema):
    """Rows of which intake told the same."""

    code: str
    rows: int
    files: list[RowsAnswer]


class ComponentAnswer(Schema):
    """A value that the number is made of."""

    indicator: str
    area: str
    group: str
    shown: str | None


class ExplanationAnswer(Schema):
    """Why a number is what it is.

    `untraced` counts rows that were too many to be read one by one; then `counted`
    and `left_out` do not tell of them.
    """

    value: ValueAnswer
    label: str
    area_name: str
    unit: str
    rule: list[str]
    rule_source: str
    arithmetic: str
    counted: list[CountedAnswer]
    left_out: list[LeftOutAnswer]
    set_aside: list[FoundAnswer]
    questioned: list[FoundAnswer]
    components: list[ComponentAnswer]
    is_reproduced: bool
    untraced: int
    shows_rows: bool


class Trouble(Schema):
    """Why there is no answer, and what to do (RFC 9457); `words` could not be read."""

    type: str
    status: int
    code: str
    title: str
    detail: str
    title_en: str
    detail_en: str
    words: list[str]


class Page(Schema):
    """One page of a list; `count` is of all pages, which count from 1."""

    items: list[Any]
    count: int
    page: int
    pages: int


class AreaPage(Page):
    """Areas."""

    items: list[AreaAnswer]


class IndicatorPage(Page):
    """Indicators."""

    items: list[IndicatorAnswer]


class ValuePage(Page):
    """Values."""

    items: list[ValueAnswer]


class PlanPage(Page):
    """Plans."""

    items: list[PlanAnswer]


class NodePage(Page):
    """Statements of a plan."""

    items: list[NodeAnswer]


class FindingPage(Page):
    """Findings."""

    items: list[FindingAnswer]


class ActionPage(Page):
    """Actions."""

    items: list[ActionAnswer]


class ReportPage(Page):
    """Released reports."""

    items: list[ReportAnswer]


class ReportNumberPage(Page):
    """Numbers of a released report."""

    items: list[ReportNumberAnswer]
