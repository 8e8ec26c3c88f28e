"""The table of colours: contrasts by the formula of WCAG, written a second time."""

import re

import pytest

from derajat.figures import find_poor_contrasts, load_figure_css, render_css_tokens
from derajat.figures.tokens import (
    COLOURS,
    CONTRAST_PAIRS,
    GRAPHIC_CONTRAST,
    TEXT_CONTRAST,
    compute_contrast,
)


def _plain_contrast(first, second):
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, step by step."""
    lightness = []
    for value in (first, second):
        total = 0.0
        for weight, start in ((0.2126, 1), (0.7152, 3), (0.0722, 5)):
            share = int(value[start : start + 2], 16) / 255
            if share <= 0.04045:
                total += weight * share / 12.92
            else:
                total += weight * ((share + 0.055) / 1.055) ** 2.4
        lightness.append(total)
    return (max(lightness) + 0.05) / (min(lightness) + 0.05)


@pytest.mark.parametrize("pair", CONTRAST_PAIRS, ids=lambda p: f"{p.front} on {p.back}")
def test_colours_that_stand_on_each_other_can_be_told_apart(pair):
    assert pair.least in (TEXT_CONTRAST, GRAPHIC_CONTRAST)
    assert _plain_contrast(COLOURS[pair.front], COLOURS[pair.back]) >= pair.least


@pytest.mark.parametrize(
    ("front", "back", "published"),
    [
        ("ink", "card", 15.7),
        ("ink-2", "bg", 6.9),
        ("line-2", "card", 4.0),
        ("brand", "card", 7.7),
        ("ink", "focus", 9.5),
        ("bad", "bad-bg", 6.2),
        ("bad-bar", "card", 4.0),
        ("good", "good-bg", 5.7),
        ("good-bar", "card", 3.4),
        ("unsure", "unsure-bg", 6.2),
        ("unsure-bar", "card", 3.6),
        ("absent", "absent-bg", 5.4),
        ("improving", "card", 6.5),
        ("worsening", "card", 5.0),
    ],
)
def test_contrasts_are_those_of_the_design(front, back, published):
    found = compute_contrast(COLOURS[front], COLOURS[back])
    assert found == pytest.approx(published, abs=0.06)
    assert found == pytest.approx(_plain_contrast(COLOURS[front], COLOURS[back]))


def test_contrast_of_black_and_white_is_twenty_one():
    assert compute_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert compute_contrast("#777777", "#777777") == 1


def test_map_classes_get_darker_one_by_one():
    light = [_plain_contrast(COLOURS[f"map-{i}"], "#000000") for i in range(5)]
    assert light == sorted(light, reverse=True)
    assert all(a / b > 1.25 for a, b in zip(light, light[1:], strict=False))


def test_a_brand_that_cannot_be_read_is_found():
    assert find_poor_contrasts({}) == ()
    poor = find_poor_contrasts({"brand": "#9fd0d4"})
    assert {pair.front for pair in poor} == {"brand", "card"}


def test_tokens_are_written_once_each_and_a_brand_replaces_them():
    text = render_css_tokens({"brand": "#123456"})
    assert text.startswith(":root{--ink:#14262b;")
    names = re.findall(r"--([\w-]+):", text)
    assert len(names) == len(set(names)) and set(COLOURS) < set(names)
    assert "--brand:#123456;" in text and "#0b5c63" not in text


def test_a_brand_with_an_unknown_token_is_refused():
    with pytest.raises(KeyError, match="brnad"):
        render_css_tokens({"brnad": "#123456"})


def test_the_style_sheet_uses_only_known_tokens():
    known = set(re.findall(r"--([\w-]+):", render_css_tokens())) | {"level", "on-level"}
    used = set(re.findall(r"var\(--([\w-]+)", load_figure_css()))
    assert used - known == set()
