"""Mail by the standard library: headers, then the words of the body; attachments become parts."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import cast

from guwah.readers.draft import Draft
from guwah.readers.formats.html import add_html
from guwah.readers.formats.plain_text import decoded_text
from guwah.readers.reasons import Unreadable

HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read(untrusted_bytes: bytes, draft: Draft) -> None:
    """Add the headers a person cites, each anchored, and the body; attach the rest.

    Raises:
        Unreadable: ``damaged`` where the nesting cannot be followed.
    """
    try:
        message = email.message_from_bytes(untrusted_bytes, policy=email.policy.default)
        _add_headers(message, draft)
        _add_part(message, draft)
    except RecursionError as error:
        raise Unreadable("damaged", "the mail is nested too deep") from error


def _add_headers(message: EmailMessage, draft: Draft) -> None:
    for name in HEADERS:
        for value in _values(message, name):
            start, end = draft.add(f"{name}: {value}")
            draft.anchor("header", name, start, end)
            draft.add("\n")
    draft.add("\n")


def _values(message: EmailMessage, name: str) -> list[str]:
    """The header, decoded; as written where the standard library stumbles over it."""
    try:
        return [_one_line(str(value)) for value in message.get_all(name) or []]
    except Exception:
        return [_one_line(str(value)) for key, value in message.raw_items() if key.lower() == name.lower()]


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _add_part(part: EmailMessage, draft: Draft) -> None:
    draft.check_time()
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _add_part(_preferred(part), draft)
    elif part.is_multipart() and kind != "message/rfc822":
        for child in part.iter_parts() if kind.startswith("multipart/") else part.get_payload():
            _add_part(cast(EmailMessage, child), draft)
    elif kind in ("text/plain", "text/html") and not part.is_attachment():
        _add_words(part, kind, draft)
    else:
        _attach(part, kind, draft)


def _preferred(part: EmailMessage) -> EmailMessage:
    """The plain words of an alternative; another form only where they are missing or blank."""
    children = [cast(EmailMessage, child) for child in part.iter_parts()]
    for child in children:
        if child.get_content_type() == "text/plain" and (_bytes(child)).strip():
            return child
    if not children:
        raise Unreadable("damaged", "a part of the mail is empty")
    return children[-1]


def _add_words(part: EmailMessage, kind: str, draft: Draft) -> None:
    untrusted_words = decoded_text(_bytes(part), draft, str(part.get_content_charset() or ""))
    if kind == "text/html":
        add_html(untrusted_words, draft)
    else:
        draft.add(untrusted_words)
    draft.add("\n")


def _attach(part: EmailMessage, kind: str, draft: Draft) -> None:
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        content = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        draft.attach(part.get_filename() or "message.eml", content)
        return
    draft.attach(part.get_filename() or f"attachment.{kind.partition('/')[2]}", _bytes(part))


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
