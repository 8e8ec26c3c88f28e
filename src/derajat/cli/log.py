"""`derajat log`: whether the log of an office is whole."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.cli.web_office import Database, open_written
from derajat.errors import DerajatError, Problem, refuse, report
from derajat.model.labels import Label
from derajat.model.numerals import render_number


if TYPE_CHECKING:
    from derajat.web.accounts.log import LogCheck, LogHead

app = App(name="log", help="Catatan jejak: periksa apakah masih utuh.")


@app.command
def verify(
    *,
    head: Annotated[
        str, Parameter(help="Kepala yang pernah disimpan di tempat lain.")
    ] = "",
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Baca seluruh catatan, periksa rantainya, dan tampilkan kepalanya."""
    open_written(options, database)
    from derajat.web.accounts.log import check_log

    found = check_log(_read_head(head))
    if problems := _name_problems(found, head):
        raise DerajatError(problems)
    if options.json:
        write_json({"entries": found.count, "head": found.head.render()})
    else:
        _tell(found, options.language)
    return 0


def _read_head(text: str) -> "LogHead | None":
    """The head that was given. Raises WEB-038 for one that cannot be read."""
    from derajat.web.accounts.log import read_head

    kept = read_head(text) if text else None
    if text and kept is None:
        raise refuse("WEB-038", value=text)
    return kept


def _name_problems(found: "LogCheck", head: str) -> tuple[Problem, ...]:
    problems = []
    if found.broken is not None:
        problems.append(report("WEB-036", number=found.broken))
    if found.is_kept is False:
        problems.append(report("WEB-037", number=head.partition(":")[0]))
    return tuple(problems)


def _tell(found: "LogCheck", language: str) -> None:
    count = render_number(found.count, language)
    told = Label(
        f"Catatan utuh: {count} baris. Kepala, simpan di luar mesin ini:",
        f"The log is whole: {count} entries. Its head, to be kept off this machine:",
    )
    write_line(told.render(language))
    write_line(found.head.render())
