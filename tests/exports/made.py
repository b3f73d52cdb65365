"""A small dossier with hostile text in it."""

from __future__ import annotations

from dataclasses import replace

from core.made import material, mention, source_material, statement
from guwah.core.disclosure.disclose import disclose
from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.dossier.dossier import Changes, Dossier
from guwah.core.identity.judgement import Judgement
from guwah.core.sources.record import PersonRecord
from guwah.core.statements.statement import When

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"
ENGLISH = f"I was arrested {HOSTILE} at Velmora. They took Dana's sister too, she was arrested there."
UYGHUR = "مەن تۇتۇلدۇم دېدى دانا"


def disclosure() -> Disclosure:
    dana = PersonRecord("Dana Korash", role="witness")
    one = source_material(1, ENGLISH, witnesses=(dana,), kind="interview")
    two = source_material(2, UYGHUR, consent="public-named", language="ug", title=f"Letter {HOSTILE}", kind="letter")
    three = source_material(
        3, "Nobody was arrested at Velmora.", consent="public-named", url=f"https://x.example/{HOSTILE}"
    )
    translated = source_material(4, "I was arrested, said one.", consent="public-named", translation_of="2.txt")
    accepted = [
        statement(ENGLISH, ENGLISH.partition(". ")[0], source=one.id, victims=(mention(ENGLISH, "I"),),
                  place=mention(ENGLISH, "Velmora"), when=When("2018-11-16", "2018-11-16", "2018-11-16")),
        statement(ENGLISH, "she was arrested there", source=one.id, victims=(mention(ENGLISH, "she"),)),
        statement(UYGHUR, UYGHUR, "تۇتۇلدۇم", source=two.id, when=When("2016", "2016-01-01", None)),
        statement(three.text, "", source=three.id, polarity="denied", place=mention(three.text, "Velmora")),
        statement(translated.text, "", source=translated.id),
    ]  # fmt: skip
    cleared = {(accepted[2].id, "quote"), (accepted[0].id, "context")}
    judged = (Judgement("place", "Velmora", "", "same"),)
    made = material(
        [one, two, three, translated], accepted, cleared=cleared, judgements=judged, title=f"Case {HOSTILE}"
    )
    return disclose(made, "public")


def dossier(shown: Disclosure | None = None) -> Dossier:
    found = shown or disclosure()
    return Dossier("d1", "2024-03-01", found, Changes("2024-02-01", 1, 2, 3), "guwah test")


def without_dates(shown: Disclosure) -> Disclosure:
    return replace(shown, propositions=tuple(replace(item, earliest="", latest="") for item in shown.propositions))
