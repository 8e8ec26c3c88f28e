"""One file that holds an office: its facts, what people wrote, its invented folder.

A backup is a ZIP with a list of its files, each with its sha256. It holds no keys:
whoever finds it can read no person's identity and forge no log. Restoring verifies
every file in a hidden folder before the folder gets its name.
"""

from derajat.archive.making import Backup, make_backup
from derajat.archive.restoring import restore_backup


__all__ = ["Backup", "make_backup", "restore_backup"]
