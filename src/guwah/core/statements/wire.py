"""Statements to and from the JSON that other tools read (docs/formats.md, "A statement")."""

from __future__ import annotations

from typing import Any

from guwah.core.statements.statement import VOICE_KINDS, Mention, Penalty, Quantity, Statement, Voice, When
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.spans import Quote, Span

Json = dict[str, Any]


def statement_to_json(statement: Statement, *, file: str = "") -> Json:
    """The statement as one JSON object; absent fields are null or empty."""
    out: Json = {"id": statement.id, "source": statement.source, "file": file, "act": statement.act}
    out |= {
        "quote": statement.quote.to_json(),
        "trigger": statement.trigger.to_json(),
        "polarity": statement.polarity,
        "basis": statement.basis,
        "voice": _voice_to_json(statement.voice),
        "victims": [_mention_to_json(mention) for mention in statement.victims],
        "perpetrators": [_mention_to_json(mention) for mention in statement.perpetrators],
        "place": _place_to_json(statement.place),
        "when": _when_to_json(statement.when),
        "quantity": _quantity_to_json(statement.quantity),
        "penalty": _penalty_to_json(statement.penalty),
        "cue": statement.cue,
        "confidence": statement.confidence,
        "state": statement.state,
        "engine": statement.engine,
        "codebook": statement.codebook,
    }
    return out


def statement_from_json(value: Json) -> Statement:
    """The statement that ``value`` describes.

    Raises:
        InvalidInputError: ``statement-malformed`` where a field is missing or of the wrong kind.
    """
    try:
        check_kinds(value)
        return Statement(
            source=value["source"],
            act=value["act"],
            quote=Quote.from_json(value["quote"]),
            trigger=Span.from_json(value["trigger"]),
            polarity=value.get("polarity") or "affirmed",
            basis=value.get("basis") or "asserted",
            voice=_voice_from_json(value.get("voice")),
            victims=tuple(_mention_from_json(item) for item in value.get("victims") or ()),
            perpetrators=tuple(_mention_from_json(item) for item in value.get("perpetrators") or ()),
            place=_mention_from_json(value["place"]) if value.get("place") else None,
            when=_when_from_json(value.get("when")),
            quantity=_quantity_from_json(value.get("quantity")),
            penalty=_penalty_from_json(value.get("penalty")),
            cue=value.get("cue") or "",
            confidence=float(value.get("confidence") or 0.0),
            state=value.get("state") or "proposed",
            engine=value.get("engine") or "",
            codebook=value.get("codebook") or "",
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"it lacks {error}" if isinstance(error, KeyError) else "a field is not of the right kind"
        raise InvalidInputError("statement-malformed", f"a statement is not right: {problem}.") from error


_OFFSETS = (int, type(None))
_WORDS = (str, type(None))
_NUMBER = (int, float)


def check_kinds(value: Json) -> None:
    """Raise where a field of a statement's JSON is not of its kind; what is absent is not looked at.

    Raises:
        TypeError: naming no value.
    """
    for name in ("source", "act", "polarity", "basis", "cue", "state", "engine", "codebook"):
        _expect(value.get(name), _WORDS)
    for part in ("quote", "trigger", "voice", "place", "when", "quantity", "penalty"):
        if value.get(part) is not None:
            _check_part(value[part])
    for several in ("victims", "perpetrators"):
        for item in value.get(several) or ():
            _check_part(item)


def _check_part(part: Any) -> None:
    _expect(part, dict)
    for name in ("start", "end"):
        _expect(part.get(name), _OFFSETS)
    for name in ("exact", "prefix", "suffix", "entity", "gazetteer", "name", "edtf", "earliest", "latest", "how"):
        _expect(part.get(name), _WORDS)
    for name in ("duration", "qualifier", "unit", "per"):
        _expect(part.get(name), _WORDS)
    for name in ("value", "low", "high"):
        _expect(part.get(name), (*_NUMBER, type(None)))
    if part.get("kind") is not None and part["kind"] not in VOICE_KINDS:
        raise TypeError
    if not all(isinstance(step, str) for step in part.get("steps") or ()):
        raise TypeError


def _expect(value: Any, kinds: Any) -> None:
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise TypeError


def _located(span: Span | None) -> Json:
    return span.to_json() if span else {"exact": None, "start": None, "end": None}


def _span_or_none(value: Json) -> Span | None:
    return Span.from_json(value) if value.get("exact") is not None else None


def _voice_to_json(voice: Voice | None) -> Json | None:
    if voice is None:
        return None
    start, end = (voice.span.start, voice.span.end) if voice.span else (None, None)
    exact = voice.span.exact if voice.span else None
    return {"name": voice.name, "kind": voice.kind, "exact": exact, "start": start, "end": end}


def _voice_from_json(value: Json | None) -> Voice | None:
    if not value:
        return None
    span = None
    if value.get("start") is not None:
        span = Span(value.get("exact") or value["name"], value["start"], value["end"])
    return Voice(value["name"], value.get("kind") or "other", span)


def _mention_to_json(mention: Mention) -> Json:
    return mention.span.to_json() | {"entity": mention.entity}


def _mention_from_json(value: Json) -> Mention:
    return Mention(Span.from_json(value), value.get("entity"), value.get("gazetteer"))


def _place_to_json(place: Mention | None) -> Json | None:
    return None if place is None else _mention_to_json(place) | {"gazetteer": place.gazetteer}


def _when_to_json(when: When | None) -> Json | None:
    if when is None:
        return None
    return _located(when.span) | {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "how": when.how,
        "steps": list(when.steps),
    }


def _when_from_json(value: Json | None) -> When | None:
    if not value:
        return None
    return When(
        value.get("edtf"),
        value.get("earliest"),
        value.get("latest"),
        _span_or_none(value),
        value.get("how") or "stated",
        tuple(value.get("steps") or ()),
    )


def _quantity_to_json(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return quantity.span.to_json() | {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "per": quantity.per,
    }


def _quantity_from_json(value: Json | None) -> Quantity | None:
    if not value:
        return None
    return Quantity(
        Span.from_json(value),
        value["value"],
        value.get("low"),
        value.get("high"),
        value.get("qualifier") or "exact",
        value.get("unit") or "",
        value.get("per"),
    )


def _penalty_to_json(penalty: Penalty | None) -> Json | None:
    return None if penalty is None else penalty.span.to_json() | {"duration": penalty.duration}


def _penalty_from_json(value: Json | None) -> Penalty | None:
    return None if not value else Penalty(Span.from_json(value), value.get("duration"))
