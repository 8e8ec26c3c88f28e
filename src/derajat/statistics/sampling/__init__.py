"""Samples and the satisfaction survey: sizes, allocation, weights, index."""

from derajat.statistics.sampling.allocation import (
    Allocation,
    PostStratification,
    Weights,
    post_stratification_weights,
    proportional_allocation,
    sampling_weights,
)
from derajat.statistics.sampling.satisfaction import (
    ElementMean,
    SampleCheck,
    UnitIndex,
    satisfaction_indices,
)
from derajat.statistics.sampling.satisfaction_bands import (
    BANDS,
    ELEMENTS,
    EXACT_WEIGHT,
    Band,
    BandReading,
    BandResult,
    Element,
    ElementWeight,
    printed,
    satisfaction_band,
    weight_on,
)
from derajat.statistics.sampling.satisfaction_interval import IndexInterval
from derajat.statistics.sampling.satisfaction_office import (
    OfficeIndex,
    UnitsCount,
    office_index,
)
from derajat.statistics.sampling.sizes import (
    ClusterSize,
    SampleSize,
    SurveySize,
    cluster_sample_size,
    krejcie_morgan,
    sample_size_for_proportion,
)


__all__ = [
    "BANDS",
    "ELEMENTS",
    "EXACT_WEIGHT",
    "Allocation",
    "Band",
    "BandReading",
    "BandResult",
    "ClusterSize",
    "Element",
    "ElementMean",
    "ElementWeight",
    "IndexInterval",
    "OfficeIndex",
    "PostStratification",
    "SampleCheck",
    "SampleSize",
    "SurveySize",
    "UnitIndex",
    "UnitsCount",
    "Weights",
    "cluster_sample_size",
    "krejcie_morgan",
    "office_index",
    "post_stratification_weights",
    "printed",
    "proportional_allocation",
    "sample_size_for_proportion",
    "sampling_weights",
    "satisfaction_band",
    "satisfaction_indices",
    "weight_on",
]
