"""English names of the languages that sources of this field are written in."""

NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "ru": "Russian",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uz": "Uzbek",
    "zh": "Chinese",
}
SCRIPTS = {"Arab": "in Arabic script", "Cyrl": "in Cyrillic script", "Latn": "in Latin script"}


def language_name(tag: str) -> str:
    """The name of a BCP 47 tag's language; the tag itself where it is not in the table, "unsure" for none."""
    if not tag:
        return "unsure"
    language, *subtags = tag.split("-")
    script = next((SCRIPTS[part] for part in subtags if part in SCRIPTS), "")
    return f"{NAMES.get(language, tag)} {script}".strip()
