"""How symptoms name what they are about, in both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.errors import Location
from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.plans import Plan, PlanNode
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.rows import ExaminedIndicator


ONE_BY_ONE = 3
"""More cases of one cause are told in one finding."""

EXAMPLES = 5
_LONGEST_NAME = 90

INDICATORS = Label("indikator", "indicators")
NODES = Label("simpul", "nodes")


@dataclass(frozen=True)
class Case:
    """A node or an indicator of which a rule speaks, with what it adds in brackets."""

    where: Location
    node: str
    indicator: str
    noun: Label | None
    """What stands before the quoted text; None: the text stands as it is."""
    text: str
    detail: Label | None = None

    @property
    def what(self) -> Label:
        """The case in a sentence: `Program “…” (detail)`."""
        return self._label(self.noun)

    @property
    def what_among_others(self) -> Label:
        """The case in a list that says already that it is one of indicators."""
        return self._label(None if self.indicator else self.noun)

    def _label(self, noun: Label | None) -> Label:
        quoted = f"“{shorten(self.text)}”"
        if noun is None or _says(self.text, noun):
            label = Label(quoted, quoted)
        else:
            label = Label(f"{noun.id} {quoted}", f"{noun.en} {quoted}")
        if self.detail is None:
            return label
        return Label(f"{label.id} ({self.detail.id})", f"{label.en} ({self.detail.en})")


def _says(text: str, noun: Label) -> bool:
    """Whether the text begins with the noun: `Program Promosi` is one already."""
    return text.casefold().startswith(noun.id.split()[0].casefold())


_INDICATOR = Label("indikator", "indicator")


def node_case(
    examination: Examination,
    node: PlanNode,
    where: Location | None = None,
    detail: Label | None = None,
) -> Case:
    """A node named by its kind and statement, at its place unless another is given."""
    kind = examination.kinds.get(node.kind)
    noun = kind.label if kind else Label(node.kind, node.kind)
    text = node.statement or node.code
    return Case(_place(where, node.where), node.code, "", noun, text, detail)


def indicator_case(
    item: ExaminedIndicator,
    where: Location | None = None,
    detail: Label | None = None,
) -> Case:
    """An indicator as a case, at its own place unless another is given."""
    indicator = item.indicator
    text = indicator.statement or indicator.code
    place = _place(where, indicator.where)
    return Case(place, item.node.code, indicator.code, _INDICATOR, text, detail)


def plan_case(plan: Plan, where: Location) -> Case:
    """The whole plan as a case."""
    return Case(where, "", "", None, plan.label.id or plan.name)


def _place(where: Location | None, own: Location) -> Location:
    return where if where and where != Location() else own


def shorten(text: str) -> str:
    """A text that fits into a sentence."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST_NAME:
        return plain
    return plain[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def plain(text: object) -> Label:
    """A text that is the same in both languages."""
    return Label(str(text), str(text))


def tell(case: Case, **fields: object) -> Symptom:
    """A symptom of a single case; `{what}` of its message is the case's name.

    A field that is a Label is told in the language of the reader. One that takes time
    may be given as a function.
    """
    return Symptom(
        case.where,
        lambda: _make_fields({"what": case.what, **fields}),
        case.node,
        case.indicator,
    )


def _make_fields(fields: dict[str, object]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, given in fields.items():
        value = given() if callable(given) else given
        if isinstance(value, Label):
            texts |= {f"{key}_id": value.id, f"{key}_en": value.en}
        else:
            texts[key] = str(value)
    return texts


def gather(
    cases: Sequence[Case],
    total: int,
    noun: Label,
    limit: int = ONE_BY_ONE,
    examples: int = EXAMPLES,
    **fields: object,
) -> Iterator[Symptom]:
    """One symptom a case, or a single one with the count and the first examples.

    `total` is how many there are of the `noun` in all. The single one stands at the
    place of the first case. `fields` are those of every symptom.
    """
    if len(cases) <= limit:
        yield from (tell(case, **fields) for case in cases)
        return
    first = [case.what_among_others for case in cases[:examples]]
    rest = len(cases) - len(first)
    names = Label("; ".join(n.id for n in first), "; ".join(n.en for n in first))
    what = Label(
        f"{len(cases)} dari {total} {noun.id}: {names.id}"
        + (f"; dan {rest} lagi" if rest else ""),
        f"{len(cases)} of {total} {noun.en}: {names.en}"
        + (f"; and {rest} more" if rest else ""),
    )
    yield Symptom(cases[0].where, lambda: _make_fields({"what": what, **fields}))


def direction_of(item: ExaminedIndicator) -> Label:
    """Which way is better, and by which word when it is not stated."""
    lower = item.direction is Direction.LOWER
    side = Label(
        "makin rendah makin baik" if lower else "makin tinggi makin baik",
        "lower is better" if lower else "higher is better",
    )
    if item.indicator.better or not item.suggestion:
        return side
    word = item.suggestion.word
    return Label(
        f"{side.id} menurut kata “{word}”, tidak tertulis",
        f"{side.en} by the word “{word}”, not stated",
    )
