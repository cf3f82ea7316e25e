"""Reckoning with date values: units, shifts, and the value of a stretch of months."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, northern hemisphere."""

_YEARS = {"Y": 1, "E": 10, "C": 100}
_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 7}


def shift(day: date, unit: str, count: int) -> date:
    """A day moved by a number of units; a day that the month lacks becomes its last one.

    Raises:
        ValueError: when the result lies outside the years 1 to 9999.
    """
    if unit in _DAYS:
        try:
            return day + timedelta(days=_DAYS[unit] * count)
        except OverflowError as error:
            raise ValueError(str(error)) from error
    months = count if unit == "M" else 12 * _YEARS[unit] * count
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_value(day: date, unit: str) -> str:
    """The day, week, month, year, decade or century that a day lies in."""
    if unit in ("W", "F", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    return {
        "D": day.isoformat(),
        "M": f"{day.year:04}-{day.month:02}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
    }[unit]


def month_value(year: int, month: int) -> str:
    """A month, which may lie beyond the twelve of its year."""
    total = year * 12 + month - 1
    return f"{total // 12:04}-{total % 12 + 1:02}"


def months_value(year: int, first: int, last: int) -> str:
    """A stretch of months; `last` below `first` lies in the next year."""
    return f"{month_value(year, first)}/{month_value(year + (last < first), last)}"


def period(unit: str, count: str) -> str | None:
    """An ISO 8601 duration: `P30Y`, `PT2H`, `PXW`. Counted decades and centuries become years."""
    if unit in ("TH", "TM", "TS"):
        return f"PT{count}{unit[1]}"
    if unit == "WE":
        return f"P{count}WE"
    if unit in ("E", "C", "F"):
        if count == "X":
            return f"PX{'W' if unit == 'F' else unit}"
        factor, base = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}[unit]
        return f"P{number(float(count) * factor)}{base}"
    return f"P{count}{unit}"


def number(value: float) -> str:
    """`30`, `2.5`."""
    return str(int(value)) if float(value).is_integer() else str(value)


def moved(value: str, unit: str, count: int, *, exact: bool = False) -> str | None:
    """A value moved by units, with the precision of the coarser of both: a month after a day is a month.

    With `exact` it keeps its own precision, as the ends of a stretch do. None where the value names no days or has a
    form that cannot be moved.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        one, two = moved(first, unit, count, exact=True), moved(last, unit, count, exact=True)
        return f"{one}/{two}" if one and two else None
    if (part := re.fullmatch(r"(\d{4})(-(?:Q[1-4]|H[12]|SP|SU|FA|WI))", value)) and unit == "Y":
        # Years are counted from a season loosely, from a quarter to compare like with like.
        loose = part[2][1:] in SEASONS and not exact
        return f"{int(part[1]) + count:04}{'' if loose else part[2]}"
    for form, own in ((r"\d{4}-\d{2}-\d{2}", "D"), (r"\d{4}-\d{2}", "M"), (r"\d{4}", "Y")):
        if re.fullmatch(form, value):
            day = date.fromisoformat(value + {"D": "", "M": "-01", "Y": "-01-01"}[own])
            order = ["D", "W", "F", "M", "Y", "E", "C"]
            if unit not in order or order.index(unit) < order.index(own):
                return None
            keep = own if exact or own != "D" else unit
            return unit_value(shift(day, unit, count), "Y" if unit in ("E", "C") and own == "Y" else keep)
    return None


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)
