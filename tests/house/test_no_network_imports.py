"""No part of the program can call out: what opens connections is not even imported."""

from __future__ import annotations

import re

from house.tree import SRC, imports, modules

CALLS_OUT = {
    "aiohttp", "ftplib", "http.client", "http.server", "httpx", "imaplib", "nntplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser",
    "websockets", "xmlrpc",
}  # fmt: skip
ALLOWED = {
    # Opens the finished dossier, a file on this computer, in the person's own browser.
    ("cli/commands/demo.py", "webbrowser"),
}


def calling_out() -> set[tuple[str, str]]:
    """Every import of something that opens connections: the file and what it imports."""
    return {
        (path, wanted)
        for path, tree in modules().items()
        for name, _ in imports(tree)
        for wanted in CALLS_OUT
        if name == wanted or name.startswith(f"{wanted}.")
    }


def test_nothing_that_opens_connections_is_imported() -> None:
    assert calling_out() == ALLOWED


def test_pages_load_nothing_from_elsewhere() -> None:
    address = re.compile(r"(?:https?:)?//[a-z]|@import|<script|<iframe|<base\b", re.IGNORECASE)
    pages = [path for path in SRC.rglob("*") if path.suffix in (".html", ".css", ".svg") and "sample" not in path.parts]
    assert pages
    for path in pages:
        assert not address.search(path.read_text("utf8")), path
