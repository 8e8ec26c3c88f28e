"""Folders of definitions to edit: a copy of the worked ones, and a small office."""

import shutil

import pytest
from catalogue_folders import HERE, Folder, OfficeFolder

from derajat.catalogue import load_catalogue


@pytest.fixture
def worked(tmp_path) -> Folder:
    """The worked definitions of the manual, free to edit."""
    shutil.copytree(HERE / "worked", tmp_path / "worked")
    return Folder(tmp_path / "worked")


@pytest.fixture(scope="session")
def worked_catalogue():
    return load_catalogue(HERE / "worked")


@pytest.fixture
def office(tmp_path, worked_catalogue) -> OfficeFolder:
    """A small office, checked against the worked definitions."""
    shutil.copytree(HERE / "offices", tmp_path / "offices")
    return OfficeFolder(tmp_path / "offices" / "kota-contoh", worked_catalogue)
