"""What the words of a header say about the numbers below it."""

from derajat.sheets import fold_header


_PERCENT = frozenset({"persen", "persentase", "percent", "percentage", "%"})
_RATES = _PERCENT | frozenset(
    [
        "kepadatan",
        "density",
        "prevalensi",
        "cakupan",
        "rasio",
        "ratio",
        "rata",
        "rerata",
        "average",
        "angka",
        "rate",
    ]
)


def is_rate_name(name: str) -> bool:
    """Whether a header says that its numbers were divided by others."""
    return bool(set(fold_header(name).split()) & _RATES) or "%" in name


def is_percent_name(name: str) -> bool:
    """Whether a header says that its numbers are per cent."""
    return bool(set(fold_header(name).split()) & _PERCENT) or "%" in name
