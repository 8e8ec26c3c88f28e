"""Opens the office that the options of a verb name."""

from derajat.cli.options import Options
from derajat.opening.offices import OpenOffice, open_office


def open_asked(options: Options) -> OpenOffice:
    """The office asked for. Raises DerajatError when there is none of that name."""
    return open_office(options.office, options.data_folder, options.key_folder)
