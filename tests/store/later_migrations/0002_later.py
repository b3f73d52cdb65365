# ruff: noqa: N999
"""A column that may be empty from now on: SQLite rewrites the whole table for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.AlterField("refusal", "reason", models.TextField(null=True))]
