"""What is true of the care of mothers and newborns."""

from derajat.city.maternal.truths.infants import INFANTS
from derajat.city.maternal.truths.mothers import MOTHERS
from derajat.city.maternal.truths.reports import REPORTS
from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {**MOTHERS, **INFANTS, **REPORTS}

__all__ = ["TRUTHS"]
