"""What the forms of the performance chain may name."""

from derajat.reports.builders import Builder, Shelf
from derajat.reports.performance.agreement import build_agreed_targets
from derajat.reports.signing import build_signatures


SHELF = Shelf(
    builders={
        "target-perjanjian": Builder(build_agreed_targets, takes=("plan",)),
        "tanda-tangan": Builder(build_signatures, needs=("posts",)),
    },
    repetitions={},
    words={},
)
