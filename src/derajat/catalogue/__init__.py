"""Definitions and offices become model objects, or every problem at once."""

from derajat.catalogue.datasets.rendering import render_dataset_shape
from derajat.catalogue.loading import check_catalogue, load_catalogue
from derajat.catalogue.offices.loading import check_forms, check_office, load_office


__all__ = [
    "check_catalogue",
    "check_forms",
    "check_office",
    "load_catalogue",
    "load_office",
    "render_dataset_shape",
]
