"""The level of a row: by its own word, its column, its code, or not stated."""

import re


_NEW_CODE = re.compile(
    r"(?:[0-9]|x)\.(?:[0-9]{2}|xx)\.[0-9]{2}"
    r"(?P<activity>\.[12]\.[0-9]{2}(?P<sub>\.[0-9]{2,4})?)?",
    re.IGNORECASE,
)
_OLD_CODE = re.compile(
    r"[0-9]\.[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?P<activity>\.[0-9]{2,3})?"
)


def kind_of_code(code: str) -> str | None:
    """The kind that a nomenclature code says by the number of its parts.

    Permendagri 90/2019: programme `1.02.02`, activity `1.02.02.2.02`, sub-activity
    `1.02.02.2.02.0001`. Permendagri 13/2006: programme `1.02.1.02.01.19`, activity
    `1.02.1.02.01.19.01`. None for any other code.
    """
    plain = dotted(code)
    if found := _NEW_CODE.fullmatch(plain):
        if found["sub"]:
            return "sub-activity"
        return "activity" if found["activity"] else "programme"
    if found := _OLD_CODE.fullmatch(plain):
        return "activity" if found["activity"] else "programme"
    return None


def dotted(code: str) -> str:
    """A code with one dot between its parts: `1.02.02` of `1 02 02` or `1. 02. 02.`."""
    return re.sub(r"[ .]+", ".", code).strip(".")


_CODED = re.compile(
    r"(?P<code>[0-9x](?:\.[0-9x]{1,4})+)\.?(?:\s*[-\u2013:]\s*|\s+)(?=\S)", re.I
)


def split_code(text: str) -> tuple[str, int]:
    """The nomenclature code before a name, and where the name starts.

    `1.02.02 - PROGRAM ...`; empty and 0 for a text that begins with no such code.
    """
    found = _CODED.match(text)
    if found and kind_of_code(found["code"]):
        return found["code"], found.end()
    return "", 0


def codes_above(code: str) -> tuple[str, ...]:
    """The codes that a dotted code continues, nearest first.

    Those of `1.02.02.2.02` are `1.02.02.2` and `1.02.02`, `1.02`.
    """
    parts = code.rstrip(".").split(".")
    return tuple(".".join(parts[:count]) for count in range(len(parts) - 1, 1, -1))
