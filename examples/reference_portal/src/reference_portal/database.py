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
    """
    CREATE TABLE account (
        citizen_number TEXT PRIMARY KEY,
        full_name      TEXT NOT NULL,
        sex            TEXT NOT NULL,
        born_on        TEXT NOT NULL,
        ethnic_group   TEXT NOT NULL,
        residence      TEXT NOT NULL,
        phone          TEXT NOT NULL,
        password_hash  TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sign_in (
        token_hash     TEXT PRIMARY KEY,
        citizen_number TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
        ends_at        TEXT NOT NULL
    ) STRICT;
    CREATE TABLE attempt (subject TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
    CREATE INDEX attempt_by_subject ON attempt (subject, made_at);
    CREATE TABLE registration (
        id             INTEGER PRIMARY KEY,
        key            TEXT NOT NULL UNIQUE,
        citizen_number TEXT NOT NULL REFERENCES account,
        answers        TEXT NOT NULL,
        complete       TEXT NOT NULL DEFAULT '[]',
        saved_at       TEXT,
        year           INTEGER,
        number         INTEGER,
        code           TEXT UNIQUE,
        fee            INTEGER,
        state          TEXT,
        submitted_at   TEXT,
        due_on         TEXT,
        UNIQUE (year, number)
    ) STRICT;
    CREATE UNIQUE INDEX one_draft_each ON registration (citizen_number) WHERE code IS NULL;
    CREATE TABLE document (
        registration_id INTEGER PRIMARY KEY REFERENCES registration ON DELETE CASCADE,
        name            TEXT NOT NULL,
        media_type      TEXT NOT NULL,
        content         BLOB NOT NULL
    ) STRICT;
    CREATE TABLE payment (
        key             TEXT PRIMARY KEY,
        registration_id INTEGER NOT NULL REFERENCES registration ON DELETE CASCADE,
        amount          INTEGER NOT NULL,
        state           TEXT NOT NULL,
        settled_at      TEXT
    ) STRICT;
    CREATE UNIQUE INDEX one_payment_each ON payment (registration_id) WHERE state <> 'cancelled';
    CREATE TABLE event (
        id              INTEGER PRIMARY KEY,
        registration_id INTEGER NOT NULL REFERENCES registration ON DELETE CASCADE,
        at              TEXT NOT NULL,
        words           TEXT NOT NULL
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
