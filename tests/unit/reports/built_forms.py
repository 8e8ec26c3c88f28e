"""A form made into an outline without an office that is open."""

from types import SimpleNamespace

from derajat.model.calendar import parse_period
from derajat.reports.builders import Shelf
from derajat.reports.building import build_outline
from derajat.reports.forms import ReportForm
from derajat.reports.outline import Fact, Number, Outline
from derajat.reports.source import Making
from derajat.reports.written import Written


def of_k6() -> Number:
    """The coverage of six contacts."""
    return Number("82,6%", "82.6", Fact("value", "KIA-K6", "19.71", "2025"))


def build_form(
    form: ReportForm, shelf: Shelf, plans: tuple = (), is_invented: bool = False
) -> Outline:
    """The outline of a form for an office that has nothing but a name."""
    office = SimpleNamespace(name="kantor", area="19.71", letterhead=None)
    source = SimpleNamespace(
        office=office,
        plans=plans,
        data_version=1,
        run="a",
        data_day=20_000,
        written=Written(),
        is_invented=is_invented,
    )
    period = parse_period("2025")
    assert period is not None
    return build_outline(form, Making(source, form.name, "19.71", period), shelf, "0")
