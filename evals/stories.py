"""The ledger's answers against story lines: several texts on one matter, read into one ledger.

    python evals/stories.py [STORIES] [--answers DIR] [--errors]

Each story becomes a ledger of its own; the answers are what the commands print with `--json`, and nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from comity.cli import COMMANDS, cli

HERE = Path(__file__).parent
STORIES = HERE.parent / "tests" / "gold" / "links"


def run(*args: str) -> str:
    """What a command prints."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        cli.main(list(args), standalone_mode=False)
    out.flush()
    return out.buffer.getvalue().decode("utf-8")


def answer(story: Path, answers: Path) -> None:
    """Read a story into a ledger and keep what the commands say of it."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    answers.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "ledger.db")
        for name, published in gold["texts"].items():
            known = ["--published", published] if published else []
            run("add", str(story / f"{name}.txt"), "--ledger", ledger, *known)
        asked = {"entries": ["entries"], "conflicts": ["conflicts"], "coverage": ["coverage"]}
        asked["figures"] = ["figures", *gold["parties"][:2]]
        asked |= {f"due-{at}": ["due", "--at", at] for at in sorted({one["at"] for one in gold["due"]})}
        for name, args in asked.items():
            if args[0] not in COMMANDS:
                continue
            if said := run(*args, "--ledger", ledger, "--json"):
                (answers / f"{name}.json").write_text(said, "utf-8")


def main() -> None:
    """Answer and score."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", nargs="?", type=Path, default=STORIES)
    asked.add_argument("--answers", type=Path)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        answers = given.answers or Path(spare)
        for gold in sorted(given.stories.glob("*/gold.json")):
            answer(gold.parent, answers / gold.parent.name)
        more = ["--json"] if given.json else []
        subprocess.run([sys.executable, HERE / "score_stories.py", given.stories, answers, *more], check=True)


if __name__ == "__main__":
    main()
