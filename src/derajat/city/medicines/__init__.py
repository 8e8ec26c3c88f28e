"""Medicines and vaccines of the health centres: stock, use, loss, cold chain."""

from derajat.city.medicines.faults import FAULTS
from derajat.city.medicines.forms import FORMS
from derajat.city.medicines.happening import build_registers
from derajat.city.medicines.truths import TRUTHS
from derajat.city.programme import Programme


MEDICINES = Programme("medicines", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["MEDICINES"]
