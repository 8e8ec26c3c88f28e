"""The parts of a workbook package that say which sheets it has and how cells look."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from derajat.errors import refuse
from derajat.sheets.package import Package
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser, local_name


_OFFICE_DOCUMENT = "/officeDocument"
_WORKSHEET = "/worksheet"
_BUILT_IN_PERCENT = frozenset({"9", "10"})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class Relationship:
    """A link of one part to another; `target` is a full part name."""

    id: str
    type: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class WorksheetPart:
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class WorkbookParts:
    """What the workbook part says."""

    part: str
    worksheets: tuple[WorksheetPart, ...]
    relationships: tuple[Relationship, ...]
    is_1904: bool
    """Whether dates count from 1904, as old Macintosh workbooks do."""

    def related(self, kind: str) -> str:
        """The first part whose relationship type ends with `kind`, or ""."""
        for relationship in self.relationships:
            if relationship.type.endswith(kind):
                return relationship.target
        return ""


def read_workbook_parts(package: Package) -> WorkbookParts:
    """Sheets and relationships of a workbook. Raises FIL-013 when they are broken."""
    part = _workbook_part(package)
    relationships = read_relationships(package, part)
    targets = {link.id: link for link in relationships}
    worksheets: list[WorksheetPart] = []
    is_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal is_1904
        if local_name(name) == "workbookPr":
            is_1904 = attributes.get("date1904", "0") in ("1", "true")
        if local_name(name) != "sheet":
            return
        by_name = {local_name(key): value for key, value in attributes.items()}
        link = targets.get(by_name.get("id", ""))
        if link is None:
            raise refuse("FIL-013", package.where, detail=part)
        if link.type.endswith(_WORKSHEET):
            is_hidden = by_name.get("state", "visible") != "visible"
            sheet = WorksheetPart(by_name.get("name", ""), link.target, is_hidden)
            worksheets.append(sheet)

    scan_part(package, part, start)
    return WorkbookParts(part, tuple(worksheets), relationships, is_1904)


def scan_part(
    package: Package,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Call `start` and `end` for the elements of a small part."""
    parser = build_parser(start, end)
    feed_parser(parser, [package.read(part)], package.where, part)


def _workbook_part(package: Package) -> str:
    for link in read_relationships(package, ""):
        if link.type.endswith(_OFFICE_DOCUMENT):
            return link.target
    raise refuse("FIL-013", package.where, detail="_rels/.rels")


def relationships_part(part: str) -> str:
    """The part that holds the relationships of `part`; "" is the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def read_relationships(package: Package, part: str) -> tuple[Relationship, ...]:
    """The relationships of a part; none when it has no relationships part."""
    source = relationships_part(part)
    if source not in package:
        return ()
    found: list[Relationship] = []

    def start(name: str, attributes: Attributes) -> None:
        if local_name(name) == "Relationship":
            found.append(_build_relationship(part, attributes))

    scan_part(package, source, start)
    return tuple(found)


def _build_relationship(part: str, attributes: Attributes) -> Relationship:
    target = attributes.get("Target", "")
    is_external = attributes.get("TargetMode", "") == "External"
    if not is_external:
        folder = posixpath.dirname(part)
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(
        attributes.get("Id", ""), attributes.get("Type", ""), target, is_external
    )


def read_percent_styles(package: Package, part: str) -> frozenset[str]:
    """The style numbers (attribute `s` of cells) that show a number in per cent."""
    if part not in package:
        return frozenset()
    formats: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        name = local_name(name)
        if name == "numFmt":
            number = attributes.get("numFmtId", "")
            formats.setdefault(number, attributes.get("formatCode", ""))
        elif name == "xf" and inside and inside[-1] == "cellXfs":
            styles.append(attributes.get("numFmtId", "0"))
        inside.append(name)

    def end(_name: str) -> None:
        inside.pop()

    scan_part(package, part, start, end)
    return frozenset(
        str(index)
        for index, number in enumerate(styles)
        if number in _BUILT_IN_PERCENT
        or "%" in _QUOTED.sub("", formats.get(number, ""))
    )
