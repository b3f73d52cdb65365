"""The figures on the annotated documents, where they are at hand (GUWAH_DATA is the folder that holds them).

The counterpart on invented text is test_rules_reader.py.
"""

import importlib.util
import json
import os
import pathlib

import pytest

from guwah.core.statements.wire import statement_to_json
from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook

DATA = os.environ.get("GUWAH_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="GUWAH_DATA does not name the folder of annotated documents")


def lines_for(folder):
    engine, codebook = RulesEngine(), load_codebook()
    for file in sorted((pathlib.Path(DATA) / folder / "docs").glob("*.txt")):
        text = file.read_text(encoding="utf8")
        for statement in engine.propose(text, source=file.stem, language="en", codebook=codebook):
            assert statement.holds(text)
            yield statement_to_json(statement, file=file.name)


@pytest.fixture(scope="module")
def score():
    spec = importlib.util.spec_from_file_location("score", pathlib.Path(DATA) / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    path = tmp_path_factory.mktemp("gold") / "system.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines_for("gold")), encoding="utf8")
    return path


def figures(score, proposed, wanted):
    gold = [g for g in score.load_gold(pathlib.Path(DATA) / "gold" / "statements.jsonl") if wanted(g["doc"])]
    return score.report("here", gold, [s for s in score.load_system(proposed) if wanted(s["doc"])])


def test_the_first_interview(score, proposed):
    precision, recall, _ = figures(score, proposed, lambda doc: doc == "seed")
    assert precision >= 0.75
    assert recall >= 0.50


def test_all_of_gold(score, proposed):
    precision, recall, _ = figures(score, proposed, lambda doc: True)
    assert precision >= 0.65
    assert recall >= 0.55


def test_what_a_careful_reader_expects_of_the_interview(proposed):
    expected = json.loads((pathlib.Path(DATA) / "seed" / "expect.json").read_text(encoding="utf8"))["acts"]
    found = [json.loads(line) for line in proposed.read_text(encoding="utf8").splitlines()]
    found = [line for line in found if line["file"] == "seed.txt"]
    hits = [want for want in expected if any(meets(want, line) for line in found)]
    assert len(hits) >= 16
    assert any(line["act"] == "forced_labour" and line["polarity"] == "denied" for line in found)
    dates = {(line["act"], (line["when"] or {}).get("edtf")) for line in found}
    assert {("release", "2018-11-16"), ("arrest", "2017-10"), ("flight", "2019-08-15")} <= dates


def meets(want, line):
    words = want.get("trigger", "")
    return line["act"] == want["act"] and (not words or words in line["quote"]["exact"])
