"""Kill a program that decides, at random moments; no decision that it acknowledged may be lost.

python scripts/kill_decide.py [--trials 200] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from built import after, eve  # noqa: E402
from comity.ledger import Ledger  # noqa: E402

DECIDING = """
import sys
from comity.ledger import Ledger, Query

with Ledger.open(sys.argv[1], create=False) as ledger:
    ids = [one.item.id for one in ledger.find(Query(kinds=("figure", "event", "agreement")))]
    entries = [one.id for one in ledger.entries(kinds=("event",))]
    decide = ledger.decisions.decide
    print("ready", flush=True)
    n = 0
    while True:
        id = ids[n % len(ids)]
        made = decide("confirm" if n % 3 else "reject", id, who="ana")
        print(made.id, flush=True)
        if n % 3 == 0:
            print(decide("undo", made.id, who="ana").id, flush=True)
        if n % 5 == 0:
            made = decide("merge", *entries[:2], who="ana")
            print(made.id, flush=True)
            print(decide("undo", made.id, who="ana").id, flush=True)
        n += 1
"""


def main() -> int:
    """Run the trials on one ledger, killing one program after the other."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--trials", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    wait = random.Random(given.seed)
    lost = wrong = decided = 0
    with tempfile.TemporaryDirectory() as folder:
        for n in range(given.trials):
            said, kept, problems = trial(Path(folder) / f"{n}.db", wait.uniform(0.0, 0.4))
            decided += len(said)
            lost += len(set(said) - set(kept))
            wrong += bool(problems)
            for line in problems:
                print(f"trial {n}: {line}")
    print(f"{given.trials} kills, {decided} decisions acknowledged, {lost} lost, {wrong} ledgers with problems")
    return 1 if lost or wrong else 0


def trial(path: Path, wait: float) -> tuple[list[str], list[str], list[str]]:
    """Decisions acknowledged, decisions kept, and what is wrong with the ledger."""
    with Ledger.open(path) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    child = subprocess.Popen([sys.executable, "-c", DECIDING, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    said = [line.strip() for line in child.stdout.read().split("\n")[:-1]]
    child.stdout.close()
    child.wait()
    with Ledger.open(path, create=False) as ledger:
        before = [one.to_json() for one in ledger.entries()]
        kept = [made.id for made in ledger.decisions.all()]
        problems = list(ledger.check().problems)
        ledger.decisions.rebuild()
        if [one.to_json() for one in ledger.entries()] != before:
            problems.append("made again from the log, the entries are others")
    return said, kept, problems


if __name__ == "__main__":
    sys.exit(main())
