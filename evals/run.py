"""Score the reader on the gold texts, kind by kind, against the floors.

    python evals/run.py [--raise | --lower] [--errors]

Prints precision and recall of each kind. Exit status 1 when a floor is missed. `--raise` writes the floors that are now
reached where they are higher, `--lower` writes them whatever they are.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_reading

from comity import intake
from comity.reading.reader import Reader, reader

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "en"
UNSEEN = GOLD.parent / "unseen"
"""A third of the gold, which nobody opens who writes rules: only its numbers are printed, never its errors."""
FLOORS = GOLD.parent / "floors.json"


def rows(loaded: Reader, *, errors: bool = False, folder: Path = GOLD) -> dict[str, Counter[str]]:
    """Counts of found, gold, printed and wrong items over all gold texts of a folder, by kind."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = intake.load(str(path.with_suffix(".txt")))
        if gold.get("published_from") == "argument":
            source = source.but(published=gold["published"])
        result = score_reading.score(loaded.read(source).to_json(), gold)
        for kind, row in result.items():
            if "gold" in row:
                total[kind].update({name: row[name] for name in ("found", "gold", "printed")})
                total[kind]["right"] += row.get("stage", row.get("speaker", row["found"]))
            total[kind]["wrong"] += len(row.get("wrong", ()))
            if kind == "spans":
                total[kind]["wrong"] += row["broken"]
            if errors:
                show(path.stem, kind, row)
    return total


def show(text: str, kind: str, row: dict[str, Any]) -> None:
    """Print what was missed and what is wrong."""
    for missed in row.get("missed", ()):
        print(f"  {text} {kind} missed: {json.dumps(missed, ensure_ascii=False)}")
    for wrong in row.get("wrong", ()):
        print(f"  {text} {kind} wrong: {wrong}")


def rates(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and the share of found items whose finer value (stage, speaker) is right; in percent."""

    def share(part: str, whole: str) -> float:
        return math.floor(1000 * counts[part] / max(1, counts[whole])) / 10

    return {"precision": share("found", "printed"), "recall": share("found", "gold"), "right": share("right", "found")}


def table(total: dict[str, Counter[str]]) -> list[str]:
    """Print the numbers of a set; a line for what must never be wrong and is."""
    print(f"{'kind':12} {'gold':>5} {'precision':>9} {'recall':>7} {'right':>6} {'wrong':>6}")
    for kind, counts in total.items():
        if counts["gold"]:
            now = rates(counts)
            cells = f"{now['precision']:9} {now['recall']:7} {now['right']:6} {counts['wrong']:6}"
            print(f"{kind:12} {counts['gold']:5} {cells}")
    return [f"{kind}: {total[kind]['wrong']} wrong" for kind in ("spans", "not_quotes") if total[kind]["wrong"]]


def main(arguments: list[str] | None = None) -> int:
    """Score, print, compare."""
    given = sys.argv[1:] if arguments is None else arguments
    total = rows(reader(), errors="--errors" in given)
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    low = table(total)
    for kind, counts in total.items():
        if not counts["gold"]:
            continue
        now = rates(counts)
        for name, floor in floors.get(kind, {}).items():
            if now[name] < floor:
                low.append(f"{kind} {name} {now[name]} is under its floor {floor}")
        if "--lower" in given:
            floors[kind] = now
        elif "--raise" in given:
            floors[kind] = {name: max(value, floors.get(kind, {}).get(name, 0)) for name, value in now.items()}
    print("unseen texts")
    table(rows(reader(), folder=UNSEEN))
    if "--lower" in given or "--raise" in given:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
        low = [] if "--lower" in given else low
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
