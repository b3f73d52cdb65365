"""Django, set up without a settings file: one database alias, pointed at the case that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connections

BUSY_SECONDS = 20
"""How long a process waits for another that writes to the same case."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; "
    "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA recursive_triggers=ON; PRAGMA wal_autocheckpoint=4000;"
)


def configure() -> None:
    """Set Django up once per process."""
    if settings.configured:
        return
    settings.configure(
        INSTALLED_APPS=["guwah.store"],
        DATABASES={"default": _database(":memory:")},
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()


def point_at(path: Path, *, read_only: bool = False) -> None:
    """Close the open database, if any, and make ``path`` the database of the process."""
    configure()
    connections["default"].close()
    connections.settings["default"].update(_database(str(path), read_only=read_only))
    del connections["default"]


def _database(name: str, *, read_only: bool = False) -> dict[str, Any]:
    options: dict[str, Any] = {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE"}
    if read_only:
        name = f"{Path(name).absolute().as_uri()}?mode=ro&immutable=1"
        options["uri"] = True
    else:
        options["init_command"] = _PRAGMAS
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
        "TIME_ZONE": None,
        "USER": "",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    }
