"""The Django app that holds the tables of a case."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "guwah.store"
    label = "store"
