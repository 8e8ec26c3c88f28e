"""Histories of two to four people in one draft: nothing is lost or moves unseen.

Each history is played against the database and against a plain model of what must
come out: a list of texts a node, and the state of the draft.
"""

import random
import threading
import uuid
from dataclasses import dataclass, field, replace

import pytest
from tests.conftest import full_counts
from tests.web.plan_forms import OFFICE, PLAN


HISTORIES = 2_000 if full_counts() else 120
STEPS, CLIENTS = 24, 4
SMALL = """grammar: 1
plan: {name}
label: {{id: "Uji", en: "Test"}}
kind: renstra
title: "Uji"
source: "Uji"
nodes:
  - code: "T"
    kind: goal
    statement: "Tujuan"
  - code: "S1"
    kind: objective
    statement: "Sasaran satu"
    parent: "T"
  - code: "S2"
    kind: objective
    statement: "Sasaran dua"
    parent: "T"
"""


@dataclass
class Model:
    """What must come out: every text of each node in order, and the approved ones."""

    texts: dict[str, list[str]]
    state: str = "open"
    approved: list[tuple[int, str]] = field(default_factory=list)
    wrote: set[int] = field(default_factory=set)


@dataclass
class Form:
    """A form that a client has open."""

    code: str
    version: int
    seen: str
    key: str


@dataclass
class History:
    """One draft, its model and the forms that four clients have open."""

    draft_id: int
    plan: str
    accounts: list
    rng: random.Random
    model: Model
    forms: dict[int, Form] = field(default_factory=dict)
    people: int = CLIENTS
    overtaken: int = 0
    """How often somebody was second, and was shown what the first wrote."""

    def play(self):
        for _ in range(STEPS):
            client = self.rng.randrange(self.people)
            act = self.rng.choice(
                ("open", "save", "save", "save", "again", "submit", "approve", "return")
            )
            getattr(self, f"do_{act}")(client)
            self.check()

    def author(self, client, key=""):
        from django.utils import timezone

        from derajat.web.plans.drafting import Author

        account = self.accounts[client]
        return Author(account, "PLN", timezone.now(), key or str(uuid.uuid4()))

    def do_open(self, client):
        code = self.rng.choice(("S1", "S2"))
        texts = self.model.texts[code]
        self.forms[client] = Form(code, len(texts) - 1, texts[-1], str(uuid.uuid4()))

    def do_save(self, client):
        from derajat.web.plans.drafting import Overtaken, Refused, Written

        if client not in self.forms:
            self.do_open(client)
        form = self.forms[client]
        text = form.seen.replace("Sasaran", f"Sasaran {self.rng.randrange(10**6)}")
        outcome = self.send(client, form, text)
        texts = self.model.texts[form.code]
        if self.model.state != "open":
            assert isinstance(outcome, Refused)
        elif form.version != len(texts) - 1:
            self.overtaken += 1
            assert isinstance(outcome, Overtaken)
            assert outcome.newest.text == texts[-1]
            assert outcome.newest.version == len(texts) - 1
        else:
            assert outcome == Written()
            assert form.seen == texts[-1], "written over a text that was never seen"
            texts.append(text)
            self.model.wrote.add(client)

    def do_again(self, client):
        """Send the newest text of somebody's node again under its own key."""
        from derajat.web.plans.drafting import NodeWriting, Written, write_node
        from derajat.web.plans.models import NodeEdit

        edit = NodeEdit.objects.filter(draft=self.draft_id).order_by("?").first()
        if edit:
            writing = NodeWriting(edit.node, "T", edit.text, edit.version - 1)
            author = self.author(client, edit.key)
            assert write_node(self.draft_id, writing, author) == Written(is_new=False)

    def do_submit(self, client):
        from derajat.web.plans import deciding
        from derajat.web.plans.drafting import Refused, Written

        outcome = deciding.submit(self.draft_id, self.author(client))
        if self.model.state == "open" and self.model.wrote:
            assert outcome == Written()
            self.model.state = "submitted"
            self.model.wrote.add(client)
        else:
            assert isinstance(outcome, Refused)

    def do_return(self, client):
        from derajat.web.plans import deciding

        deciding.give_back(self.draft_id, self.author(client), "")
        if self.model.state == "submitted":
            self.model.state = "open"

    def do_approve(self, client):
        from derajat.web.plans import deciding
        from derajat.web.plans.drafting import Refused, Written
        from derajat.web.plans.models import NodeEdit

        edits = NodeEdit.objects.filter(draft=self.draft_id).order_by("id")
        last = edits.last()
        seen = last.pk if last else 0
        outcome = deciding.approve(self.draft_id, self.author(client), seen)
        if self.model.state == "submitted" and client not in self.model.wrote:
            assert outcome == Written()
            self.model.state = "approved"
            self.model.approved.append((1, self.newest_text()))
        else:
            assert isinstance(outcome, Refused)

    def send(self, client, form, text):
        from derajat.web.plans.drafting import NodeWriting, write_node

        writing = NodeWriting(form.code, "T", text, form.version)
        return write_node(self.draft_id, writing, self.author(client, form.key))

    def newest_text(self):
        head = SMALL.format(name=self.plan).split("nodes:")[0]
        goal = '  - code: "T"\n    kind: goal\n    statement: "Tujuan"\n'
        nodes = "".join(texts[-1] for texts in self.model.texts.values())
        return f"{head}nodes:\n{goal}{nodes}"

    def check(self):
        """Every text is kept in order; the plan is the newest; approved texts stand."""
        from derajat.web.plans.composing import read_draft
        from derajat.web.plans.models import Draft, NodeEdit, PlanVersion

        draft = Draft.objects.get(pk=self.draft_id)
        assert draft.state == self.model.state
        for code, texts in self.model.texts.items():
            edits = NodeEdit.objects.filter(draft=draft, node=code).order_by("version")
            assert [edit.text for edit in edits] == texts[1:]
            assert [e.version for e in edits] == list(range(1, len(texts)))
        assert read_draft(draft).text == self.newest_text()
        rows = PlanVersion.objects.filter(plan=self.plan).order_by("number")
        assert [(row.number, row.text) for row in rows] == self.model.approved


def _start(seed, accounts):
    from django.utils import timezone

    from derajat.plan.plan_text import render_node_yaml
    from derajat.web.plans.in_force import read_text
    from derajat.web.plans.models import Draft

    name = f"uji-{seed}"
    text = SMALL.format(name=name)
    plan = read_text(text, name)
    draft = Draft.objects.create(
        plan=name,
        area=OFFICE,
        base_number=0,
        base_text=text,
        started_by=accounts[0],
        started_at=timezone.now(),
    )
    texts = {c: [render_node_yaml(plan, plan.by_code[c])] for c in ("S1", "S2")}
    rng = random.Random(seed)
    people = rng.randint(2, len(accounts))
    return History(draft.pk, name, accounts, rng, Model(texts), people=people)


def _accounts(count, name):
    from derajat.web.accounts.models import Account

    return [Account.objects.create(username=f"{name}{n}") for n in range(count)]


@pytest.mark.parametrize("block", range(4))
def test_no_history_of_several_people_loses_a_text(database, block, record_figure):
    accounts = _accounts(CLIENTS, "klien")
    ends, overtaken = [], 0
    for seed in range(block, HISTORIES, 4):
        history = _start(seed, accounts)
        history.play()
        ends.append(history.model.state)
        overtaken += history.overtaken
    figures = {"histories": len(ends), "overtaken": overtaken}
    record_figure(f"plan histories, block {block}", figures)
    assert overtaken, "nobody was ever second"
    assert {"open", "submitted"} <= set(ends), "histories that never meet a decision"
    assert "approved" in ends


def test_four_threads_at_once_write_one_after_the_other(site):
    """Real connections: who is overtaken reads again, until every text is written."""
    from django.db import connection

    from derajat.web.plans.models import Draft, NodeEdit

    accounts = _accounts(CLIENTS, "utas")
    history = _start("utas", accounts)
    failures: list[Exception] = []

    def work(client):
        try:
            for turn in range(4):
                _write_until_done(history, client, f"{client}.{turn}")
        except Exception as error:  # noqa: BLE001 - shown by the test
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(CLIENTS)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        edits = NodeEdit.objects.filter(draft=history.draft_id).order_by("version")
        assert [edit.version for edit in edits] == list(range(1, 17))
        marks = [f"{client}.{turn}" for client in range(CLIENTS) for turn in range(4)]
        assert all(f"[{mark}]" in edits[15].text for mark in marks)
    finally:
        NodeEdit.objects.filter(draft=history.draft_id).delete()
        Draft.objects.filter(pk=history.draft_id).delete()
        for account in accounts:
            account.delete()


def _write_until_done(history, client, mark):
    """Add a mark to what the node says now; begin anew when overtaken."""
    from derajat.plan.plan_text import render_node_yaml
    from derajat.web.plans.composing import read_draft
    from derajat.web.plans.drafting import Written
    from derajat.web.plans.models import Draft

    for _ in range(200):
        now = read_draft(Draft.objects.get(pk=history.draft_id))
        node = now.plan.by_code["S1"]
        more = replace(node, statement=f"{node.statement} [{mark}]")
        text = render_node_yaml(now.plan, more)
        form = Form("S1", now.version_of("S1"), "", str(uuid.uuid4()))
        if history.send(client, form, text) == Written():
            return
    raise AssertionError(f"never written: {mark} of {PLAN}")
