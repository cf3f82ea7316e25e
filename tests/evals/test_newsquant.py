"""The adapter of NewsQuant: what is only that set's convention. All sentences are ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.records import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
import newsquant

Read = Callable[..., Reading]
Row = tuple[Any, str, str]


def quantities(reading: Reading) -> list[Row]:
    made = newsquant.quantities(json.loads(json.dumps(reading.to_json())))
    return [(one["value"], one["unit"], one["change"]) for one in made]


CASES: list[tuple[str, list[Row]]] = [
    ("The canal is 45 km long.", [(45, "kilometre", "=")]),
    ("A gust of 60 mph shook it.", [(60, "mile per hour", "=")]),
    ("Tea cost $4 a kilo.", [(4, "dollar per kilogram", "=")]),
    ("The wells give 900 barrels per day.", [(900, "barrel per day", "=")]),
    ("Wages rose 4 per cent.", [(4, "percentage", "up")]),
    ("He spoke of a 4 per cent drop.", [(4, "percentage", "=")]),
    ("Nearly 40 lorries crossed.", [(40, "lorry", "~")]),
    ("Just under 40 lorries crossed.", [(40, "lorry", "<")]),
    ("As many as 40 lorries crossed.", [(40, "lorry", "=")]),
    ("At least 40 heavy lorries crossed.", [(40, "heavy lorry", ">")]),
    ("Dozens of lorries crossed.", [([12, 120], "lorry", "=")]),
    ("The fee went from 10 to 12 euros.", [([10, 12], "euro", "up")]),
    ("Between 10 and 12 lorries crossed.", [([10, 12], "lorry", "=")]),
    ("A 90-year-old mill burned.", [(90, "year of age", "=")]),
    ("She is 41.", [(41, "year of age", "=")]),
    ("It lasted 41 years.", [(41, "year", "=")]),
    ("One mill burned.", [(1, "mill", "=")]),
    ("It is one of the mills that burned.", [(1, "mill", "=")]),
    ("No one saw it, and the old one stood.", []),
    ("Half the lorries crossed.", [(0.5, "% lorry", "=")]),
    ("Freight doubled.", []),
    ("They sell 5G masts.", [(5, "generation wireless", "=")]),
    ("It stood at 7,400.25.", [(7400.25, "-", "=")]),
    ("Nobody came.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reading_becomes_quantities_of_the_set(read: Read, text: str, expected: list[Row]) -> None:
    assert quantities(read(text)) == expected


def test_missing_folder_is_skipped_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsquant.main([str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().err


def test_folder_is_read_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = [
        {
            "text": "The mill employs 60 weavers and lost 4 per cent of them.",
            "quantities": [
                {"value": "60", "normalized_unit": "weaver", "change": "="},
                {"value": "5", "normalized_unit": "percentage", "change": "down"},
            ],
        }
    ]
    (tmp_path / "dev.json").write_text(json.dumps(gold), encoding="utf-8")
    wrong = tmp_path / "errors.jsonl"
    assert newsquant.main([str(tmp_path), "--errors", str(wrong), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["value"]["F1"] == result["value+unit"]["F1"] == 50.0
    assert len(wrong.read_text(encoding="utf-8").splitlines()) == 1


def test_symbols_of_the_lexicon_have_names() -> None:
    names = newsquant.unit_names()
    assert (names["percent"], names["USD"], names["MW"]) == ("percentage", "dollar", "megawatt")
    assert not [name for name in names.values() if "/" in name]
