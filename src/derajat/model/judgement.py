"""Words of judging a value against a target."""

from enum import Enum


class AttainmentForm(Enum):
    """How a value (R) is set against a target (T), in per cent."""

    HIGHER = "higher"
    """R / T x 100."""
    LOWER_MIRROR = "lower-mirror"
    """(2T - R) / T x 100, the common form for what should fall."""
    LOWER_RATIO = "lower-ratio"
    """T / R x 100, used by some offices."""
    RANGE = "range"
    """100 - |R - T| / T x 100; inside a span 100."""
    STATUS = "status"
    """100 when it is reached, else 0."""


class State(Enum):
    """What can be said of a target; never shown as a colour alone."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    CANNOT_TELL = "cannot-tell"
    """The interval holds the target."""
    DATA_TOO_POOR = "data-too-poor"
