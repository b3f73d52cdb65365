"""The sample's journey against what was planted in it."""

from __future__ import annotations

import json
from pathlib import Path

from guwah.core.disclosure.permitted import permitted_evidence
from guwah.reference.sample import load_sample
from guwah.services.decide import current_review
from guwah.services.gather_material import gather_material
from guwah.services.open_case import open_case
from guwah.services.verify_case import verify_case
from guwah.services.verify_dossier import verify_dossier
from guwah.services.weigh import weigh
from guwah.store.sources import all_sources


def test_the_demo_says_what_it_did_and_where_the_dossier_is(demo: Path) -> None:
    said = (demo / "said.txt").read_text("utf8")
    assert "dossier-public/index.html" in said and "every byte, quote and link holds" in said
    assert "refused" not in said
    assert "is invented" in (demo / "dossier-public" / "index.html").read_text("utf8")


def test_case_and_dossiers_verify(demo_case: Path, demo: Path) -> None:
    assert verify_case(demo_case).problems == []
    for audience in ("public", "un"):
        assert verify_dossier(demo / f"dossier-{audience}").problems == []


def test_every_recorded_decision_became_evidence(demo_case: Path) -> None:
    decided = [item for item in load_sample().decisions["decisions"] if item["decision"] in ("accept", "edit")]
    with open_case(demo_case, actor=None).case:
        reviewed = current_review()
    assert len(reviewed.accepted()) == len(decided)
    assert not reviewed.broken and not reviewed.unmatched


def test_the_broken_and_the_scanned_file_are_kept_with_a_reason(demo_case: Path) -> None:
    with open_case(demo_case, actor=None).case:
        by_name = {item.name: item for item in all_sources()}
    assert by_name["broken.docx"].status == "unread" and by_name["broken.docx"].reason_code == "damaged"
    assert by_name["scanned-letter.pdf"].reason_code == "no-text-layer"
    assert by_name["anamning-xeti.txt"].parent is not None
    assert by_name["testimony-B-kk.txt"].language == "kk" and by_name["statement-uyghur.txt"].language == "ug"


def test_planted_near_copies_are_found_and_nothing_else(demo_case: Path) -> None:
    with open_case(demo_case, actor=None).case:
        weighed = weigh()
        names = {item.id: item.name for item in weighed.sources}
    found = {
        frozenset((names[link.a], names[link.b])) for link in weighed.links if link.kind in ("near_copy", "identical")
    }
    planted = {
        frozenset((link["a"], link["b"]))
        for link in load_sample().truth["sources"]["links"]
        if link["kind"] == "near_copy"
    }
    assert found == planted


def test_one_witness_in_three_papers_is_one_origin(demo_case: Path) -> None:
    """The interview, its copy and its machine translation are one witness's, as is the longer testimony."""
    with open_case(demo_case, actor=None).case:
        weighed = weigh()
    testifiers = {item.statement.id: item.testifier for item in weighed.evidence}
    most_sources = 0
    for item in weighed.propositions:
        if len({testifiers[name] for name in item.statements}) == 1 and item.distinct_testifiers == 1:
            assert item.independent_origins == 1
            most_sources = max(most_sources, len(item.origins[0].sources))
    assert most_sources >= 3


def test_the_denied_forced_labour_stands_beside_the_others(demo_case: Path) -> None:
    with open_case(demo_case, actor=None).case:
        weighed = weigh()
    labour = [item for item in weighed.propositions if item.act == "forced_labour"]
    assert any(
        item.polarity == "affirmed" and any(x.kind == "polarity" for x in item.contradictions) for item in labour
    )


def test_consent_of_the_truth_file_is_what_is_released(demo_case: Path) -> None:
    allowed: dict[str, set[str]] = {}
    for item in load_sample().truth["consent"]:
        allowed[item["file"]] = set(item["audiences"])
    with (session := open_case(demo_case, actor=None)).case:
        for audience in ("internal", "partner", "un", "court", "public"):
            material = gather_material(session, audience)
            names = {source.id: source.name for source in material.sources.values()}
            released = {names[item.statement.source] for item in permitted_evidence(material, audience)}
            wrong = {name for name in released if name in allowed and audience not in allowed[name]}
            assert not wrong, (audience, wrong)
            assert released


def test_every_statement_of_the_manifest_is_committed_to_its_exact_words(demo: Path) -> None:
    manifest = json.loads((demo / "dossier-public" / "manifest.json").read_text("utf8"))
    assert all(len(item["quote_commitment"]) == 64 for item in manifest["statements"])
    assert any(item["salted"] for item in manifest["sources"]) and not all(
        item["salted"] for item in manifest["sources"]
    )
