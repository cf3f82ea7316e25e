"""From characters to numbers with their units, ranges and shares; still without grammar."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from comity.reading.figures.numbers import Number, clean, key, loosened, numbers
from comity.reading.figures.page import Found, Page
from comity.reading.figures.units import PERCENT, Unit, money_before, per_after, unit_after
from comity.records import Direction, UnitKind

_SIGN = re.compile(r"(?:^|[\s(\[])([-−])\Z")
_DASH = re.compile(r"\s?[-–—−‑]\s?")
_WEAK_FROM = 100
"""A name of money that is also a common word counts from this value on: "500 won", not "two won"."""
_CENTS = 0.1
"""Step of a price in decimals: "27.80 crowns", "1.5 pounds" in no text of cooking."""
_GOALS = 200
"""The most points of a side in a game that is told as "98 to 87"."""
_MINUS = 8
"""Characters in front of a number in which "minus" is looked for."""
_RATE_TOP = 1000
"""The largest whole of "one in ...", beyond which the words are seldom meant as a share."""


def spot(page: Page, coded: Callable[[Number], bool]) -> list[Found]:
    """Every number of the text with the unit that stands beside it, ranges and rates as one; `coded` tells those that
    are written parts of something else."""
    text, words = page.text, page.words
    glued = {found.start("digits"): found.end("digits") for found in words.units.glued.finditer(text)}
    found: list[Found] = []
    for number in numbers(text, words.numerals, glued):
        if not coded(number) and not _denominator(page, number, found):
            found.append(_with_unit(page, number))
    return _joined(page, found)


def _denominator(page: Page, number: Number, before: list[Found]) -> bool:
    """Whether the number says per how many: "per 1,000 cubic metres", "per 100,000"."""
    if before and before[-1].number.end < number.start < before[-1].end:
        return True
    word = key(page.text[max(0, number.start - 12) : number.start]).rpartition(" ")[2]
    return page.words.has("per_counts", word)


def _with_unit(page: Page, number: Number) -> Found:
    text = page.text
    number, money, unit = _beside(page, number)
    if money is not None:
        same = unit is not None and unit.kind is UnitKind.MONEY and set(unit.codes) & set(money.codes)
        unit = dataclasses.replace(money, end=unit.end if same and unit is not None else number.end)
    elif unit is not None and unit.kind is UnitKind.MONEY and _weak(page, unit, number):
        unit = None
    found = _signed(page, number, unit, money is not None)
    if unit is not None:
        found.symbol, found.kind, found.per = unit.symbol, unit.kind, unit.per
        far = unit.kind is UnitKind.MEASURE
        end = found.end
        if (per := per_after(text, end, page.words.units, far=far)) is not None:
            found.end, found.per = per
            found.far = per[0] if text[end : per[0]].count(" ") > 2 else None
    page.place(found)
    return found


def _beside(page: Page, number: Number) -> tuple[Number, Unit | None, Unit | None]:
    """The number with its scale, the sign of money in front and the unit behind."""
    text, words = page.text, page.words
    money = money_before(text, number.start, words.units)
    if money is not None and _foreign(page, money, number):
        money = None
    if money is not None:
        number = loosened(text, number, words.numerals)
    unit = unit_after(text, number, words.units)
    if unit is not None and _foreign(page, unit, number):
        unit = unit_after(text, number, words.units, money=False)  # "120 MT"
    if unit is None and not number.worded and (hedge := words.hedge_after.match(text, number.end)) is not None:
        unit = unit_after(text, dataclasses.replace(number, end=hedge.end()), words.units)  # "20 or more years"
    if unit is None and number.high is not None and (of := words.units.measured.match(text, number.end)) is not None:
        unit = unit_after(text, dataclasses.replace(number, end=of.end()), words.units)  # "millions of tons"
    if money is None and (loose := loosened(text, number, words.numerals)) is not number:
        behind = unit_after(text, loose, words.units)
        if behind is not None or unit is None:
            number, unit = loose, behind
    if unit is not None and unit.kind is UnitKind.MEASURE and not number.scaled and money is None:
        number, unit = _letter_scale(page, number, unit)
    return number, money, unit


def _letter_scale(page: Page, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """ "4.5 m tonnes": the letter in front of a unit is a scale and no metre."""
    words = page.words
    times = words.numerals.shorts.get(page.text[unit.start : unit.end])
    if times is None:
        return number, unit
    wide = dataclasses.replace(
        number, end=unit.end, value=clean(number.value * times), step=number.step * times, factor=times, bare=None
    )
    behind = unit_after(page.text, wide, words.units)
    return (wide, behind) if behind is not None and behind.end - behind.start > 1 else (number, unit)


def _signed(page: Page, number: Number, unit: Unit | None, money: bool) -> Found:
    """The find with its unit, below nought where a sign says so."""
    text, words = page.text, page.words
    start, end = number.start, number.end
    if unit is not None:
        start, end = min(start, unit.start), max(end, unit.end)
    value = number.value * unit.times if unit is not None else number.value
    low = max(0, start - _MINUS)
    sign = _SIGN.search(text, low, start) or words.minus.search(text, low, start)
    if sign is not None and page.words.has("choice_words", key(text[max(0, sign.start() - 4) : sign.start()])):
        sign = None  # "plus or minus 3 points"
    if not number.worded and (sign is not None or (money and text[number.start - 1] in "-−")):
        value, start = -value, sign.start(1) if sign is not None else start
    high = number.high * unit.times if unit is not None and number.high is not None else number.high
    return Found(number, start, end, value, high, unit)


def _foreign(page: Page, unit: Unit, number: Number) -> bool:
    """Whether a sign that is also other things is no money here: none of the states is named whose money it is."""
    before = unit.start < number.start
    if (
        before
        and number.bare is not None
        and number.value < _WEAK_FROM
        and page.words.has("coded_money", unit.word.lower())
    ):
        return True  # "COP 30"
    if before and len(unit.word) == 1 and unit.word.isalpha() and number.bare is not None and _road(page, unit, number):
        return True
    if unit.word not in page.words.units.local:
        return False
    small = len(unit.word) == 1 and number.bare is not None and number.value < _WEAK_FROM and unit.start < number.start
    issuers = page.words.units.issuers
    return small or not any(set(issuers.get((unit.word, code), ())) & page.states for code in unit.codes)


def _road(page: Page, unit: Unit, number: Number) -> bool:
    """Whether a letter with digits is a name: "the R16", "R16 road"; a price has no article, and no noun behind."""
    word = key(page.text[max(0, unit.start - 12) : unit.start]).rpartition(" ")[2]
    if page.words.has("pointers", word):
        return True
    after = page.token(number.end) if page.text[number.end : number.end + 1] == " " else None
    return after is not None and after + 1 < len(page.notes.doc) and page.notes.doc[after + 1].pos_ in ("NOUN", "PROPN")


def _weak(page: Page, unit: Unit, number: Number) -> bool:
    """Whether the name of money is a common word here: "two won", "3 real steps"."""
    name = key(page.text[unit.start : unit.end])
    year = number.bare is not None and len(number.bare) == 4
    vague = number.high is not None
    small = number.value < _WEAK_FROM and (number.step > _CENTS or number.worded)
    return page.words.has("currency_weak", name) and (year or vague or small)


# ---- two numbers that are one ----------------------------------------------------------------------------------


def _joined(page: Page, found: list[Found]) -> list[Found]:
    """Ranges ("25-40", "between 5 and 10", "5 to 10 per cent") and rates ("one in five") become one find."""
    out: list[Found] = []
    for one in found:
        if out and one.start - out[-1].end <= 16:
            joined = _range(page, out[-1], one) or _rate(page, out[-1], one)
            if joined is not None:
                page.place(joined)
                out[-1] = joined
                continue
            _from_to(page, out[-1], one)
            _score(page, out[-1], one)
        out.append(one)
    return out


def _range(page: Page, a: Found, b: Found) -> Found | None:
    """The two as one range, if the words between them say so."""
    between = page.text[a.end : b.start]
    opener = key(page.text[max(0, a.start - 12) : a.start]).rpartition(" ")[2]
    word, tight = key(between), _DASH.fullmatch(between) is not None
    if not (
        tight
        or (page.words.has("range_words", word) and _spans(page, a, opener))
        or (page.words.has("range_joiners", word) and page.words.has("range_openers", opener))
        or (page.words.has("choice_words", word) and a.unit is None and _next(a, b))
    ):
        return None
    if a.high is not None or b.high is not None or a.value < 0:
        return None
    b = _same_sign(a, b)
    if a.unit is not None and (b.unit is None or (a.symbol, a.kind) != (b.symbol, b.kind)):
        return None
    if a.unit is None and _year_like(a) and not (_year_like(b) and b.unit is not None):
        return None  # "in 2024 to 1.4 billion", "2024-25"
    low = a.value
    if a.unit is None:
        times = b.unit.times if b.unit is not None else 1.0
        low *= times * (b.number.factor if not a.number.scaled and low * times < b.value / b.number.factor else 1.0)
    elif not a.number.scaled and b.number.scaled and low < b.value / b.number.factor:
        low *= b.number.factor
    if not low < (b.value if b.value > 0 else -b.value):
        return None
    start = a.start
    if page.words.has("range_openers", opener):
        start = page.text.lower().rindex(opener, 0, a.start)
    return dataclasses.replace(b, start=start, value=low, high=abs(b.value), role="range", opens=a.number.start)


def _changes(page: Page, a: Found) -> bool:
    """Whether "from A to B" tells of a change: it hangs on a word of rise, fall or turning."""
    if not page.parsed or not a.core:
        return True
    for token in page.notes.doc[a.core - 1].ancestors:
        lemma = token.lemma_.lower()
        for change in page.words.changes.values():
            if lemma in change.verbs or lemma in change.objects or lemma in change.nouns:
                return True
        if page.words.has("turn_verbs", lemma):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _same_sign(a: Found, b: Found) -> Found:
    """The second number with the sign of money that stands before the first: "$14-15 billion"."""
    if a.unit is None or a.unit.kind is not UnitKind.MONEY or a.unit.start >= a.number.start or b.unit is not None:
        return b
    unit = dataclasses.replace(a.unit, start=b.number.start, end=b.number.end)
    return dataclasses.replace(b, unit=unit, symbol=a.symbol, kind=a.kind)


def _year_like(one: Found) -> bool:
    """Four bare digits."""
    return one.number.bare is not None and len(one.number.bare) == 4


def _next(a: Found, b: Found) -> bool:
    """Whether the second number is one more than the first: "three or four", "two or three thousand"."""
    return b.number.value / b.number.factor == a.number.value + 1 or b.number.value == a.number.value + 1


def _spans(page: Page, a: Found, opener: str) -> bool:
    """Whether "A to B" is one stretch: not in "from A to B", save behind "range", nor in "by $5 to $9"."""
    if page.words.has("from_words", opener):
        before = key(page.text[max(0, a.start - 30) : a.start]).split(" ")
        return (len(before) > 1 and page.words.has("range_verbs", before[-2])) or not _changes(page, a)
    return not (page.words.has("change_by", opener) and a.unit is not None)


def _rate(page: Page, a: Found, b: Found) -> Found | None:
    """One in five: 20 per cent."""
    word = key(page.text[a.end : b.start])
    if not page.words.has("rate_words", word) or a.unit is not None or b.unit is not None:
        return None
    whole, part = b.value, a.value
    if a.number.step < 1:
        a.role = b.role = "score"  # "7.5 out of 10"
        return None
    if not 0 < part < whole <= _RATE_TOP or a.high is not None:
        return None
    if a.number.worded != b.number.worded and not (a.number.worded and part == 1 and _counted(page, b)):
        return None
    if b.number.bare is not None and len(b.number.bare) == 4:
        return None
    out = dataclasses.replace(b, start=a.start, value=round(100 * part / whole, 4), role="rate")
    out.unit = Unit(b.number.start, b.number.end, PERCENT, UnitKind.PERCENT)
    out.symbol, out.kind = PERCENT, UnitKind.PERCENT
    return out


def _counted(page: Page, one: Found) -> bool:
    """Whether a noun in the plural stands right behind the number: "one in 12 pupils"."""
    tail = page.tail(one)
    return tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS"


def _score(page: Page, a: Found, b: Found) -> None:
    """ "38-22": the outcome of a vote or of a game, no range."""
    plain = a.unit is b.unit is None and a.high is b.high is None and not (a.number.worded or b.number.worded)
    if not plain or a.value <= b.value or _year_like(a):
        return
    between = page.text[a.end : b.start]
    told = a.value <= _GOALS and page.words.has("to_words", key(between)) and _outcome(page, a, b)
    if told or _DASH.fullmatch(between) is not None:
        a.role = b.role = "score"


def _outcome(page: Page, a: Found, b: Found) -> bool:
    """ "Won 2 to 1 at half time": nothing is counted, and neither number is the extent or the origin of a change."""
    words, doc = page.words, page.notes.doc
    opener = key(page.text[max(0, a.start - 12) : a.start]).rpartition(" ")[2]
    if words.has("from_words", opener) or words.has("change_by", opener) or b.last >= len(doc):
        return False
    verb = next((up.lemma_.lower() for up in page.tail(a).ancestors if up.pos_ == "VERB"), "")
    moved = any(verb in way.verbs or verb in way.objects for way in words.changes.values())
    return not moved and doc[b.last].pos_ not in ("NOUN", "ADJ", "PROPN", "SYM", "NUM")


def _from_to(page: Page, a: Found, b: Found) -> None:
    """ "From 200 to 400 MW": two figures, and a direction."""
    opener = key(page.text[max(0, a.start - 12) : a.start]).rpartition(" ")[2]
    if not (page.words.has("from_words", opener) and page.words.has("to_words", key(page.text[a.end : b.start]))):
        return
    if a.unit is not None and b.unit is not None and (a.symbol, a.kind) != (b.symbol, b.kind):
        return
    a.role, b.role = "from", "to"
    if a.unit is None and b.unit is not None:
        a.whole, a.elliptic = b, True
        times = b.unit.times * (b.number.factor if not a.number.scaled and a.value < 1000 else 1.0)
        a.value *= times
    elif b.unit is None and a.unit is not None:
        b.whole, b.elliptic = a, True
        if a.number.scaled and not b.number.scaled and b.value < 1000:
            b.value *= a.number.factor
        b.value *= a.unit.times
    else:
        b.whole = a
    if a.value != b.value:
        b.direction = Direction.UP if b.value > a.value else Direction.DOWN


def shares(page: Page, found: list[Found]) -> list[Found]:
    """Shares in words: "more than a third of that money" is 33.3 per cent."""
    text, words = page.text, page.words
    out = []
    for one in words.share.finditer(page.low):
        before = text[max(0, one.start() - 30) : one.start()]
        if words.has("share_not_after", key(before).rpartition(" ")[2]):
            continue
        follows = words.share_before.match(text, one.end()) is not None
        if not (follows or words.share_after.search(before) or words.share_plural.match(text, one.end())):
            continue
        if any(other.start <= one.start() and other.number.end > one.end() for other in found):
            continue  # "a quarter of a million"
        if any(other.start < one.end() and other.end > one.start() and other.unit is not None for other in found):
            continue
        unit = Unit(one.start(), one.end(), PERCENT, UnitKind.PERCENT)
        value = words.shares[key(one[0])]
        number = Number(one.start(), one.end(), value, step=1.0, worded=True)
        share = Found(number, one.start(), one.end(), value, None, unit, symbol=PERCENT, kind=UnitKind.PERCENT)
        share.role = "share"
        page.place(share)
        out.append(share)
    if not out:
        return found
    taken = [one for one in found if not any(s.start < one.end and s.end > one.start for s in out)]
    return sorted([*taken, *out], key=lambda one: one.start)
