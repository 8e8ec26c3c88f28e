"""Takes a file from the request: sealed as it comes, stopped at the limit.

What does not arrive whole leaves nothing behind.
"""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from derajat.sheets.opening import shown_name
from derajat.store.vault.sealed_files import SealedWriter
from derajat.web.settings import LARGEST_UPLOAD_BYTES
from derajat.web.uploads.models import draw_token
from derajat.web.uploads.sealed_copies import SealedCopies


FIELD = "berkas"
SUFFIXES = (".xlsx", ".csv")


@dataclass(frozen=True)
class Arrival:
    """A file that arrived whole, sealed under the name `token`."""

    token: str
    name: str
    """The name it was sent under, safe to show."""
    size: int
    content_hash: str


class SealingHandler(FileUploadHandler):
    """Seals the one file of a form; `arrival` tells of it when it is whole.

    Over the limit nothing more is written, and the rest is read and dropped, for only
    then will a browser show the answer.
    """

    chunk_size = 1 << 20

    def __init__(
        self, copies: SealedCopies, most_bytes: int = LARGEST_UPLOAD_BYTES
    ) -> None:
        super().__init__()
        self._copies, self._most = copies, most_bytes
        self._open = ExitStack()
        self._writer: SealedWriter | None = None
        self._token, self._size = draw_token(), 0
        self.arrival: Arrival | None = None
        self.sent_name = ""
        self.is_too_large = False
        self._is_kept = False

    def new_file(self, *arguments: Any, **named: Any) -> None:
        """Begin a file; a second one, or one of a wrong kind, ends the upload."""
        super().new_file(*arguments, **named)
        self.sent_name = shown_name(self.file_name or "")
        is_wanted = Path(self.sent_name).suffix.lower() in SUFFIXES
        if self.field_name != FIELD or self._writer is not None or not is_wanted:
            raise StopUpload(connection_reset=False)
        self._writer = self._open.enter_context(self._copies.writing(self._token))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal some more bytes."""
        self._size += len(raw_data)
        if self._size > self._most:
            self.is_too_large = True
            self._abandon()
            raise StopUpload(connection_reset=False)
        if self._writer is not None:
            self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """Give the sealed file its name."""
        digest = self._writer.finish() if self._writer is not None else ""
        self._open.close()
        self.arrival = Arrival(self._token, self.sent_name, file_size, digest)
        return UploadedFile(name=self.sent_name, size=file_size)

    def upload_interrupted(self) -> None:
        """The connection was lost, or we stopped: nothing stays."""
        self._abandon()

    def keep(self) -> None:
        """The file belongs to an upload from now on."""
        self._is_kept = True

    def settle(self) -> None:
        """Remove what nobody keeps; called when the request ends."""
        self._abandon()
        if not self._is_kept:
            self._copies.remove(self._token)

    def _abandon(self) -> None:
        """Leave an unfinished file: its block ends with an error, so it is removed."""
        if self.arrival is None:
            error = ConnectionError("the upload broke off")
            with suppress(ConnectionError):
                self._open.__exit__(type(error), error, None)
