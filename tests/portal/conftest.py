"""A portal of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from reference_portal import create_app
from tests.portal import walk


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "portal.sqlite3"


@pytest.fixture
def app(database: Path) -> Flask:
    return create_app(database_path=database)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Nobody is signed in."""
    return app.test_client()


@pytest.fixture
def citizen(client: FlaskClient) -> FlaskClient:
    """The demo account of a mother is signed in."""
    assert walk.sign_in(client).status_code == 303
    return client
