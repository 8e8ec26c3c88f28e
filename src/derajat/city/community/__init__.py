"""Campaigns, behaviour, community posts, partners and leaders."""

from derajat.city.community.faults import FAULTS
from derajat.city.community.forms import FORMS
from derajat.city.community.happening import build_registers
from derajat.city.community.truths import TRUTHS
from derajat.city.programme import Programme


COMMUNITY = Programme("community", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["COMMUNITY"]
