"""The file of a Word document: the same document gives the same bytes."""

import io
import zipfile

from docx.document import Document

from derajat.sheets.package_changes import CONTENT_TYPES, write_entry


def pack_document(document: Document) -> bytes:
    """The package with its parts in order of their names and without times."""
    saved, target = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in sorted(source.namelist(), key=lambda n: (n != CONTENT_TYPES, n)):
            write_entry(archive, name, [source.read(name)])
    return target.getvalue()
