"""`derajat plan`: show the plans of an office, check them, read one from a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from derajat.cli.options import Options
from derajat.cli.output import problem_fields, write_json, write_line, write_note
from derajat.cli.plan_fields import plan_fields
from derajat.cli.plan_findings import (
    Checked,
    checked_fields,
    has_errors,
    write_checked,
)
from derajat.cli.plan_rendering import render_plan, render_proposal
from derajat.errors import Family, Location, refuse, system_reason
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.opening.plans import (
    History,
    OpenPlans,
    choose_plans,
    load_history,
    open_office_or_file,
    open_plans,
    open_structure,
)
from derajat.plan.doctor import Finding, check_plan
from derajat.plan.marking import write_marked_plan
from derajat.plan.pausing import collector_paused
from derajat.plan.plan_text import is_plan_name, render_plan_yaml
from derajat.plan.reading import Draft, read_plan


app = App(name="plan", help="Rencana: tampilkan, periksa, atau baca dari tabel.")


@app.command
def show(
    name: str = "",
    /,
    *,
    plan: Annotated[str, Parameter(help="Hanya rencana ini, mis. renstra.")] = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Rencana sebuah kantor sebagai pohon, dari visi sampai sub kegiatan.

    Parameters
    ----------
    name
        Nama kantor; boleh juga dengan --office.
    """
    opened = open_plans(name or options.office, options.data_folder)
    chosen = choose_plans(opened, plan)
    if options.json:
        listed = [plan_fields(item, options.language) for item in chosen]
        write_json({"office": opened.office, "plans": listed})
        return 0
    texts = [
        line
        for item in chosen
        for line in (*render_plan(item, opened.structure, options.language), "")
    ]
    write_line("\n".join(texts).rstrip("\n"))
    return 0


@app.command
def check(
    name: str = "",
    /,
    *,
    plan: Annotated[str, Parameter(help="Hanya rencana ini, mis. renstra.")] = "",
    marked: Annotated[
        Path | None, Parameter(help="Tulis salinan bertanda ke berkas .xlsx ini.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Cari kesalahan dalam rencana: dari struktur sampai target dan anggaran.

    Parameters
    ----------
    name
        Nama kantor, atau berkas rencana (.yaml, .csv, .xlsx, .txt).
    """
    opened = open_office_or_file(name or options.office, options.data_folder)
    history = load_history(opened, options.data_folder)
    checked = [
        Checked(item, _examine(opened, item, history))
        for item in choose_plans(opened, plan)
    ]
    if options.json:
        write_json(checked_fields(opened, checked, options.language))
    else:
        write_checked(opened, checked, options.language)
    if marked:
        _write_marked(opened, checked, marked, options.language)
    return Family.DEFINITION.value if has_errors(checked) else 0


def _examine(opened: OpenPlans, plan: Plan, history: History) -> tuple[Finding, ...]:
    others = tuple(item for item in opened.plans if item is not plan)
    structure = opened.structure.with_kinds(plan.own_kinds)
    with collector_paused():
        return check_plan(plan, structure, others, history)


def _write_marked(
    opened: OpenPlans, checked: Sequence[Checked], target: Path, language: str
) -> None:
    """Write the findings of one plan into a copy of its file."""
    if len(checked) != 1:
        known = ", ".join(item.plan.name for item in checked)
        raise refuse("PLN-034", known=known)
    plan, findings = checked[0].plan, checked[0].findings
    write_marked_plan(opened.path_of(plan), findings, target)
    said = Label(f"Salinan bertanda: {target}", f"Marked copy: {target}")
    write_note(said.render(language))


@app.command
def read(
    file: Path,
    /,
    *,
    yaml: Annotated[
        Path | None, Parameter(help="Tulis usulan ke berkas .yaml baru ini.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Baca tabel atau teks, dan usulkan rencana dengan kalimat asal di sampingnya.

    Parameters
    ----------
    file
        Berkas .csv, .xlsx, atau .txt.
    """
    structure = open_structure()
    draft = read_plan(file, structure)
    if yaml:
        _write_new_plan(draft, yaml, options.language)
    if options.json:
        write_json(_draft_fields(draft, options.language))
    elif not yaml:
        lines = render_proposal(draft, structure, options.language)
        write_line("\n".join(lines))
    return 0


def _draft_fields(draft: Draft, language: str) -> dict[str, object]:
    unread = [
        {"text": item.text, "place": item.where.render(language)}
        for item in draft.unread
    ]
    return {
        **plan_fields(draft.plan, language),
        "reading": [problem_fields(problem, language) for problem in draft.problems],
        "unread": unread,
    }


def _write_new_plan(draft: Draft, target: Path, language: str) -> None:
    """Write the proposal where no file is yet. Raises PLN-033, PLN-035, PLN-036."""
    if target.suffix != ".yaml" or not is_plan_name(target.stem):
        raise refuse("PLN-036", name=target.name)
    if target.exists():
        raise refuse("PLN-033", Location(target.name), name=target.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_plan_yaml(draft.plan, target.stem), encoding="utf-8")
    except OSError as error:
        reason = system_reason(error.errno, str(error))
        raise refuse(
            "PLN-035", Location(str(target)), reason_id=reason[0], reason_en=reason[1]
        ) from error
    count = len(draft.plan.nodes)
    said = Label(
        f"{target}: {count} simpul diusulkan. Periksa, lalu simpan di folder `plan`.",
        f"{target}: {count} nodes proposed. Check them, then keep it in `plan`.",
    )
    write_note(said.render(language))
