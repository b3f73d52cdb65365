"""Dates and names in text, for any language that has rules."""

from guwah.engines.dates.find import find_dates
from guwah.engines.dates.found import FoundDate
from guwah.engines.dates.said import said_of_time
from guwah.engines.names import FoundName, find_names

__all__ = ["FoundDate", "FoundName", "find_dates", "find_names", "said_of_time"]
