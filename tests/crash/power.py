"""A simulated power cut: what is left on a disk that lost what was never synced.

A file keeps the content it had when it was last synced, a folder the names it had. What
was not synced is lost, kept, or torn, each by the choice of `random`.
"""

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch


@dataclass
class Disk:
    """What has been synced: contents of files and names in folders, by inode."""

    root: Path
    contents: dict[int, bytes] = field(default_factory=dict)
    names: dict[int, dict[str, int]] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    """Open descriptors by inode: an inode that is open is not given to a new file."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for descriptor in self.held.values():
            os.close(descriptor)

    def sync_everything(self):
        """Take all that stands now as synced."""
        for path in [self.root, *self.root.rglob("*")]:
            self.sync(path)

    def sync(self, path):
        number = path.stat().st_ino
        if number not in self.held:
            self.held[number] = os.open(path, os.O_RDONLY)
        if path.is_dir():
            found = {item.name: item.stat().st_ino for item in path.iterdir()}
            self.names[number] = found
        else:
            self.contents[number] = path.read_bytes()

    @contextmanager
    def watched(self):
        """Note every sync; calls of delta-rs are no syncs, as in truth."""
        real = os.fsync

        def fsync(descriptor):
            real(descriptor)
            path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
            if path.is_relative_to(self.root):
                self.sync(path)

        with patch.object(os, "fsync", fsync):
            yield

    def write_after_cut(self, target, random=None):
        """Write what the cut left; without `random` only what was synced."""
        now = {path.stat().st_ino: path for path in self.root.rglob("*")}
        now[self.root.stat().st_ino] = self.root
        self._write_folder(self.root.stat().st_ino, target, now, random)

    def _write_folder(self, number, target, now, random):
        target.mkdir(parents=True)
        for name, inode in self._names_left(number, now, random).items():
            path = now.get(inode)
            is_folder = inode in self.names or (path is not None and path.is_dir())
            if is_folder:
                self._write_folder(inode, target / name, now, random)
            else:
                content = self._content_left(inode, path, random)
                (target / name).write_bytes(content)

    def _names_left(self, number, now, random):
        synced = self.names.get(number, {})
        folder = now.get(number)
        if random is None or folder is None:
            return synced
        current = {item.name: item.stat().st_ino for item in folder.iterdir()}
        left = {}
        for name in sorted({*synced, *current}):
            chosen = random.choice((synced, current))
            if name in chosen:
                left[name] = chosen[name]
        return left

    def _content_left(self, inode, path, random):
        synced = self.contents.get(inode, b"")
        if random is None or path is None:
            return synced
        current = path.read_bytes()
        if current == synced:
            return synced
        torn = current[: random.randrange(len(current) + 1)]
        zeros = b"\0" * len(current)
        return random.choice((synced, current, torn, zeros))
