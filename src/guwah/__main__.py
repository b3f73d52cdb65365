"""``python -m guwah``."""

from guwah.cli.main import main

main()
