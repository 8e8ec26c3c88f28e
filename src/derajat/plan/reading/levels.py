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
    plain = code.replace(" ", "").rstrip(".")
    if found := _NEW_CODE.fullmatch(plain):
        if found["sub"]:
            return "sub-activity"
        return "activity" if found["activity"] else "programme"
    if found := _OLD_CODE.fullmatch(plain):
        return "activity" if found["activity"] else "programme"
    return None


def codes_above(code: str) -> tuple[str, ...]:
    """The codes that a dotted code continues, nearest first.

    Those of `1.02.02.2.02` are `1.02.02.2` and `1.02.02`, `1.02`.
    """
    parts = code.rstrip(".").split(".")
    return tuple(".".join(parts[:count]) for count in range(len(parts) - 1, 1, -1))
