"""The tables of a case. Rows are appended and never changed; what they mean together is computed from them.

JSON is kept as canonical text, so that one byte changed in a column changes the row's digest.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from guwah.core.values.canonical import canonical_json


class LedgerEntry(models.Model):
    """One thing done: who, when, what, and the digests of the rows that hold it. Chained and signed.

    ``payload`` is canonical JSON with ids and digests only. ``hash`` is the SHA-256 of the entry with its
    predecessor's hash; ``signature`` is the case key's over ``hash``.
    """

    seq = models.IntegerField(primary_key=True)
    at = models.TextField()
    actor = models.IntegerField()
    action = models.TextField()
    payload = models.TextField()
    previous = models.TextField()
    hash = models.TextField()
    signature = models.TextField()


class Recorded(models.Model):
    """A row that a ledger entry commits to.

    ``digest`` is the commitment under ``salt`` to every other column that is not null; the entry commits to
    the digests. An erasure empties salt and content, keeps the digest, and is an entry itself; a row that was
    written again without an erased name takes the place in the order of the row that it ``replaces``.
    """

    id = models.IntegerField(primary_key=True)
    entry = models.IntegerField(db_index=True)
    salt = models.TextField()
    digest = models.TextField()
    erased_by = models.IntegerField(null=True)
    replaces = models.IntegerField(null=True)

    OUTSIDE_DIGEST = frozenset({"salt", "digest", "erased_by"})

    class Meta:
        abstract = True

    @classmethod
    def in_order(cls) -> models.QuerySet[Any]:
        """The rows that were not erased, in the order in which what they hold was recorded."""
        rows: models.QuerySet[Any] = cls._default_manager.filter(erased_by=None)
        return rows.order_by(Coalesce("replaces", "id"), "id")

    @classmethod
    def committed_columns(cls) -> list[str]:
        """The columns that the digest covers, in the order of the table."""
        return [field.attname for field in cls._meta.concrete_fields if field.attname not in cls.OUTSIDE_DIGEST]

    def committed_content(self) -> str:
        values = [(column, getattr(self, column)) for column in self.committed_columns()]
        return committed_content(self._meta.db_table, values)


def committed_content(table: str, values: list[tuple[str, Any]]) -> str:
    """What a row's digest is taken over. Null columns are left out, so that a later version may add some."""
    return canonical_json([table, {column: value for column, value in values if value is not None}])


class Member(Recorded):
    """A person who works on the case. The ledger names members by id."""

    name = models.TextField()


class CaseTitle(Recorded):
    """What the case is called. ``invented`` is 1 for the bundled sample, which says so wherever it is shown."""

    title = models.TextField()
    invented = models.IntegerField()


class Source(Recorded):
    """An original: bytes as received, stored under their SHA-256."""

    sha256 = models.TextField(unique=True)
    size = models.IntegerField()
    media_type = models.TextField()


class Receipt(Recorded):
    """One arrival of an original: under which name, from where, with what said of it.

    ``record`` is canonical JSON (see ``core.sources.record``). ``parent`` is the source that it was part of:
    an e-mail or an archive. ``location`` is the path given, kept so that the same file is not received twice.
    """

    source = models.IntegerField(db_index=True)
    name = models.TextField()
    location = models.TextField()
    parent = models.IntegerField(null=True)
    received = models.TextField()
    record = models.TextField()


class Text(Recorded):
    """What a converter made of a source: the text, verbatim, or the reason why there is none.

    ``anchors`` is canonical JSON: ``[[kind, label, start, end], ...]``. ``details`` names the confinement.
    """

    source = models.IntegerField(db_index=True)
    status = models.TextField()
    body = models.TextField()
    anchors = models.TextField()
    language = models.TextField()
    language_how = models.TextField()
    converter = models.TextField()
    converter_version = models.TextField()
    confinement = models.TextField()
    reason_code = models.TextField()
    reason = models.TextField()


class Alignment(Recorded):
    """A translation tied to its original, passage by passage: canonical JSON ``[[start, end, start, end], ...]``.

    The first pair of each row lies in the translation, the second in the original.
    """

    translation = models.IntegerField()
    original = models.IntegerField()
    pairs = models.TextField()
    how = models.TextField()


class Refusal(Recorded):
    """An item of a batch that could not be taken, with the reason."""

    name = models.TextField()
    code = models.TextField()
    reason = models.TextField()


class Consent(Recorded):
    """What the witness of a source allowed, from this entry on. ``until`` is an ISO day or empty."""

    source = models.IntegerField(db_index=True)
    level = models.TextField()
    until = models.TextField()
    withdrawn = models.IntegerField()


class Reading(Recorded):
    """One engine has read one text. ``notes`` is canonical JSON: passages, dates and names found.

    ``receipt`` is the last receipt of the source then: what is said of a source changes how it is read.
    """

    text = models.IntegerField(db_index=True)
    receipt = models.IntegerField()
    engine = models.TextField()
    codebook = models.TextField()
    notes = models.TextField()


class Proposal(Recorded):
    """A statement that an engine proposed. ``body`` is its canonical JSON."""

    text = models.IntegerField(db_index=True)
    statement = models.TextField(db_index=True)
    engine = models.TextField()
    body = models.TextField()


class Decision(Recorded):
    """What a person decided on a statement, or on what of it may be shown. ``body`` is canonical JSON."""

    statement = models.TextField(db_index=True)
    decision = models.TextField()
    body = models.TextField()
    by = models.TextField()
    at = models.TextField()


class Judgement(Recorded):
    """What a person judged of two names, places, facilities or sources. ``body`` is canonical JSON."""

    kind = models.TextField()
    body = models.TextField()
    by = models.TextField()
    at = models.TextField()


class Pseudonym(Recorded):
    """The label that a person bears towards one audience. ``person`` is the key of a cluster's first name."""

    audience = models.TextField()
    person = models.TextField()
    label = models.TextField()


class Release(Recorded):
    """A dossier that was published. ``body`` is canonical JSON: what it showed, with the salts of its digests."""

    audience = models.TextField()
    dossier = models.TextField()
    manifest_sha256 = models.TextField()
    body = models.TextField()


RECORDED: tuple[type[Recorded], ...] = (
    Member, CaseTitle, Source, Receipt, Text, Alignment, Refusal, Consent, Reading, Proposal, Decision, Judgement,
    Pseudonym, Release,
)  # fmt: skip
