"""Every code that the sheets use is registered, and each registered code is used."""

import re
from pathlib import Path

import derajat.sheets
from derajat.errors.file_codes import MESSAGES


_CODE = re.compile(r'"(FIL-\d{3})"')
_SOURCES = sorted(Path(derajat.sheets.__file__).parent.glob("*.py"))


def test_the_codes_in_use_are_the_codes_registered():
    used = {code for source in _SOURCES for code in _CODE.findall(source.read_text())}
    own = {message.code for message in MESSAGES if message.code < "FIL-080"}
    assert used == own


def test_messages_are_whole_sentences_in_both_languages():
    for message in MESSAGES:
        texts = (message.says_id, message.repair_id, message.says_en, message.repair_en)
        assert all(text.endswith(".") for text in texts), message.code
