"""Kill the ledger's work at random moments and see that nothing is lost.

python scripts/faults.py [--trials 200] [--on file|server] [--job NAME] [--seed N]

Prints a line for each job and place, and a line for everything that was lost; the exit status is 1 if anything was.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from cluster import Cluster
from faults import trials
from jobs import JOBS


def main() -> int:
    """Run all trials."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--trials", type=int, default=200, help="trials in each place, shared among the jobs")
    asked.add_argument("--on", choices=("file", "server"), action="append", help="where; both unless given")
    asked.add_argument("--job", choices=[job.name for job in JOBS], action="append", help="which; all unless given")
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    lost = 0
    folder = Path(tempfile.mkdtemp(prefix="comity-faults-"))
    names = count()
    jobs = [job for job in JOBS if not args.job or job.name in args.job]
    many = -(-args.trials // len(jobs))

    def files() -> str:
        return str(folder / f"{next(names)}.db")

    for on in args.on or ("file", "server"):
        cluster = Cluster() if on == "server" else None
        try:
            for job in jobs:
                begun = time.monotonic()
                out = trials(job, cluster.database if cluster else files, many, args.seed)
                lost += len(out.lost)
                print(
                    f"{job.name} in a {'PostgreSQL database' if cluster else 'file'}: {out.run} trials, {out.killed} "
                    f"killed, {out.told} acknowledged, {len(out.lost)} wrong ({time.monotonic() - begun:.0f} s)",
                    flush=True,
                )
                for line in out.lost:
                    print(f"  {line}")
        finally:
            if cluster is not None:
                cluster.remove()
    shutil.rmtree(folder)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
