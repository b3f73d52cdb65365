"""Migrations: a case written by an earlier version is brought up to date, after a copy, and it is recorded."""

from __future__ import annotations

import hashlib

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from guwah.store import triggers


def migrate() -> None:
    """Bring the tables of the open case up to date and make the append-only triggers anew."""
    call_command("migrate", verbosity=0, interactive=False)
    triggers.install()


def pending_migrations() -> list[str]:
    """The names of migrations that the open case still lacks."""
    loader = MigrationLoader(connection)
    done = set(loader.applied_migrations)
    return sorted(name for app, name in loader.disk_migrations if (app, name) not in done)


def unknown_migrations() -> list[str]:
    """The names of migrations in the open case that this version of guwah does not know."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    return sorted(name for app, name in loader.applied_migrations if (app, name) not in known)


def bookkeeping_digest() -> str:
    """SHA-256 over the rows of Django's own tables, which no other digest covers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_migrations ORDER BY id")
        migrations = cursor.fetchall()
        cursor.execute("SELECT * FROM sqlite_sequence ORDER BY name")
        sequences = cursor.fetchall()
    return hashlib.sha256(repr((migrations, sequences)).encode("utf8")).hexdigest()
