"""The register of every coded message of the product."""

from dataclasses import dataclass
from enum import Enum


class Family(Enum):
    """What kind of thing is wrong; the value is the exit status of a command."""

    WORDS = 2
    DEFINITION = 3
    RECORD = 4
    REFUSAL = 5


@dataclass(frozen=True)
class Message:
    """The wording of one code, with {fields}, and what the reader can do about it.

    `says_*` states what is wrong and why, `repair_*` what to do.
    """

    code: str
    family: Family
    says_id: str
    repair_id: str
    says_en: str
    repair_en: str


@dataclass(frozen=True)
class MessagesOf:
    """Makes the messages of one family."""

    family: Family

    def __call__(
        self, code: str, says_id: str, repair_id: str, says_en: str, repair_en: str
    ) -> Message:
        return Message(code, self.family, says_id, repair_id, says_en, repair_en)


def _collect() -> dict[str, Message]:
    from derajat.errors import (
        api_codes,
        archive_codes,
        audit_codes,
        claim_codes,
        definition_codes,
        file_codes,
        identity_codes,
        judgement_codes,
        letter_codes,
        plan_codes,
        plan_rule_codes,
        plan_table_codes,
        proof_codes,
        record_codes,
        refusal_codes,
        report_codes,
        sheet_codes,
        statement_codes,
        upload_codes,
        web_codes,
        web_plan_codes,
        word_codes,
    )

    collected: dict[str, Message] = {}
    modules = (
        definition_codes,
        plan_codes,
        plan_table_codes,
        plan_rule_codes,
        judgement_codes,
        letter_codes,
        statement_codes,
        file_codes,
        record_codes,
        sheet_codes,
        audit_codes,
        claim_codes,
        refusal_codes,
        identity_codes,
        upload_codes,
        web_codes,
        archive_codes,
        api_codes,
        web_plan_codes,
        word_codes,
        report_codes,
        proof_codes,
    )
    for module in modules:
        for message in module.MESSAGES:
            if message.code in collected:
                raise ValueError(f"two messages have the code {message.code}")
            collected[message.code] = message
    return collected


class _Register:
    """Looks a code up; built on first use because the tables import this module."""

    def __init__(self) -> None:
        self._messages: dict[str, Message] = {}

    def _loaded(self) -> dict[str, Message]:
        if not self._messages:
            self._messages = _collect()
        return self._messages

    def __getitem__(self, code: str) -> Message:
        return self._loaded()[code]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._loaded())

    def __len__(self) -> int:
        return len(self._loaded())


ALL_MESSAGES = _Register()
