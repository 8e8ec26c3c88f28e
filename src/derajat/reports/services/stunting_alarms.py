"""The stunting report: the four control rules, told in words."""

from collections.abc import Iterator, Sequence

from derajat.reports.builders import Settings
from derajat.reports.numbers import count_number
from derajat.reports.outline import Block, Bullets, Fact, Number, Quoted, Text
from derajat.reports.services.layout import sentence
from derajat.reports.services.stunting_money import TAGS, Activity, TaggedMoney
from derajat.reports.source import Making
from derajat.reports.wording import say


def build_alarms(making: Making, _settings: Settings) -> Sequence[Block]:
    """The four control rules in words: what rings, what does not, what cannot tell."""
    money = TaggedMoney(making)
    if not money.has_budget:
        said = say(
            making,
            "Alarm pengendalian tidak dapat diperiksa: belum ada data anggaran.",
            "The control rules cannot be checked: there are no budget data.",
        )
        return (sentence("alarm", said),)
    items = (
        _tell_without_budget(money),
        _tell_without_aim(money),
        _tell_without_result(money),
        (
            Quoted("(d) "),
            say(
                making,
                "Kelurahan lokus tanpa kegiatan: tidak dapat dikatakan, karena data "
                "anggaran tidak menyebut kelurahan lokusnya.",
                "Villages of focus without an activity: cannot be told, because the "
                "budget data do not name villages.",
            ),
        ),
    )
    return (Bullets("alarm", items),)


def _tell_without_budget(money: TaggedMoney) -> Text:
    making = money.making
    empty = [
        label.render(making.language)
        for tag, label in TAGS.items()
        if not any(one.budget for one in money.activities if one.tag == tag)
    ]
    lead = Quoted("(a) ")
    limit = say(
        making,
        " Menurut layanan satu per satu tidak dapat dikatakan: penandaan hanya menurut "
        "golongan.",
        " By single service it cannot be told: only kinds are tagged.",
    )
    if not empty:
        said = say(
            making,
            "Tanpa anggaran: tidak ada; setiap golongan mempunyai anggaran bertanda.",
            "Without budget: none; each kind has tagged budget.",
        )
        return (lead, said, limit)
    said = say(making, "Tanpa anggaran: ", "Without budget: ")
    return (lead, said, Quoted(", ".join(empty)), ".", limit)


def _tell_without_aim(money: TaggedMoney) -> Text:
    making = money.making
    found = [
        one for one in money.activities if not one.has_objective or not one.has_place
    ]
    words = say(
        making,
        "Tanpa sasaran: bertanda stunting, tetapi tidak menyebut sasaran Renstra atau "
        "lokasi yang jelas",
        "Without aim: tagged for stunting, but no objective or no clear place",
    )
    return ("(b) ", words, *_name_activities(making, "alarm-b", found))


def _tell_without_result(money: TaggedMoney) -> Text:
    making = money.making
    found = [one for one in money.activities if one.is_without_result]
    words = say(
        making,
        "Serapan tanpa hasil: lebih dari empat perlima uangnya terpakai, keluarannya "
        "kurang dari tiga perlima target",
        "Money without result: more than four fifths spent, less than three fifths of "
        "the output",
    )
    return ("(c) ", words, *_name_activities(making, "alarm-c", found))


def _name_activities(
    making: Making, what: str, found: Sequence[Activity]
) -> Iterator[str | Number]:
    fact = Fact(what, "stunting", making.area, making.period.render())
    yield ": "
    yield count_number(len(found), fact, making.language)
    yield say(making, " sub kegiatan", " sub activities")
    names = "; ".join(one.name for one in found)
    yield Quoted(f" ({names})." if names else ".")
