"""The tables of a case, its originals on disk and its ledger. Importing this sets Django up."""

from guwah.store.settings import configure

configure()
