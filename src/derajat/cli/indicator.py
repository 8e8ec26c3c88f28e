"""`derajat indicator`: how an indicator is computed, as its page tells it."""

import sys
from dataclasses import asdict

from rich.console import Console
from rich.markdown import Markdown

from derajat.catalogue import check_forms, load_office
from derajat.cli.options import Options
from derajat.cli.output import render_known, write_json, write_line
from derajat.content import find_content
from derajat.errors import refuse
from derajat.measures.methods import (
    Publication,
    build_method_page,
    render_markdown,
)
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Indicator
from derajat.opening.offices import find_office, office_folders, open_catalogue
from derajat.opening.plans import open_structure
from derajat.plan.loading import load_plans


def run(code: str, /, *, options: Options = Options()) -> int:  # noqa: B008
    """Cara menghitung satu indikator: rumus, syarat, data, contoh, formulir, rencana.

    Parameters
    ----------
    code
        Kode indikator, mis. GZ-STUNT.
    """
    indicator = find_indicator(open_catalogue(), code)
    publication = open_publication(options.office)
    page = build_method_page(indicator, publication, options.language)
    if options.json:
        write_json(asdict(page))
    elif sys.stdout.isatty():
        Console().print(Markdown(render_markdown(page)))
    else:
        write_line(render_markdown(page).rstrip())
    return 0


def find_indicator(catalogue: Catalogue, code: str) -> Indicator:
    """The indicator of that code, in capitals or not. Raises REF-224."""
    found = catalogue.indicators.get(code.upper())
    if found is not None:
        return found
    known = render_known(code.upper(), catalogue.indicators)
    raise refuse("REF-224", value=code, known_id=known.id, known_en=known.en)


def open_publication(office: str = "") -> Publication:
    """The national content with the forms and plans of one office, else of all.

    Raises REF-202 when there is no such office.
    """
    catalogue, structure = open_catalogue(), open_structure()
    folders = [find_office(office)] if office else list(office_folders().values())
    offices, plans = [], []
    for folder in folders:
        opened = load_office(folder, catalogue, find_content("definitions") / "areas")
        offices.append(opened)
        found = load_plans(folder, structure, catalogue)
        plans += [(opened.name, plan) for plan in found]
    forms, _ = check_forms(find_content("definitions") / "forms", catalogue)
    return Publication(catalogue, tuple(offices), tuple(plans), forms)
