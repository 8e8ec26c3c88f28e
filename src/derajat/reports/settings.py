"""What stands below `with` in a form, read as labels, words and lists."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from derajat.errors import Location, Problem, nearest_name, report
from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.forms import Setting


def is_label(setting: Setting) -> TypeGuard[str | Mapping[str, Setting]]:
    """Whether a setting is a text, or a pair `{id: ..., en: ...}`."""
    if isinstance(setting, str):
        return True
    if not isinstance(setting, Mapping) or set(setting) != {"id", "en"}:
        return False
    return all(isinstance(text, str) for text in setting.values())


def label_of(setting: Setting) -> Label:
    """A text in both languages; a plain one is the same in both.

    Raises ValueError for anything else.
    """
    if not is_label(setting):
        raise ValueError(f"no label: {setting!r}")
    if isinstance(setting, str):
        return Label(setting, setting)
    return Label(str(setting["id"]), str(setting["en"]))


def list_of(setting: Setting) -> tuple[Setting, ...]:
    """The items of a list; a single one stands for a list of one."""
    return setting if isinstance(setting, tuple) else (setting,)


def words_of(setting: Setting) -> tuple[str, ...]:
    """The words of a list; a single one stands for a list of one."""
    return tuple(str(word) for word in list_of(setting))


def is_yes(settings: Settings, key: str) -> bool:
    """Whether a setting says yes."""
    return settings.get(key) == "yes"


def check_labels(
    settings: Settings, keys: Sequence[str], where: Location
) -> Iterator[Problem]:
    """DEF-260 for each of these that is neither a text nor a pair of texts."""
    for key in keys:
        if key in settings and not is_label(settings[key]):
            yield wrong_shape(where, key, "teks, atau {id: ..., en: ...}")


def check_words(
    settings: Settings, key: str, known: Sequence[str], where: Location
) -> Iterator[Problem]:
    """DEF-261 for each word of a setting that is not one of these."""
    for word in words_of(settings.get(key, ())):
        if word not in known:
            yield report(
                "DEF-261",
                where,
                key=key,
                value=word,
                nearest=nearest_name(word, known) or "-",
                known=", ".join(known),
            )


def wrong_shape(where: Location, key: str, needed: str) -> Problem:
    """DEF-260: a setting that has another shape than it needs."""
    return report("DEF-260", where, key=key, needed=needed)
