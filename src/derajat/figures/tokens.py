"""Colours, sizes and shapes of all pages and figures, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from derajat.model.judgement import State
from derajat.statistics.charts import Change


COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#14262b",
        "ink-2": "#44595f",
        "bg": "#f5f8f8",
        "card": "#ffffff",
        "line": "#cdd8da",
        "line-2": "#6d8388",
        "brand": "#0b5c63",
        "brand-2": "#083f45",
        "tint": "#e3f1f1",
        "focus": "#ffbf47",
        "bad": "#a3261f",
        "bad-bg": "#fbe6e4",
        "bad-bar": "#c4625a",
        "good": "#1d6b3c",
        "good-bg": "#e2f3e7",
        "good-bar": "#4c9b6b",
        "unsure": "#7a5200",
        "unsure-bg": "#fdf1d5",
        "unsure-bar": "#5b8f94",
        "absent": "#51636a",
        "absent-bg": "#e9eef0",
        "improving": "#00629b",
        "worsening": "#b4530a",
        "unchanged": "#51636a",
        "map-0": "#fff1c9",
        "map-1": "#bfdfc4",
        "map-2": "#71bdb6",
        "map-3": "#2b8a93",
        "map-4": "#0b4f5e",
        "heat-0": "#f1f5f5",
        "heat-1": "#fde6c8",
        "heat-2": "#f8b97a",
        "heat-3": "#c8501e",
        "heat-4": "#7d1a0c",
    }
)
"""Name and value of every colour; an office may set other values."""

SIZES: Mapping[str, str] = MappingProxyType(
    {
        "space-1": "4px",
        "space-2": "8px",
        "space-3": "12px",
        "space-4": "16px",
        "space-5": "24px",
        "space-6": "32px",
        "space-7": "48px",
        "radius-1": "4px",
        "radius-2": "10px",
        "text-1": "13px",
        "text-2": "15px",
        "text-3": "16px",
        "text-4": "20px",
        "font": '"Source Sans 3","Noto Sans",Roboto,"Segoe UI",system-ui,sans-serif',
    }
)
"""Spaces, corners, text sizes and the fonts, none of which is downloaded."""

FONTS = "Source Sans 3,Noto Sans,Roboto,Segoe UI,system-ui,sans-serif"
"""The fonts as an attribute of a drawing."""

TEXT_CONTRAST = 4.5
GRAPHIC_CONTRAST = 3.0


@dataclass(frozen=True)
class ContrastPair:
    """Two colours that stand on each other, and the least contrast they need."""

    front: str
    back: str
    least: float


CONTRAST_PAIRS: tuple[ContrastPair, ...] = (
    *(
        ContrastPair(front, back, TEXT_CONTRAST)
        for front, backs in {
            "ink": ("card", "bg", "tint", "absent-bg", "heat-0", "heat-1", "heat-2"),
            "ink-2": ("card", "bg"),
            "brand": ("card", "bg", "tint"),
            "brand-2": ("card", "bg", "tint"),
            "bad": ("bad-bg", "card"),
            "good": ("good-bg", "card"),
            "unsure": ("unsure-bg", "card"),
            "absent": ("absent-bg", "card"),
            "improving": ("card",),
            "worsening": ("card",),
            "unchanged": ("card",),
            "card": ("brand", "brand-2", "heat-3", "heat-4"),
        }.items()
        for back in backs
    ),
    *(
        ContrastPair(front, back, GRAPHIC_CONTRAST)
        for front, back in (
            ("line-2", "card"),
            ("line-2", "bg"),
            ("bad-bar", "card"),
            ("good-bar", "card"),
            ("unsure-bar", "card"),
            ("ink", "focus"),
            ("absent", "absent-bg"),
        )
    ),
)
"""Every pair that a page or figure uses."""

STATE_NAMES: Mapping[State | None, str] = MappingProxyType(
    {
        State.REACHED: "good",
        State.NOT_REACHED: "bad",
        State.CANNOT_TELL: "unsure",
        State.DATA_TOO_POOR: "absent",
        None: "absent",
    }
)
"""The colour name of a state, also the ending of its class."""

CHANGE_NAMES: Mapping[Change, str] = MappingProxyType(
    {
        Change.IMPROVING: "improving",
        Change.WORSENING: "worsening",
        Change.CHANGED: "unchanged",
        Change.NO_CHANGE_SEEN: "unchanged",
        Change.CANNOT_TELL: "unchanged",
    }
)

CHANGE_SHAPES: Mapping[Change, str] = MappingProxyType(
    {
        Change.IMPROVING: "▲",
        Change.WORSENING: "▼",
        Change.CHANGED: "◆",
        Change.NO_CHANGE_SEEN: "●",
        Change.CANNOT_TELL: "–",
    }
)
"""The shape of an answer to "is it changing?"."""


def colour(name: str) -> str:
    """The value of a colour, `#rrggbb`. Raises KeyError when there is none."""
    return COLOURS[name]


def render_css_tokens(brand: Mapping[str, str] = MappingProxyType({})) -> str:
    """The rule `:root{--ink:...}` with all colours and sizes.

    `brand` sets other values; raises KeyError for a name that is not a token.
    """
    unknown = sorted(set(brand) - set(COLOURS) - set(SIZES))
    if unknown:
        raise KeyError(", ".join(unknown))
    values = {**COLOURS, **SIZES, **brand}
    return ":root{" + ";".join(f"--{k}:{v}" for k, v in values.items()) + "}\n"


def find_poor_contrasts(brand: Mapping[str, str]) -> tuple[ContrastPair, ...]:
    """The pairs that fall below their least contrast with the values of a brand."""
    values = {**COLOURS, **brand}
    return tuple(
        pair
        for pair in CONTRAST_PAIRS
        if compute_contrast(values[pair.front], values[pair.back]) < pair.least
    )


def compute_contrast(first: str, second: str) -> float:
    """The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    red, green, blue = (_linear(int(value[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    if share <= 0.04045:
        return share / 12.92
    return float(((share + 0.055) / 1.055) ** 2.4)
