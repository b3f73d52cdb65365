"""A dossier: where it may be written, what of it may be seen, and that the case holds afterwards."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from core.made import material, mention, source_material, statement
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.masking import shown
from guwah.core.disclosure.statements import VERBATIM
from guwah.core.identity.judgement import Judgement
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import Mention, Voice
from guwah.core.values.errors import ConflictError
from guwah.exports.manifest import MANIFEST
from guwah.services.decide import current_review, decide
from guwah.services.publish import prepare, publish
from guwah.services.session import Session
from guwah.services.verify_case import verify_case
from guwah.services.verify_dossier import verify_dossier
from guwah.store.models import Release

ARRESTED = {"source": "interview.txt", "act": "arrest", "trigger": {"exact": "arrested"}}
BEAT = {"source": "interview.txt", "act": "beating", "trigger": {"exact": "beat"}}


@pytest.fixture
def ready(stocked: Session) -> Session:
    """The stocked case with something to release."""
    decide(stocked, [{**ARRESTED, "decision": "accept"}, {**BEAT, "decision": "accept"}])
    return stocked


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(session: Session, out: Path) -> None:
    before = files(out) if out.is_dir() else {}
    with pytest.raises(ConflictError, match="out-in-use"):
        publish(session, "public", out)
    assert (files(out) if out.is_dir() else {}) == before
    assert not Release.objects.exists() or before, "a release that was not written is not recorded"


# Where a dossier may be written


def test_a_dossier_is_replaced_by_the_next(ready: Session, tmp_path: Path) -> None:
    publish(ready, "public", tmp_path / "out")
    publish(ready, "public", tmp_path / "out")
    assert verify_dossier(tmp_path / "out").holds
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("manifest", ["{}", '{"name": "my extension"}', ""])
def test_a_folder_that_merely_has_a_manifest_is_left_alone(ready: Session, tmp_path: Path, manifest: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text(manifest, "utf8")
    (out / "thesis.txt").write_text("years of work", "utf8")
    refused(ready, out)


@pytest.mark.parametrize("spoil", ["foreign", "foreign-folder", "link", "empty-folder", "changed", "missing"])
def test_a_dossier_with_something_else_in_it_is_left_alone(ready: Session, tmp_path: Path, spoil: str) -> None:
    out = tmp_path / "out"
    publish(ready, "public", out)
    if spoil == "foreign":
        (out / "notes.txt").write_text("mine", "utf8")
    elif spoil == "foreign-folder":
        (out / "sources" / "mine").mkdir()
        (out / "sources" / "mine" / "notes.txt").write_text("mine", "utf8")
    elif spoil == "link":
        (out / "link").symlink_to(tmp_path)
    elif spoil == "empty-folder":
        (out / "mine").mkdir()
    elif spoil == "changed":
        (out / "index.html").write_text("my own page", "utf8")
    else:
        (out / "index.html").unlink()
    refused(ready, out)


@pytest.mark.parametrize("inside", ["", "out", "originals/out", "keys"])
def test_a_dossier_is_never_written_inside_the_case(ready: Session, inside: str) -> None:
    with pytest.raises(ConflictError, match="out-in-use"):
        publish(ready, "public", ready.case.root / inside)


def test_a_link_that_leads_into_the_case_is_seen_through(ready: Session, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(ready.case.root)
    with pytest.raises(ConflictError, match="out-in-use"):
        publish(ready, "public", tmp_path / "way" / "out")


def test_a_plain_file_is_left_alone(ready: Session, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf8")
    refused(ready, tmp_path / "out")
    assert (tmp_path / "out").read_text("utf8") == "mine"


def test_a_link_to_a_dossier_is_no_place_to_write(ready: Session, tmp_path: Path) -> None:
    publish(ready, "public", tmp_path / "real")
    (tmp_path / "out").symlink_to(tmp_path / "real")
    done = publish(ready, "public", tmp_path / "out")
    assert verify_dossier(done.folder).holds
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == [], "nothing is left behind"


def test_the_manifest_tells_no_number_of_the_ledger(ready: Session, tmp_path: Path) -> None:
    publish(ready, "public", tmp_path / "out")
    head = json.loads((tmp_path / "out" / MANIFEST).read_text("utf8"))["ledger_head"]
    assert re.fullmatch(r"[0-9a-f]{64}", head)


# Two statements never bear one id

MADE = {"source": "interview.txt", "act": "interrogation", "trigger": {"exact": "cellar"}, "decision": "add",
        "edits": {"quote": {"exact": "They beat me in the cellar. I was released."}}}  # fmt: skip
TAKES_BEATING = {"act": "beating", "trigger": {"exact": "beat"}}


def codes(report: Any) -> list[str]:
    return [code for _, code, _ in report.refused]


def by_hand() -> str:
    return next(item.id for item in current_review().statements.values() if item.engine == "person")


def holds_after_release(session: Session, out: Path) -> None:
    ids = [item.id for item in current_review().accepted()]
    assert len(ids) == len(set(ids))
    publish(session, "public", out)
    session.case.close()
    assert verify_case(session.case.root).problems == [] and verify_dossier(out).problems == []


@pytest.mark.parametrize("one_batch", [True, False])
def test_an_edit_that_would_make_a_second_statement_of_one_id_is_refused(
    ready: Session, tmp_path: Path, one_batch: bool
) -> None:
    decide(ready, [MADE])
    edit = {"statement": by_hand(), "decision": "edit", "edits": TAKES_BEATING}
    assert codes(decide(ready, [edit])) == ["statement-exists"]
    moved = [
        {**ARRESTED, "decision": "edit", "edits": {"act": "detention"}},
        {"source": "interview.txt", "act": "detention", "trigger": {"exact": "arrested"}, "decision": "add",
         "edits": {"quote": {"exact": "I was arrested at the Tash bridge."}}},
    ]  # fmt: skip
    reports = [decide(ready, moved)] if one_batch else [decide(ready, [item]) for item in moved]
    assert [code for report in reports for code in codes(report)] == ["statement-exists"]
    holds_after_release(ready, tmp_path / "out")


def test_an_edit_that_leaves_act_and_trigger_alone_is_no_second_statement(ready: Session, tmp_path: Path) -> None:
    report = decide(ready, [{**BEAT, "decision": "edit", "edits": {"basis": "heard"}}, {**BEAT, "decision": "accept"}])
    assert report.refused == []
    holds_after_release(ready, tmp_path / "out")


def test_an_undo_does_not_bring_back_a_second_statement(ready: Session, tmp_path: Path) -> None:
    """The id that an edit freed has been taken since; undone, there would be two."""
    decide(ready, [{**BEAT, "decision": "edit", "edits": {"act": "ill_treatment"}}, MADE])
    assert decide(ready, [{"statement": by_hand(), "decision": "edit", "edits": TAKES_BEATING}]).refused == []
    decide(ready, [{**BEAT, "decision": "undo"}, {**BEAT, "decision": "accept"}])
    standing = [item.id for item in current_review().statements.values() if item.state in ("accepted", "edited")]
    assert len(standing) == len(set(standing)), "two accepted statements bear one id, and one of them is not released"
    holds_after_release(ready, tmp_path / "out")


# Slots and passages, as a reader sees them

TEXT = "He waited in Ostrel. Talun Verr was arrested at the old mill by men in grey. Her brother wept for a long time."
QUOTE = "Talun Verr was arrested at the old mill by men in grey."
DANA = PersonRecord("Dana Korash", ("Dana",), "witness")


def source(number: int = 1, text: str = TEXT, **record: Any):
    return source_material(number, text, **{"witnesses": (DANA,), "people": (PersonRecord("Talun Verr"),), **record})


def arrest(held: Any, words: str = QUOTE, **slots: Any):
    return statement(held.text, words, "arrested", source=held.id, **slots)


def told(held: Any, item: Any, *others: Any, **more: Any) -> Disclosure:
    return disclose(material([held, *others], [item], **more), "public")


def everything(disclosure: Disclosure) -> str:
    """Every word of a disclosure, as far as the pages may print it."""
    return repr([disclosure.statements, disclosure.propositions, disclosure.sources, disclosure.title])


TYPED = ["the house behind the mosque of nila", "Nila Oth", "+7 701 555 1234", "a shopkeeper named nila", "нила"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_voice_that_somebody_typed_is_not_shown(typed: str) -> None:
    disclosure = told(source(), arrest(source(), voice=Voice(typed, "other")))
    assert disclosure.statements[0].voice == "[name withheld]"
    assert typed not in everything(disclosure)


@pytest.mark.parametrize("typed", TYPED)
def test_a_place_that_somebody_typed_is_not_shown(typed: str) -> None:
    disclosure = told(source(), arrest(source(), place=mention(TEXT, "the old mill", typed)))
    assert disclosure.statements[0].place == "the old mill"
    assert typed not in everything(disclosure), "nor in the finding"


@pytest.mark.parametrize("typed", ["The shopkeeper nila", "Her cousin nila, born 1984", "Nila Oth"])
@pytest.mark.parametrize("slot", ["victims", "perpetrators"])
def test_a_person_that_somebody_typed_is_not_shown(typed: str, slot: str) -> None:
    disclosure = told(source(), arrest(source(), **{slot: (mention(TEXT, "men in grey", typed),)}))
    assert "nila" not in everything(disclosure).casefold(), "nor in the finding"


def test_a_typed_name_that_somebody_judged_is_shown() -> None:
    judged = (Judgement("organization", "Velmora Office", "", "same"),)
    item = arrest(source(), voice=Voice("Velmora Office", "organization"))
    assert told(source(), item, judgements=judged).statements[0].voice == "Velmora Office"
    place = arrest(source(), place=mention(TEXT, "the old mill", "Velmora Mill"))
    known = (Judgement("place", "Velmora Mill", "", "same"),)
    assert told(source(), place, judgements=known).statements[0].place == "Velmora Mill"


def test_words_of_the_source_are_shown_in_a_slot() -> None:
    assert told(source(), arrest(source(), voice=Voice("men in grey", "other"))).statements[0].voice == "men in grey"


def test_the_kind_of_a_source_is_shown_only_where_it_is_one_of_the_known(ready: Session, tmp_path: Path) -> None:
    assert told(source(kind="nila's kitchen talk"), arrest(source())).sources[0].kind == "source"
    assert told(source(kind="interview"), arrest(source())).sources[0].kind == "interview"


def test_a_slot_that_begins_in_a_cleared_quote_does_not_show_what_lies_beyond_it() -> None:
    uyghur = "تالۇننى تۇتتى ۋە ئاپاردى كېيىن ئۆيىگە"
    held = source(1, uyghur, people=())
    beyond = Mention(mention(uyghur, "ۋە ئاپاردى كېيىن ئۆيىگە").span)
    item = statement(uyghur, "تالۇننى تۇتتى ۋە", "تۇتتى", source=held.id, victims=(beyond,))
    shown_once = told(held, item, cleared={(item.id, "quote")})
    assert "كېيىن" not in everything(shown_once)


def test_the_official_witness_of_an_unpublished_source_makes_it_coarse() -> None:
    witness = (PersonRecord("Kang Shuoren", role="official"),)
    record = {"witnesses": witness, "people": (), "title": "Report of the warden", "how": "Handed to us in Ostrel."}
    [coarse] = told(source(**record), arrest(source())).sources
    assert coarse.hash_is_salted and "warden" not in coarse.title and coarse.how == ""
    [full] = told(source(**record, publisher="The Courier"), arrest(source())).sources
    assert not full.hash_is_salted and full.title == "Report of the warden"


def test_an_official_who_may_be_named_does_not_make_it_coarse() -> None:
    witness = (PersonRecord("Kang Shuoren", role="official"),)
    held = source(witnesses=witness, people=(), title="Report of the warden")
    assert told(held, arrest(held), named_by_decision={"kang shuoren"}).sources[0].title == "Report of the warden"


# Words that stand in something published


def article(words: str):
    return source_material(2, words, consent="public-named", publisher="Ostrel Courier")


def because(text: str, words: str, published: str, **slots: Any) -> str:
    held = source(1, text)
    return told(held, arrest(held, words, **slots), article(published)).statements[0].withheld_because


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "-\n"])
def test_marks_that_nobody_sees_do_not_hide_published_words(mark: str) -> None:
    hidden = TEXT.replace("arrested", f"arr{mark}ested")
    assert because(TEXT, QUOTE, "Reprint: " + hidden) == VERBATIM
    words = "She said so. A man was arrested by four men in grey coats at the mill."
    marked = words.replace("grey", f"gr{mark}ey")
    assert because(marked, marked.removeprefix("She said so. "), words) == VERBATIM


def test_a_quote_longer_than_the_published_passage_is_withheld() -> None:
    published = "She told us: Talun Verr was arrested at the old mill by men in grey."
    assert because(TEXT, TEXT, published) == VERBATIM


def test_a_quote_that_holds_a_whole_short_published_text_is_withheld() -> None:
    """A post of seven words is found by one search, though it is shorter than a run."""
    post = "They arrested Talun with cables and chains"
    text = f"I say this slowly. {post}, and that is all there is."
    assert because(text, f"{post}, and that is all there is.", post) == VERBATIM


@pytest.mark.parametrize("voice", [None, Voice("a neighbour", "witness"), Voice("somebody", "other")])
def test_published_words_of_nobody_knows_whom_are_withheld(voice: Voice | None) -> None:
    text = "A man was arrested before dawn at the old mill by the river."
    held = source(1, text, witnesses=(), people=())
    assert told(held, arrest(held, text, voice=voice), article(text)).statements[0].withheld_because == VERBATIM


def test_published_words_of_an_author_who_names_nobody_are_shown() -> None:
    text = "A man was arrested before dawn at the old mill by the river."
    held = source(1, text, witnesses=(), people=())
    item = arrest(held, text, voice=Voice("the author", "author"))
    assert shown(told(held, item, article(text)).statements[0].quote or ()) == text


def test_published_words_around_a_quote_stay_withheld_though_cleared() -> None:
    held, item = source(), arrest(source())
    clear = {(item.id, "context")}
    unpublished = told(held, item, cleared=clear).statements[0]
    assert not unpublished.context_withheld
    published = article("Her brother wept for a long time, and he waited in Ostrel.")
    around = article(TEXT.replace("Talun Verr was arrested", "Somebody was led away"))
    assert told(held, item, published, cleared=clear).statements[0].quote is not None
    assert told(held, item, around, cleared=clear).statements[0].context_withheld
    both = told(held, item, around, cleared={*clear, (item.id, "verbatim")}).statements[0]
    assert not both.context_withheld


# The last look for names


@pytest.mark.parametrize("name", ["August Bek", "Anna English", "Said Derived", "Nila January"])
def test_a_name_made_of_words_of_the_pages_does_not_stop_a_release(
    ready: Session, add_texts, tmp_path: Path, name: str
) -> None:
    add_texts(ready, {"c.txt": "Nothing more."}, {"c.txt": {"people": [{"name": name}]}})
    publish(ready, "public", tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text("utf8")
    assert name not in page


def test_a_name_like_an_act_does_not_stop_a_release(ready: Session, add_texts, tmp_path: Path) -> None:
    add_texts(ready, {"c.txt": "Nothing more."}, {"c.txt": {"people": [{"name": "Arrest"}, {"name": "Talun Beating"}]}})
    publish(ready, "public", tmp_path / "out")


def test_no_name_that_the_case_knows_stands_in_the_pages(ready: Session, tmp_path: Path) -> None:
    decide(ready, [{**BEAT, "decision": "edit", "edits": {"quote": {"exact": "They beat me in the cellar."}}}])
    publish(ready, "public", tmp_path / "out")
    whole = b"".join(files(tmp_path / "out").values()).decode("utf8").casefold()
    assert "korash" not in whole and "berik" not in whole


def test_a_dry_run_leaves_the_case_as_it_was(ready: Session) -> None:
    ready.case.close()
    before = files(ready.case.root)
    from guwah.services.open_case import open_case

    again = open_case(ready.case.root, actor="Ann")
    prepare(again, "public")
    again.case.close()
    assert files(ready.case.root) == before
