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
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import score_stories

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


def links_by_kind(story: score_stories.Story) -> Counter[tuple[str, str]]:
    """How many links of each kind of thing the gold has, how many stand, and how many have a side that was not read."""
    out: Counter[tuple[str, str]] = Counter()
    seen = {mention for one in story.about.values() for mention in one["covers"]}
    needed = [at for at, mention in enumerate(story.mentions) if mention[3]]
    for two in combinations(needed, 2):
        keys = {story.mentions[at][0] for at in two}
        if len(keys) == 1:
            kind = story.kind[keys.pop()]
            out[kind, "gold"] += 1
            out[kind, "right"] += frozenset(two) in story.right
            out[kind, "not read"] += not seen.issuperset(two)
    return out


def measure(stories: Path, errors: list[Any] | None = None) -> tuple[dict[str, Any], Counter[tuple[str, str]]]:
    """The sums of all stories, and their links by kind of thing.

    Args:
        stories: a folder of story lines.
        errors: filled with one row for each link that is missed or wrong.
    """
    sums: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as spare:
        for gold in sorted(stories.glob("*/gold.json")):
            answers = Path(spare) / gold.parent.name
            answer(gold.parent, answers)
            story = score_stories.Story(gold.parent, answers)
            for name, value in story.score().items():
                parts = value if isinstance(value, list) else [value]
                sums.update({(name, f"{name} asked")[at]: part for at, part in enumerate(parts)})
            mine = links_by_kind(story)
            kinds.update(mine)
            if errors is not None:
                lost = {kind: count - mine[kind, "right"] for (kind, what), count in mine.items() if what == "gold"}
                rows = [{"kind": f"{kind} not linked", "story": gold.parent.name} for kind in sorted(lost)]
                errors += [row for row in rows for _ in range(lost[row["kind"].removesuffix(" not linked")])]
                errors += [{"kind": "wrongly linked", "story": gold.parent.name} for _ in story.wrong]
    return dict(sums), kinds


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
        if given.json:
            return
        kinds: Counter[tuple[str, str]] = Counter()
        for gold in sorted(given.stories.glob("*/gold.json")):
            story = score_stories.Story(gold.parent, answers / gold.parent.name)
            story.links()
            kinds.update(links_by_kind(story))
        print("LINKS BY KIND (right/gold, of them with a side that was not read)")
        for kind in sorted({kind for kind, _ in kinds}):
            print(f"   {kind:12} {kinds[kind, 'right']}/{kinds[kind, 'gold']}, {kinds[kind, 'not read']}")


if __name__ == "__main__":
    main()
