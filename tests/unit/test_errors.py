"""Every coded message can be told, in both languages, with what to do."""

import re
import string
from pathlib import Path

import pytest

import derajat
from derajat.errors import (
    ALL_MESSAGES,
    DerajatError,
    Location,
    ProblemLog,
    nearest_name,
    render_problems,
    report,
)
from derajat.errors.messages import Family


PREFIX = {
    "DEF": Family.DEFINITION,
    "PLN": Family.DEFINITION,
    "FIL": Family.RECORD,
    "REC": Family.RECORD,
    "AUD": Family.RECORD,
    "REF": Family.REFUSAL,
    "API": Family.REFUSAL,
    "WEB": Family.REFUSAL,
    "ARC": Family.REFUSAL,
    "REP": Family.REFUSAL,
    "WRD": Family.WORDS,
}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", list(ALL_MESSAGES))
def test_a_message_says_what_and_what_to_do_in_both_languages(code):
    message = ALL_MESSAGES[code]
    assert message.says_id.strip() and message.says_en.strip()
    assert message.repair_id.strip() and message.repair_en.strip()
    assert message.family is PREFIX[code[:3]]
    indonesian = _fields(message.says_id) | _fields(message.repair_id)
    english = _fields(message.says_en) | _fields(message.repair_en)
    assert indonesian == english


def test_all_problems_are_told_at_once_in_the_order_of_file_and_line():
    log = ProblemLog()
    code = next(iter(ALL_MESSAGES))
    fields = dict.fromkeys(
        _fields(ALL_MESSAGES[code].says_id) | _fields(ALL_MESSAGES[code].repair_id), "x"
    )
    log.report(code, Location(file="b.yaml", line=9), **fields)
    log.report(code, Location(file="a.yaml", line=12), **fields)
    log.report(code, Location(file="a.yaml", line=3), **fields)
    with pytest.raises(DerajatError) as caught:
        log.raise_if_any()
    lines = render_problems(caught.value.problems, "en").splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"{code} a.yaml, line 3",
        f"{code} a.yaml, line 12",
        f"{code} b.yaml, line 9",
    ]


def test_a_message_that_lacks_a_field_cannot_be_reported():
    code = next(c for c in ALL_MESSAGES if _fields(ALL_MESSAGES[c].says_id))
    with pytest.raises(KeyError):
        report(code)


def test_the_nearest_name_is_named_and_none_when_nothing_is_alike():
    known = ["pengukuran-balita", "kelahiran"]
    assert nearest_name("pengukuran-balta", known) == "pengukuran-balita"
    assert nearest_name("Kelahiran", known) == "kelahiran"
    assert nearest_name("xyz", known) is None


def test_every_message_is_told_somewhere():
    source = Path(derajat.__file__).parent
    texts = [
        path.read_text("utf-8")
        for path in source.rglob("*.py")
        if not path.match("errors/*_codes.py")
    ]
    raised = {code for text in texts for code in re.findall(r"[A-Z]{3}-\d{3}", text)}
    assert set(ALL_MESSAGES) - raised == set()
