"""Opens what people wrote about an office: its database, as pages open it."""

import getpass
import sys
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.model.offices import Office
from derajat.web.profile import Profile
from derajat.web.serving import settle_database


Database = Annotated[str, Parameter(help="postgresql://…; bawaan: SQLite.")]


def open_written(options: Options, database: str) -> Office:
    """The office asked for, with its database at hand and in its newest form."""
    office = open_asked(options).office
    folders = options.data_folder, options.key_folder
    settle_database(Profile(office.name, *folders, database=database))
    return office


def ask_password(words: str) -> str:
    """A password that is not shown; from a pipe it is one line."""
    if sys.stdin.isatty():
        return getpass.getpass(words)
    return sys.stdin.readline().rstrip("\n")
