"""Score quotations and reported speech with their speakers on PolNeAR-style gold.

    python evals/quotes.py [GOLD.jsonl] [--errors FILE] [--json]

GOLD is JSONL as `score_quotes.py` describes it; by default the project's own texts.

The adapter sees what any outside program would: the JSON of the reading. Contents are the evidence, sources are
`passages.speaker`. What is only a convention of the gold is mapped here: words that one cue interrupts are one
attribution, and a fragment between marks is no second one beside the clause it stands in.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_quotes

from comity.reading.reader import reader
from comity.records import Source

HERE = Path(__file__).parent
GOLD = HERE.parent / "tests" / "gold" / "quotes" / "en.jsonl"

Span = tuple[int, int]


def attributions(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The attributions of a reading, as the scorer takes them."""
    clauses = [(_place(one, "cue"), _content(one)) for one in reading["quotes"] if one["form"] == "indirect"]
    out: dict[Any, dict[str, Any]] = {}
    for number, one in enumerate(reading["quotes"]):
        cue, content = _place(one, "cue"), _content(one)
        if one["form"] == "partial" and any(cue == other and _within(content, wider) for other, wider in clauses):
            continue
        speaker = _place(one, "speaker")
        alone = one["form"] == "indirect" or cue is None
        key = number if alone else (cue, speaker, one["form"])
        item = out.setdefault(key, {"content": [], "source": [speaker] if speaker else []})
        item["content"] = sorted({*item["content"], *content})
    return list(out.values())


def _content(quote: dict[str, Any]) -> list[Span]:
    return [(one["start"], one["end"]) for one in quote["evidence"]]


def _place(quote: dict[str, Any], field: str) -> Span | None:
    passage = quote["passages"].get(field)
    return (passage["start"], passage["end"]) if passage else None


def _within(content: list[Span], wider: list[Span]) -> bool:
    return all(any(start <= a and b <= end for start, end in wider) for a, b in content)


def measure(gold: Path = GOLD, errors: list[Any] | None = None) -> dict[str, Any]:
    """The scorer's result over a gold file."""
    docs, read = score_quotes.read(gold), reader().read
    found = {one["doc"]: attributions(read(Source(text=one["text"])).to_json()) for one in docs}
    return dict(score_quotes.score(docs, found, errors=errors))


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
    print(f"{result['docs']} texts")
    for group in ("all", "direct"):
        for row in ("content", "content+speaker"):
            rates = result[group][row]
            print(f"{group + ' ' + row:24} P {rates['P']:5.1f}  R {rates['R']:5.1f}  F1 {rates['F1']:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
