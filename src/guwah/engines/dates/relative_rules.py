"""Rules for times that lean on another: "last October", "three months later", "two days before the feast"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guwah.engines.dates.grammar import Parts, Rule
from guwah.engines.dates.meaning import Amount, Length, Moment, either_feast, inside

_TURNS: dict[str, tuple[int, str]] = {
    "next": (1, "speech"), "coming": (1, "speech"), "following": (1, "story"),
    "last": (-1, "speech"), "past": (-1, "speech"),
    "previous": (-1, "story"), "this": (0, "speech"), "current": (0, "speech"), "that": (0, "story"),
    "this_past": (-1, "speech"),
    "last_week": (-1, "speech"), "next_week": (1, "speech"), "upcoming": (1, "either"),
}  # fmt: skip
_TURN = "(turn|turn_after)"
_ONE = "(unit|counted_unit)"
_NAMED = "(month|weak_month|weekday|weekday_weak|season|weak_season|feast|hijri_month)"
_NTH = "the? (turn|ordinal|day ordinal_suffix)"


def _turn(parts: Parts) -> tuple[int, str] | None:
    word = parts.get("turn", "turn_after")
    return _TURNS.get(word)


def _turned_unit(parts: Parts) -> Moment | None:
    """ "last year", "the following month"; "the next month" is next to what was told."""
    turn = _turn(parts)
    if turn is None:
        return None
    unit = parts.get("unit", "counted_unit")
    by, anchor = turn
    if parts.get("turn", "turn_after") == "next" and parts.has("the"):
        anchor = "story"
    if unit in ("hour", "minute", "second", "business_day", "millennium"):
        return None
    return Moment(unit="day" if unit == "night" else unit, turn=by, anchor=anchor,
                  daypart="TNI" if unit == "night" else "")  # fmt: skip


def _turned_named(parts: Parts) -> Moment | None:
    turn = _turn(parts)
    if turn is None:
        return None
    by, anchor = turn
    if parts.get("turn", "turn_after") == "next" and parts.has("the"):
        anchor = "story"
    return replace(_named(parts), turn=by, anchor=anchor)


def _named(parts: Parts) -> Moment:
    month = parts.get("month", "weak_month", "doubtful_month")
    if parts.has("hijri_month"):
        return Moment(month=parts.get("hijri_month"), calendar="hijri")
    return either_feast(
        Moment(
            month=None if month is None else int(month),
            weekday=parts.get("weekday", "weekday_weak"),
            season=parts.get("season", "weak_season"),
            feast=parts.get("feast") or "",
        )
    )


def _turned_daypart(parts: Parts) -> Moment | None:
    """ "this morning", "that evening", "the next morning"."""
    turn = _turn(parts)
    if turn is None:
        return None
    by, anchor = turn
    if by == 1 and parts.has("the"):
        anchor = "story"
    return Moment(unit="day", turn=by, anchor=anchor, daypart=parts.get("daypart"))


def _turned_length(parts: Parts) -> Length | None:
    """ "the last three months", "the next few years": a length that leans on a time."""
    length: Length = parts.get("length")
    word = parts.get("turn", "turn_after")
    return replace(length, turned=word)


def _turned_units(parts: Parts) -> Length | None:
    """ "recent years", "the following months"."""
    return Length((Amount(parts.get("units"), None),), turned=parts.get("turn", "turn_after"))


def _deictic(parts: Parts) -> Moment:
    """ "yesterday", "today" with a part of the day or without."""
    unit, by, *at = str(parts.get("deictic", "story_day")).split()
    anchor = "speech" if parts.has("deictic") else "story"
    daypart = parts.get("daypart") or (at[0] if at else "TNI" if unit == "night" else "")
    return Moment(unit="day" if unit == "night" else unit, turn=int(by), anchor=anchor, daypart=daypart)


def _beside_story(parts: Parts) -> Moment:
    """ "the day after," of what was told."""
    return Moment(unit="day", turn=int(parts.get("day_beside")), anchor="story")


def _beside_named(parts: Parts) -> Moment | None:
    """ "the day after Ramadan 2018": counted from what is named."""
    base: Moment = parts.get("date")
    by = int(parts.get("day_beside"))
    return None if base.vague else Moment(offset=Length((Amount("day", 1),)), sign=by, base=base)


def _beside_event(parts: Parts) -> Moment:
    """ "the day before the speech": of something that has no date here."""
    return Moment(offset=Length((Amount("day", 1),)), sign=int(parts.get("day_beside")), anchor="story", event=True)


def _month_in_turned(parts: Parts) -> Moment | None:
    """ "October of last year", "去年10月": a part in a longer time that leans on another."""
    part: Moment | None = parts.get("date")
    whole: Moment | None = parts.get("turned")
    if part is None:
        part = _named(parts)
    if whole is None or not part.is_partial or not _fits(part, whole):
        return None
    return inside(part, whole)


def _fits(part: Moment, whole: Moment) -> bool:
    if whole.unit == "year" or whole.years > 1:
        return True
    if whole.unit == "month" or whole.month or whole.season:
        return part.month is None and part.season is None
    return whole.unit in ("week", "day", "weekend") and (part.weekday is not None or bool(part.daypart or part.clock))


def _day_in_turned(parts: Parts) -> Moment | None:
    """ "the 3rd of last month", "上月5日"."""
    whole: Moment = parts.get("turned")
    if whole.unit != "month":
        return None
    return inside(Moment(day=int(parts.get("day", "ordinal"))), whole)


def _vague(parts: Parts) -> Moment:
    return Moment(vague=str(parts.get("vague")))


def _vague_turn(parts: Parts) -> Moment | None:
    """ "the past", "the current government": no time that could be reckoned."""
    reference = {"past": "PAST_REF", "current": "PRESENT_REF"}.get(parts.get("turn"))
    return Moment(vague=reference) if reference else None


def _numbered_in(parts: Parts) -> Moment | None:
    """ "the last week of August", "the first day of 2018": a day or week counted within a longer time."""
    unit = parts.get("unit")
    words = {"last": -1, "closing": -1, "opening": 1}
    number = words.get(parts.get("turn")) if parts.has("turn") else int(parts.get("ordinal", "day"))
    whole: Moment | None = parts.get("date", "turned")
    if whole is None:
        whole = _named(parts)
    if number is None or whole.vague or unit not in ("day", "week", "weekend", "month"):
        return None
    if unit == "day":
        return inside(Moment(day=number), whole)
    if unit == "month":
        return inside(Moment(month=number % 13), whole) if number > 0 or whole.month is None else None
    return inside(Moment(week=number), whole)


def _day_at_end(parts: Parts) -> Moment | None:
    """ "until the 27th.": nothing follows that the number could count."""
    return _bare_day(parts)


def _weekend(parts: Parts) -> Moment | None:
    """ "at the weekend"."""
    return Moment(unit="weekend", turn=0, anchor="story") if parts.get("unit") == "weekend" else None


def _week_holding(parts: Parts) -> Moment | None:
    """ "the week of 16 September"."""
    day: Moment | None = parts.get("date", "turned")
    return None if day is None or day.vague or not (day.day or day.unit == "day") else Moment(week=0, within=day)


def _nth_weekday(parts: Parts) -> Moment | None:
    """ "the second Monday of next month"."""
    words = {"last": -1, "closing": -1, "opening": 1}
    number = words.get(parts.get("turn")) if parts.has("turn") else int(parts.get("ordinal", "day"))
    whole: Moment | None = parts.get("date", "turned")
    whole = whole or Moment(month=int(parts.get("month", "weak_month")))
    if number is None or whole.vague or not (whole.month or whole.unit == "month"):
        return None
    return inside(Moment(weekday=parts.get("weekday", "weekday_weak"), week=number), whole)


def _last_of(parts: Parts) -> Moment | None:
    """ "the last week of August": no week before the one of speaking, but the last that August has."""
    part, whole = parts.all("date", "turned")
    if part.turn != -1 or part.unit not in ("day", "week", "weekend") or part.daypart or whole.vague:
        return None
    last = Moment(day=-1) if part.unit == "day" else Moment(week=-1)
    return inside(last, whole)


def _nth_named_weekday(parts: Parts) -> Moment | None:
    """ "the second Monday of next month"."""
    named, whole = parts.all("date", "turned")
    words = {"last": -1, "closing": -1, "opening": 1}
    number = words.get(parts.get("turn")) if parts.has("turn") else int(parts.get("ordinal", "day"))
    if named.weekday is None or named != Moment(weekday=named.weekday) or number is None:
        return None
    if whole.vague or not (whole.month or whole.unit == "month"):
        return None
    return inside(Moment(weekday=named.weekday, week=number), whole)


def _spring(parts: Parts) -> Moment | None:
    """ "the spring"; "the fall" is more often the fall of a city."""
    return Moment(season=21) if parts.get("weak_season") == 21 else None


def _weekday_date(parts: Parts) -> Moment | None:
    """ "Monday, 3 May 2017": one day, named twice."""
    date: Moment = parts.get("date")
    return date if date.day is not None or date.choices else None


def _bare_year(parts: Parts) -> Moment:
    return Moment(year=parts.get("year"))


def _bare_day(parts: Parts) -> Moment:
    return Moment(day=int(parts.get("day", "ordinal")))


def _past_year(parts: Parts) -> Moment | None:
    """ "in 480" of a text that counts years before Christ: told by the reader of the whole text."""
    number = int(parts.get("number"))
    return Moment(year=number, vague="short year") if 100 <= number <= 999 else None


def _offset(sign: int, anchor: str) -> Any:
    def build(parts: Parts) -> Moment | None:
        length: Length = parts.get("length")
        if length.turned:
            return None
        return Moment(offset=length, sign=sign, anchor=anchor)

    return build


def _from_base(parts: Parts) -> Moment | None:
    """ "three days before the feast": counted from a time that the words name."""
    length: Length = parts.get("length")
    base: Moment = parts.get("date", "turned")
    sign = -1 if parts.has("before", "before_after", "earlier", "ago_or_earlier") else 1
    return None if length.turned else Moment(offset=length, sign=sign, base=base)


def _from_event(parts: Parts) -> Moment | None:
    """ "two days after the arrest": counted from something that is told and is not a date."""
    length: Length = parts.get("length")
    if length.turned:
        return None
    return Moment(offset=length, sign=-1 if parts.has("before", "earlier") else 1, anchor="story", event=True)


def _turned_twice(build: Any) -> Any:
    """ "cette année-là": the word behind says which, not the one before."""

    def later(parts: Parts) -> Any:
        return build(Parts([node for node in parts.nodes if node.tag != "turn"]))

    return later


def _turned_date(parts: Parts) -> Moment | None:
    """ "le 14 octobre dernier"."""
    date: Moment = parts.get("date")
    turn = _turn(parts)
    if turn is None or not date.is_partial or date.within is not None:
        return None
    return replace(date, turn=turn[0], anchor=turn[1])


def _day_of_month(parts: Parts) -> Moment | None:
    """ "ayın 14'ünde": a day of the month that was told."""
    return _bare_day(parts) if parts.get("unit") == "month" else None


def _day_beside(parts: Parts) -> Moment | None:
    """ "la veille du 14 octobre": a day counted from the one named."""
    day: Moment = parts.get("turned")
    base: Moment | None = parts.get("date")
    if base is None or day.unit != "day" or day.anchor != "story" or not day.turn or base.vague:
        return None
    length = Length((Amount("day", abs(day.turn)),))
    return Moment(offset=length, sign=1 if day.turn > 0 else -1, base=base, daypart=day.daypart)


BARE: tuple[Rule, ...] = (
    Rule("date", f"{_NAMED} (comma|of)? {_TURN} unit", lambda parts: None),
    Rule("turned", f"the? turn {_ONE}", _turned_unit),
    Rule("turned", f"the? {_ONE} turn_after", _turned_unit),
    Rule("turned", f"the? turn {_NAMED}", _turned_named),
    Rule("turned", f"the? {_NAMED} turn_after", _turned_named),
    Rule("turned", "the? turn daypart", _turned_daypart),
    Rule("turned", "the? daypart turn_after", _turned_daypart),
    Rule("turned", f"the? turn {_ONE} turn_after", _turned_twice(_turned_unit)),
    Rule("turned", f"the? turn {_NAMED} turn_after", _turned_twice(_turned_named)),
    Rule("turned", "the? turn daypart turn_after", _turned_twice(_turned_daypart)),
    Rule("turned", "the? date turn_after", _turned_date),
    Rule("date", "unit (day ordinal_suffix|ordinal)", _day_of_month),
    Rule("date", "(weekday|weekday_weak) the? day", _bare_day),
    Rule("date", "weak_month (part_after|to_after|between_after|approximate_after)", _named, skip_last=True),
    Rule("turned", "deictic daypart?", _deictic),
    Rule("turned", "daypart deictic", _deictic),
    Rule("turned", "story_day daypart?", _deictic),
    Rule("turned", "day_beside (comma|dot)", _beside_story, skip_last=True),
    Rule("turned", "day_beside the? date", _beside_named),
    Rule("turned", "day_beside", _beside_event),
    Rule("turned", "daypart story_day", _deictic),
    Rule("length", "the? turn length", _turned_length),
    Rule("length", "the? length turn_after", _turned_length),
    Rule("length", "the? turn units", _turned_units),
    Rule("length", "the? units turn_after", _turned_units),
    Rule("date", "(weekday|weekday_weak) comma? the? date", _weekday_date),
    Rule("date", "date comma? bracket? (weekday|weekday_weak) bracket?", _weekday_date),
    Rule("date", "year year_mark", _bare_year),
    Rule("date", "the? unit year", lambda parts: _bare_year(parts) if parts.get("unit") == "year" else None),
    Rule("date", f"{_NTH} unit (of|in) the? (date|turned|month|weak_month|season)", _numbered_in),
    Rule("date", "the? (turn|ordinal|day ordinal_suffix) unit (of|in) the? unit", lambda parts: None),
    Rule("date", "the turn", _vague_turn),
    Rule("date", "turn", lambda parts: _vague_turn(parts) if parts.get("turn") == "current" else None),
    Rule("date", "year", _bare_year),
    Rule("date", "(in|of|part|before|after|from|to|between|approximate|and|at_least) the? (weak_month|weekday_weak)",
         _named, skip_first=True),
    Rule("date", "(month|season|weekday|feast|hijri_month) month_mark?", _named),
    Rule("date", "weak_month (month_mark|comma)", _named, skip_last=True),
    Rule("date", "the weak_season", _spring),
    Rule("date", "(in|part|turn) the? weak_season", _named, skip_first=True),
    Rule("date", "(on|between) the day ordinal_suffix", _bare_day, skip_first=True),
    Rule("date", "(in|on|before|after|from|to) the (day ordinal_suffix?|ordinal) (comma|dot)", _day_at_end,
         skip_first=True, skip_last=True),
    Rule("turned", "the? unit", _weekend),
    Rule("date", "the? week_of (date|turned|month|weak_month)", _week_holding),
    Rule("date", f"{_NTH} (weekday|weekday_weak) (of|in) the? (date|turned|month|weak_month)", _nth_weekday),
    Rule("date", "(on|in|from|to) the? day day_mark", _bare_day, skip_first=True),
    Rule("date", "day day_mark", _bare_day),
    Rule("date", "vague", _vague),
    Rule("date", "anchor", lambda parts: Moment(fixed=str(parts.get("anchor")))),
    Rule("date", "(in|of|from|to|before|after) number", _past_year, skip_first=True),
)  # fmt: skip

WITHIN: tuple[Rule, ...] = (
    Rule("date", "the? (turn|ordinal|day ordinal_suffix) unit (of|in) the? (date|turned)", _numbered_in),
    Rule("turned", "turned of the? date", _day_beside),
    Rule("date", "turned (of|in) the? (date|turned)", _last_of),
    Rule("date", "the? (turn|ordinal|day ordinal_suffix) date (of|in) the? (date|turned)", _nth_named_weekday),
    Rule("date", "date (comma|of|in|the)* turned", _month_in_turned),
    Rule("date", f"turned (of|the|on)* ({_NAMED}|date)", _month_in_turned),
    Rule("date", "the? (ordinal|day ordinal_suffix?) of turned", _day_in_turned),
    Rule("date", "turned (day|ordinal) (ordinal_suffix|dash? day_mark)?", _day_in_turned),
)

OFFSETS: tuple[Rule, ...] = (
    Rule("turned", "length (before|after|before_after|from) the? (date|turned)", _from_base),
    Rule("turned", "(date|turned) length (before_after|after_after|ago_or_earlier|later)", _from_base),
    Rule("turned", "length after (comma|dot)", _offset(1, "story"), skip_last=True),
    Rule("turned", "length before (comma|dot)", _offset(-1, "story"), skip_last=True),
    Rule("turned", "(date|turned) of? (before|after) length", _from_base),
    Rule("turned", "length ago", _offset(-1, "speech")),
    Rule("turned", "ago_before length", _offset(-1, "speech")),
    Rule("turned", "length from_now", _offset(1, "speech")),
    Rule("turned", "from_now length", _offset(1, "speech")),
    Rule("length", "after length of", lambda parts: parts.get("length"), skip_first=True, skip_last=True),
    Rule("turned", "length ago_or_earlier", _offset(-1, "either")),
    Rule("turned", "length later", _offset(1, "story")),
    Rule("turned", "later_before length", _offset(1, "story")),
    Rule("turned", "after length", _offset(1, "story")),
    Rule("turned", "length earlier", _offset(-1, "story")),
    Rule("turned", "earlier_before length", _offset(-1, "story")),
    Rule("turned", "length before (comma|dot)", _offset(-1, "story"), skip_last=True),
    Rule("turned", "length after (comma|dot)", _offset(1, "story"), skip_last=True),
    Rule("turned", "length (before|after)", _from_event, skip_last=True),
)
