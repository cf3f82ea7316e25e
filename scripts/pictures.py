"""Take the pictures of the README with a headless Chromium, which must be installed.

python scripts/pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from comity import intake
from comity.pages import html
from comity.reading.reader import reader

ROOT = Path(__file__).parent.parent
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main() -> int:
    """Write `docs/img/dossier.png`."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    source = intake.load(str(ROOT / "examples" / "corpus" / "05-state-visit-astana-2024.txt"))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "dossier.html"
        page.write_text(html.dossier(reader().read(source)), encoding="utf-8")
        picture = ROOT / "docs" / "img" / "dossier.png"
        command = [browser, *QUIET, "--window-size=1280,860", f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
