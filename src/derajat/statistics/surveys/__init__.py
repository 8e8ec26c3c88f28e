"""Estimates from sample surveys that respect weights, clusters and strata."""

from derajat.statistics.surveys.design import SurveyDesign, build_survey_design
from derajat.statistics.surveys.estimates import (
    survey_mean,
    survey_proportion,
    survey_ratio,
)
from derajat.statistics.surveys.precision import SurveyEstimate
from derajat.statistics.surveys.variance import LonelyCluster


__all__ = [
    "LonelyCluster",
    "SurveyDesign",
    "SurveyEstimate",
    "build_survey_design",
    "survey_mean",
    "survey_proportion",
    "survey_ratio",
]
