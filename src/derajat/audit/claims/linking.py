"""The numbers of a sentence in a row, with the words and the link between each two."""

from dataclasses import dataclass, replace
from fractions import Fraction

from derajat.audit.claims.mentions import Mention
from derajat.audit.claims.units_said import Kind
from derajat.audit.claims.wording import Link, first_link, read_link, words_of


@dataclass(frozen=True)
class Linked:
    """Numbers in their order; gap and link number n stand before number n."""

    mentions: tuple[Mention, ...]
    gaps: list[list[str]]
    links: list[Link]

    def leads_change(self, at: int) -> bool:
        """Whether `dari` begins a change: `dari 15 [...] menjadi 7`."""
        starts_with_count = self.mentions[at].kind is Kind.COUNT
        for later in range(at + 1, len(self.mentions)):
            link, words = self.links[later], self.gaps[later]
            if link is Link.AFTER:
                ends_with_share = self.mentions[later].kind is Kind.SHARE
                return not (starts_with_count and ends_with_share)
            if link not in (Link.SAME, Link.WHOLE, Link.NEAR) or ";" in words:
                return False
        return False


def link_mentions(text: str, mentions: tuple[Mention, ...]) -> Linked:
    """The numbers of a tidy sentence with what the words between them assert."""
    gaps = _gaps_of(text, mentions)
    links = _links_of(gaps, mentions)
    return Linked(_with_kinds(mentions, links), gaps, links)


def _gaps_of(text: str, mentions: tuple[Mention, ...]) -> list[list[str]]:
    ends = [0, *(mention.end for mention in mentions)]
    return [
        words_of(text[end : mention.start])
        for end, mention in zip(ends, mentions, strict=False)
    ]


def _links_of(gaps: list[list[str]], mentions: tuple[Mention, ...]) -> list[Link]:
    if not mentions:
        return []
    pairs = zip(mentions, mentions[1:], gaps[1:], strict=False)
    return [
        first_link(gaps[0]),
        *(read_link(words, before, after) for before, after, words in pairs),
    ]


def _with_kinds(
    mentions: tuple[Mention, ...], links: list[Link]
) -> tuple[Mention, ...]:
    """Bare numbers take the unit of the other end: `dari 15 menjadi 7 persen`."""
    told = list(mentions)
    for at, link in enumerate(links):
        if link is not Link.AFTER or at == 0:
            continue
        follows_same = links[at - 1] is Link.SAME
        leads_same = at + 1 < len(links) and links[at + 1] is Link.SAME
        left, right = told[at - 1], told[at]
        if left.kind is Kind.BARE and right.kind is Kind.SHARE and not follows_same:
            told[at - 1] = _as_share(left, right)
        if right.kind is Kind.BARE and left.kind is Kind.SHARE and not leads_same:
            told[at] = _as_share(right, left)
    return tuple(told)


def _as_share(bare: Mention, share: Mention) -> Mention:
    step = Fraction(1, 10**bare.decimals)
    return replace(bare, unit=share.unit, is_rounded=True, step=step)
