"""What is measured on a child, and the codes of sex, position and oedema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats


BOY = 1
GIRL = 2

LYING = 1
"""Recumbent length."""
STANDING = 2
"""Standing height."""

OEDEMA = 1
NO_OEDEMA = (0, 2)
"""0 as in false; 2 is how the files of WHO's own programs write "no"."""

DAYS_OF_MONTH = 30.4375
"""365.25 / 12: a month in the WHO Child Growth Standards (WHO 2006)."""

_UNKNOWN = 9.0
_SEXES = {
    **dict.fromkeys(("1", "m", "l", "lk", "male", "boy"), BOY),
    **dict.fromkeys(("laki-laki", "laki laki", "lelaki", "pria"), BOY),
    **dict.fromkeys(("2", "f", "p", "pr", "female", "girl"), GIRL),
    **dict.fromkeys(("perempuan", "wanita"), GIRL),
}
_POSITIONS = {
    **dict.fromkeys(("1", "l", "lying", "terlentang", "telentang"), LYING),
    **dict.fromkeys(("berbaring", "baring", "pb"), LYING),
    **dict.fromkeys(("2", "h", "standing", "berdiri", "tb"), STANDING),
}
_OEDEMAS = {
    **dict.fromkeys(("1", "y", "yes", "ya", "true"), OEDEMA),
    **dict.fromkeys(("0", "2", "n", "no", "tidak", "false"), 0),
}


@dataclass(frozen=True)
class Measurements:
    """Columns of children, broadcast to one shape; nan or None is missing.

    `sex` is 1 boy or 2 girl. The age stands in `age_days` or in `age_months` (of
    30.4375 days, not rounded), never in both. `length_cm` is the length or height as
    it was measured; `position` says how: 1 lying, 2 standing. `oedema` of both feet is
    1 or true, 0 (or 2) or false; missing counts as no oedema. Letters are turned into
    codes by `sex_codes`, `position_codes` and `oedema_codes`.
    """

    sex: Numbers
    age_days: Numbers | None = None
    age_months: Numbers | None = None
    weight_kg: Numbers = np.nan
    length_cm: Numbers = np.nan
    position: Numbers = np.nan
    head_cm: Numbers = np.nan
    arm_cm: Numbers = np.nan
    oedema: Numbers = np.nan

    def __post_init__(self) -> None:
        if self.age_days is not None and self.age_months is not None:
            raise ValueError("the age stands in days or in months, not in both")

    @property
    def exact_days(self) -> Floats:
        """The age in days, not rounded; nan where it is missing."""
        if self.age_months is not None:
            with np.errstate(all="ignore"):
                return np.multiply(as_floats(self.age_months), DAYS_OF_MONTH)
        return as_floats(np.nan if self.age_days is None else self.age_days)


def sex_codes(texts: Sequence[object]) -> Floats:
    """The codes of written sexes: 1 boy, 2 girl, nan blank, 9 unknown.

    Formula: L, M, 1, laki-laki, pria, male, boy are 1; P, F, 2, perempuan, wanita,
        female, girl are 2 (capitals and blanks around do not matter).
    Source: codes of WHO anthro (1, 2, m, f) and of Indonesian forms (L, P).
    Units: codes.
    Shapes: a list of n texts gives (n,).
    Missing: None, nan or blank is nan; any other text is 9, which every index refuses
        as an unknown code.

    >>> from derajat.statistics.growth import sex_codes
    >>> sex_codes(["L", "perempuan", " f ", "", "x"])
    array([ 1.,  2.,  2., nan,  9.])
    """
    return _codes(texts, _SEXES)


def position_codes(texts: Sequence[object]) -> Floats:
    """The codes of written positions: 1 lying, 2 standing, nan blank, 9 unknown.

    Formula: L, terlentang, berbaring, PB are 1; H, berdiri, TB are 2 (capitals and
        blanks around do not matter).
    Source: codes of WHO anthro (L length, H height); Permenkes 2/2020 (PB panjang
        badan, lying; TB tinggi badan, standing).
    Units: codes.
    Shapes: a list of n texts gives (n,).
    Missing: None, nan or blank is nan; any other text is 9, which every index that
        uses the length refuses as an unknown code.

    >>> from derajat.statistics.growth import position_codes
    >>> position_codes(["Terlentang", "Berdiri", "h", None])
    array([ 1.,  2.,  2., nan])
    """
    return _codes(texts, _POSITIONS)


def oedema_codes(texts: Sequence[object]) -> Floats:
    """The codes of written answers on oedema: 1 yes, 0 no, nan blank, 9 unknown.

    Formula: Y, ya, 1 are 1; N, tidak, 0, 2 are 0 (capitals and blanks around do not
        matter).
    Source: codes of WHO anthro (y, n, 1, 2).
    Units: codes.
    Shapes: a list of n texts gives (n,).
    Missing: None, nan or blank is nan, which counts as no oedema; any other text is 9,
        which every index that uses the weight refuses as an unknown code.

    >>> from derajat.statistics.growth import oedema_codes
    >>> oedema_codes(["Ya", "tidak", "N", None])
    array([ 1.,  0.,  0., nan])
    """
    return _codes(texts, _OEDEMAS)


def _codes(texts: Sequence[object], known: Mapping[str, int]) -> Floats:
    plain = [_plain(text) for text in texts]
    found = [np.nan if not text else known.get(text, _UNKNOWN) for text in plain]
    return np.array(found, dtype=np.float64)


def _plain(written: object) -> str:
    """Small letters without blanks around; a column with gaps holds 1.0 for 1."""
    if written is None or written != written:
        return ""
    return str(written).strip().lower().removesuffix(".0")
