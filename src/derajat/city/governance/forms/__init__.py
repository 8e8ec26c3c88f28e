"""How the work of the office itself is reported."""

from derajat.city.governance.forms import duties, work


FORMS = (*duties.FORMS, *work.FORMS)

__all__ = ["FORMS"]
