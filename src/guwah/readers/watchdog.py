"""Hands over what was read where a converter hangs inside a library and cannot stop by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from guwah.readers.draft import Draft

POLL_SECONDS = 0.2


class Watchdog:
    """A thread that looks at the clock.

    ``hand_over`` gets the draft of a file whose time is up; the process ends after it.
    """

    def __init__(self, hand_over: Callable[[Draft], None]) -> None:
        self._hand_over = hand_over
        self._claim = threading.Lock()
        self._draft: Draft | None = None

    def start(self) -> None:
        """Start the thread."""
        threading.Thread(target=self._watch, daemon=True).start()

    def watch(self, draft: Draft) -> None:
        """Look after this file from now on."""
        self._draft = draft

    def release(self) -> threading.Lock:
        """The lock under which the answer is written: whoever holds it answers, and nobody after."""
        return self._claim

    def done(self) -> None:
        """The file is answered."""
        self._draft = None

    def _watch(self) -> None:
        while True:
            time.sleep(POLL_SECONDS)
            draft = self._draft
            if draft is None or time.monotonic() - draft.started < draft.limits.grace_wall_seconds:
                continue
            with self._claim:
                if self._draft is draft:
                    self._hand_over(draft)
