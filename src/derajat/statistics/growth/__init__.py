"""Child growth against the WHO Child Growth Standards 2006.

The results equal those of WHO's program anthro 1.1 to the 2 decimals that it gives,
with the same missing values, but for these, where a number would mislead:

- A weight of zero or below gets no weight-for-length (anthro gives about -15).
- A length of zero or below gets no body mass index (anthro squares it).
- Infinite measurements get no z (anthro gives infinity).
- A negative age or an unknown code of sex, position or oedema refuses that child, with
  a reason, from every index that needs it; anthro stops for the whole table.

One peculiarity of anthro is followed: 103.1 cm measured lying from day 731 on becomes
102.39999999999999 cm standing, and the table is then read between 102.3 and 102.5.
"""

from derajat.statistics.growth.compute import (
    Growth,
    Score,
    compute_growth,
    compute_score,
)
from derajat.statistics.growth.indices import PLAUSIBLE, Index, PlausibleRange
from derajat.statistics.growth.measurements import (
    BOY,
    DAYS_OF_MONTH,
    GIRL,
    LYING,
    OEDEMA,
    STANDING,
    Measurements,
    oedema_codes,
    position_codes,
    sex_codes,
)
from derajat.statistics.growth.prevalence import (
    OUTCOMES,
    GrowthPrevalence,
    Outcome,
    age_groups,
    build_child_survey,
    growth_prevalence,
)
from derajat.statistics.growth.single import (
    arm_for_age,
    bmi_for_age,
    head_for_age,
    length_for_age,
    weight_for_age,
    weight_for_length,
)


__all__ = [
    "BOY",
    "DAYS_OF_MONTH",
    "GIRL",
    "LYING",
    "OEDEMA",
    "OUTCOMES",
    "PLAUSIBLE",
    "STANDING",
    "Growth",
    "GrowthPrevalence",
    "Index",
    "Measurements",
    "Outcome",
    "PlausibleRange",
    "Score",
    "age_groups",
    "arm_for_age",
    "bmi_for_age",
    "build_child_survey",
    "compute_growth",
    "compute_score",
    "growth_prevalence",
    "head_for_age",
    "length_for_age",
    "oedema_codes",
    "position_codes",
    "sex_codes",
    "weight_for_age",
    "weight_for_length",
]
