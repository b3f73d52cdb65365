"""The errors of the project: one root, one family per kind of trouble, one stable code per cause.

A message says what is wrong and what to do. It holds ids, paths and numbers that the user gave, never the
words or the name of a witness: messages end up in logs.
"""


class GuwahError(Exception):
    """The root of every error that guwah raises on purpose.

    Args:
        code: stable, lower case with hyphens, documented in docs/errors.md.
        message: what is wrong.
        remedy: what the user can do about it; empty where nothing can be done.
    """

    def __init__(self, code: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f" {self.remedy}" if self.remedy else "")


class InvalidInputError(GuwahError):
    """What was given cannot be used as it is."""


class NotFoundError(GuwahError):
    """What was asked for is not there."""


class NotPermittedError(GuwahError):
    """The person who acts may not do this."""


class ConsentRefusedError(GuwahError):
    """The witness did not allow this use."""


class ConflictError(GuwahError):
    """Something else holds, or already did, what was asked."""


class IntegrityError(GuwahError):
    """Bytes, quotes or links do not hold."""


class UnreliableError(GuwahError):
    """A result exists but must not be used as if it were sound."""


class UnsupportedError(GuwahError):
    """This system, or this installation, cannot do it safely."""
