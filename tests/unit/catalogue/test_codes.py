"""Every code about definitions is provoked by a test."""

from pathlib import Path

import definition_mistakes
import office_mistakes

from derajat.errors.definition_codes import MESSAGES


HERE = Path(__file__).parent
TOLD_BY_OTHERS = {
    "DEF-024": "an example that fails: told by measures, which runs it",
    "DEF-025": "a constant without edge: told by measures",
    "DEF-090": "boundaries that are no GeoJSON: told by figures, which draw them",
    "DEF-091": "boundaries of an area that cannot be drawn: told by figures",
    "DEF-027": "a sum over what must not be summed: told when a value is asked for",
}


def test_every_code_is_provoked():
    provoked = {item.code for item in definition_mistakes.ALL_MISTAKES}
    provoked |= {item.code for item in office_mistakes.ALL_MISTAKES}
    tests = "".join(path.read_text() for path in HERE.glob("test_*.py"))
    known = {message.code for message in MESSAGES}
    named = {code for code in known if f'"{code}' in tests.replace("f'", '"')}
    assert known - provoked - named - set(TOLD_BY_OTHERS) == set()
    assert provoked <= known


def test_codes_and_repairs_are_complete():
    for message in MESSAGES:
        texts = (
            message.says_id,
            message.repair_id,
            message.says_en,
            message.repair_en,
        )
        assert all(text.endswith((".", "}")) for text in texts), message.code
        assert len(set(texts)) == 4, message.code
