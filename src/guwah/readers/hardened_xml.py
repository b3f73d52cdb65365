"""XML from strangers: no entity is resolved, nothing is loaded, a file that declares entities is refused."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from guwah.readers.reasons import Unreadable

XML_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
ENCODINGS = re.compile(rb"utf-8|utf-16(?:[lb]e)?|us-ascii|iso-8859-\d+|windows-\d+|gb\d+|gbk", re.I)


def parse_xml(untrusted_bytes: bytes) -> Any:
    """The root element of the XML.

    Office formats never declare a document type, so one is refused outright.

    Raises:
        Unreadable: ``xml-entities`` where a document type or entity is declared, ``damaged`` where the XML is
            not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=True
    )
    refuse_document_type(untrusted_bytes)
    try:
        root = etree.fromstring(untrusted_bytes, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", "the XML inside is broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("xml-entities", "the XML inside declares a document type")
    return root


def refuse_document_type(untrusted_bytes: bytes) -> None:
    """Refuse XML that declares a document type or entities, before any parser sees it.

    Encodings in which the declaration could hide from this search (UTF-7, EBCDIC) are refused, too.

    Raises:
        Unreadable: ``xml-entities`` or ``damaged``.
    """
    plain = untrusted_bytes.replace(b"\x00", b"") if b"\x00" in untrusted_bytes[:256] else untrusted_bytes
    declared = DECLARED.match(plain[plain.find(b"<") :][:256])
    if not XML_START.match(plain) or (declared and not ENCODINGS.fullmatch(declared[1])):
        raise Unreadable("damaged", "the XML inside is in an encoding that Office formats do not use")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable("xml-entities", "the XML inside declares a document type or entities")
