"""What every engine promises."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pyarrow as pa

from derajat.model.catalogue import Catalogue
from derajat.model.counting import Tally
from derajat.model.facts import FactFiles


Facts = Mapping[str, pa.Table | FactFiles]
"""Current records of received datasets by name; one that is absent has no rows.

An Arrow table holds current records only: the dataset's columns (text as string, all
else int64) and `_order`; hidden columns of origin may be there too.
"""


class Engine(Protocol):
    """Answers tallies with exact integers."""

    name: str

    def compute_parts(
        self,
        catalogue: Catalogue,
        facts: Facts,
        tallies: Sequence[Tally],
        data_day: int,
    ) -> dict[str, pa.Table]:
        """The parts of each tally by its name, as `model.counting` describes them.

        `data_day` is the last day of which anything is known: rosters run no further.
        Raises ValueError for a unit whose periods do not hold a time of the selection
        in one of them, as pooled years do not.
        """
        ...
