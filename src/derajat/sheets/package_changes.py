"""Parts added to a workbook package and the few edits that name the additions."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from derajat.sheets.package import Package
from derajat.sheets.workbook_parts import (
    Relationship,
    read_relationships,
    relationships_part,
)
from derajat.sheets.xml_edit import (
    Edit,
    Element,
    append_inside,
    apply_edits,
    attribute,
    find_elements,
)


CONTENT_TYPES = "[Content_Types].xml"
OFFICE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class AddingImpossible(Exception):
    """The package is built in a way that parts cannot safely be added to it."""


@dataclass
class PackageChanges:
    """What is to be added to a package; nothing is written before `write`."""

    package: Package
    new_parts: dict[str, bytes] = field(default_factory=dict)
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    _links: dict[str, list[Relationship]] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)

    def add_part(self, pattern: str, content: str, content_type: str) -> str:
        """Add a part under a free name made from `pattern`; returns the name."""
        number = 1
        while self._has(pattern.format(number)):
            number += 1
        name = pattern.format(number)
        self.new_parts[name] = (_DECLARATION + content).encode()
        self._types[name] = _OPEN_XML + content_type
        return name

    def link(self, source: str, kind: str, target: str) -> str:
        """Relate `source` to a part; returns the id of the relationship."""
        existing = {link.id for link in read_relationships(self.package, source)}
        added = self._links.setdefault(source, [])
        number = len(added) + 1
        while f"rIdDerajat{number}" in existing:
            number += 1
        id_ = f"rIdDerajat{number}"
        added.append(Relationship(id_, OFFICE_LINK + kind, target, False))
        return id_

    def edit(self, part: str, edits: Iterable[Edit]) -> None:
        """Change bytes of a part of the original."""
        self.edits.setdefault(part.lower(), []).extend(edits)

    def elements(self, part: str, deepest: int) -> list[Element]:
        """The elements of a part; raises AddingImpossible for names with prefixes."""
        where = self.package.where
        found = find_elements(self.package.unpack(part), deepest, where)
        if ":" in found[0].name or not _is_utf_8(self.package, part):
            raise AddingImpossible(part)
        return found

    def write(self, target: Path) -> None:
        """Write the package with all changes; the same input gives the same bytes."""
        self._name_links()
        self._name_types()
        with zipfile.ZipFile(target, "w") as archive:
            for name, info in self.package.entries.items():
                pieces = self.package.unpack(name)
                edits = self.edits.get(name, [])
                write_entry(archive, info.filename, apply_edits(pieces, edits))
            for name, content in self.new_parts.items():
                write_entry(archive, name, [content])

    def _has(self, name: str) -> bool:
        return name in self.package or name in self.new_parts

    def _name_links(self) -> None:
        for source, links in self._links.items():
            part = relationships_part(source)
            texts = "".join(_link_element(link) for link in links)
            if part in self.package:
                root = self.elements(part, 1)[0]
                content = self.package.read(part)
                self.edit(part, [append_inside(root, content, texts)])
            else:
                root_tag = f'<Relationships xmlns="{_PACKAGE_LINKS}">'
                whole = f"{_DECLARATION}{root_tag}{texts}</Relationships>"
                self.new_parts[part] = whole.encode()

    def _name_types(self) -> None:
        content = self.package.read(CONTENT_TYPES)
        root = self.elements(CONTENT_TYPES, 1)[0]
        texts = [_type_element(name, kind) for name, kind in self._types.items()]
        self.edit(CONTENT_TYPES, [append_inside(root, content, "".join(texts))])


def write_entry(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    """Write a part with a fixed time, so that its bytes depend on nothing else."""
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    with archive.open(info, "w") as file:
        for piece in pieces:
            file.write(piece)


def _link_element(link: Relationship) -> str:
    target = attribute("/" + link.target)
    return f'<Relationship Id="{link.id}" Type="{link.type}" Target={target}/>'


def _type_element(name: str, kind: str) -> str:
    return f'<Override PartName={attribute("/" + name)} ContentType="{kind}"/>'


def _is_utf_8(package: Package, part: str) -> bool:
    head = next(package.unpack(part), b"")[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    declaration = head.partition(b"?>")[0].lower()
    return b"encoding" not in declaration or b"utf-8" in declaration
