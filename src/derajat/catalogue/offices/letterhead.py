"""The paper of an office: its lines, its place, and who signs."""

import re
from contextlib import suppress

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.model.offices import Letterhead, SigningPost


_NIP = re.compile(r"[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}")


def read_letterhead(section: Section) -> Letterhead | None:
    """The letterhead that office.yaml states; None where it states none."""
    if "letterhead" not in section:
        return None
    with suppress(Skipped):
        head = section.section("letterhead", ("lines", "place"), ("signatories",))
        return Letterhead(
            lines=head.names("lines"),
            place=head.text("place"),
            signatories=_read_signatories(head),
        )
    return None


def _read_signatories(head: Section) -> tuple[SigningPost, ...]:
    if "signatories" not in head:
        return ()
    return tuple(
        _read_post(head.page, key.text, node)
        for key, node in head.entries("signatories")
    )


def _read_post(page: Page, key: str, node: Node) -> SigningPost:
    post = Section(page, node, key, ("post",), ("name", "rank", "nip"))
    nip = post.optional_text("nip")
    if nip and not _NIP.fullmatch(nip):
        line = post.line_of("nip")
        page.report("DEF-033", line, key="nip", value=nip, needed="18 angka")
    return SigningPost(
        key,
        post.text("post"),
        post.optional_text("name"),
        post.optional_text("rank"),
        nip,
    )
