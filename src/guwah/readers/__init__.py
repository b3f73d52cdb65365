"""Bytes to text: one file per format in ``formats``, run in a sandboxed process that ``sandbox`` starts."""
