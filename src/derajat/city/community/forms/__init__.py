"""How community health is reported."""

from derajat.city.community.forms import efforts, surveys


FORMS = (*surveys.FORMS, *efforts.FORMS)

__all__ = ["FORMS"]
