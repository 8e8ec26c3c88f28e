"""Writes an approved upload into the store of the office."""

from derajat.intake import accept_file
from derajat.intake.receive import find_received
from derajat.opening.offices import OpenOffice
from derajat.web.clock import moment
from derajat.web.uploads.checking import check_sent_file
from derajat.web.uploads.choices import choices_for
from derajat.web.uploads.models import Upload
from derajat.web.uploads.sealed_copies import SealedCopies
from derajat.web.uploads.senders import areas_of_sender


def accept_upload_into(office: OpenOffice, upload: Upload, copies: SealedCopies) -> str:
    """The id of the batch that the upload became, or already was.

    The file is checked again under the store's lock, so that what is written fits the
    definitions of this moment. Raises DerajatError, REF-101 when the store is busy.
    """
    at = moment()
    with office.store.writer() as writer:
        known = find_received(upload.content_hash, office.office, writer.snapshot)
        if known is not None:
            return known.id
        with copies.clear_copy(upload.token) as path:
            found = check_sent_file(
                path,
                upload.name,
                office,
                areas_of_sender(upload, office.office),
                at,
                find_tokens=lambda name: writer.vault_for(name).open_tokens(at),
                choices=choices_for(upload),
            )
            receipt = accept_file(
                path, found.opened, found.checked, office.office, writer, at
            )
    return receipt.batch.id if receipt.batch is not None else ""
