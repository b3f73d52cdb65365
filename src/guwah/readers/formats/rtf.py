"""RTF by striprtf, which drops notes: where a file has some, the reading says so."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from guwah.readers.draft import Draft
from guwah.readers.reasons import Unreadable

DROPPED = {b"\\footnote": "footnotes", b"\\annotation": "comments", b"\\shptxt": "text boxes"}


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the text.

    Raises:
        Unreadable: ``damaged`` where the RTF cannot be followed.
    """
    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            untrusted_bytes.decode("latin-1"), errors="replace"
        )
    except (ValueError, LookupError, IndexError, TypeError, OverflowError) as error:
        raise Unreadable("damaged", "the RTF is broken") from error
    for mark, name in DROPPED.items():
        if mark in untrusted_bytes:
            draft.lacks("not-extracted", f"{name} of the RTF are not extracted")
    draft.add(text)
