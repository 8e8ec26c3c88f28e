"""Codes of records as people write them: `buku-ppdgj` is `buku PPDGJ`."""

_CAPITALS = frozenset(
    {
        "apd",
        "asik",
        "asi",
        "atlm",
        "bmhp",
        "ddtk",
        "hb",
        "hb0",
        "hiv",
        "iva",
        "k1",
        "kb",
        "kia",
        "kie",
        "kpsp",
        "mtbm",
        "mtbs",
        "p3g",
        "ppdgj",
        "rdt",
        "s1",
        "s2",
        "s3",
        "sd",
        "sma",
        "smk",
        "smp",
        "tb",
        "tcm",
        "td",
        "zn",
    }
)
_WHOLE = {"kia-kb": "KIA-KB", "lain": "lain-lain"}


def name_code(code: str) -> str:
    """The words of a code, with abbreviations in capitals."""
    if code in _WHOLE:
        return _WHOLE[code]
    words = [
        word.upper() if word in _CAPITALS else word
        for word in code.replace("_", "-").split("-")
    ]
    return " ".join(words).replace("vitamin a", "vitamin A")
