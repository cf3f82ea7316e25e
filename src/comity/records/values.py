"""Closed sets that the code branches on, and dates that keep their precision."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum


class Modality(StrEnum):
    """How a source puts a thing: promise, hope, condition, fact or denial (after FactBank's degrees)."""

    ASSERTED = "asserted"
    EXPECTED = "expected"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Bound(StrEnum):
    """What a hedge says of a number: `<~` is nearly or approaching."""

    EXACT = "="
    ABOUT = "~"
    NEARLY = "<~"
    UNDER = "<"
    AT_MOST = "<="
    OVER = ">"
    AT_LEAST = ">="


class Sector(StrEnum):
    """Fields of policy."""

    POLITICS = "politics"
    SECURITY = "security"
    TRADE = "trade"
    INVESTMENT = "investment"
    INDUSTRY = "industry"
    ENERGY = "energy"
    NUCLEAR = "nuclear"
    TRANSPORT = "transport"
    FINANCE = "finance"
    AGRICULTURE = "agriculture"
    SCIENCE = "science"
    SPACE = "space"
    EDUCATION = "education"
    CULTURE = "culture"
    LANGUAGE = "language"
    HISTORY = "history"
    ENVIRONMENT = "environment"
    BORDERS = "borders"
    MIGRATION = "migration"
    HEALTH = "health"
    SPORT = "sport"
    DIGITAL = "digital"


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEAR = re.compile(r"(\d{4})$")
_DECADE = re.compile(r"(\d{3})$")
_CENTURY = re.compile(r"(\d{2})$")

# Months of each part of a year; seasons are those of the northern hemisphere, as TIMEX3 leaves them undefined.
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
}


def stretch(value: str | None) -> tuple[date, date] | None:
    """First and last day that a date value covers, or None where it names no days (`P20Y`, `PRESENT_REF`).

    Reads ISO 8601 prefixes and TIMEX3 values: `2025-11-11`, `2025-11`, `2025-Q3`, `2025-H2`, `2025-W46`, `2025-FA`,
    `2025`, `202` (a decade), `20` (a century), and `A/B` for a stretch between two of them.
    """
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        low, high = stretch(first), stretch(last)
        return (low[0], high[1]) if low and high and low[0] <= high[1] else None
    try:
        return _stretch(value)
    except ValueError:
        return None


def _stretch(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := _PART.match(value):
        year = int(found[1])
        if found[2] == "WI":
            return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
        return _months(year, *_PARTS[found[2]])
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    for pattern, years in ((_YEAR, 1), (_DECADE, 10), (_CENTURY, 100)):
        if found := pattern.match(value):
            first = int(found[1]) * years
            return date(first, 1, 1), date(first + years - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def precision(value: str | None) -> int | None:
    """Length in days of what a date value covers: 1 for a day, 365 or 366 for a year; None where it names no days."""
    days = stretch(value)
    return None if days is None else (days[1] - days[0]).days + 1
