"""Errors carry a stable code and say what to do."""

from guwah.core.values.errors import ConflictError, GuwahError


def test_an_error_shows_code_message_and_remedy() -> None:
    error = ConflictError("case-busy", "another program is writing.", remedy="Wait.")
    assert isinstance(error, GuwahError)
    assert (error.code, error.message, error.remedy) == ("case-busy", "another program is writing.", "Wait.")
    assert str(error) == "[case-busy] another program is writing. Wait."
    assert str(ConflictError("case-busy", "Busy.")) == "[case-busy] Busy."
