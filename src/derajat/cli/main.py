"""The one door: reads the words, runs a verb, turns errors into messages."""

import os
import sys
from collections.abc import Sequence
from importlib import metadata

from cyclopts import App, CycloptsError, Parameter

from derajat.cli import (
    audit,
    batches,
    check,
    claims,
    demo,
    eligible,
    explain,
    measure,
    plan,
    receive,
    scorecard,
    statements,
    values,
    withdraw,
)
from derajat.cli.output import (
    problem_fields,
    write_json,
    write_problems,
    write_utf_8,
)
from derajat.cli.wrong_words import name_wrong_words
from derajat.errors import DerajatError, refuse


app = App(
    name="derajat",
    help="Dari visi sampai kelurahan, dan kembali: angka yang menjelaskan dirinya.",
    version=metadata.version("derajat"),
    group_commands="Perintah",
    group_arguments="Isian",
    group_parameters="Pilihan",
    default_parameter=Parameter(show_default=False, negative=""),
)
app["--help"].help = "Tampilkan bantuan ini."
app["--version"].help = "Tampilkan versi Derajat."
VERBS = {
    verb.__name__.rsplit(".", 1)[-1]: verb
    for verb in (
        check,
        receive,
        withdraw,
        measure,
        values,
        explain,
        eligible,
        batches,
        plan,
        scorecard,
        statements,
        audit,
        claims,
        demo,
    )
}
for name, verb in VERBS.items():
    app.command(verb.app if verb is plan else verb.run, name=name)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0 done; 1 interrupted; 2 wrong words; 3 definitions, 4 records, 5 a refusal,
    70 a fault of the product.
    """
    words = list(sys.argv[1:] if words is None else words)
    write_utf_8()
    try:
        status = _run(words)
    except DerajatError as error:
        _write_error(error, words)
        return error.exit_status
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        return 0
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        if os.environ.get("DERAJAT_TRACEBACK"):
            raise
        _write_error(_unexpected(error), words)
        return UNEXPECTED
    return status if isinstance(status, int) else 0


def _run(words: Sequence[str]) -> object:
    try:
        return app(
            words, result_action="return_value", exit_on_error=False, print_error=False
        )
    except CycloptsError as error:
        raise name_wrong_words(error, words, VERBS) from error


UNEXPECTED = 70
"""Exit status of a fault of the product itself."""


def _unexpected(error: Exception) -> DerajatError:
    """The outermost edge: nobody who works with tables should read a traceback."""
    return refuse("REF-209", kind=type(error).__name__, says=str(error)[:200])


def _write_error(error: DerajatError, words: Sequence[str]) -> None:
    language = "en" if _asks_for_english(words) else "id"
    if "--json" in words:
        problems = [problem_fields(item, language) for item in error.problems]
        write_json({"problems": problems})
    else:
        write_problems(error.problems, language)


def _asks_for_english(words: Sequence[str]) -> bool:
    joined = " ".join(words)
    return "--language en" in joined or "--language=en" in joined
