"""Score the reader on NewsQuant's sentences, each read alone.

    python evals/newsquant.py [FOLDER] [--set NAME] [--protocol strict|published] [--errors FILE] [--json]

FOLDER holds `dev.json`; by default it is `../shared/gold/newsquant` beside the repository. Where it is not, one line
says so and the exit status is 0.

The adapter sees what any outside program would: the JSON of the reading. What is only a convention of this set is
mapped here and nowhere else: its names of units (`newsquant_units.csv`), "one" and "5G" as quantities, "from A to B" as
one range, half of a thing as 0.5, a vague plural as exact, hedge and direction in one sign, ages in "years of age",
counted nouns with the words that describe them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_newsquant

Figure = dict[str, Any]

HERE = Path(__file__).parent
GOLD = HERE.parent.parent / "shared" / "gold" / "newsquant"
NONE = "-"
"""The set's name for no unit."""
CHANGES = {"=": "=", "~": "~", "<~": "~", ">": ">", ">=": ">", "<": "<", "<=": "<"}

_SHORT = re.compile(r"(?i)\b(?:under|below|less|short|shy)\b")
"""Hedges of "nearly" that the set takes for "less than"."""
_AS_MANY = re.compile(r"(?i)^as (?:many|much|few|little) as\b")
"""Words that the set takes for emphasis and not for a bound."""
_AGE = re.compile(r"(?i)^[\s-]*(?:years?[\s-]*)?old\b")
_AGED = re.compile(r"(?i)\b(?:aged?|ages|age of)\s+(?:\w+\s+){0,2}$")
_OIL = re.compile(r"(?i)^\s+of\s+(?:crude\s+)?oil\b")
_ONE = re.compile(
    r"(?i)(?<!\bthe )(?<!\bthe same )(?<!\bsame )(?<!\beach )(?<!\bevery )(?<!\bthis )(?<!\bthat )(?<!\bno )(?<!\bany )"
    r"(?<!\banother )(?<![\w-])one\s+(?:of\s+(?:the|its|his|her|their|our|my|those|these)\s+)?(?P<what>[a-z][a-z'-]*)"
)
_POINTED = re.compile(r"(?i)\b(?:the|an?|this|that|another|each|every|any|no)\s+\w+\s+$")
"""In front of a "one" that stands for a thing: "the old one"."""
_NO_THING = frozenset(
    re.findall(
        r"\w+",
        """
    of that who which to in on at by for from with and or but is was are were has have had will would can could may
    might must should day another after before more less as if when where while than it he she they we you i not
    hundred thousand million billion trillion dozen third half quarter two three four five six seven eight nine ten
    other out up down off over so such also else thing way
    """,
    )
)
"""Words behind "one" that leave it a pronoun or part of another number."""
_FROM = re.compile(r"(?i)\bfrom\s+$")
_GENERATION = re.compile(r"\b([2-6])G\b")
_CHANGE_BEHIND = re.compile(
    r"(?i)^[\s-]+(?:[a-z-]+\s+){0,2}?(?:above|below|better|cut|decline|decrease|drop|fall|gain|growth|higher|hike|increase|"
    r"jump|less|lower|more|plunge|raise|reduction|rise|slide|slump|surge)\b"
)
"""A change told by a noun or a comparison behind the number has no sign in the set."""
_AVERAGED = re.compile(r"(?i)\baverag(?:ed|es|ing)\s+(?:an?\s+)?$")
_ONE_SPAN = 8
"""Characters around a figure in which "one" is part of it."""
_FILLERS = frozenset("a an the of and or its his her their our my your s 's ’s in at on for from with".split())  # noqa: SIM905


@cache
def unit_names() -> dict[str, str]:
    """The set's names of units by the symbol of the contract."""
    names: dict[str, str] = {}
    lexicon = HERE.parent / "src" / "comity" / "lexicon" / "data" / "en"
    for row in _rows(lexicon / "units.csv"):
        plain = [name for name in row["names"].split(";") if len(name) > 3 and name.islower()]
        if plain and "/" not in row["symbol"]:
            names.setdefault(row["symbol"], plain[0])
    for row in _rows(lexicon / "currencies.csv"):
        if not row["of"]:
            names.setdefault(row["code"], row["names"].split(";")[0].lower())
    names.update((row["symbol"], row["name"]) for row in _rows(HERE / "newsquant_units.csv"))
    for time in ("day", "week", "month", "year", "quarter", "fortnight", "millennium", "minute", "hour"):
        names[time] = time
    return names


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def quantities(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """What the set would call the quantities of a reading."""
    text = reading["source"]["text"]
    kept = [one for one in reading["figures"] if one["value"] is not None and not _is_verb(one)]
    out = [{"value": _value(one), "unit": unit(one, text), "change": change(one, text)} for one in _spans(kept, text)]
    return [*out, *_ones(kept, text), *_generations(text)]


def _is_verb(figure: Figure) -> bool:
    """Verbs that hold a number ("doubled") are no quantities of the set; "sixfold" is."""
    return figure["why"] == "figures.fold" and "fold" not in figure["evidence"][0]["text"].lower()


def _spans(figures: list[Figure], text: str) -> list[Figure]:
    """The set takes "from 40 to 60" for one quantity, a range from the first to the second."""
    out: list[Figure] = []
    for one in sorted(figures, key=lambda figure: figure["evidence"][0]["start"]):
        last = out[-1] if out else None
        if last is not None and last["high"] is None and one["high"] is None and last["unit"] == one["unit"]:
            low, high = last["evidence"][0], one["evidence"][0]
            opened = _FROM.search(text[: low["start"]]) is not None
            if opened and text[low["end"] : high["start"]].strip().lower() == "to":
                out[-1] = {**one, "value": last["value"], "high": one["value"], "bound": last["bound"]}
                continue
        out.append(one)
    return out


def _value(figure: Figure) -> float | list[float]:
    value, high = figure["value"], figure["high"]
    if figure["why"] == "figures.share":
        value = value / 100  # half of them is 0.5 of them
    return value if high is None else [value, high]


def _generations(text: str) -> list[dict[str, Any]]:
    """ "5G" is five generations here; for Comity it is a name."""
    unit_ = "generation wireless"
    return [{"value": float(one[1]), "unit": unit_, "change": "="} for one in _GENERATION.finditer(text)]


def _around(figure: Figure, text: str) -> tuple[str, str, str]:
    """What stands before the figure's phrase, the phrase, and what stands behind it."""
    phrase = figure["evidence"][0]
    return text[max(0, phrase["start"] - 40) : phrase["start"]], phrase["text"], text[phrase["end"] :][:40]


def change(figure: Figure, text: str) -> str:
    """The set's one sign for bound and direction."""
    before, phrase, after = _around(figure, text)
    if figure["direction"] is not None and _CHANGE_BEHIND.match(after) is None:
        return str(figure["direction"])
    bound = figure["bound"]
    if bound == "=" and _AVERAGED.search(before):
        return "~"
    if figure["why"] == "figures.vague" and bound == "~":
        return "="
    if bound == "<~" and _SHORT.search(f"{before} {phrase}" if "(" in before else phrase):
        return "<"
    if bound in ("<=", ">=") and _AS_MANY.match(phrase):
        return "="
    return CHANGES[bound]


def unit(figure: Figure, text: str) -> str:
    """The set's name of the unit."""
    symbol = figure["unit"]
    if symbol is None:
        return NONE
    names = unit_names()
    before, phrase, after = _around(figure, text)
    if symbol == "year" and (figure["indicator"] == "age" or _AGE.match(after) or _AGED.search(before)):
        return "year of age"
    if figure["why"] == "figures.share":
        words = (figure["indicator"] or NONE).split()
        return f"% {_noun(_one_of(words[-1]), ' '.join(words))}"
    if symbol in names:
        oil = symbol == "barrel" and (_OIL.match(after) or phrase.lower().endswith("of oil"))
        return "barrel of oil" if oil else names[symbol]
    whole, slash, per = symbol.partition("/")
    if slash:
        return f"{names.get(whole, whole)} per {names.get(per, per)}"
    return _noun(symbol, figure["indicator"])


def _noun(symbol: str, indicator: str | None) -> str:
    """The counted noun with the words before it that describe it."""
    words = (indicator or "").split()
    at = next((i for i, word in enumerate(words) if word.lower()[:4] == symbol.lower()[:4]), None)
    if at is None:
        return symbol
    described = [word.strip(",\"'“”‘’") for word in words[:at] if word.lower() not in _FILLERS]
    return " ".join([*(re.sub(r"['’]s$", "", word) for word in described if word), symbol])


def _ones(figures: list[Figure], text: str) -> list[dict[str, Any]]:
    """The set counts "one" wherever a noun follows, also in "one of the banks"."""
    taken = [(one["evidence"][0]["start"], one["evidence"][0]["end"]) for one in figures]
    out = []
    for found in _ONE.finditer(text):
        start, what = found.start(), found["what"].lower()
        if what in _NO_THING or any(low - _ONE_SPAN <= start < high for low, high in taken if low <= start + 3):
            continue
        if text[found.end() :].startswith("-") or _POINTED.search(text[:start]) is not None:
            continue
        out.append({"value": 1.0, "unit": _one_of(what), "change": "="})
    return out


def _one_of(plural: str) -> str:
    """The noun in singular, as far as its ending tells."""
    for ending, single in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x")):
        if plural.endswith(ending):
            return plural[: -len(ending)] + single
    return plural[:-1] if plural.endswith("s") and not plural.endswith("ss") else plural


def predict(sentences: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The quantities of each sentence, read alone."""
    from comity.reading.reader import reader  # noqa: PLC0415 - loads the language pipeline
    from comity.records import Source  # noqa: PLC0415

    loaded = reader()
    return {text: quantities(json.loads(json.dumps(loaded.read(Source(text=text)).to_json()))) for text in sentences}


def measure(
    folder: Path, name: str = "dev", protocol: str = "strict", errors: list[Any] | None = None
) -> dict[str, Any]:
    """Read and score one file of the set."""
    gold = score_newsquant.load(str(folder / f"{name}.json"))
    found = predict([record["text"] for record in gold])
    result: dict[str, Any] = score_newsquant.score(gold, found, protocol, False, errors)
    return result


def main(argv: list[str] | None = None) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--set", default="dev")
    parser.add_argument("--protocol", choices=["published", "strict"], default="strict")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    if not (args.folder / f"{args.set}.json").exists():
        print(f"NewsQuant: no {args.set}.json in {args.folder}; skipped", file=sys.stderr)
        return 0
    errors: list[Any] = []
    result = measure(args.folder, args.set, args.protocol, errors)
    if args.errors is not None:
        args.errors.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in errors), encoding="utf-8")
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"NewsQuant {args.set}, {result['protocol']}: {result['gold']} in the gold, {result['pred']} read")
    print(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}")
    for row in ("value", "value+unit", "value+change"):
        if row in result:
            rates = result[row]
            print(f"{row:14}{rates['P']:7.1f}{rates['R']:7.1f}{rates['F1']:7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
