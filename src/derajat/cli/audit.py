"""`derajat audit`: which cells of a table, or numbers of a sentence, cannot be true."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.audit.auditing import audit_files
from derajat.audit.claims import ClaimState, check_claim
from derajat.audit.marked import write_marked
from derajat.audit.relation_files import load_relations
from derajat.audit.rendering import audit_fields, render_audit
from derajat.cli.claims import result_fields
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_note
from derajat.errors import Family, refuse
from derajat.model.labels import Label
from derajat.sheets import read_number


def run(
    *files: Path,
    relations: Annotated[
        Path | None, Parameter(help="Berkas YAML dengan hubungan antarkolom.")
    ] = None,
    decimal_mark: Annotated[
        str, Parameter(help="Tanda desimal, `.` atau `,`; bawaan: dari angkanya.")
    ] = "",
    marked: Annotated[
        Path | None, Parameter(help="Tulis salinan bertanda (XLSX) dari satu berkas.")
    ] = None,
    all: Annotated[bool, Parameter(help="Semua catatan, satu per satu.")] = False,  # noqa: A002
    claim: Annotated[str, Parameter(help="Periksa sebuah kalimat berangka.")] = "",
    population: Annotated[str, Parameter(help="Jumlah penduduk untuk --claim.")] = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Periksa hitungan tabel terbitan (CSV, XLSX), atau sebuah kalimat berangka.

    Parameters
    ----------
    files
        Tabel; beberapa berkas dibandingkan pula antartahun.
    """
    if bool(files) == bool(claim):
        raise refuse("AUD-055")
    if claim:
        return _check_claim(claim, population, options)
    if decimal_mark not in ("", ".", ","):
        raise refuse("AUD-054", mark=decimal_mark)
    if marked is not None and len(files) > 1:
        raise refuse("AUD-056")
    given = load_relations(relations) if relations else ()
    result = audit_files(files, given, decimal_mark or None)
    if options.json:
        write_json(audit_fields(result, options.language))
    else:
        write_line(render_audit(result, options.language, all))
    if marked is not None:
        write_marked(result, files[0], marked, options.language)
        words = Label(f"Salinan bertanda: {marked}", f"Marked copy: {marked}")
        write_note(words.render(options.language))
    return Family.RECORD.value if result.errors else 0


def _check_claim(sentence: str, population: str, options: Options) -> int:
    result = check_claim(sentence, _population(population))
    if options.json:
        write_json(result_fields(result, options.language))
    else:
        write_line(result.render(options.language))
    broken = result.state is ClaimState.NOT_REPRODUCIBLE
    return Family.RECORD.value if broken else 0


def _population(text: str) -> Decimal | None:
    """The number of inhabitants; points and commas part thousands."""
    if not text:
        return None
    number = next((n for mark in ",." if (n := read_number(text, mark))), None)
    if number is None or number != int(number) or number <= 0:
        raise refuse("AUD-057", text=text)
    return number
