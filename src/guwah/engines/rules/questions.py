"""Questions that are answered: the act stands in the question, yes or no in the answer."""

from __future__ import annotations

from bisect import bisect_right

from guwah.engines.rules.document import Document, Sentence
from guwah.engines.rules.guards import is_question

_YES = frozenset("yes yeah correct right indeed yebo ja true sure exactly".split())
_NO = frozenset("no never nope not nobody nothing none".split())
_HOW_OFTEN = frozenset("always often sometimes twice constantly daily everyone everybody all many several".split())
_WHO = frozenset("i we he she they it there that".split())
_AUXILIARIES = frozenset("was were did had have has do does am is are could".split())


def answer_polarity(document: Document, sentence: Sentence, polarity: str, at: int) -> str | None:
    """``polarity`` as it stands after the answer; ``None`` for a question that nobody answers yes or no.

    A sentence that is no question keeps its polarity; so does what stands before the colon that leads a question in
    ("they asked me again: who paid you?"). ``at`` is the word where the act stands.
    """
    if not is_question(document.tokens, sentence.first, sentence.last):
        return polarity
    if ":" in document.tokens.lows[at : sentence.last]:
        return polarity
    answer = _next_sentence(document, sentence)
    if answer is None:
        return None
    yes = _yes(document.tokens.lows[answer.first : min(answer.last, answer.first + 6)])
    if yes is None or yes:
        return polarity if yes else None
    return "denied" if polarity == "affirmed" else polarity


def _yes(lows: list[str]) -> bool | None:
    """What the first words of an answer say: yes, no, or (``None``) neither."""
    words = [low for low in lows if low[0].isalnum()]
    if any(low in _NO for low in words[:2]):
        return False
    if len(words) > 1 and words[0] in _WHO and (words[1] in _AUXILIARIES or words[1].endswith("n't")):
        # "I was not.", "They did." and not "They were waiting".
        said_not = words[1].endswith("n't") or words[2:3] in (["not"], ["never"])
        rest = lows[3:4] if words[2:3] in (["not"], ["never"]) else lows[2:3]
        return not said_not if not rest or not rest[0][0].isalnum() else None
    if any(low in _YES for low in words[:4]) or "that's" in words or "it is" in " ".join(words[:4]):
        return True
    often = words[:1] and (
        words[0] in _HOW_OFTEN or words[:2] in (["of", "course"], ["every", "day"], ["every", "night"])
    )
    return True if often else None


def _next_sentence(document: Document, sentence: Sentence) -> Sentence | None:
    at = bisect_right(document.sentence_starts, sentence.span.start)
    return document.sentences[at] if at < len(document.sentences) else None
