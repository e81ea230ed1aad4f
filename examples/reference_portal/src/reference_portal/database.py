"""The embedded database: one connection per request, and a schema that grows by numbered steps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask, current_app, g

# Step n brings a database from user_version n to n + 1. Steps are only ever appended.
MIGRATIONS = (
    """
    CREATE TABLE feedback (
        id            INTEGER PRIMARY KEY,
        reference     TEXT NOT NULL UNIQUE,
        fingerprint   TEXT NOT NULL UNIQUE,
        received_at   TEXT NOT NULL,
        full_name     TEXT NOT NULL,
        phone         TEXT NOT NULL,
        email         TEXT,
        topic         TEXT NOT NULL,
        message       TEXT NOT NULL
    ) STRICT;
    """,
)


def init_app(app: Flask, path: Path) -> None:
    """Bring the database up to date and close each request's connection at its end."""
    app.config["DATABASE"] = path
    with closing(_open(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection)
    app.teardown_appcontext(_close)


def connection() -> sqlite3.Connection:
    """Give the connection of the current request. Use it as a context manager to commit."""
    if "database" not in g:
        g.database = _open(current_app.config["DATABASE"])
    opened: sqlite3.Connection = g.database
    return opened


def _open(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(path, timeout=5)
    opened.row_factory = sqlite3.Row
    opened.execute("PRAGMA foreign_keys = ON")
    return opened


def _migrate(opened: sqlite3.Connection) -> None:
    version: int = opened.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise RuntimeError(f"the database is of version {version}, this portal knows only {len(MIGRATIONS)}")
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        # One transaction a step: an interrupted step leaves the version it started from.
        opened.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")


def _close(_error: BaseException | None) -> None:
    opened: sqlite3.Connection | None = g.pop("database", None)
    if opened is not None:
        opened.close()
