"""A small gazetteer of invented places on two sides of a border, for tests."""

from __future__ import annotations

from guwah.core.entities.designations import Designations, designations_from_table
from guwah.core.entities.gazetteer import Gazetteer, build_gazetteer
from guwah.core.entities.place import Facility, Place, PlaceName

TABLE = {
    "en": {
        "before": {"city of": "city", "prison of": "prison"},
        "after": {
            "county": "county",
            "city": "city",
            "border post": "post",
            "prison": "prison",
            "police station": "police_station",
        },
    },
    "zh": {"after": {"市": "city", "县": "county", "自治县": "county", "口岸": "post"}},
    "kk": {"after": {"ауданы": "county"}, "endings": ["дағы", "да", "на"]},
    "ru": {"before": {"г": "city"}, "endings": ["е>а", "е", "ском"]},
    "ug": {"after": {"ناھىيىسى": "county"}, "endings": ["دا", "ىدا>ا"]},
    "tr": {"endings": [" da"]},
}

PLACES = (
    Place("A", "Arlan", "state", "AR", (PlaceName("阿尔兰", "zh"),)),
    Place("B", "Berlan", "state"),
    Place("a-tal", "Tal", "region", "AR", parent="A"),
    Place(
        "a-orsu",
        "Orsu County",
        "county",
        parent="a-tal",
        names=(
            PlaceName("Orsu"),
            PlaceName("奥尔苏", "zh"),
            PlaceName("ئورسۇ", "ug"),
            PlaceName("Oldorsu", "", "historical"),
        ),
    ),
    Place("a-orsu-post", "Orsu border post", "post", parent="a-orsu", names=(PlaceName("Orsu"),)),
    Place(
        "a-kum",
        "Kumba",
        "city",
        parent="a-tal",
        names=(PlaceName("Құмба", "kk"), PlaceName("Кумба", "ru")),
        population=900,
    ),
    Place("b-orsu", "Orsu", "village", parent="B", names=(PlaceName("Орсу", "ru"),)),
    Place("b-ur", "Ürümba", "settlement", parent="B", names=(PlaceName("Алма-Рта", "ru"), PlaceName("غۇلبا", "ug"))),
)
FACILITIES = (
    Facility("mill", "Kumba Mill School", "camp", "a-kum", (PlaceName("the Mill", "en", "colloquial"),)),
    Facility("mill-cellar", "the cellar", "cell", "mill"),
)


def gazetteer() -> Gazetteer:
    """All of it."""
    return build_gazetteer(PLACES, FACILITIES)


def designations() -> Designations:
    """A few words of kind and endings."""
    return designations_from_table(TABLE)
