"""Text cut into tokens, each with a category of the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from guwah.engines.dates.lexicon import Entry, Lexicon
from guwah.engines.dates.numerals import NUMERALS, neighbours, numeral_value

OTHER = "other"

_TOKEN = re.compile(
    r"(?P<iso>(?<![\d.,/-])\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?)?(?![\d]|[-/]\d))"
    r"|(?P<numeric>(?<![\d.,/-])(?:\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})|\d{4}(?P<mark2>[./])\d{1,2}(?P=mark2)\d{1,2}"
    r"|\d{1,2}[./]\d{4})(?![\d]|[-/.]\d))"
    r"|(?P<clock>(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?!\d|:\d))"
    r"|(?P<decimal>\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+[.,]\d+)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652]+[^\W\d_]*)*)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<sign>[^\w\s]|_)"
)
_SIGNS = {
    ",": "comma", "،": "comma", "、": "comma", "-": "dash", "–": "dash", "—": "dash", "~": "dash", "～": "dash",
    "/": "slash", ".": "dot", "(": "bracket", ")": "bracket", "'": "quote", "’": "quote", "%": "percent",
    "《": "title_open", "》": "title_close", "$": "money", "€": "money", "£": "money", "¥": "money",
    "#": "numbered", "№": "numbered", "§": "numbered",
    "«": "quote", "»": "quote", "“": "quote", "”": "quote", "„": "quote", '"': "quote",
}  # fmt: skip
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_RUN = re.compile(f"[{NUMERALS}]+")
_LONGEST_NUMBER = 15
"""Characters of a number that can be about time; longer ones are of something else."""


@dataclass(slots=True)
class Token:
    """A piece of the text, or several that are one form, with its category and value."""

    tag: str
    value: Any
    start: int
    end: int
    low: str


def tokenise(text: str, lexicon: Lexicon) -> list[Token]:
    """Every piece of ``text`` in order. A word that the lexicon does not have is ``OTHER``."""
    tokens: list[Token] = []
    words = lexicon.words
    if not lexicon.spaced:
        text = text.replace("○", "〇")
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        piece = found.group()
        if kind == "word":
            low = lexicon.fold(_lower(piece, lexicon.language))
            if not lexicon.spaced and _CJK.search(piece):
                tokens += _cut(piece, found.start(), lexicon)
                continue
            if lexicon.joined and low not in words:
                tokens += _parted(low, found.start(), found.end(), lexicon)
                continue
            tag, value = words.get(low, (OTHER, None))
            tokens.append(Token(tag, value, found.start(), found.end(), low))
        else:
            tokens.append(_numeric_or_sign(kind or "", piece, found, lexicon))
    joined = _joined(tokens, lexicon) if lexicon.phrases else tokens
    return _with_endings(joined, lexicon) if lexicon.endings else joined


def _parted(low: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """A word with the little words that are written together with it, where what is left is known."""
    for length in (1, 2):
        little, rest = [lexicon.joined.get(letter) for letter in low[:length]], low[length:]
        if all(little) and (rest in lexicon.words or rest in lexicon.phrases):
            tags = [entry[0] for entry in little if entry]
            parts = [Token(tag, None, start + at, start + at + 1, low[at]) for at, tag in enumerate(tags)]
            tag, value = lexicon.words.get(rest, (OTHER, None))
            return [*parts, Token(tag, value, start + length, end, rest)]
    return [Token(OTHER, None, start, end, low)]


def _with_endings(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """After a form whose ending says "from" or "to", a token without width that says so."""
    whole: list[Token] = []
    for token in tokens:
        whole.append(token)
        ending = lexicon.endings.get(token.low)
        if ending and token.tag != OTHER:
            whole.append(Token(ending[0], ending[1], token.end, token.end, ""))
    return whole


def _lower(piece: str, language: str) -> str:
    """Small letters; Turkish has an i with a dot and one without."""
    if language == "tr":
        piece = piece.replace("İ", "i").replace("I", "ı")
    return piece.lower()


def _numeric_or_sign(kind: str, piece: str, found: re.Match[str], lexicon: Lexicon) -> Token:
    start, end = found.span()
    if kind == "number":
        return _number(piece, start, end)
    if kind == "decimal":
        if len(piece) > _LONGEST_NUMBER:
            return Token(OTHER, None, start, end, piece)
        value = _decimal(piece)
        return Token("decimal", value, start, end, piece)
    if kind == "sign":
        return Token(_SIGNS.get(piece, OTHER), piece, start, end, piece)
    if kind == "gap":
        return Token("gap", None, start, end, "")
    tag = {"mark": "numeric", "mark2": "numeric"}.get(kind, kind)
    if tag == "numeric" and lexicon.day_first:
        # With dots the day stands first, which is what _numeric of the rules goes by.
        return Token(tag, _day_first(piece), start, end, piece)
    return Token(tag, piece, start, end, piece)


def _day_first(piece: str) -> str:
    day_month = re.match(r"\d{1,2}[/-](\d{1,2})[/-]", piece)
    return re.sub("[/-]", ".", piece) if day_month and int(day_month[1]) <= 12 else piece


def _number(piece: str, start: int, end: int) -> Token:
    if len(piece) > _LONGEST_NUMBER:
        return Token(OTHER, None, start, end, piece)
    value = int(piece)
    if len(piece) == 4 and 1000 <= value <= 2199:
        return Token("year", value, start, end, piece)
    if len(piece) <= 2 and 1 <= value <= 31:
        return Token("day", value, start, end, piece)
    return Token("number", value, start, end, piece)


def _decimal(piece: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", piece):
        return float(re.sub("[,.]", "", piece))
    return float(piece.replace(",", "."))


def _cut(piece: str, offset: int, lexicon: Lexicon) -> list[Token]:
    """A run of characters without spaces, by the longest form at each place; numerals are one number."""
    tokens: list[Token] = []
    at = 0
    while at < len(piece):
        entry, length = _longest(piece, at, lexicon)
        run = _RUN.match(piece, at)
        if run and (entry is None or (entry[0] != "blocker" and len(run.group()) >= length)):
            token = _numeral(run.group(), offset + at)
            tokens.append(token)
            at = run.end()
            continue
        tag, value = entry or (OTHER, None)
        length = length if entry else 1
        low = piece[at : at + length]
        tokens.append(Token(OTHER if tag == "blocker" else tag, value, offset + at, offset + at + length, low))
        at += length
    return tokens


def _longest(piece: str, at: int, lexicon: Lexicon) -> tuple[Entry | None, int]:
    for length in range(min(lexicon.longest, len(piece) - at), 0, -1):
        entry = lexicon.words.get(piece[at : at + length])
        if entry:
            return entry, length
    return None, 1


def _numeral(run: str, start: int) -> Token:
    end = start + len(run)
    pair = neighbours(run)
    if pair:
        return Token("pair", pair, start, end, run)
    value = numeral_value(run) if len(run) <= _LONGEST_NUMBER else None
    if value is None:
        return Token(OTHER, None, start, end, run)
    if len(run) == 4 and 1000 <= value <= 2199:
        return Token("year", value, start, end, run)
    return Token("day" if 1 <= value <= 31 else "number", value, start, end, run)


def _joined(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with every form of several pieces as one, the longest at each place."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        seconds = lexicon.phrases.get(token.low)
        forms = seconds.get(tokens[at + 1].low, ()) if seconds and at + 1 < len(tokens) else ()
        for cut, (tag, value) in forms:
            if len(cut) <= len(tokens) - at and all(tokens[at + n].low == low for n, low in enumerate(cut)):
                last = tokens[at + len(cut) - 1]
                joined.append(Token(tag, value, token.start, last.end, " ".join(cut)))
                at += len(cut)
                break
        else:
            joined.append(token)
            at += 1
    return joined
