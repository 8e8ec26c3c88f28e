"""What people wrote beside the numbers: texts of reports, and promised actions."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class WrittenText:
    """What somebody wrote in a slot, paragraph by paragraph.

    `seen` holds the numbers that it was written beside: what each was shown as then,
    by the words of its fact (`reports.stale`).
    """

    slot: str
    paragraphs: tuple[str, ...]
    seen: tuple[tuple[str, str], ...] = ()
    by: str = ""
    """The post of the writer, never a name."""
    on: int = 0
    """Day number."""


@dataclass(frozen=True)
class PromisedAction:
    """An action from the log of meetings; days are day numbers.

    `sector` is empty for the office's own; `state` as in the board (`open`, `done`,
    ...); `outcome` tells how the indicator moved after it, never why.
    """

    title: str
    reason: str
    indicator: str
    area: str
    owner: str
    sector: str
    made_on: int
    due: int
    state: str
    done_on: int | None = None
    outcome: str = ""
    difference: str = ""


@dataclass(frozen=True)
class Written:
    """Everything that people wrote for one report."""

    texts: tuple[WrittenText, ...] = ()
    actions: tuple[PromisedAction, ...] = field(default_factory=tuple)

    def text_of(self, slot: str) -> WrittenText | None:
        """What stands in a slot; None while nobody wrote there."""
        return next((text for text in self.texts if text.slot == slot), None)
