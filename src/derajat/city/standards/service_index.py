"""The index of each minimum service and of the field of health."""

from fractions import Fraction

from derajat.city.truth import Truth, composed


_SERVICES = tuple(f"SPM-{number:02d}" for number in range(1, 13))
_FULL = Fraction(100)
_PEOPLE_WEIGHT, _QUALITY_WEIGHT = Fraction(8, 10), Fraction(2, 10)


def _index_of_service(parts: tuple[Fraction | None, ...]) -> Fraction | None:
    served, quality = parts
    if served is None or quality is None:
        return None
    return _PEOPLE_WEIGHT * min(served, _FULL) + _QUALITY_WEIGHT * quality


def _index_of_health(parts: tuple[Fraction | None, ...]) -> Fraction | None:
    """The mean of the services that have an index."""
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


INDEX_TRUTHS: dict[str, Truth] = {
    **{
        f"{code}-IP": composed((code, f"{code}-Q"), _index_of_service)
        for code in _SERVICES
    },
    "IP-SPM": composed(tuple(f"{code}-IP" for code in _SERVICES), _index_of_health),
}
