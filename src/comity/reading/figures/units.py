"""Units beside a number: currencies, per cent, measures, stretches of time, and what they are counted per.

Works on characters alone. The words come from `units.csv`, `currencies.csv` (shared and of the language) and
`figures.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from comity.lexicon import Language, Row, cell
from comity.reading.figures.numbers import GAP, Number, key, words_like
from comity.records import UnitKind

PERCENT = "percent"
_NEAR = f"(?:{GAP}{{0,2}}|-|\n)"
_KINDS = {"time": UnitKind.TIME, PERCENT: UnitKind.PERCENT, "percent_point": UnitKind.PERCENT, "count": UnitKind.COUNT}
_RATE = "rate"
"""Kind of units that hold what they are counted per without showing it: `mtpa`; a knot is a speed of its own."""
_METRE = "m"
_CASED = 3
"""Names of so few letters are symbols: they match only as written (`MW`, `ha`, `km`)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit at characters `[start, end)`."""

    start: int
    end: int
    symbol: str | None
    """symbol as in the contract; None for a currency that several states may mean"""
    kind: UnitKind
    per: str | None = None
    """what the unit itself is counted per, `day` in `bpd`"""
    times: float = 1.0
    """what the unit multiplies: a billion for `bcm`, whose symbol is m3"""
    codes: tuple[str, ...] = ()
    """the currencies that its name may mean"""
    word: str = ""
    """the name or sign of money as the table has it"""


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a language, compiled."""

    name: re.Pattern[str]
    symbol: re.Pattern[str]
    money: re.Pattern[str]
    named: re.Pattern[str]
    before: re.Pattern[str]
    sign: re.Pattern[str]
    """a sign or code of money at the start of a heading"""
    glued: re.Pattern[str]
    per: re.Pattern[str]
    per_far: re.Pattern[str]
    names: dict[str, Unit]
    symbols: dict[str, Unit]
    currencies: dict[str, tuple[str, ...]]
    signs: dict[str, tuple[str, ...]]
    issuers: dict[tuple[str, str], tuple[str, ...]]
    pers: dict[str, str]
    since: dict[str, int]
    """years from which on currencies exist, where the table knows them"""
    measured: re.Pattern[str]
    """what shows that the letter before it is a unit"""
    letters: frozenset[str]
    """letters that are a unit only right behind the digits: "1.2C" """
    local: frozenset[str]
    """signs of money that count only where a state is named whose money they are"""
    apart: frozenset[str]
    """letters that are a unit also apart from them: "300 t" """


@lru_cache(maxsize=4)
def units(tables: Language) -> Units:
    """The units of a language, from its tables and the shared ones."""
    tree = tables.tree("figures")
    never = {str(one) for one in tree.get("not_units") or ()}
    names, symbols = _measures(row for row in tables.table("units") if row["symbol"] not in never)
    signs, currencies, issuers = _currencies(tables)
    pers = {key(str(word)): str(unit) for word, unit in (tree.get("per_units") or {}).items()}
    adverbs = {key(str(word)): str(unit) for word, unit in (tree.get("per_adverbs") or {}).items()}
    small = words_like(str(one) for one in tree.get("per_words") or ())
    of = words_like(str(one) for one in tree.get("of_words") or ())
    later = words_like(str(one) for one in tree.get("per_not_before") or ())
    per = rf"(?:{GAP}?/{GAP}?|[\s-](?i:{small})[\s-])(?P<per>(?i:{words_like(pers)}))s?(?!\w|\s+(?i:{later}))"
    times = {word: unit for word, unit in pers.items() if word in {str(one) for one in tree.get("far_units") or ()}}
    late = rf"[\s-](?i:{small})[\s-](?P<per>(?i:{words_like(times)}))s?(?!\w|\s+(?i:{later}))"
    daily = rf"[\s-](?P<daily>(?i:{words_like(adverbs)}))(?!\w)"
    sign = _signs_like(signs)
    apart = {str(one) for one in tree.get("never_glued") or ()}
    letters = _signs_like(one for one in signs if one[-1:].isalpha() and one not in apart)
    front = {str(one) for one in tree.get("front_signs") or ()}
    behind = _signs_like(one for one in signs if one not in front)
    return Units(
        name=re.compile(rf"{_NEAR}(?P<unit>(?i:{words_like(names)}))(?!\w)"),
        symbol=re.compile(rf"(?:{GAP}|-)?(?P<unit>{words_like(symbols)})(?![\w&])"),
        money=re.compile(rf"{_NEAR}(?P<unit>(?i:{words_like(currencies)})|{behind})(?!\w|-\w)"),
        named=re.compile(rf"(?<!\w)(?i:{words_like(currencies)})(?!\w)"),
        before=re.compile(rf"(?<!\w)(?P<sign>{sign}){GAP}{{0,2}}-?\Z"),
        sign=re.compile(rf"(?:{sign})(?:(?<=\W)|(?!\w)|(?=[a-z]{{1,3}}\b))"),
        glued=re.compile(rf"(?<!\w)(?=[^\s\d]{{1,6}}\d)(?:{letters})(?P<digits>\d[\d,]*(?:\.\d+)?)"),
        per=re.compile(f"(?:{per}|{daily})"),
        per_far=re.compile(rf"\s+(?:{of})(?:\s+[\w’'-]+){{1,4}}?(?:{late}|{daily})"),
        names=names,
        symbols=symbols,
        currencies=currencies,
        signs=signs,
        issuers=issuers,
        pers={**pers, **adverbs},
        since={
            row["code"]: int(row["valid_from"][:4]) for row in tables.shared.table("currencies") if row["valid_from"]
        },
        measured=re.compile(rf"\s+(?i:{of})(?!\w)"),
        letters=frozenset(str(one) for one in tree.get("glued_letters") or ()),
        local=frozenset(str(one) for one in tree.get("local_signs") or ()),
        apart=frozenset(str(one) for one in tree.get("apart_letters") or ()),
    )


def _signs_like(signs: Iterable[str]) -> str:
    """Signs as a pattern; a blank may stand between the letters and the sign (`US $`)."""
    longest = sorted(set(signs), key=lambda one: (-len(one), one))
    return re.sub(r"(?<=[A-Z])(\\\$)", rf"{GAP}?\1", "|".join(map(re.escape, longest)) or r"(?!)")


def _measures(given: Iterable[Row]) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Names, which match in any case, and symbols, which match as written."""
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    rows = tuple(given)
    plain: dict[tuple[str, str], float] = {}
    for row in rows:
        scale, what = float(row["scale"]), (row["symbol"], row["base"])
        plain[what] = min(scale, plain.get(what, scale))
    for row in rows:
        kind = _KINDS.get(row["kind"], UnitKind.MEASURE)
        symbol = PERCENT if row["kind"] == PERCENT and float(row["scale"]) == 0.01 else row["symbol"]
        rate = row["kind"] == _RATE and "/" not in row["symbol"]
        per = row["base"].partition("/")[2] if rate else ""
        times = round(float(row["scale"]) / plain[row["symbol"], row["base"]], 6)
        unit = Unit(0, 0, symbol, kind, per or None, times)
        for name in cell(row, "names"):
            known = symbols if len(name) <= _CASED or not name.replace(" ", "").islower() else names
            known.setdefault(key(name) if known is names else name, unit)
    return names, symbols


Codes = dict[str, tuple[str, ...]]


def _currencies(tables: Language) -> tuple[Codes, Codes, dict[tuple[str, str], tuple[str, ...]]]:
    """Signs and codes, which match as written; names, which match in any case; the states whose money a name is."""
    signs: Codes = {}
    names: Codes = {}
    issuers: dict[tuple[str, str], tuple[str, ...]] = {}
    at_home: dict[str, list[str]] = {}
    for row in tables.shared.table("states"):
        for code in cell(row, "currency"):
            at_home.setdefault(code, []).append(row["iso3"])
    for row in tables.shared.table("currencies"):
        for sign in (row["code"], *cell(row, "symbols")):
            squeezed = sign.replace(" ", "")
            if row["code"] not in signs.get(squeezed, ()):
                signs[squeezed] = (*signs.get(squeezed, ()), row["code"])
            issuers[squeezed, row["code"]] = tuple(at_home.get(row["code"], ()))
    for row in tables.table("currencies"):
        for name in cell(row, "names"):
            names[key(name)] = (*names.get(key(name), ()), row["code"])
            issuers[key(name), row["code"]] = cell(row, "of") or tuple(at_home.get(row["code"], ()))
    tree = tables.tree("figures")
    local = tree.get("local_signs")
    for known, more in ((signs, tree.get("money_signs")), (signs, local), (names, tree.get("money_names"))):
        for word, codes in (more or {}).items():
            word = str(word) if known is signs else key(str(word))
            known[word] = tuple(dict.fromkeys((*known.get(word, ()), *map(str, codes))))
            for code in codes:
                issuers.setdefault((word, code), tuple(at_home.get(code, ())))
    return signs, names, issuers


def money_before(text: str, start: int, words: Units) -> Unit | None:
    """The sign or code in front of a number."""
    found = words.before.search(text, max(0, start - 10), start)
    if found is None:
        return None
    word = found["sign"].translate(_NO_BLANKS)
    codes = words.signs[word]
    one = codes[0] if len(codes) == 1 else None
    return Unit(found.start(), start, one, UnitKind.MONEY, codes=codes, word=word)


_NO_BLANKS = {ord(blank): None for blank in " \u00a0\u2009\u202f"}


def _letter(text: str, end: int, word: str, words: Units) -> bool:
    """Whether what stands apart from its number is a letter: "45g" has a unit and "45 g of salt", "45 g" has none."""
    if len(word) > 1 or word == _METRE or word in words.apart or not (word.islower() or word in words.letters):
        return False
    return words.measured.match(text, end) is None


def unit_after(text: str, number: Number, words: Units, *, money: bool = True) -> Unit | None:
    """The unit behind a number: the longest of a currency (unless it is known to be none), a name and a symbol."""
    end = number.end
    best: Unit | None = None
    found = words.money.match(text, end) if money else None
    if found is not None:
        word = key(found["unit"])
        if word not in words.currencies:
            word = found["unit"].translate(_NO_BLANKS)
        codes = words.currencies.get(word) or words.signs[word]
        one = codes[0] if len(codes) == 1 else None
        best = Unit(found.start("unit"), found.end(), one, UnitKind.MONEY, codes=codes, word=word)
    for pattern, known in ((words.name, words.names), (words.symbol, words.symbols)):
        found = pattern.match(text, end)
        if found is None or (best is not None and found.end() <= best.end):
            continue
        word = found["unit"]
        if found.start("unit") > end and _letter(text, found.end(), word, words):
            continue
        unit = known[key(word) if known is words.names else word]
        best = Unit(found.start("unit"), found.end(), unit.symbol, unit.kind, unit.per, unit.times)
    return best


def per_after(text: str, end: int, words: Units, *, far: bool = False) -> tuple[int, str] | None:
    """What follows as "a year", "per barrel", "daily": where it ends, and what it is; `far` skips over "of tuna"."""
    found = words.per.match(text, end) or (words.per_far.match(text, end) if far else None)
    if found is None:
        return None
    return found.end(), words.pers[key(found["per"] or found["daily"])]
