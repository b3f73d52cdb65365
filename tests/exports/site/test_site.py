"""The site of a dossier: whole, safe against hostile text, and without anything from elsewhere."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import urldefrag

import pytest
from lxml import html

from exports.made import HOSTILE, dossier, without_dates
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.masking import shown as words
from guwah.exports.site.site import finding_path, render_site, source_path, statement_page


@cache
def site() -> dict[str, bytes]:
    return render_site(dossier())


@cache
def pages() -> dict[str, html.HtmlElement]:
    return {
        path: html.document_fromstring(data.decode("utf8")) for path, data in site().items() if path.endswith("html")
    }


def test_there_is_a_page_for_every_finding_and_every_source() -> None:
    shown = dossier().disclosure
    wanted = {"index.html", "style.css", *map(finding_path, shown.propositions), *map(source_path, shown.sources)}
    assert set(site()) == wanted


def test_every_link_resolves() -> None:
    for path, page in pages().items():
        for link in page.xpath("//@href"):
            target, fragment = urldefrag(link)
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert place in site(), f"{path} leads to {link}"
            if fragment:
                assert pages()[place].xpath("//*[@id=$name]", name=fragment), f"{path} leads to {link}"


def test_every_id_on_a_page_is_there_once() -> None:
    for path, page in pages().items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_hostile_text_is_shown_and_does_nothing() -> None:
    everything = b"".join(site().values()).decode("utf8")
    assert "<script" not in everything.casefold()
    assert "<img" not in everything
    assert not any(page.xpath("//*/@*[starts-with(name(), 'on')]") for page in pages().values())
    assert any(HOSTILE in page.text_content() for page in pages().values()), "the words are shown as they are"
    assert "49" not in "".join(re.findall(r"Case[^<]{0,80}", everything))


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for page in pages().values():
        assert not page.xpath("//script | //iframe | //object | //embed | //form | //base | //*[@style] | //style")
        assert not page.xpath("//@src | //@srcset | //@action | //@poster")
        assert [link.get("rel") for link in page.xpath("//link")] == ["stylesheet"]
        assert all(":" not in link and not link.startswith("//") for link in page.xpath("//@href"))
        assert not page.xpath("//meta[@http-equiv='refresh']")
    css = site()["style.css"].decode("utf8")
    assert "@import" not in css and not re.search(r"url\(\s*['\"]?(?!data:)", css)


def test_pages_say_their_language_and_quotes_theirs() -> None:
    assert all(page.get("lang") == "en" and page.get("dir") == "ltr" for page in pages().values())
    quotes = [
        item for path, page in pages().items() if path.startswith("sources") for item in page.xpath("//blockquote")
    ]
    assert {(item.get("lang"), item.get("dir")) for item in quotes} == {("en", "auto"), ("ug", "rtl")}


def test_the_exact_released_words_stand_where_the_manifest_points() -> None:
    made = dossier()
    for item in made.disclosure.statements:
        path, anchor = statement_page(made, item)
        [place] = pages()[path].xpath("//*[@id=$name]", name=anchor)
        if item.quote:
            assert place.text_content() == words(item.quote)
        else:
            assert "Withheld" in place.text_content()


def test_withheld_names_are_marked() -> None:
    marked = {text for page in pages().values() for text in page.xpath("//*[@class='withheld']/text()")}
    assert any(text.startswith("[Person") or text == "[name withheld]" for text in marked)


def test_dates_keep_their_capitals() -> None:
    first = dossier().disclosure.propositions
    dated = next(item for item in first if item.latest == "2018-11-16")
    assert "16 November 2018" in pages()[finding_path(dated)].xpath("string(//p[@class='lead'])")


def test_the_timeline_stands_only_where_something_is_dated() -> None:
    assert pages()["index.html"].xpath("//table[@class='timeline']//svg//rect")
    plain = render_site(dossier(without_dates(dossier().disclosure)))["index.html"]
    assert b'id="timeline"' not in plain


def test_a_dossier_without_anything_is_a_page_all_the_same() -> None:
    empty = Disclosure("un", "Nothing yet", False, (), (), (), (), 0, 0, {})
    made = render_site(dossier(empty))
    assert set(made) == {"index.html", "style.css"}
    assert b"sample" not in made["index.html"].lower()
    assert b"every person, place and event in it is invented" in site()["index.html"].lower()


@pytest.mark.parametrize("path", sorted(["index.html"]))
def test_the_same_dossier_makes_the_same_bytes(path: str) -> None:
    assert render_site(dossier())[path] == site()[path]
