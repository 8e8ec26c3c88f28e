"""The command line: one file a verb, one door for errors."""

from derajat.cli.main import main


__all__ = ["main"]
