"""Rules for languages whose words for year, month and day are also marks: "2017年10月14日", "10-ئاينىڭ 14-كۈنى".

The same word counts ("三年") and marks ("2017年"): a ``unit_mark`` marks the figure right before it, a ``unit_dash``
the figure before a hyphen; elsewhere both are units.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guwah.engines.dates.calendar_rules import _decade
from guwah.engines.dates.grammar import Node, Parts, Rule
from guwah.engines.dates.meaning import Amount, Length, Moment, Stretch, inside
from guwah.engines.dates.tokens import OTHER

_UNIT = "(unit|counted_unit)"
_PAST_CENTURY_FROM = 50


def _marking(unit: str) -> Any:
    def build(parts: Parts) -> bool | None:
        figure = parts.get("day")
        too_many = unit == "month" and figure is not None and figure > 12
        return None if too_many or parts.get("unit_mark", "unit_dash", "per_unit") != unit else True

    return build


def _unit(parts: Parts) -> Any:
    return parts.get("unit_mark", "unit_dash")


def _short_year(parts: Parts) -> int | None:
    """ "17年10月", "九八年": the figures of a year without its century."""
    figure, mark = parts.nodes[0], parts.nodes[1]
    if len(figure.low) != 2 or mark.value != "year" or any(sign in figure.low for sign in "十百"):
        return None
    return int(figure.value) + (1900 if figure.value >= _PAST_CENTURY_FROM else 2000)


def _late_year(parts: Parts) -> int | None:
    """ "98年" alone: so many years are seldom counted."""
    year = _short_year(parts)
    return year if year and (1970 <= year < 2000 or parts.nodes[0].low.startswith("0")) else None


def _ordinal(parts: Parts) -> int | None:
    return int(parts.get("day", "number", "cardinal"))


def _tens(parts: Parts) -> int | None:
    """ "السابع والعشرين": ones and tens."""
    ones, tens = parts.all("ordinal")
    return ones + tens if ones < 10 <= tens and tens % 10 == 0 else None


def _long_number(parts: Parts) -> int | None:
    """ "ألف وتسعمائة وخمسة وتسعين": every part joined by "and", each scale smaller than the one before."""
    if not parts.has("and"):
        return None
    total = seen = 0
    last = 1_000_000
    for node in parts.nodes:
        if node.tag == "scale":
            if node.value >= last:
                return None
            total, seen, last = total + (seen or 1) * node.value, 0, node.value
        elif node.tag == "cardinal":
            seen += node.value
    return total + seen


def _scaled(parts: Parts) -> int | None:
    """ "1575万": a figure with the word for a great number is no year and no day."""
    return 0 if parts.nodes[1].low[0] in "百千万萬亿億" else None


def _same_month(parts: Parts) -> int | None:
    """ "تشرين الأول/أكتوبر": a month by both its names."""
    one, other = parts.all("month", "weak_month")
    return int(one) if one == other else None


MARKED_NUMBERS: tuple[Rule, ...] = (
    Rule("year_mark", "year dash? (unit_mark|unit_dash)", _marking("year"), skip_first=True),
    Rule("month_mark", "day (unit_mark|dash unit_dash)", _marking("month"), skip_first=True),
    Rule("day_mark", "day (unit_mark|dash unit_dash)", _marking("day"), skip_first=True),
    Rule("day_mark", "day dash per_unit", _marking("day"), skip_first=True),
    Rule(
        "year", "(day|number) unit_mark (?=(day unit_mark|unit_mark part_after|month|season|weak_season))", _short_year
    ),
    Rule("year", "(day|number) unit_mark", _late_year),
    Rule("unit", "(unit_mark|unit_dash) from_after?", _unit),
    Rule("ordinal", "ordinal_prefix (day|number)", _ordinal),
    Rule("ordinal", "ordinal and ordinal", _tens),
    Rule("month", "(month|weak_month) (slash|dash|bracket) (month|weak_month) bracket?", _same_month),
    Rule("cardinal", "cardinal? scale (and cardinal? scale)* (and cardinal)? (and cardinal)?", _long_number),
    Rule(OTHER, "day unit_mark name_after", lambda parts: 0),
    Rule(OTHER, "name_before daypart", lambda parts: 0),
    Rule(OTHER, "(year|day|number|decimal) number", _scaled),
    Rule(OTHER, "title_open (day unit_mark|month|season|weak_season|feast|weekday|year) title_close", lambda parts: 0),
)


def _more(parts: Parts) -> Length | None:
    """ "十多年", "三个多月": so many and a part of one more; "多年": many."""
    unit = parts.get("unit", "counted_unit")
    count = parts.get("day", "number", "cardinal")
    if unit is None:
        return None
    return Length((Amount(unit, count),), qualifier="about" if count else "")


def _and_half(parts: Parts) -> Length:
    return Length((Amount(parts.get("half_unit"), parts.get("day", "number", "cardinal") + 0.5),))


def _one_and_half(parts: Parts) -> Length:
    """ "سنة ونصف"."""
    return Length((Amount(parts.get("unit"), 1.5),))


def _days(parts: Parts) -> Length:
    """ "三日后": the mark of a day of the month counts days beside a word of before and after."""
    return Length((Amount("day", parts.get("day")),))


def _century_decade(parts: Parts) -> Moment | None:
    """ "20世纪80年代", "20-ئەسىرنىڭ 80-يىللىرى", "ثمانينيات القرن العشرين": its century has a number."""
    tens = int(parts.get("decade_name") or [node.value for node in parts.nodes if node.tag in ("day", "number")][-1])
    century = parts.get("ordinal", "day", "roman")
    if (parts.get("unit") or "century") != "century" or not 1 <= int(century) <= 30 or tens >= 100 or tens % 10:
        return None
    return Moment(year=(int(century) - 1) * 100 + tens, years=10)


def _last_century_decade(parts: Parts) -> Moment | None:
    """ "上世纪80年代", "ثمانينيات القرن الماضي": people say so of the century of their birth."""
    unit = str(parts.get("deictic") or parts.get("unit")).split()[0]
    tens = int(parts.get("decade_name", "day", "number"))
    return Moment(year=1900 + tens, years=10) if unit == "century" and tens < 100 and tens % 10 == 0 else None


def _spelled(parts: Parts) -> Moment | None:
    """ "ئونىنچى ئاينىڭ ئون تۆتىنچى كۈنى": month and day by ordinals."""
    (month, day), (first, second) = parts.all("ordinal"), parts.all("unit")
    if (first, second) != ("month", "day") or month > 12 or day > 31:
        return None
    return Moment(year=parts.get("year"), month=month, day=day)


def _end(parts: Parts, node: Node) -> int:
    """Where ``node`` ends with its mark."""
    after = parts.nodes[parts.nodes.index(node) + 1]
    return after.end if after.tag in ("month_mark", "day_mark") else node.end


def _two_months(parts: Parts) -> Stretch | None:
    """ "3至5月", "2017年3-5月"."""
    first, last = (node for node in parts.nodes if node.tag == "day")
    if not 1 <= first.value < last.value <= 12:
        return None
    year = parts.get("year")
    ends = Moment(year=year, month=first.value), Moment(year=year, month=last.value)
    return Stretch(*ends, (parts.nodes[0].start, _end(parts, first)), (last.start, parts.nodes[-1].end))


def _two_days(parts: Parts) -> Stretch | None:
    """ "10月14至18日"."""
    month, first, last = (node for node in parts.nodes if node.tag == "day")
    if not 1 <= first.value < last.value <= 31:
        return None
    whole = Moment(year=parts.get("year"), month=month.value)
    ends = replace(whole, day=first.value), replace(whole, day=last.value)
    return Stretch(*ends, (parts.nodes[0].start, _end(parts, first)), (last.start, parts.nodes[-1].end))


def _reign(parts: Parts) -> Moment | None:
    """ "民国三十八年", "光绪三十二年": counted from the year before the first."""
    number = parts.get("day", "number")
    return Moment(year=int(parts.get("reign")) + number) if parts.get("unit") == "year" and number < 120 else None


def _century_before(parts: Parts) -> Moment | None:
    """ "公元前7世纪": 700 to 601 BC, as astronomers count."""
    era, number = parts.get("era"), parts.get("day", "ordinal")
    if era not in (-1, 1) or (parts.get("unit") or "century") != "century":
        return None
    return Moment(year=1 - 100 * number if era < 0 else 100 * (number - 1), years=100, era=era)


def _uncounted(parts: Parts) -> Length | None:
    """ "نەچچە مىڭ يىل", "نۇرغۇن يىللار"."""
    return Length((Amount(parts.get("unit") or "year", None),))


def _lunar_day(parts: Parts) -> Moment:
    return Moment(month=parts.get("chinese_month"), day=parts.get("day"), calendar="chinese")


_MONTHLY = "day month_mark"


def _ramadan(parts: Parts) -> Moment | None:
    """ "12 رمضان 1438 هـ": the month of fasting as a month of the Hijri calendar."""
    year = parts.get("year", "number")
    if parts.get("feast") != "ramadan" or (year is not None and not 1 <= year < 1600):
        return None
    day = parts.get("day", "ordinal")
    return Moment(year=year, month=9, day=day, calendar="hijri") if day or parts.has("era") else None


def _century(parts: Parts) -> Moment | None:
    """ "القرن التاسع عشر": the number behind the word."""
    number = int(parts.get("ordinal", "day"))
    return Moment(year=100 * (number - 1), years=100) if parts.get("unit") == "century" and 1 <= number <= 30 else None


def _year_in_words(parts: Parts) -> Moment | None:
    """ "عام ألفين وسبعة عشر"."""
    year = parts.get("cardinal")
    return Moment(year=int(year)) if parts.get("unit") == "year" and 1000 <= year <= 2199 else None


def _turned_units(parts: Parts) -> Length:
    """ "السنوات الخمس الماضية": the number stands between."""
    return Length((Amount(parts.get("units"), parts.get("cardinal")),), turned=parts.get("turn_after"))


MARKED_CALENDAR: tuple[Rule, ...] = (
    Rule("length", f"(day|number|cardinal) measure? (more|vague_number) measure? {_UNIT}", _more),
    Rule("length", f"more {_UNIT}", _more),
    Rule("length", "(day|number|cardinal) measure? half_unit", _and_half),
    Rule("length", "day day_mark (before_after|after_after|at_most_after)", _days, skip_last=True),
    Rule("date", "(ordinal|day) dash? (century|unit) of? (day|number) dash? decade_mark", _century_decade),
    Rule("date", "decade_name of? (unit|century) ordinal", _century_decade),
    Rule("date", "deictic of? (day|number) decade_mark", _last_century_decade),
    Rule("date", "(turn unit|unit turn_after) (day|number) dash? decade_mark", _last_century_decade),
    Rule("date", "decade_name of? (unit turn_after|turn unit)", _last_century_decade),
    Rule("date", "(day|number) dash decade_mark", _decade),
    Rule("date", "year dash? decade_mark", _decade),
    Rule("date", "(year year_mark?)? ordinal unit ordinal unit", _spelled),
    Rule("length", "unit and half", _one_and_half),
    Rule("stretch", f"(year year_mark?)? day month_mark? (dash|to) {_MONTHLY}", _two_months),
    Rule("stretch", f"(year year_mark?)? {_MONTHLY} day day_mark? (dash|to) day day_mark", _two_days),
    Rule("date", "reign (day|number) unit", _reign),
    Rule("date", "((day|ordinal) (of|in)*)? feast of? ((year|number) era?)?", _ramadan),
    Rule("date", "unit (ordinal|day)", _century),
    Rule("date", "unit cardinal", _year_in_words),
    Rule("length", "units cardinal turn_after", _turned_units),
    Rule("date", "era (day|ordinal) (unit|century)", _century_before),
    Rule("length", "vague_number scale unit", _uncounted),
    Rule("length", "vague_number decade_mark", _uncounted),
    Rule("date", "chinese_month day", _lunar_day),
)


def _vague_past(parts: Parts) -> Length | None:
    """ "过去三年", "最近两个月": what alone says only "lately"."""
    length: Length = parts.get("length")
    return replace(length, turned="past") if parts.get("vague") == "PAST_REF" else None


def _week_turn(parts: Parts) -> Moment | None:
    """ "上周五": the Friday of the week before, whichever day it is now."""
    turn = {"last_week": -1, "next_week": 1}.get(parts.get("turn"))
    if turn is None:
        return None
    return inside(Moment(weekday=parts.get("weekday")), Moment(unit="week", turn=turn, anchor="speech"))


def _ago(sign: int, anchor: str) -> Any:
    def build(parts: Parts) -> Moment | None:
        length: Length = parts.get("length")
        return None if length.turned else Moment(offset=length, sign=sign, anchor=anchor)

    return build


def _from_base(parts: Parts) -> Moment | None:
    """ "春节前两天", "古尔邦节后的三天"."""
    length: Length = parts.get("length")
    base: Moment = parts.get("date", "turned")
    if length.turned or base.vague:
        return None
    return Moment(offset=length, sign=-1 if parts.has("before_after", "ago_before") else 1, base=base)


def _at_night(parts: Parts) -> Moment | None:
    """ "تۈنۈگۈن كېچىدە": the word for a night, of a day that leans on another."""
    unit, by = str(parts.get("deictic", "story_day")).split()[:2]
    if parts.get("unit") != "night" or unit != "day":
        return None
    return Moment(unit="day", turn=int(by), anchor="speech" if parts.has("deictic") else "story", daypart="TNI")


MARKED_BARE: tuple[Rule, ...] = (
    Rule("length", "vague of? length", _vague_past),
    Rule("turned", "turn weekday", _week_turn),
    Rule("turned", "(deictic|story_day) unit", _at_night),
)

MARKED_OFFSETS: tuple[Rule, ...] = (
    Rule("turned", "(from_that|earlier_before) length before_after", _ago(-1, "story")),
    Rule("turned", "from_that length after_after", _ago(1, "story")),
    Rule("turned", "earlier_before in length", _ago(-1, "story")),
    Rule("turned", "later_before in length", _ago(1, "story")),
    Rule("turned", "(ago_before|later_before) (date|turned) in length", _from_base),
    Rule("turned", "length (ago_before|later_before) (date|turned)", _from_base),
    Rule("turned", "length before_after", _ago(-1, "speech")),
    Rule("turned", "length after_after", _ago(1, "story")),
    Rule("turned", "(date|turned) (before_after|after_after) of? length", _from_base),
    Rule("turned", "(date|turned) (of|from_after) length (before_after|after_after)", _from_base),
)


def _part(parts: Parts) -> Moment | None:
    """ "去年年底": the unit is named twice."""
    moment: Moment = parts.get("date", "turned")
    unit = parts.get("unit")
    named = "month" if moment.month else "year" if moment.year else moment.unit
    return replace(moment, part=str(parts.get("part_after"))) if named == unit and not moment.part else None


MARKED_PARTS: tuple[Rule, ...] = (Rule("date", "(date|turned) of? unit part_after", _part),)
