"""Pictures of the sample's dossier for docs/screenshots/, with a Chromium that is on this machine.

    python tools/make_screenshots.py DEMO_FOLDER

DEMO_FOLDER is what ``guwah demo --out DEMO_FOLDER`` made. Dark mode is set by a copy of the page's style sheet,
since headless Chromium follows no system setting.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OUT = Path(__file__).parent.parent / "docs" / "screenshots"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> None:
    """Make every picture."""
    demo = Path(sys.argv[1]).resolve()
    OUT.mkdir(parents=True, exist_ok=True)
    public, un = demo / "dossier-public", demo / "dossier-un"
    right_to_left = next(path for path in sorted((un / "sources").iterdir()) if 'lang="ug"' in path.read_text("utf8"))
    shot(public / "index.html", "dossier-light.png", 1100, 1250)
    shot(public / "findings" / "0001.html", "finding-light.png", 1100, 1400)
    shot(public / "index.html", "dossier-phone.png", 420, 900)
    shot(right_to_left, "source-right-to-left.png", 1100, 1000)
    with tempfile.TemporaryDirectory() as folder:
        dark = Path(folder) / "dossier"
        shutil.copytree(public, dark)
        style = dark / "style.css"
        style.write_text(style.read_text("utf8").replace("@media (prefers-color-scheme: dark)", "@media all"), "utf8")
        shot(dark / "findings" / "0001.html", "finding-dark.png", 1100, 1400)


def shot(page: Path, name: str, width: int, height: int) -> None:
    """One picture of ``page``, ``width`` by ``height`` pixels."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("no Chromium is on this machine")
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        command += [f"--screenshot={OUT / name}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
