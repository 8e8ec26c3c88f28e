"""The three offices, received and measured once for all acceptance tests."""

import json

import pytest

from derajat.cli import main


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory):
    """A data folder in which the demo has run."""
    folder = tmp_path_factory.mktemp("data")
    assert main(["demo", "--published", "--data", str(folder), "--json"]) == 0
    return folder


@pytest.fixture
def run(data_folder, capsys):
    """`run(*words)`: exit status and the JSON answer of a command."""

    def run_command(*words: str):
        capsys.readouterr()
        status = main([*words, "--data", str(data_folder), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run_command


@pytest.fixture
def say(data_folder, capsys):
    """`say(*words)`: exit status and what a person reads."""

    def run_command(*words: str):
        capsys.readouterr()
        status = main([*words, "--data", str(data_folder)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_command
