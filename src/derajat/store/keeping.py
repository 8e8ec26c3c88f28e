"""Files kept beside the tables: originals, claims and findings of a batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Location, refuse
from derajat.model.batches import Batch, Claim, RowFinding
from derajat.store.annotations import write_claims, write_findings
from derajat.store.disk import copy_file, hash_file, write_durably
from derajat.store.entries import FileRole, StoredFile


SCRATCH = "scratch"


@dataclass(frozen=True)
class Keeping:
    """Writes files of a store durably and describes them for the ledger."""

    folder: Path

    @property
    def scratch(self) -> Path:
        return self.folder / SCRATCH

    def describe(self, path: Path, role: FileRole) -> StoredFile:
        """A file of the store as the ledger names it."""
        relative = path.relative_to(self.folder).as_posix()
        return StoredFile(relative, role, path.stat().st_size, hash_file(path))

    def keep_original(self, batch: Batch, original: Path) -> StoredFile:
        """Keep a received file under the hash of its content, once.

        Raises REF-109 when its content is not that of the batch any more.
        """
        name = batch.content_hash + Path(batch.file_name).suffix.lower()
        target = self.folder / "originals" / name
        if not (target.exists() and hash_file(target) == batch.content_hash):
            write_durably(target, self.scratch, _copying(original, batch))
        return self.describe(target, FileRole.ORIGINAL)

    def keep_claims(self, number: int, claims: Sequence[Claim]) -> list[StoredFile]:
        """The file of a batch's claims; none without claims."""
        if not claims:
            return []
        target = self.folder / "claims" / f"{number:06d}.parquet"
        write_durably(target, self.scratch, lambda path: write_claims(claims, path))
        return [self.describe(target, FileRole.CLAIMS)]

    def keep_findings(
        self, number: int, findings: Sequence[RowFinding]
    ) -> list[StoredFile]:
        """The file of a batch's findings; none without findings."""
        if not findings:
            return []
        target = self.folder / "findings" / f"{number:06d}.parquet"
        write_durably(target, self.scratch, lambda path: write_findings(findings, path))
        return [self.describe(target, FileRole.FINDINGS)]


def _copying(original: Path, batch: Batch) -> Callable[[Path], None]:
    def copy(target: Path) -> None:
        if copy_file(original, target) != batch.content_hash:
            raise refuse("REF-109", Location(batch.file_name))

    return copy
