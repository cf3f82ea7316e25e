"""What the headings of a table say: in what its numbers are counted, and which of them number nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span

from comity.reading.figures.nouns import cut, plural, singular
from comity.reading.figures.numbers import loosened, numbers
from comity.reading.figures.page import Measured, Page
from comity.reading.figures.units import Unit, money_before, unit_after
from comity.reading.figures.words import FigureWords
from comity.records import DateType, FigureStatus
from comity.records.values import stretch

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PARTS = re.compile(r"[()\[\];,:]|\s[-–—]\s")
_NAME_ENDS = re.compile(r"\s*[(\[;,:*†‡]|\s[-–—]\s")
_PHRASE = 48
"""Characters of a unit with its scale; a longer piece of a heading is a title."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers under a heading are counted in: "million euros"."""

    times: float
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What one cell says of the numbers in its row or column."""

    name: Measured | None
    scale: Scale | None
    symbol: str | None
    """the thing counted, in singular: "student" under "Students abroad" """
    amount: bool
    """whether it names amounts whose unit stands elsewhere: "exports" """
    refused: bool
    """whether its numbers are names and places in a list"""
    party: bool
    date: tuple[str, int, int] | None
    """the time that it names, with its characters"""
    status: tuple[FigureStatus, int] | None
    """what makes no fact of its numbers, with its token"""


def heading(page: Page, start: int, end: int, *, title: bool = False) -> Heading:
    """Read the cell at characters `[start, end)`; a `title` above the table counts nothing that it names in passing."""
    text = page.text[start:end]
    words = page.words
    cell = page.notes.doc[page.token(start) : page.token(max(start, end - 1)) + 1]
    scale = scale_of(words, text, whole=not title)
    lemmas = [token.lemma_.lower() for token in cell]
    lowered = {token.lower_.strip(".") for token in cell} | {text.lower().strip(" .:")}
    amount = any(words.has("amount_nouns", lemma) for lemma in lemmas)
    symbol = None if amount or scale is not None else _counted(page, cell)
    refused = any(words.has("number_columns", word) for word in lowered)
    name = _name(page, start, text)
    party = page.notes.mention_at(cell.start) is not None
    return Heading(name, scale, symbol, amount, refused, party, _date(page, start, end), standing_of(page, cell))


def _name(page: Page, start: int, text: str) -> Measured | None:
    found = _NAME_ENDS.search(text)
    name = " ".join(text[: found.start() if found is not None else len(text)].split())
    if not any(letter.isalpha() for letter in name) or scale_of(page.words, name) is not None:
        return None
    return Measured(name, page.token(start), page.token(start + len(name) - 1) + 1)


def _counted(page: Page, cell: Span) -> str | None:
    """The first noun in the plural; taggers take nouns with capitals for names."""
    for token in cell:
        if token.pos_ not in ("NOUN", "PROPN") or page.notes.mention_at(token.i) is not None:
            continue
        if plural(page, token):
            return singular(page, token).lower()
        if (
            token.pos_ == "PROPN"
            and token.i not in page.notes.placed
            and (one := cut(page, token.lower_)) != token.lower_
        ):
            return one
    return None


def _date(page: Page, start: int, end: int) -> tuple[str, int, int] | None:
    text = page.text[start:end].strip(" *†‡")
    if _YEAR.fullmatch(text):
        return text, start, start + len(text)
    date = page.date_over(page.token(start), page.token(max(start, end - 1)) + 1)
    if date is None or date.type is not DateType.DATE or date.value is None or stretch(date.value) is None:
        return None
    return date.value, date.anchor.start, date.anchor.end


def standing_of(page: Page, cell: Span) -> tuple[FigureStatus, int] | None:
    """Whether words make a target, a plan or a forecast of the numbers."""
    for token in cell:
        for status, names in (
            (FigureStatus.TARGET, ("target.nouns",)),
            (FigureStatus.FORECAST, ("forecast.nouns", "forecast.verbs")),
            (FigureStatus.PLANNED, ("planned_words",)),
        ):
            if any(page.words.has(name, token.lemma_.lower()) for name in names):
                return status, token.i
    return None


def scale_of(words: FigureWords, text: str, *, whole: bool = True) -> Scale | None:
    """The unit that a heading names: "in million euros", "USD m", "%"; None where it names none.

    Args:
        words: the words of the language.
        text: the heading.
        whole: whether a heading without brackets or commas may be nothing but the unit.
    """
    pieces = [one.strip() for one in _PARTS.split(text)]
    tails = [
        piece[found.end() :].strip()
        for piece in pieces
        for found in re.finditer(r"(?<!\w)\w+\s+", piece)
        if words.has("in_words", found[0].strip().lower())
    ]
    if not whole and len(pieces) == 1:
        pieces = []
    return next((made for piece in [*tails, *pieces] if (made := _scale(words, piece)) is not None), None)


def _scale(words: FigureWords, piece: str) -> Scale | None:
    """A phrase that is a scale and a unit, and nothing else."""
    scales = words.tree.get("heading_scales") or {}
    parts = [str(scales.get(one.lower(), one)) for one in piece.split() if not words.has("of_words", one.lower())]
    plain = " ".join(parts)
    if not plain or len(plain) > _PHRASE or plain[0].isdigit():
        return None
    sign = words.units.sign.match(plain)
    ahead, behind = (plain[: sign.end()] + " ", plain[sign.end() :].strip()) if sign is not None else ("", plain)
    text = f"{ahead}1{behind}"
    number = next(iter(numbers(text, words.numerals, {})), None)
    if number is None or number.start != len(ahead):
        return None
    money = money_before(text, number.start, words.units)
    if money is not None and money.word in words.units.local:
        return None
    loose = loosened(text, number, words.numerals)
    for one in (loose, number) if money is not None else (number, loose):
        after = unit_after(text, one, words.units)
        unit = money or after
        last = after.end if after is not None and (money is None or set(after.codes) & set(money.codes)) else one.end
        if last == len(text) and (unit is not None or one.scaled):
            return Scale(one.value * (unit.times if unit is not None else 1.0), unit)
    return None
