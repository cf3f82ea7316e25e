"""Numbers in a text: where they stand and what they are worth. Knows nothing of units or of grammar.

One scan over the characters; the words come from `numbers.yml`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from comity.lexicon import Language

SPACES = " \u00a0\u2009\u202f"
"""Blanks that may stand inside a number or between it and its scale."""

GAP = f"[{SPACES}]"
_DIGITS = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,23,45,678
    rf"|\d{{1,3}}(?P<group>[,'’{SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)"  # 1,234,567 and 1 234 567
    r"|\d+)(?:\.\d+)?|\.\d+"
)
_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})\Z")
"""A comma before decimals: nothing of two digits is a group by itself."""
_VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125}
_OVER = re.compile(r"/([2-8])(?![\d/])")
_MIXED = re.compile(rf"{GAP}([1-7])/([2-8])(?![\d/])")
_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters `[start, end)`."""

    start: int
    end: int
    value: float
    high: float | None = None
    """upper end, for "tens of thousands" """
    step: float = 1.0
    """what one more in the last printed place is worth: 0.1 million for 1.2 million"""
    factor: float = 1.0
    """what its scale multiplies: a million for 1.2 million"""
    bare: str | None = None
    """its digits, when it is nothing but up to four digits: it may be a year"""
    worded: bool = False
    """whether it is written in words"""

    @property
    def scaled(self) -> bool:
        """Whether a word like thousand or million stands with it."""
        return self.factor > _HUNDRED


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language, compiled."""

    scan: re.Pattern[str]
    """numbers in a text in small letters"""
    word: re.Pattern[str]
    scale: re.Pattern[str]
    short: re.Pattern[str]
    loose: re.Pattern[str]
    after: re.Pattern[str]
    more: re.Pattern[str]
    """a smaller part with its own scale: "(one billion) 120 million" """
    of: re.Pattern[str]
    plain: dict[str, float]
    scales: dict[str, float]
    shorts: dict[str, float]
    vague: dict[str, tuple[float, float]]
    extra: dict[str, float]


def words_like(phrases: Iterable[str]) -> str:
    """An alternation of phrases, longest first, that takes any white space for a blank; matches nothing when empty.

    Phrases with the same first letter share it, which spares the search most of them.
    """
    longest = sorted({phrase for phrase in phrases if phrase}, key=lambda one: (-len(one), one))
    firsts = dict.fromkeys(phrase[0] for phrase in longest)
    if len({first.lower() for first in firsts}) < len(firsts):
        firsts = {}  # in any case, the longest of "Kg" and "k" is found only in one row
    groups = {first: [one[1:] for one in longest if one[0] == first] for first in firsts} or {"": longest}
    return "|".join(f"{re.escape(first)}(?:{_row(rest)})" for first, rest in groups.items() if rest) or r"(?!)"


def _row(phrases: list[str]) -> str:
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in phrases)


def lowered(text: str) -> str:
    """The text in small letters, each at its place: letters that become two stay as they are."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)


def key(words: str) -> str:
    """Words as a table writes them: lower case, single blanks."""
    return " ".join(words.lower().split())


def _floats(tree: Any) -> dict[str, float]:
    return {str(word): float(value) for word, value in (tree or {}).items()}


@lru_cache(maxsize=4)
def numerals(tables: Language) -> Numerals:
    """The number words of a language, from its `numbers.yml`."""
    tree: dict[str, Any] = tables.tree("numbers")
    plain, scales, shorts = (_floats(tree.get(name)) for name in ("words", "multipliers", "abbreviations"))
    vague = {str(word): (float(low), float(high)) for word, (low, high) in (tree.get("ranges") or {}).items()}
    extra = _floats(tree.get("fractions_after"))
    loose = {str(one) for one in tree.get("needs_currency") or ()}
    articles = words_like(str(one) for one in tree.get("articles") or ())
    joiners = words_like(str(one) for one in tree.get("joiners") or ())
    word, scale = words_like([*plain, *scales]), words_like(scales)
    step = rf"(?:(?:\s+|-)(?:(?:{joiners})\s+)?(?:{word})(?!\w))*"
    run = (
        rf"(?:{words_like(vague)})(?!\w)"
        rf"|(?:{articles})\s+(?:{scale})(?!\w){step}"
        rf"|(?:{words_like(plain)})(?!\w){step}"
    )
    return Numerals(
        scan=re.compile(
            rf"(?=[\d.])(?<!\w)(?<!\d[.,])(?:\d{{1,3}},\d{{1,2}}(?={GAP}?(?:%|(?:{scale})(?!\w)))|{_DIGITS})"
            rf"|(?=[^\W\d])(?<![\w-])(?P<words>{run})"
        ),
        word=re.compile(rf"(?i:{joiners}|{word}|{articles})(?!\w)"),
        scale=re.compile(rf"(?:{GAP}|-|\n)?(?P<scale>(?i:{scale}))(?!\w)"),
        short=re.compile(rf"{GAP}?(?P<scale>{words_like(set(shorts) - loose)})(?!\w)"),
        loose=re.compile(rf"(?P<scale>{words_like(loose)})(?!\w)"),
        after=re.compile(rf"\s+(?P<extra>(?i:{words_like(extra)}))(?!\w)"),
        more=re.compile(rf"{GAP}(?P<more>\d{{1,3}}(?:\.\d+)?){GAP}(?P<scale>(?i:{scale}))(?!\w)"),
        of=re.compile(rf"\s+(?i:{words_like(str(one) for one in tree.get('of_words') or ())})\Z"),
        plain=plain,
        scales=scales,
        shorts=shorts,
        vague=vague,
        extra=extra,
    )


def numbers(text: str, words: Numerals, glued: dict[int, int]) -> Iterator[Number]:
    """Every number of a text, in order.

    Args:
        text: the text.
        words: the number words.
        glued: digits behind the letters of a currency, which are no name (`Dh3.13`): start -> end.
    """
    waiting = sorted(glued, reverse=True)
    last = 0
    for found in words.scan.finditer(lowered(text)):
        while waiting and waiting[-1] < found.start():
            if (at := waiting.pop()) >= last:
                one = _digits(text, at, glued[at], words)
                last = one.end
                yield one
        if found.start() < last:
            continue
        several = (
            [_digits(text, found.start(), found.end(), words)]
            if found["words"] is None
            else _worded(text, found.start(), found.end(), words)
        )
        for one in several:
            last = one.end
            yield one
    for at in reversed(waiting):
        if at >= last:
            yield _digits(text, at, glued[at], words)


def _digits(text: str, start: int, end: int, words: Numerals) -> Number:
    """A number in digits, with the fraction and the scale that follow it."""
    printed = text[start:end]
    digits = re.sub(f"[,'’{SPACES}]", "", _COMMA.sub(r"\1.\2", printed))
    step = 10.0 ** -len(digits.partition(".")[2])
    bare = digits if len(digits) <= 4 and printed == digits and digits.isdigit() else None
    value = float(digits)
    over = _OVER.match(text, end) if bare is not None else None
    if over is not None and value < float(over[1]):  # "1/2 pound"
        value, step, bare, end = value / float(over[1]), 0.5, None, over.end()
    if (mixed := _MIXED.match(text, end)) is not None and step == 1 and int(mixed[1]) < int(mixed[2]):  # "2 1/4"
        value, step, bare, end = value + int(mixed[1]) / int(mixed[2]), 0.25, None, mixed.end()
    if (part := _VULGAR.get(text[end : end + 1])) is not None:
        value, step, bare, end = value + part, 0.25, None, end + 1
    plain = Number(start, end, value, step=step, bare=bare)
    return _scaled(text, plain, words, words.short)


def loosened(text: str, number: Number, words: Numerals) -> Number:
    """The number with a scale of one letter, where money or a unit beside it shows that the letter is one: `$5m`."""
    return _scaled(text, number, words, words.loose) if not number.scaled and not number.worded else number


def _scaled(text: str, number: Number, words: Numerals, short: re.Pattern[str]) -> Number:
    """The number with "and a half" and the scales behind it."""
    end, value, step, factor = number.end, number.value, number.step, number.factor
    if (extra := words.after.match(text, end)) is not None:
        one = step if number.worded else 1.0  # "a dozen and a half"
        value, step, end = value + one * words.extra[key(extra["extra"])], 0.5 * one, extra.end()
    while (found := words.scale.match(text, end)) is not None:
        times = words.scales[key(found["scale"])]
        factor, end = factor * times, found.end()
    if factor == 1 and (found := short.match(text, end)) is not None:
        factor, end = words.shorts[found["scale"]], found.end()
    if end == number.end:
        return number
    while not number.worded and (found := words.more.match(text, end)) is not None:  # "1 billion 120 million"
        times = words.scales[key(found["scale"])]
        if times >= factor or number.factor != 1:
            break
        value, end = value + float(found["more"]) * times / factor, found.end()
    times = factor / number.factor
    return dataclasses.replace(
        number, end=end, value=clean(value * times), step=clean(step * times), factor=factor, bare=None
    )


def clean(value: float) -> float:
    """Without the noise of binary fractions: 1.15 billion is 1150000000."""
    return float(f"{value:.12g}")


def _worded(text: str, start: int, end: int, words: Numerals) -> Iterator[Number]:
    """The numbers of a run of number words; "two three" is two of them."""
    if (range_ := words.vague.get(key(text[start:end]))) is not None:
        of = words.of.search(text, start, end)
        low, high = range_
        end = of.start() if of is not None else end
        yield Number(start, end, low, high if high > low else None, step=low, factor=low, worded=True)
        return
    total = current = 0.0
    smallest, largest = 0.0, 1.0
    first = at = last = start
    while at < end:
        found = words.word.match(text, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        word = key(found[0])
        if (size := words.scales.get(word)) is not None:
            if size <= _HUNDRED:
                current = (current or 1) * size
            else:
                total, current = total + (current or 1) * size, 0.0
            smallest, largest, last = size, max(largest, size), at
        elif (value := words.plain.get(word)) is not None:
            if last > first and not _fits(current, smallest, value):
                yield Number(first, last, total + current, step=smallest, factor=largest, worded=True)
                total, current, largest, first = 0.0, 0.0, 1.0, found.start()
            current, smallest, last = current + value, 1.0, at
    if last > first:
        number = Number(first, last, total + current, step=smallest or 1.0, factor=largest, worded=True)
        yield _scaled(text, number, words, words.scale)


def _fits(current: float, smallest: float, value: float) -> bool:
    """Whether a small number word may join what stands before it: twenty-one, two hundred and five."""
    if smallest > _HUNDRED or current == 0:
        return smallest > value
    rest = current % _HUNDRED
    return value < _HUNDRED if rest == 0 else rest >= 20 and rest % 10 == 0 and value < 10
