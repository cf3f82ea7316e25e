"""Score dates and times on TIMEX3 gold: TempEval-3's rows.

    python evals/timex.py [GOLD.jsonl] [--errors FILE] [--json]

GOLD is JSONL as `score_timex.py` describes it; by default the project's own sentences. Each text is read with its day
of writing as `published`.

The adapter sees what any outside program would: the JSON of the reading. What is only a convention of TimeML is mapped
here: both ends of a stretch are expressions of their own, counted months are a length, a fiscal year is named and not
spelled out in months, an hour without a day is one of the last day of
news named before it, or of the day of writing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_timex

from comity.reading.reader import reader
from comity.records import Source

HERE = Path(__file__).parent
GOLD = HERE.parent / "tests" / "gold" / "timex" / "en.jsonl"

_JOINT = re.compile(r"\s*(?:[-–—/]|\b(?:to|through|until|till|and|or)\b)\s*")
_YEAR = re.compile(r"\d{4}")
_FISCAL = re.compile(r"(?i)\b(?:fiscal|financial|budget)\b|\bFY")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEWS = 2
"""Days that the hours of news go back."""
_STEP = {"this": 0, "current": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
_RELATIVE_FISCAL = re.compile(rf"(?i)\b({'|'.join(_STEP)})\s+(?:fiscal|financial|budget)\s+year")
_QUARTER = re.compile(r"(?i)\bquarter\b")
_MONTHS = re.compile(r"(?i)\bmonths?\b")


def times(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The time expressions of a reading, as the scorer takes them."""
    published = reading["source"]["published"] or ""
    found, told = [], published
    for one in sorted(reading["dates"], key=lambda one: int(one["evidence"][0]["start"])):
        day = _DAY.fullmatch(one["value"] or "")
        if day and len(published) == len("2025-01-01") and _is_news(day[0], published):
            told = day[0]
        found += _items(one, published, told)
    return found


def _is_news(day: str, published: str) -> bool:
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= _NEWS


def _items(record: dict[str, Any], published: str, told: str) -> list[dict[str, Any]]:
    words, value = record["evidence"][0], record["value"] or ""
    start, end, text = words["start"], words["end"], words["text"]
    item = {"start": start, "end": end, "type": record["type"], "value": value, "mod": record["mod"]}
    if "/" in value:
        return _stretch(item, text)
    if value.startswith("T") and len(published) == 10:
        item["value"] = told + value
    if not value and (found := _RELATIVE_FISCAL.search(text)) and published:
        item["value"] = str(int(published[:4]) + _STEP[found[1].lower()])
    return [item]


def _stretch(item: dict[str, Any], text: str) -> list[dict[str, Any]]:
    first, _, last = item["value"].partition("/")
    if _QUARTER.search(text) and int(last[5:7] or 0) % 3 == 0 and int(last[5:7]) - int(first[5:7]) == 2:
        return [{**item, "value": f"{last[:4]}-Q{int(last[5:7]) // 3}"}]
    if _FISCAL.search(text):
        years = _YEAR.findall(text)
        return [{**item, "value": years[-1] if len(years) == 1 else last[:4]}]
    joint = _JOINT.search(text)
    if joint is not None and joint.start() and any(c.isalnum() for c in text[joint.end() :]) and _dated(text, joint):
        return [
            {**item, "end": item["start"] + joint.start(), "value": first},
            {**item, "start": item["start"] + joint.end(), "value": last},
        ]
    if _MONTHS.search(text) and len(first) == len(last) == len("2025-01"):
        count = 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:]) + 1
        return [{**item, "type": "DURATION", "value": f"P{count}M"}]
    return [item]


def _dated(text: str, joint: re.Match[str]) -> bool:
    """Whether both sides name a time: `11`, `May`, `2024`; not `the year to June`."""
    left = text[: joint.start()]
    if re.search(r"\d", left):
        return not _MONTHS.search(left)
    return any(word[0].isupper() for word in (left.split()[0], left.split()[-1]))


def measure(gold: Path = GOLD, errors: list[Any] | None = None) -> dict[str, Any]:
    """The scorer's result over a gold file."""
    docs, read = score_timex.read(gold), reader().read
    found = {one["doc"]: times(read(Source(text=one["text"], published=one["dct"])).to_json()) for one in docs}
    return dict(score_timex.score(docs, found, errors))


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    errors: list[Any] = []
    result = measure(args.gold, errors)
    if args.errors:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in errors)
        args.errors.write_text("".join(lines), encoding="utf-8")
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{result['docs']} texts, {result['gold']} gold, {result['pred']} predicted")
    for row in score_timex.ROWS:
        print(f"{row:14} P {result[row]['P']:6.2f}  R {result[row]['R']:6.2f}  F1 {result[row]['F1']:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
