"""From the numbers of a sentence to the things they measure."""

from dataclasses import replace

from derajat.audit.claims.groups import (
    Change,
    Each,
    Group,
    Role,
    Share,
    Statement,
    is_counting,
)
from derajat.audit.claims.linking import Linked, link_mentions
from derajat.audit.claims.mentions import ABOUT_AT_MOST, Mention
from derajat.audit.claims.units_said import Kind, can_be_part, is_same_noun
from derajat.audit.claims.wording import (
    Link,
    crosses_sentence,
    direction_of,
    ends_sentence,
    has_before_hint,
    is_postfix_part,
    moves_at_once,
    names_target,
    says_population,
    tells_each,
    words_of,
)


def build_statement(text: str, mentions: tuple[Mention, ...]) -> Statement:
    """What a tidy sentence says, link by link from left to right."""
    return _Grouping(text, mentions).statement


class _Grouping:
    """Reads the numbers in order and keeps the thing that is being spoken of."""

    def __init__(self, text: str, mentions: tuple[Mention, ...]) -> None:
        self.statement = Statement()
        self._text = text
        self._linked = link_mentions(text, mentions)
        self._current: Group | None = None
        self._leading: Group | None = None
        self._before: Group | None = None
        self._sentence = self._full_stops = 0
        for at, mention in enumerate(self._linked.mentions):
            self._read(at, mention)
        tail = text[mentions[-1].end :] if mentions else ""
        self._keep_words(words_of(tail))
        _hand_on_wholes(self.statement)

    def _keep_words(self, words: list[str]) -> None:
        """Keep the words by sentence, counting its full stops."""
        cut = len(words)
        if ends_sentence(words):
            cut = words.index(".")
        self.statement.words.setdefault(self._full_stops, set()).update(words[:cut])
        if cut < len(words):
            self._full_stops += 1
            self.statement.words[self._full_stops] = set(words[cut:])

    def _read(self, at: int, mention: Mention) -> None:
        words = self._linked.gaps[at]
        self._keep_words(words)
        self.statement.words[self._full_stops].add(mention.unit.noun)
        if crosses_sentence(words):
            self._leading, self._before = None, None
            self._sentence += 1
        if mention.kind is Kind.DENSITY:
            if self.statement.density is None:
                self.statement.density = mention
                self.statement.density_stops = self._full_stops
            return
        if mention.kind is Kind.AREA:
            self.statement.area = self.statement.area or mention
            return
        if mention.kind is Kind.EACH or _is_to_each(self._linked, at, self._current):
            self._hand_out(at, mention, words)
            return
        if is_postfix_part(words) and self._current is not None:
            _mark_part(self.statement, self._current)
        self._follow(at, mention, words)

    def _hand_out(self, at: int, mention: Mention, words: list[str]) -> None:
        after = self._linked.gaps[at + 1 : at + 2]
        around = [*words, *(word for gap in after for word in gap)]
        if mention.kind is Kind.EACH:
            each = Each(mention, around, self._full_stops)
        else:
            each = Each(_loosened(mention), around, self._full_stops, self._current)
        self.statement.eaches.append(each)

    def _follow(self, at: int, mention: Mention, words: list[str]) -> None:
        link = self._linked.links[at]
        is_same = link is Link.SAME and mention.kind is Kind.POINTS
        if mention.kind in (Kind.POINTS, Kind.MULTIPLE) and not is_same:
            link = Link.CHANGE
        current = self._current
        leads = link in (Link.WHOLE, Link.LEADING) and self._before is None
        if leads and self._linked.leads_change(at):
            self._before = self._add(mention, link, words, Role.BEFORE)
        elif link is Link.LEADING:
            self._lead(mention, words)
        elif link is Link.AFTER and (
            self._before is not None or not _is_share_of(current, mention, words)
        ):
            self._end_change(mention, words)
        elif link is Link.CHANGE:
            group = self._add(mention, link, words, Role.CHANGE)
            group.direction = direction_of(words)
        elif current is None or link in _APART:
            self._add(mention, Link.NEAR if link is Link.AFTER else link, words)
        elif link is Link.WHOLE:
            self._add_whole(current, mention, words)
        elif link is Link.PART:
            self._add(mention, link, words).whole = current.owner or current
        else:
            self._attach(current, mention, words)

    def _add(
        self, mention: Mention, link: Link, words: list[str], role: Role = Role.PLAIN
    ) -> Group:
        number = len(self.statement.groups)
        group = Group(number, link, words, role=role, sentence=self._sentence)
        group.full_stops = self._full_stops
        after = self._text[mention.end : mention.end + _LETTERS_AFTER]
        group.words_after = words_of(after)[:1]
        group.is_target = names_target(words)
        leading = self._leading
        if leading is not None and role is Role.PLAIN and link is not Link.TOTAL:
            fits = leading.count is None or can_be_part(
                mention.unit, leading.count.unit
            )
            group.whole = leading if fits else None
        self.statement.groups.append(group)
        self._put(group, mention)
        self._current = group
        return group

    def _put(self, group: Group, mention: Mention) -> None:
        if mention.kind is Kind.POINTS:
            group.points = mention
        elif mention.kind is Kind.MULTIPLE:
            group.multiple = mention
        elif is_counting(mention):
            group.count = mention
        else:
            of_all = says_population(self._text[mention.end :])
            group.shares.append(Share(mention, None, of_all))

    def _lead(self, mention: Mention, words: list[str]) -> None:
        """`Dari 61.497 balita, ...`, or `..., turun dari 79 kasus`."""
        current = self._current
        if not direction_of(words):
            group = self._add(mention, Link.LEADING, words)
            group.is_leading, self._leading = True, group
            return
        group = self._add(mention, Link.LEADING, words, Role.BEFORE)
        is_after = current is not None and current.role is Role.PLAIN
        after = (current.owner or current) if is_after and current else None
        change = Change(group, after, direction=direction_of(words))
        self.statement.changes.append(change)
        if after is not None:
            after.role = Role.AFTER

    def _end_change(self, mention: Mention, words: list[str]) -> None:
        current, before = self._current, self._before
        if ends_sentence(words):
            current = None
        if before is None and current is not None and current.role is Role.PLAIN:
            before = current.owner or current
            before.role = Role.BEFORE
        elif before is None and current is not None:
            before = _spoken_before(self.statement, current, current)
            if before is not None:
                before.role = Role.BEFORE
        after = self._add(mention, Link.AFTER, words, Role.AFTER)
        heard = direction_of(words) or (
            direction_of(before.words_before) if before is not None else 0
        )
        self.statement.changes.append(Change(before, after, direction=heard))
        self._before = None

    def _add_whole(self, current: Group, mention: Mention, words: list[str]) -> None:
        change = self._open_change(current)
        if current.role is Role.CHANGE or (
            change is not None and (has_before_hint(words) or not current.shares)
        ):
            before = self._add(mention, Link.WHOLE, words, Role.BEFORE)
            if change is not None:
                change.before = before
            else:
                after = _spoken_before(self.statement, current, before)
                if after is not None:
                    after.role = Role.AFTER
                moved = [current]
                self.statement.changes.append(
                    Change(before, after, moved, current.direction)
                )
            current.whole = before if current.role is Role.CHANGE else None
            return
        whole = self._add(mention, Link.WHOLE, words)
        whole.whole, whole.owner = None, current
        if current.shares and current.shares[-1].mention.end > _end_of(current.count):
            current.shares[-1].whole = whole
        current.whole = current.whole if current.is_leading else whole

    def _open_change(self, current: Group) -> Change | None:
        """The change that ends in the thing spoken of and has no beginning yet."""
        changes = self.statement.changes
        is_open = bool(changes) and changes[-1].before is None
        return changes[-1] if is_open and changes[-1].after is current else None

    def _attach(self, current: Group, mention: Mention, words: list[str]) -> None:
        """Another number of the same thing, or of the thing it is the whole of."""
        owner = current.owner
        choices = [current] if owner is None else [current, owner]
        if mention.kind is Kind.SHARE:
            of_all = says_population(self._text[mention.end :])
            if owner is not None and not owner.shares and not of_all:
                choices.reverse()
            self._put(choices[0], mention)
            self._current = choices[0]
            return
        lacking = [group for group in reversed(choices) if group.count is None]
        if mention.kind is Kind.POINTS or lacking:
            group = current if mention.kind is Kind.POINTS else lacking[0]
            self._put(group, mention)
            self._current = group
        else:
            self._add(mention, Link.NONE, words)


def _is_to_each(linked: Linked, at: int, current: Group | None) -> bool:
    """`500 anak, masing-masing 3 dosis`; not `masing-masing 262 dan 571`."""
    mention, links = linked.mentions[at], linked.links
    is_one = at + 1 == len(links) or links[at + 1] is not Link.PLUS
    has_things = current is not None and current.is_alone
    return (
        is_one and has_things and is_counting(mention) and tells_each(linked.gaps[at])
    )


def _loosened(mention: Mention) -> Mention:
    """An amount that everybody gets is agreed, so it is never rounded by much."""
    step = min(mention.step, mention.number * 2 * ABOUT_AT_MOST)
    return replace(mention, step=step)


def _mark_part(statement: Statement, group: Group) -> None:
    """`..., 256 orang di antaranya`: the number before is a part of an earlier one."""
    earlier = statement.groups[: group.number]
    if earlier and group.whole is None:
        group.whole = earlier[-1]


_LETTERS_AFTER = 40
_APART = (Link.NONE, Link.NEAR, Link.PLUS, Link.TOTAL, Link.LIST, Link.AFTER)


def _is_share_of(current: Group | None, mention: Mention, words: list[str]) -> bool:
    """`1.203 dari 1.642 bayi, cakupan menjadi 73,3 persen`: no earlier share."""
    if current is None or direction_of(words):
        return False
    spoken = current.owner or current
    is_part = spoken.count is not None and spoken.whole is not None
    return is_part and not spoken.shares and mention.kind is Kind.SHARE


def _spoken_before(statement: Statement, moved: Group, like: Group) -> Group | None:
    """`205 anak, bertambah 6 anak`: the number just before a difference.

    Only one of the same noun as `like`, or a percentage like it, can be an end of that
    change; a number without a noun takes the one that the words move.
    """
    earlier = statement.groups[moved.number - 1] if moved.number else None
    if earlier is None or earlier.role is not Role.PLAIN:
        return None
    if earlier.full_stops != moved.full_stops:
        return None
    if _is_only_share(earlier) and _is_only_share(like):
        is_same = earlier.shares[0].mention.unit == like.shares[0].mention.unit
        return earlier if is_same else None
    if _is_only_share(earlier) and like.points is not None:
        return earlier
    if not earlier.is_alone or like.count is None or earlier.count is None:
        return None
    left, right = earlier.count.unit.noun, like.count.unit.noun
    is_subject = moves_at_once(moved.words_before)
    is_like = left == right or is_same_noun(left, right)
    is_bare = not left or not right
    return earlier if is_like or (is_bare and is_subject) else None


def _is_only_share(group: Group) -> bool:
    return group.count is None and len(group.shares) == 1 and group.whole is None


def _end_of(mention: Mention | None) -> int:
    return mention.end if mention is not None else -1


def _hand_on_wholes(statement: Statement) -> None:
    """A share without a whole of its own takes the one of its thing."""
    for group in statement.groups:
        for share in group.shares:
            if share.whole is None and not share.is_of_population:
                share.whole = group.whole
            if share.whole is not None:
                share.is_of_population = False
