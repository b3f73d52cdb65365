"""A dossier as a static site: works from a folder, without scripts, in print, on a phone, right to left."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guwah.core.disclosure.disclosed import DisclosedProposition, DisclosedSource, DisclosedStatement
from guwah.core.dossier.dossier import Dossier
from guwah.core.values.periods import MONTHS, period_words
from guwah.exports.site.languages import NAMES, language_name
from guwah.exports.site.timeline import timeline_rows

HERE = Path(__file__).parent

BASIS = {
    "experienced": "lived through it",
    "witnessed": "saw or heard it",
    "heard": "was told of it",
    "asserted": "does not say how it is known",
}


def render_site(dossier: Dossier) -> dict[str, bytes]:
    """Every file of the site, by its path in the site."""
    shown = dossier.disclosure
    pages = {"index.html": _page("index.html", dossier, "", timeline=timeline_rows(dossier.dated_propositions()))}
    for item in shown.propositions:
        pages[finding_path(item)] = _page("finding.html", dossier, "../", finding=item)
    for source in shown.sources:
        pages[source_path(source)] = _page("source.html", dossier, "../", source=source)
    files = {path: text.encode("utf8") for path, text in pages.items()}
    files["style.css"] = (HERE / "static" / "style.css").read_bytes()
    return files


@functools.cache
def own_words() -> str:
    """The words that the site's pages bring with them, whatever dossier they show."""
    pages = (path.read_text("utf8") for path in sorted((HERE / "templates").iterdir()))
    return " ".join((*pages, *MONTHS, *NAMES.values(), *BASIS.values()))


def finding_path(finding: DisclosedProposition) -> str:
    return f"findings/{finding.number:04}.html"


def source_path(source: DisclosedSource) -> str:
    return f"sources/{source.number:04}.html"


def statement_page(dossier: Dossier, statement: DisclosedStatement) -> tuple[str, str]:
    """The page on which a statement stands whole, and the id of its words there."""
    return source_path(dossier.disclosure.sources[statement.source - 1]), f"words-{statement.number}"


def _page(template: str, dossier: Dossier, root: str, **values: object) -> str:
    return _environment().get_template(template).render(dossier=dossier, shown=dossier.disclosure, root=root, **values)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "listed": _listed,
        "counted": _counted,
        "language_name": language_name,
        "sentence": _sentence,
        "finding_path": finding_path,
        "source_path": source_path,
    }
    environment.globals |= {"period": period_words, "basis_words": BASIS}
    return environment


def _listed(items: Iterable[object]) -> str:
    """ "a", "a and b", "a, b and c"."""
    words = [str(item) for item in items]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def _sentence(text: str) -> str:
    """The text with its first letter as a sentence begins; the rest as it is."""
    return text[:1].upper() + text[1:]


def _counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"
