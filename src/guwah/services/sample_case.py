"""The recorded work of the sample's reviewer, turned into judgements and decisions on the open case.

Where the engine proposed the statement that the reviewer recorded, the reviewer accepts or edits it; where it
did not, the reviewer adds it by hand.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from guwah.core.passages import locate_quote
from guwah.core.statements.statement import Statement
from guwah.core.statements.wire import statement_to_json
from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.ids import statement_id
from guwah.core.values.spans import Quote
from guwah.reference.sample import HERE, Sample, load_sample
from guwah.services.case_gazetteer import GAZETTEER
from guwah.services.decide import current_review
from guwah.store.sources import StoredSource, all_sources

Json = dict[str, Any]

_KINDS = {"place": "place", "facility": "facility", "organization": "organization"}
_LINK_TYPES = {"near_copy": "copy_of", "translation": "translation_of", "cites": "cites", "excerpt": "excerpt_of"}


def add_sample_gazetteer(root: Path) -> None:
    """Put the sample's gazetteer into the folder of the case at ``root``, as its team would."""
    shutil.copyfile(HERE / GAZETTEER, root / GAZETTEER)


def sample_judgements() -> Iterator[Json]:
    """What the reviewer judged: names of places and bodies, spellings of one place, copies."""
    sample = load_sample()
    for item in sample.truth["registry"]:
        kind = _KINDS.get(item["kind"], "other")
        yield {"kind": kind, "left": item["exact"], "judgement": "same", "reason": f"a {item['kind']} of the sample"}
    for place in sample.truth["places"]:
        names = list(dict.fromkeys([*place["names"].values(), *place.get("forms", ())]))
        for name in names[1:]:
            yield {"kind": "place", "left": names[0], "right": name, "judgement": "same", "reason": "one place"}
    for link in sample.truth["sources"]["links"]:
        kind = _LINK_TYPES[link["kind"]]
        yield {"kind": "copy", "left": link["b"], "right": link["a"], "judgement": "same", "type": kind,
               "reason": link["because"]}  # fmt: skip


def sample_decisions() -> Iterator[Json]:
    """What the reviewer decided on the statements of the open case, in the order recorded."""
    sample = load_sample()
    people = {item["id"]: item["name"] for item in sample.truth["people"]}
    planted = {item["id"]: item for item in sample.truth["statements"]}
    sources = {name: item for item in all_sources() for name in _names(item)}
    proposed = current_review().statements
    by, at = sample.decisions["by"], sample.decisions["at"]
    for recorded in sample.decisions["decisions"]:
        item = planted[recorded["statement"]]
        source = sources[item["file"].rpartition("/")[2]]
        for decision in _decisions(recorded, item, source, people, proposed):
            yield {**decision, "by": by, "at": at}
    yield from _naming(sample)


def _names(source: StoredSource) -> Iterator[str]:
    yield from source.names


def _decisions(
    recorded: Json, item: Json, source: StoredSource, people: Mapping[str, str], proposed: Mapping[str, Statement]
) -> Iterator[Json]:
    body = _body(item, recorded, source, people)
    trigger = body.pop("trigger")
    key = statement_id(source.id, item["act"], trigger["start"], trigger["end"])
    reason = recorded.get("reason", "")
    if recorded["decision"] == "reject":
        if key in proposed:
            yield {"statement": key, "decision": "reject", "reason": reason}
        return
    if key in proposed:
        edits = _differences(statement_to_json(proposed[key]), body)
        yield {"statement": key, "decision": "edit" if edits else "accept", "edits": edits, "reason": reason}
    else:
        named = {"source": source.id, "act": item["act"], "trigger": trigger}
        yield {**named, "decision": "add", "edits": body, "reason": reason}
    if recorded.get("clear_context"):
        reason = "nothing around the quote tells who speaks or is spoken of"
        yield {"statement": key, "decision": "clear", "part": "context", "audience": "public", "reason": reason}
    if recorded.get("clear_quote"):
        yield {
            "statement": key,
            "decision": "clear",
            "part": "quote",
            "reason": "read for names; those known are masked",
        }


def _body(item: Json, recorded: Json, source: StoredSource, people: Mapping[str, str]) -> Json:
    """The statement as the reviewer recorded it, with offsets into the stored text."""
    text = source.text
    span = locate_quote(text, item["quote"])
    quote = Quote.at(text, span.start, span.end)
    start = quote.start + quote.exact.index(item["trigger"])
    said = {**item, **recorded.get("edits", {})}
    return {
        "quote": quote.to_json(),
        "trigger": {"exact": item["trigger"], "start": start, "end": start + len(item["trigger"])},
        "polarity": said["polarity"],
        "basis": said["basis"],
        "voice": _voice(said["voice"], people),
        "victims": [found for one in said["victims"] if (found := _mention(one, quote, text, people))],
        "perpetrators": [found for one in said["perpetrators"] if (found := _mention(one, quote, text, people))],
        "place": _mention(said["place"], quote, text, people) if said["place"] else None,
        "when": _when(said["when"], quote, text) if said["when"] else None,
    }


def _voice(voice: Json | None, people: Mapping[str, str]) -> Json | None:
    if not voice:
        return None
    return {"name": people.get(voice.get("person") or "", voice["exact"]), "kind": voice["kind"]}


def _place_in(exact: str, quote: Quote, text: str) -> Json | None:
    """Where the words stand: in the quote, or nearest before it in the text."""
    found = quote.exact.find(exact)
    start = quote.start + found if found >= 0 else text.rfind(exact, 0, quote.start)
    if start < 0:
        start = text.find(exact, quote.end)
    return {"exact": exact, "start": start, "end": start + len(exact)} if start >= 0 else None


def _mention(one: Json, quote: Quote, text: str, people: Mapping[str, str]) -> Json | None:
    span = _place_in(one["exact"], quote, text)
    if span is None:
        return None
    return {**span, "entity": one.get("entity") or people.get(one.get("person") or "")}


def _when(when: Json, quote: Quote, text: str) -> Json | None:
    earliest, latest = edtf_bounds(when["edtf"])
    span = _place_in(when["exact"], quote, text) if when.get("exact") else None
    fields = {"edtf": when["edtf"], "earliest": earliest, "latest": latest, "how": when["how"], "steps": []}
    return {**(span or {"exact": None, "start": None, "end": None}), **fields}


def _differences(proposed: Json, body: Json) -> Json:
    """The fields in which the reviewer's reading differs from the proposal."""
    return {name: value for name, value in body.items() if _plain(proposed.get(name)) != _plain(value)}


def _plain(value: Any) -> Any:
    """A field without what does not count as a difference."""
    if isinstance(value, dict):
        kept = ("exact", "start", "end", "entity", "name", "kind", "edtf", "earliest", "latest", "how")
        return {name: value.get(name) for name in kept if value.get(name) is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _naming(sample: Sample) -> Iterator[Json]:
    for item in sample.decisions["naming"]:
        for audience in item["audiences"]:
            yield {"decision": "name", "person": item["name"], "audience": audience, "reason": item["reason"],
                   "by": item["by"], "at": item["at"]}  # fmt: skip
