"""Every table of accuracy, for whatever gold is present.

    python evals/tables.py [--raise | --lower] [--errors FOLDER] [--write]

Own gold by kind of record, NewsQuant, TIMEX3, quotations, PLOVER, and what noise costs. Public sets are looked for in
`../shared/gold`; a set that is absent is named and left out. Exit status 1 when a floor of `tests/gold/floors.json` or
`tests/gold/table_floors.json` is missed. `--raise` writes the floors that are now reached where they are higher,
`--lower` writes them whatever they are; `--write` puts the tables into docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import perturb
import plover
import quotes
import run
import timex

from comity import __version__
from comity.reading.reader import reader

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tests" / "gold" / "table_floors.json"
PAGE = ROOT / "docs" / "accuracy.md"

Table = dict[str, float]
"""Name of a measure -> percent."""


def timex_table(gold: Path, errors: list[Any]) -> Table:
    """F1 of TempEval-3's rows."""
    result = timex.measure(gold, errors)
    return {f"{row} F1": result[row]["F1"] for row in ("relaxed", "value", "type", "strict")}


def quotes_table(gold: Path, errors: list[Any]) -> Table:
    """F1 of all attributions and of direct ones."""
    result = quotes.measure(gold, errors)
    rows = [(group, row) for group in ("all", "direct") for row in ("content", "content+speaker")]
    return {f"{group} {row} F1": result[group][row]["F1"] for group, row in rows}


def plover_table(gold: Path, errors: list[Any]) -> Table:
    """Shares and F1 of PLOVER's rows."""
    result = plover.measure(gold, errors)
    shares = {name: float(result[name]) for name in ("type any", "type first", "macro-F1", "whole event")}
    return shares | {f"{row} F1": result[row]["F1"] for row in ("events", "source", "target")}


def newsquant_table(gold: Path, errors: list[Any]) -> Table:
    """F1 of NewsQuant's rows."""
    result = importlib.import_module("newsquant").measure(gold, errors=errors)
    return {f"{name} F1": row["F1"] for name, row in result.items() if isinstance(row, dict) and "F1" in row}


def stories_table(gold: Path, errors: list[Any]) -> Table:
    """What the ledger makes of story lines, in percent; of what should not be, the part that is not."""
    module = importlib.import_module("stories")
    sums, kinds = module.measure(gold, errors=errors)
    if "unseen" in gold.name:
        # Of texts that nobody opens only the sums are shown.
        kinds.clear()
        errors.clear()

    def share(part: float, whole: float) -> float:
        return round(100 * part / whole, 1) if whole else 100.0

    found, false = sums["conflicts"], sums["conflicts_false"]
    return {
        "links precision": share(sums["links_right"], sums["links_right"] + sums["links_wrong"]),
        "links recall": share(sums["links_right"], sums["links_gold"]),
        **{
            f"{kind} links recall": share(kinds[kind, "right"], kinds[kind, "gold"])
            for kind in sorted({kind for kind, _ in kinds})
        },
        "kept apart": 100 - share(sums["apart_broken"], sums["apart_broken asked"]),
        "stage of a record": share(sums["stage"], sums["stage asked"]),
        "stage now": share(sums["stage_now"], sums["stage_now asked"]),
        "due": share(sums["due"], sums["due asked"]),
        "points of series": share(sums["points_exact"], sums["points_exact asked"]),
        "series unmixed": 100 - share(sums["series_mixed"], sums["points asked"]),
        "conflicts precision": share(found, found + false),
        "conflicts recall": share(found, sums["conflicts asked"]),
    }


SETS = {
    "times, first sentences": (timex_table, timex.GOLD),
    "times, second sentences": (timex_table, timex.GOLD.with_name("second.jsonl")),
    "quotations, first texts": (quotes_table, quotes.GOLD),
    "quotations, second texts": (quotes_table, quotes.GOLD.with_name("second.jsonl")),
    "story lines": (stories_table, ROOT / "tests" / "gold" / "links"),
    "story lines, unseen": (stories_table, ROOT / "tests" / "gold" / "links_unseen"),
    "PLOVER, development half": (plover_table, plover.GOLD),
    "NewsQuant, development half": (newsquant_table, plover.GOLD.with_name("newsquant")),
}


def measured(folder: Path | None = None) -> tuple[dict[str, Table], dict[str, Counter[str]]]:
    """The tables of all sets that are present, and how many errors each has, by class."""
    tables: dict[str, Table] = {}
    classes: dict[str, Counter[str]] = {}
    for name, (table, gold) in SETS.items():
        if not gold.exists():
            print(f"{name}: no gold in {gold}", file=sys.stderr)
            continue
        errors: list[Any] = []
        try:
            tables[name] = table(gold, errors)
        except ModuleNotFoundError as absent:
            print(f"{name}: {absent}", file=sys.stderr)
            continue
        classes[name] = Counter(_class(row) for row in errors)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in errors)
            (folder / f"{name.replace(', ', '-').replace(' ', '-')}.jsonl").write_text("".join(lines), encoding="utf-8")
    return tables, classes


def _class(error: dict[str, Any]) -> str:
    """What kind of error a scorer's row is."""
    if "kind" in error:
        return str(error["kind"])
    if "pred" not in error or "gold" not in error:
        return "missed" if "gold" in error else "surplus"
    if not error["pred"]:
        return "missed"
    if error["gold"] and not isinstance(error["gold"][0], str):
        more = len(error["pred"]) - len(error["gold"])
        return "surplus" if more > 0 else "missed" if more < 0 else "value"
    types = {one[0] for one in error["pred"] if isinstance(one, list) and one}
    return "roles" if error["gold"] and error["gold"][0] in types else "type"


def low(tables: dict[str, Table], floors: dict[str, Table]) -> list[str]:
    """A line for every floor that is missed."""
    return [
        f"{name}, {row}: {tables[name][row]} is under its floor {floor}"
        for name, rows in floors.items()
        if name in tables
        for row, floor in rows.items()
        if tables[name].get(row, 0.0) < floor
    ]


def _kinds(own: dict[str, Counter[str]]) -> list[str]:
    """The rows of a table by kind of record."""
    out = []
    for kind, counts in own.items():
        if counts["gold"]:
            now = run.rates(counts)
            cells = [kind, counts["gold"], now["precision"], now["recall"], now["right"], counts["wrong"]]
            out.append("| " + " | ".join(map(str, cells)) + " |")
    return out


def page(own: dict[str, Counter[str]], tables: dict[str, Table], noise: dict[str, Any], classes: Any) -> str:
    """The page of accuracy."""
    history = HISTORY.read_text(encoding="utf-8") if HISTORY.exists() else ""
    kinds, unseen = _kinds(own), _kinds(run.rows(reader(), folder=run.UNSEEN))
    lines = [
        f"| {name} | " + "; ".join(f"{row} {value:.1f}" for row, value in table.items()) + " | "
        f"{', '.join(f'{count} {kind}' for kind, count in sorted(classes[name].items())) or 'none'} |"
        for name, table in tables.items()
    ]
    sets = [line for name, line in zip(tables, lines, strict=True) if not name.startswith(STORIES)]
    stories = [line for name, line in zip(tables, lines, strict=True) if name.startswith(STORIES)]
    lost = [f"| {name.replace('_', ' ')} | {value:.1f} | {cost:.1f} |" for name, (value, cost, _) in noise.items()]
    day = datetime.now(UTC).date().isoformat()
    return TEXT.format(
        version=__version__,
        day=day,
        texts=len(list(run.GOLD.glob("*.json"))),
        kinds="\n".join(kinds),
        unseen="\n".join(unseen),
        unseen_texts=len(list(run.UNSEEN.glob("*.json"))),
        sets="\n".join(sets),
        stories="\n".join(stories),
        noise="\n".join(lost),
        history=history.strip(),
    )


STORIES = "story lines"
"""How the sets that measure the ledger are called."""

HISTORY = ROOT / "tests" / "gold" / "first_runs.md"
"""What was measured before a rule was written for a set: kept by hand, for it can be measured only once."""

TEXT = """# Accuracy

Written by `python evals/tables.py --write`; version {version}, {day}.

## Own gold

These are the project's own gold texts (`tests/gold/en`, {texts} of them). **The rules were written while reading
them**, so the numbers say what the reader does not lose again, not how it does on a text nobody has seen: expect less
there. Items that a reader may print or leave out do not count.

| kind | in the gold | precision | recall | finer value right | forbidden ones printed |
| --- | --- | --- | --- | --- | --- |
{kinds}

*Precision*: of those printed, how many are in the gold. *Recall*: of those in the gold, how many are printed. *Finer
value*: the stage of an agreement, project or commitment and the speaker of a quotation, of those found; for other kinds
the values are part of being found. *Forbidden*: items that the gold names as wrong when printed.

### Unseen texts

{unseen_texts} more texts (`tests/gold/unseen`) that nobody opens who writes rules. This is what to expect of a text of
your own, as far as texts written for tests can tell; the first numbers, before any rule was changed after they were
written, stand under *First runs*.

| kind | in the gold | precision | recall | finer value right | forbidden ones printed |
| --- | --- | --- | --- | --- | --- |
{unseen}

## By the conventions of public sets

Each adapter in `evals/` sees the JSON of a reading and nothing else. The sentences of times and quotations are our own,
annotated in the conventions of TimeML and PolNeAR before the reader saw them; those two corpora were not at hand, so
**these rows are no results on them**. PLOVER and NewsQuant are the development halves of the public sets.

| set | percent | errors by class |
| --- | --- | --- |
{sets}

## Story lines

What the ledger makes of several texts on one matter (`tests/gold/links`, and `tests/gold/links_unseen`, which nobody
opens): links between the records of one thing, stages, what is due, series and conflicts. Recall counts what the reader
did not read, too.

| set | percent | errors by class |
| --- | --- | --- |
{stories}

{history}

## Noise

The own gold with the slips of real pages (`evals/perturb.py`): F1 over all kinds of records together, and the points
lost against the clean texts. At most 3 may be lost.

| noise | F1 | lost |
| --- | --- | --- |
{noise}
"""


def main() -> int:
    """Measure, print, compare, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", type=Path, help="a folder for one file of errors a set")
    parser.add_argument("--write", action="store_true")
    moves = parser.add_mutually_exclusive_group()
    moves.add_argument("--raise", dest="up", action="store_true")
    moves.add_argument("--lower", dest="down", action="store_true")
    args = parser.parse_args()
    missed = run.main(["--raise"] if args.up else ["--lower"] if args.down else [])
    tables, classes = measured(args.errors)
    for name, table in tables.items():
        print(f"\n{name}")
        for row, value in table.items():
            print(f"  {row:28} {value:6.1f}")
        print(f"  errors: {dict(sorted(classes[name].items()))}")
    noise = perturb.costs(reader())
    print("\nnoise")
    for name, (value, lost, _) in noise.items():
        print(f"  {name:16} F1 {value:5.1f}  lost {lost:4.1f}")
    floors: dict[str, Table] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.up or args.down:
        for name, table in tables.items():
            old = {} if args.down else floors.get(name, {})
            floors[name] = {row: max(value, old.get(row, 0.0)) for row, value in table.items()}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    if args.write:
        PAGE.write_text(page(run.rows(reader()), tables, noise, classes), encoding="utf-8")
    under = low(tables, floors)
    under += [f"{name} costs {lost:.1f} points" for name, (_, lost, _) in noise.items() if lost > perturb.MOST]
    for line in under:
        print(line, file=sys.stderr)
    return 1 if under or missed else 0


if __name__ == "__main__":
    sys.exit(main())
