# ruff: noqa: N999
"""The tables as they are today."""

import importlib

Migration = importlib.import_module("guwah.store.migrations.0001_initial").Migration
