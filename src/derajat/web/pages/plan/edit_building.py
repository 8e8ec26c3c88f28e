"""What the form of a node shows: fields in sections, with findings beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.forms import BoundField, Form

from derajat.model.plans import PlanNode
from derajat.plan.differences import facts_of
from derajat.plan.doctor import Finding
from derajat.web.pages.plan.draft_asking import AskedDraft
from derajat.web.pages.plan.node_building import FoundLine, render_findings
from derajat.web.pages.plan.node_form import NEW, NodeForm
from derajat.web.plans.composing import DraftText
from derajat.web.plans.in_force import findings_of
from derajat.web.plans.models import NodeEdit


_FIELD_OF_RULE = {
    "PLN-105": "penanggung_jawab",
    "PLN-114": "satuan",
    "PLN-115": "arah",
    "PLN-116": "arah",
    "PLN-117": "arah",
}
"""Where a finding stands; others stand beside the statement they are about."""
_TARGET_RULES = range(120, 144)


@dataclass(frozen=True)
class FieldBlock:
    """A field with what the doctor finds about it."""

    bound: BoundField
    findings: tuple[FoundLine, ...] = ()


@dataclass(frozen=True)
class FormSection:
    """Fields that belong together."""

    title: str
    fields: tuple[FieldBlock, ...]
    findings: tuple[FoundLine, ...] = ()
    is_open: bool = True


@dataclass(frozen=True)
class FormError:
    """A line of the error summary, with the field it leads to."""

    anchor: str
    label: str
    says: str


@dataclass(frozen=True)
class ThreeWays:
    """A thing that two people wrote: as it was, as it is, as one typed it."""

    name: str
    before: str
    theirs: str
    mine: str


def list_errors(form: Form) -> tuple[FormError, ...]:
    """Every error of a form, in the order of its fields."""
    found = [FormError("", "", str(text)) for text in form.non_field_errors()]
    for bound in form:
        anchor = "" if bound.is_hidden else str(bound.id_for_label)
        label = "" if bound.is_hidden else str(bound.label)
        found += [FormError(anchor, label, str(text)) for text in bound.errors]
    return tuple(found)


def build_sections(
    question: AskedDraft, form: NodeForm, found: Sequence[Finding]
) -> tuple[FormSection, ...]:
    """The sections of the form of a node."""
    return tuple(_sections(question, form, _Notes(found, question.asked.language)))


class _Notes:
    """Findings of one node, given out by field."""

    def __init__(self, found: Sequence[Finding], language: str) -> None:
        self._found = found
        self._language = language

    def of(self, indicator: str, *fields: str) -> tuple[FoundLine, ...]:
        """Those of an indicator (or of the node itself) at some fields."""
        own = [f for f in self._found if f.indicator == indicator]
        return render_findings(
            tuple(f for f in own if _field_of(f) in fields), self._language
        )


def _field_of(finding: Finding) -> str:
    """The field that a finding is about."""
    code = finding.problem.code
    if code in _FIELD_OF_RULE:
        return _FIELD_OF_RULE[code]
    number = int(code.removeprefix("PLN-")) if code[4:].isdigit() else 0
    if finding.indicator and number in _TARGET_RULES:
        return "target"
    is_money = not finding.indicator and 150 <= number < 160
    return "anggaran" if is_money else "pernyataan"


def _sections(
    question: AskedDraft, form: NodeForm, notes: _Notes
) -> Iterator[FormSection]:
    say = question.say
    yield FormSection(
        say("Simpul", "Node"),
        tuple(
            FieldBlock(form[name], notes.of("", name))
            for name in ("pernyataan", "penanggung_jawab")
        ),
    )
    for number in form.indicator_numbers:
        code = str(form[f"i-{number}-kode"].value() or "")
        title = say(f"Indikator {code}", f"Indicator {code}")
        is_new = number == NEW
        if is_new:
            title = say("Indikator baru", "New indicator")
        blocks = tuple(_indicator_blocks(form, number, "" if is_new else code, notes))
        targets = () if is_new else notes.of(code, "target")
        yield FormSection(title, blocks, targets, not is_new or _is_touched(blocks))
    for number in form.budget_numbers:
        is_new = number == NEW
        title = say("Baris anggaran baru", "New budget line")
        if not is_new:
            place = int(number) + 1
            title = say(f"Anggaran {place}", f"Budget line {place}")
        money = notes.of("", "anggaran") if number == "0" else ()
        blocks = tuple(_blocks(form, f"a-{number}-"))
        yield FormSection(title, blocks, money, not is_new or _is_touched(blocks))


def _is_touched(blocks: tuple[FieldBlock, ...]) -> bool:
    """Whether a field of an empty group has words or an error."""
    return any(
        block.bound.errors
        or (block.bound.value() and not block.bound.name.endswith("-satuan"))
        for block in blocks
    )


def _indicator_blocks(
    form: NodeForm, number: str, code: str, notes: _Notes
) -> Iterator[FieldBlock]:
    for block in _blocks(form, f"i-{number}-"):
        name = block.bound.name.rsplit("-", 1)[-1]
        is_named = bool(code) and name in ("pernyataan", "arah", "satuan")
        yield FieldBlock(block.bound, notes.of(code, name) if is_named else ())


def _blocks(form: NodeForm, start: str) -> Iterator[FieldBlock]:
    for bound in form:
        if bound.name.startswith(start):
            yield FieldBlock(bound)


def find_node_findings(
    question: AskedDraft, now: DraftText, code: str
) -> tuple[Finding, ...]:
    """What the doctor finds about a node of a draft."""
    found = findings_of(now.text, now.draft.plan, question.in_force)
    return tuple(finding for finding in found if finding.node == code)


def compare_typing(
    question: AskedDraft,
    before: PlanNode | None,
    theirs: PlanNode | None,
    mine: PlanNode | None,
) -> tuple[ThreeWays, ...]:
    """The things that the other person and the typing say differently."""
    facts = [_facts(node, question.asked.language) for node in (before, theirs, mine)]
    names = dict.fromkeys(name for one in facts for name in one)
    rows = (ThreeWays(name, *(one.get(name, "–") for one in facts)) for name in names)
    return tuple(row for row in rows if row.theirs != row.mine)


def _facts(node: PlanNode | None, language: str) -> dict[str, str]:
    if node is None:
        return {}
    return {
        " · ".join(part for part in (fact.of, fact.name.render(language)) if part): (
            fact.text or "–"
        )
        for fact in facts_of(node)
    }


@dataclass(frozen=True)
class Collision:
    """Who wrote the node first, and everything that differs."""

    who: str
    is_removed: bool
    reason: str
    rows: tuple[ThreeWays, ...]


def build_collision(
    question: AskedDraft,
    newest: NodeEdit,
    nodes: tuple[PlanNode | None, PlanNode | None, PlanNode | None],
) -> Collision:
    """What to show to the second of two who wrote a node: before, theirs, mine."""
    rows = compare_typing(question, *nodes)
    return Collision(newest.by.shown_name, not newest.text, newest.reason, rows)
