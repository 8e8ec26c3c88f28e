"""Whatever is asked, the interface answers as its description says, and never breaks.

Schemathesis makes the questions from the description that the server gives: right ones
and wrong ones. It runs over the same WSGI application as a server.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth
from tests.conftest import full_counts
from tests.web.api_calls import draw_token


EXAMPLES = 150 if full_counts() else 8
CAREFUL = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
PLAIN = {"Accept-Encoding": "identity"}
"""The transport of schemathesis unpacks nothing."""


@pytest.fixture
def described(database):
    """The operations of the description that the server gives."""
    from django.core.signals import request_finished, request_started
    from django.core.wsgi import get_wsgi_application
    from django.db import close_old_connections

    application = get_wsgi_application()
    # A server closes its connections between requests; here one holds what is undone.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", application, headers=PLAIN
    )
    yield [found.ok() for found in schema.get_all_operations()]
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _ask(operation, mode, token):
    """Ask an operation many things; the statuses of its answers."""
    statuses = []

    @CAREFUL
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        own = {"Authorization": f"Bearer {token}"} if token else {}
        case.headers = {**PLAIN, **own}
        # It takes our token for one that it made up; wrong ones are tested elsewhere.
        answer = case.call_and_validate(excluded_checks=[ignored_auth])
        statuses.append(answer.status_code)

    ask()
    return statuses


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_with_a_token_every_answer_is_as_described(
    described, site, mode, record_figure
):
    token = draw_token("PRG", site.areas["district"])
    asked = []
    for operation in described:
        asked += _ask(operation, mode, token)
    record_figure(f"schemathesis {mode.value}", len(asked))
    assert set(asked) <= {200, 404, 405, 409, 422}


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_without_a_token_nothing_is_answered(described, mode, record_figure):
    asked = []
    for operation in described:
        asked += _ask(operation, mode, "")
    record_figure(f"schemathesis {mode.value} without a token", len(asked))
    assert set(asked) <= {401, 404, 405}
