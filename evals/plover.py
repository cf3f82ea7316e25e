"""Score PLOVER events on the gold standard records: type, source and target country.

    python evals/plover.py [FOLDER] [--errors FILE] [--json]

FOLDER holds `dev.json`; by default it is `../shared/gold/plover` beside the repository. Where it is not, one line says
so and the exit status is 0. The adapter sees the JSON of the reading and nothing else; events come best first.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_plover

from comity.reading.reader import reader
from comity.records import Source

HERE = Path(__file__).parent
GOLD = HERE.parent.parent / "shared" / "gold" / "plover"
WRITTEN = "2000-01-01"
"""The set's own date of every sentence."""


def events(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The events of a reading, best first: the surer one, then the earlier one."""
    order = sorted(
        (one for one in reading["events"] if one["plover"]),
        key=lambda one: (one["status"] == "denied", -one["score"], one["evidence"][0]["start"]),
    )
    return [{"type": one["plover"], "source": one["iso3_actors"], "target": one["iso3_recipients"]} for one in order]


def measure(folder: Path = GOLD, errors: list[Any] | None = None) -> dict[str, Any]:
    """The scorer's result over the development half."""
    gold, read = score_plover.read_gold(folder / "dev.json", "current"), reader().read
    texts = dict.fromkeys(one["text"] for one in gold)
    found = {text: events(read(Source(text=text, published=WRITTEN)).to_json()) for text in texts}
    for one in found.values():
        for event in one:
            event.update({role: score_plover.countries(event[role]) for role in ("source", "target")})
    return dict(score_plover.score(gold, found, errors))


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not (args.folder / "dev.json").exists():
        print(f"no gold in {args.folder}")
        return 0
    errors: list[Any] = []
    result = measure(args.folder, errors)
    if args.errors:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in errors)
        args.errors.write_text("".join(lines), encoding="utf-8")
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{result['records']} records, {result['no event']} sentences without an event")
    print(f"type any {result['type any']}  first {result['type first']}  macro-F1 {result['macro-F1']}")
    for row in ("events", "source", "target"):
        rates = result[row]
        print(f"{row:8} P {rates['P']:5.1f}  R {rates['R']:5.1f}  F1 {rates['F1']:5.1f}")
    print(f"whole event {result['whole event']}  swapped {result['swapped']} of {result['directed']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
