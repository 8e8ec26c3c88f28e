"""What values are computed by: the fingerprint of definitions and software."""

from importlib import metadata
from pathlib import Path

from derajat.catalogue.files import REPORTS_FOLDER
from derajat.content import find_content
from derajat.measures.measuring import fingerprint_rules
from derajat.model.offices import Office


def rules_of(office: Office) -> str:
    """The fingerprint of all that says what is computed for an office."""
    return rules_in(Path(office.folder))


def rules_in(folder: Path) -> str:
    """The same, of the office that lies in a folder."""
    return fingerprint_rules(_rule_files(folder), metadata.version("derajat"))


def _rule_files(office: Path) -> list[Path]:
    """Every file that says what is computed; what was received is not among them, nor
    is what only says how a report is laid out."""
    folders = (find_content("definitions"), office / "sources")
    inside = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.parent.name != REPORTS_FOLDER
    ]
    return [path for path in [*inside, *office.glob("*.*")] if path.is_file()]
