"""Files kept beside the tables: originals, claims and findings of a batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Location, refuse
from derajat.model.batches import Batch, Claim, RowFinding
from derajat.store.annotations import write_claims, write_findings
from derajat.store.disk import copy_file, hash_file, write_durably
from derajat.store.entries import FileRole, StoredFile
from derajat.store.vault import Identities, Vault, name_sealed


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

    def keep_received(
        self,
        batch: Batch,
        original: Path,
        identities: Identities | None,
        vault: Vault | None,
    ) -> StoredFile:
        """Keep a received file; sealed when it has identities. REF-130 as below."""
        if identities is None:
            return self.keep_original(batch, original)
        named = needed_vault(vault, batch.dataset)
        return self.keep_sealed(batch, original, identities, named)

    def keep_sealed(
        self, batch: Batch, original: Path, identities: Identities, vault: Vault
    ) -> StoredFile:
        """Keep what a received file says of persons, and the file itself, sealed.

        Raises REF-109 as `keep_original` does, and REF-121 when the keys are lost.
        """
        name = name_sealed(batch.content_hash, Path(batch.file_name).suffix.lower())
        key = vault.keep(batch.dataset, identities, name)

        def write(target: Path) -> None:
            found = vault.write_original(original, target, name, key)
            _check_hash(found, batch)

        target = self.folder / "originals" / name
        write_durably(target, self.scratch, write)
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


def needed_vault(vault: Vault | None, dataset: str) -> Vault:
    """The vault that a dataset needs. Raises REF-130 when there is no key folder."""
    if vault is None:
        raise refuse("REF-130", dataset=dataset)
    return vault


def _copying(original: Path, batch: Batch) -> Callable[[Path], None]:
    def copy(target: Path) -> None:
        _check_hash(copy_file(original, target), batch)

    return copy


def _check_hash(found: str, batch: Batch) -> None:
    if found != batch.content_hash:
        raise refuse("REF-109", Location(batch.file_name))
