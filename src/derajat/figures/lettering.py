"""How wide words are in a drawing, and how labels keep apart."""

from collections.abc import Sequence


_NARROW = frozenset("iljtfrI.,:;'|!()[] ·-")
_WIDE = frozenset("mwMW%@—█▲▼◆●")


def measure_text(words: str, size: float) -> float:
    """The width of words in units, a little more than in the usual fonts."""
    return size * sum(_share(letter) for letter in words)


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.92
    return 0.68 if letter.isupper() else 0.58


def spread_labels(
    wanted: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """Places at least `gap` apart, in the order given, near those that are wanted."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [min(max(value, low), high) for value in wanted]
    for before, after in zip(order, order[1:], strict=False):
        placed[after] = max(placed[after], placed[before] + gap)
    limit = high
    for place in reversed(order):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - gap
    return placed


def choose_every(count: int, spacing: float, widest: float) -> int:
    """Every how many points a label fits."""
    for every in (1, 2, 3, 4, 6, 12, 24, 36):
        if every * spacing >= widest:
            return every
    return max(count, 1)


def wrap_words(words: str, size: float, width: float) -> list[str]:
    """Lines of words no wider than `width`, where the words allow."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
