"""Dates and names in text, for any language that has rules."""

from guwah.engines.dates.anchors import Anchors, read_anchors
from guwah.engines.dates.find import find_dates
from guwah.engines.dates.found import FoundDate
from guwah.engines.dates.said import said_of_time
from guwah.engines.names.find import FoundName, find_names

__all__ = ["Anchors", "FoundDate", "FoundName", "find_dates", "find_names", "read_anchors", "said_of_time"]
