"""`python -m derajat` is the command `derajat`."""

import sys

from derajat.cli import main


sys.exit(main())
