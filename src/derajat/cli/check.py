"""`derajat check`: every problem of definitions and offices at once."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.catalogue import (
    check_catalogue,
    check_forms,
    render_dataset_shape,
)
from derajat.catalogue.lapsed_rules import check_lapsed
from derajat.cli.office_checks import check_offices
from derajat.cli.options import Options
from derajat.cli.output import (
    problem_fields,
    render_known,
    write_json,
    write_line,
    write_problems,
)
from derajat.content import find_content
from derajat.engines.reference import ReferenceEngine
from derajat.errors import Family, Problem, refuse
from derajat.measures.examples import check_examples
from derajat.measures.pins import check_pins
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.scalars import parse_day
from derajat.opening.offices import find_office, now, office_folders


def run(
    *,
    definitions: Annotated[
        Path | None, Parameter(help="Folder definisi; bawaan: yang terpasang.")
    ] = None,
    show: Annotated[str, Parameter(help="Tampilkan bentuk satu dataset.")] = "",
    pins: Annotated[
        bool, Parameter(help="Cari pula batas yang tidak dijaga contoh.", negative="")
    ] = False,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Periksa definisi, contoh hitungan, dan semua kantor dengan rencananya."""
    folder = definitions or find_content("definitions")
    catalogue, problems = check_catalogue(folder)
    if show:
        return _show(catalogue, show, options)
    found = list(problems)
    if not problems:
        found += check_examples(catalogue, ReferenceEngine())
        found += check_forms(folder / "forms", catalogue)[1]
        found += check_offices(catalogue, folder, _wanted_folders(options.office))
    notices = list(check_lapsed(catalogue, parse_day(now()[:10])))
    if pins:
        notices += check_pins(catalogue, ReferenceEngine())
    _write(catalogue, found, notices, options)
    return Family.DEFINITION.value if found else 0


def _wanted_folders(office: str) -> list[Path]:
    return [find_office(office)] if office else list(office_folders().values())


def _show(catalogue: Catalogue, name: str, options: Options) -> int:
    if name not in catalogue.datasets:
        known = render_known(name, catalogue.datasets)
        raise refuse("REF-211", value=name, known_id=known.id, known_en=known.en)
    shape = render_dataset_shape(catalogue.datasets[name])
    if options.json:
        write_json({"dataset": name, "shape": shape.splitlines()})
    else:
        write_line(shape)
    return 0


def _write(
    catalogue: Catalogue,
    problems: list[Problem],
    notices: list[Problem],
    options: Options,
) -> None:
    if options.json:
        write_json(
            {
                "datasets": len(catalogue.datasets),
                "indicators": len(catalogue.indicators),
                "problems": [problem_fields(p, options.language) for p in problems],
                "notices": [problem_fields(p, options.language) for p in notices],
            }
        )
        return
    write_problems([*problems, *notices], options.language)
    said = Label(
        f"{len(catalogue.datasets)} dataset, {len(catalogue.indicators)} indikator, "
        f"{len(problems)} masalah.",
        f"{len(catalogue.datasets)} datasets, {len(catalogue.indicators)} indicators, "
        f"{len(problems)} problems.",
    )
    write_line(said.render(options.language))
