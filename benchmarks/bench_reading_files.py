"""How many small files one sandbox reads in a second, kind by kind.

Run: python benchmarks/reading_files.py [seconds per kind]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from guwah.readers.sandbox import Sandbox
from readers.made import ALL, docx_of, odt_of, pdf_of, xlsx_of, zip_of

WORDS = "\n".join(ALL) * 10


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "words"
    message.set_content(WORDS)
    return message.as_bytes()


FILES: dict[str, Callable[[], bytes]] = {
    "txt": lambda: WORDS.encode(),
    "html": lambda: f"<!doctype html><p>{WORDS}</p>".encode(),
    "csv": lambda: "\n".join(f"{n},{words}" for n, words in enumerate(ALL * 10)).encode(),
    "eml": mail,
    "docx": lambda: docx_of(*ALL * 10),
    "odt": lambda: odt_of(f"<text:p>{WORDS}</text:p>"),
    "xlsx": lambda: xlsx_of({"a": [[words] for words in ALL * 10]}),
    "pdf": lambda: pdf_of(*ALL),
    "zip": lambda: zip_of({"a.txt": WORDS.encode()}),
}


def files_per_second(sandbox: Sandbox, name: str, content: bytes, seconds: float) -> float:
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        reading = sandbox.convert(content, f"a.{name}")
        if reading.status != "read":
            raise SystemExit(f"{name}: {reading.reason_code}")
        count += 1
    return count / (time.perf_counter() - start)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    with Sandbox() as sandbox:
        print(sandbox.confinement)
        for name, make in FILES.items():
            print(f"{name:5} {files_per_second(sandbox, name, make(), seconds):8.0f} files/s")


if __name__ == "__main__":
    main()
