"""Take the pictures of the README with a headless Chromium, which must be installed.

python scripts/pictures.py
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from comity import intake
from comity.briefs.conflicts import conflicts
from comity.briefs.due import due
from comity.briefs.figures import series
from comity.intake import Options
from comity.ledger import Ledger
from comity.pages import html, lists
from comity.pages.entries import entries
from comity.reading.reader import reader

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "examples" / "corpus"
EVE = CORPUS / "08-eve-of-moscow-visit.txt"
PAIR = ("KAZ", "RUS")
AT = "2026-07-01"
COLUMNS = 104
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 24px; background: {background}; color: {foreground}; }}
pre {{ margin: 0; font: 14px/1.32 "DejaVu Sans Mono", monospace; }}
{stylesheet}</style><pre><code style="font-family:inherit">{code}</code></pre>"""


def main() -> int:
    """Write `docs/img/dossier.png` and `docs/img/ledger.png`."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    source = intake.load(str(CORPUS / "05-state-visit-astana-2024.txt"))
    take(browser, html.dossier(reader().read(source)), "dossier.png", (1280, 860))
    take(browser, followed(), "ledger.png", (940, 930))
    return 0


def followed() -> str:
    """What the ledger says of the examples, as a page that looks like a terminal."""
    console = Console(file=io.StringIO(), width=COLUMNS, record=True, highlight=False, force_terminal=True)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as book:
        for path in sorted(CORPUS.iterdir()):
            known = Options(published="2025-11-11") if path == EVE else Options()
            book.add(reader().read(intake.load(str(path), options=known)))
        agreed = [one for one in book.entries(kinds=("agreement",), pair_of=PAIR) if "alliance" in one.title]
        trade = [one for one in series(book, PAIR) if one.indicator == "bilateral trade"]
        waited = [one for one in due(book, at=AT, pair_of=PAIR) if one.state in ("overdue", "upcoming", "silent")]
        shown = (
            ("entries KAZ RUS --title alliance --limit 1", entries(tuple(agreed[:1]))),
            ("figures KAZ RUS --indicator trade --limit 1", lists.series(tuple(trade[:1]))),
            ("due KAZ RUS --compact --limit 8", lists.due(tuple(waited[:8]), AT, compact=True)),
            ("conflicts KAZ RUS --limit 1", lists.conflicts(conflicts(book, PAIR)[:1])),
        )
        for command, made in shown:
            console.print(Text(f"$ comity {command}", style="bold"))
            console.print(made)
            if command.startswith("due"):
                console.print()
    return console.export_html(code_format=TERMINAL)


def take(browser: str, text: str, name: str, size: tuple[int, int]) -> None:
    """Take a picture of a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(text, encoding="utf-8")
        picture = ROOT / "docs" / "img" / name
        window = f"--window-size={size[0]},{size[1]}"
        subprocess.run(
            [browser, *QUIET, window, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True
        )


if __name__ == "__main__":
    sys.exit(main())
