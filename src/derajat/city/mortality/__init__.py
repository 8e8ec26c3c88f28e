"""Births and deaths: the registers of newborns, and deaths reported one by one."""

from derajat.city.mortality.faults import FAULTS
from derajat.city.mortality.forms import FORMS
from derajat.city.mortality.happening import build_registers
from derajat.city.mortality.truths import TRUTHS
from derajat.city.programme import Programme


MORTALITY = Programme("mortality", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["MORTALITY"]
