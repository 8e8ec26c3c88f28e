"""`derajat demo`: an invented city, or published tables, from file to scorecard."""

from typing import Annotated

from cyclopts import Parameter

from derajat.city.office_folder import name_office
from derajat.cli.demo_standing import find_standing, write_standing
from derajat.cli.options import Options
from derajat.opening.offices import office_folders
from derajat.web.profile import FIRST_PORT


_DEFAULT_CITY = "pangkalpinang"


def run(
    *,
    full: Annotated[
        bool, Parameter(help="Semua tahun kota rekaan, bukan yang terakhir saja.")
    ] = False,
    published: Annotated[
        bool, Parameter(help="Tiga kantor dengan tabel yang pernah terbit.")
    ] = False,
    serve: Annotated[
        bool, Parameter(help="Lalu buka halamannya, dengan akun contoh tiap peran.")
    ] = False,
    port: Annotated[int, Parameter(help="Pintu halaman; bawaan 8000.")] = FIRST_PORT,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Coba semuanya: kota rekaan, dari berkas yang berantakan sampai kartu skor."""
    status = _run(full, published, options)
    if serve and status == 0:
        from derajat.cli.serve import serve_demo

        model = options.office or _DEFAULT_CITY
        return serve_demo(name_office(model, full), port, options)
    return status


def _run(full: bool, published: bool, options: Options) -> int:
    ready = _offices_with_files()
    names = [options.office] if options.office in ready else ready
    is_published = options.office in ready or (published and not options.office)
    model = options.office or _DEFAULT_CITY
    if not is_published:
        standing = find_standing(name_office(model, full), options)
        if standing is not None:
            write_standing(standing, options)
            return 0
    # What follows loads engines and definitions: not for a demo that stands.
    from derajat.cli import demo_run

    if is_published:
        return demo_run.run_published(names, options)
    return demo_run.run_city(model, full, options)


def _offices_with_files() -> list[str]:
    """Names of the offices that come with files to receive."""
    folders = office_folders()
    return [name for name, path in folders.items() if (path / "incoming").is_dir()]
