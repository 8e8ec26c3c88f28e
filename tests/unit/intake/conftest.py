"""A store in a folder, and files sent to it."""

import pytest
from tests.bad_input.forms import CATALOGUE, NOW, OFFICE
from tests.bad_input.writing import as_text

from derajat.intake import check_file, match_file, receive_file
from derajat.model.scalars import parse_day
from derajat.sheets import open_file
from derajat.store import open_store


TODAY = parse_day(NOW[:10])


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "store")


@pytest.fixture
def send(tmp_path, store):
    """`send(name, build or rows)`: the receipt of a file."""

    def send_file(name, content, now=NOW, office=OFFICE, catalogue=CATALOGUE):
        path = tmp_path / name
        build = content if callable(content) else as_text(content)
        build(path)
        with store.writer() as writer:
            return receive_file(path, office, catalogue, writer, now)

    return send_file


@pytest.fixture
def check(tmp_path):
    """`check(name, build or rows)`: the checked file, nothing stored."""

    def check_one(name, content, office=OFFICE, catalogue=CATALOGUE):
        path = tmp_path / name
        build = content if callable(content) else as_text(content)
        build(path)
        opened = open_file(path)
        form = match_file(opened, office, catalogue)
        return check_file(opened, form, office, catalogue, "0001-uji", TODAY)

    return check_one
