"""Questions that are answered: the act stands in the question, yes or no in the answer."""

from __future__ import annotations

from bisect import bisect_right

from guwah.engines.rules.document import Document, Sentence
from guwah.engines.rules.guards import is_question

_YES = frozenset("yes yeah correct right indeed yebo ja true sure exactly".split())
_NO = frozenset("no never nope not".split())


def answer_polarity(document: Document, sentence: Sentence, polarity: str) -> str | None:
    """``polarity`` as it stands after the answer; ``None`` for a question that nobody answers yes or no.

    A sentence that is no question keeps its polarity.
    """
    if not is_question(document.tokens, sentence.first, sentence.last):
        return polarity
    answer = _next_sentence(document, sentence)
    if answer is None:
        return None
    lows = document.tokens.lows[answer.first : min(answer.last, answer.first + 4)]
    if any(low in _NO for low in lows[:2]):
        return "denied" if polarity == "affirmed" else polarity
    if any(low in _YES for low in lows) or "that's" in lows or "it is" in " ".join(lows):
        return polarity
    return None


def _next_sentence(document: Document, sentence: Sentence) -> Sentence | None:
    at = bisect_right(document.sentence_starts, sentence.span.start)
    return document.sentences[at] if at < len(document.sentences) else None
