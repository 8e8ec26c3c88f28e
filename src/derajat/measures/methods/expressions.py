"""What a derived column holds, in words."""

from collections.abc import Callable

from derajat.measures import vocabulary
from derajat.measures.methods.conditions import where_line
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.columns import Column, FunctionCall
from derajat.model.datasets import Dataset
from derajat.model.expressions import (
    Band,
    CalendarOf,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    Expression,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    SumOf,
    Workdays,
)


def derivation_line(
    column: Column, expression: Expression, dataset: Dataset, tell: Telling
) -> Line:
    """`kolom` = what it is computed from."""
    name = f"`{column.name}` = "
    if isinstance(expression, Cases):
        return Line(name.rstrip() + ":", _case_lines(expression, dataset, tell))
    if isinstance(expression, Meets):
        head = name + tell.say("ya bila", "yes if")
        return where_line(head, expression.condition, dataset, tell)
    if isinstance(expression, Band):
        return Line(name + _band(expression, dataset, tell))
    if isinstance(expression, Registered):
        return Line(name + function_words(expression.call, dataset, tell))
    return Line(name + _plain(expression, dataset, tell))


def _plain(expression: Expression, dataset: Dataset, tell: Telling) -> str:
    def name(column: str) -> str:
        return tell.column(dataset, column)

    if isinstance(expression, Completed):
        unit = tell.label(vocabulary.AGE_UNITS[expression.unit])
        start, end = name(expression.start), name(expression.end)
        return tell.say(
            f"{unit} penuh dari {start} sampai {end}, dibulatkan ke bawah",
            f"completed {unit} from {start} to {end}, rounded down",
        )
    if isinstance(expression, Plus):
        unit = tell.label(vocabulary.AGE_UNITS[expression.unit])
        amount = tell.number(expression.amount)
        return f"{name(expression.column)} + {amount} {unit}"
    if isinstance(expression, CalendarOf):
        part = tell.label(vocabulary.CALENDAR_PARTS[expression.part])
        return f"{part} {name(expression.column)}"
    if isinstance(expression, Workdays):
        return _workdays(expression, dataset, tell)
    if isinstance(expression, Difference):
        return f"{name(expression.left)} - {name(expression.right)}"
    if isinstance(expression, Product):
        return f"{name(expression.left)} x {name(expression.right)}"
    return _of_several(expression, dataset, tell)


def _workdays(expression: Workdays, dataset: Dataset, tell: Telling) -> str:
    start = tell.column(dataset, expression.start)
    end = tell.column(dataset, expression.end)
    years = ", ".join(str(year) for year in expression.calendar.years)
    return tell.say(
        f"hari kerja sesudah {start} sampai {end}: Senin-Jumat tanpa libur nasional "
        f"dan cuti bersama; kosong di luar tahun yang daftarnya ada ({years})",
        f"working days after {start} up to {end}: Monday to Friday without national "
        f"holidays and joint leave; missing outside the years listed ({years})",
    )


def _of_several(expression: Expression, dataset: Dataset, tell: Telling) -> str:
    says = _SEVERAL.get(type(expression))
    columns: tuple[str, ...] = getattr(expression, "columns", ())
    if says is None:
        raise TypeError(f"no words for {type(expression).__name__}")
    return says(tell, [tell.column(dataset, column) for column in columns])


_SEVERAL: dict[type, Callable[[Telling, list[str]], str]] = {
    LatestOf: lambda tell, names: tell.say(
        f"yang paling akhir dari {', '.join(names)}; kosong bila salah satunya kosong",
        f"the latest of {', '.join(names)}; missing if any is missing",
    ),
    EarliestOf: lambda tell, names: tell.say(
        f"yang paling awal dari {', '.join(names)}; kosong bila salah satunya kosong",
        f"the earliest of {', '.join(names)}; missing if any is missing",
    ),
    FirstKnown: lambda tell, names: tell.say(
        f"yang pertama terisi dari {', '.join(names)}",
        f"the first known of {', '.join(names)}",
    ),
    SumOf: lambda _, names: " + ".join(names),
}


def _band(band: Band, dataset: Dataset, tell: Telling) -> str:
    column = dataset_column(dataset, band.column)
    since = tell.say("mulai", "from")
    limits = [
        f"{label} {since} {tell.value(bound, column) if column else tell.number(bound)}"
        for bound, label in zip(band.bounds, band.labels, strict=True)
    ]
    name, listed = tell.column(dataset, band.column), "; ".join(limits)
    return tell.say(
        f"golongan {name}: {listed}; di bawahnya kosong",
        f"band of {name}: {listed}; below them missing",
    )


def dataset_column(dataset: Dataset, name: str) -> Column | None:
    """The column of that name, or None: a later step may give it up."""
    return next((each for each in dataset.columns if each.name == name), None)


def _case_lines(cases: Cases, dataset: Dataset, tell: Telling) -> tuple[Line, ...]:
    lines = []
    for case in cases.cases:
        head = tell.say(f"{case.then} bila", f"{case.then} if")
        lines.append(where_line(head, case.when, dataset, tell))
    rest = cases.otherwise or tell.say("kosong", "missing")
    lines.append(Line(tell.say(f"selain itu {rest}", f"otherwise {rest}")))
    return tuple(lines)


def function_words(call: FunctionCall, dataset: Dataset, tell: Telling) -> str:
    """What a registered function gives, and from which columns."""
    given = ", ".join(
        f"{tell.label(vocabulary.PARAMETERS[parameter])}: "
        f"{tell.column(dataset, column)}"
        for parameter, column in call.arguments
    )
    return f"{tell.label(vocabulary.FUNCTIONS[call.name])} ({given})"
