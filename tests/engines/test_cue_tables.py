"""The tables that a team edits: every act has an entry, every cue can be read."""

from guwah.engines.rules.lexicon import load_lexicon
from guwah.reference.codebook import load_codebook, load_cues


def test_every_act_is_described_and_has_cues():
    codebook = load_codebook()
    assert codebook.version == "1.0"
    assert len({act.id for act in codebook.acts}) == len(codebook.acts) >= 50
    assert all(act.label and act.definition and act.group for act in codebook.acts)
    assert set(load_cues("en")["acts"]) == {act.id for act in codebook.acts}


def test_every_cue_compiles_and_its_options_are_known():
    load_lexicon("en")
    for groups in load_cues("en")["acts"].values():
        for group in groups:
            assert group["as"] in ("verb", "noun", "phrase", "fixed")
            assert 0 < group["p"] <= 1
            assert group.get("who") in (None, True, "maybe")
            assert group.get("last") in (None, True)
            assert set(group) <= {"as", "p", "say", "who", "near", "unless", "last"}
