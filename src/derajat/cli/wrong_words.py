"""Wrong words of a command, told as every other problem is."""

from collections.abc import Collection, Sequence

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
)

from derajat.cli.output import render_known
from derajat.errors import DerajatError, refuse


def name_wrong_words(
    error: CycloptsError, words: Sequence[str], verbs: Collection[str]
) -> DerajatError:
    """The coded error (WRD) of words that no command understands."""
    verb = next((word for word in words if word in verbs), "")
    help_words = " ".join(["derajat", *([verb] if verb else []), "--help"])
    if isinstance(error, UnknownCommandError):
        word = (error.unused_tokens or ["?"])[0]
        known = render_known(word, _commands_beside(error) if verb else verbs)
        return refuse("WRD-001", word=word, known_id=known.id, known_en=known.en)
    if isinstance(error, UnknownOptionError):
        word = error.token.keyword or error.token.value
        known = render_known(word, _options(error))
        return refuse(
            "WRD-002",
            word=word,
            known_id=known.id,
            known_en=known.en,
            help=help_words,
        )
    if isinstance(error, MissingArgumentError):
        return refuse("WRD-003", word=_missing(error), help=help_words)
    if isinstance(error, CoercionError) and error.token is not None:
        value, word = error.token.value, error.token.keyword or "?"
        return refuse("WRD-004", value=value, word=word, help=help_words)
    if isinstance(error, RepeatArgumentError):
        return refuse("WRD-005", word=error.token.keyword or error.token.value)
    rest = " ".join(error.unused_tokens or [str(error)])
    return refuse("WRD-006", word=rest, help=help_words)


def _commands_beside(error: UnknownCommandError) -> list[str]:
    """The commands of a verb that has several: `show`, `check` of `plan`."""
    return [name for name in error.app or () if not name.startswith("-")]


def _options(error: UnknownOptionError) -> list[str]:
    names = [name for each in error.argument_collection for name in each.names]
    return [name for name in names if name.startswith("--")]


def _missing(error: MissingArgumentError) -> str:
    """`--why`, or `BATCH` for what is given without a name."""
    argument = error.argument
    if argument is None:
        return "?"
    is_named = argument.field_info.kind is argument.field_info.KEYWORD_ONLY
    return argument.name if is_named else argument.name.lstrip("-").upper()
