"""From stored text to the stretches that are read: passages, sentences, and quotes found again."""

from guwah.core.passages.locate import locate_quote
from guwah.core.passages.sentences import sentences
from guwah.core.passages.split import Passage, split_passages

__all__ = ["Passage", "locate_quote", "sentences", "split_passages"]
