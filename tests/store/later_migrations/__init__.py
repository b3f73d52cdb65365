"""The migrations of a later version of guwah, which rewrites a table."""
