"""Date values as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from comity.errors import SettingsError
from comity.records import stretch

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda m: f"{int(m[3])} {MONTHS[int(m[2]) - 1]} {m[1]}"),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: f"{MONTHS[int(m[2]) - 1]} {m[1]}"),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda m: f"week {int(m[2])} of {m[1]}"),
    (re.compile(r"(\d{4})-(\w\w)"), lambda m: f"{SEASONS.get(m[2], m[2])} {m[1]}"),
    (re.compile(r"(\d{3})"), lambda m: f"{m[1]}0s"),
    (re.compile(r"(\d\d)"), lambda m: f"{ordinal(int(m[1]) + 1)} century"),
)
"""Forms of date values, as `comity.records.stretch` reads them, and how each is told."""


def in_words(value: str) -> str:
    """`2025-11-11/2025-11-12` -> `11–12 Nov 2025`; what names no days (`P20Y`) stays as it is."""
    if stretch(value) is None:
        return value
    first, slash, last = value.partition("/")
    if slash:
        return _between(first, last)
    day = value.partition("T")[0]
    return next((told(found) for form, told in _FORMS if (found := form.fullmatch(day))), day)


def _between(first: str, last: str) -> str:
    low, high = in_words(first), in_words(last)
    if low == high:
        return low
    # Say the month and the year once where both ends share them.
    a, b = low.split(), high.split()
    while len(a) > 1 and len(a) == len(b) and a[-1] == b[-1]:
        a.pop()
        b.pop()
    shared = low.split()[len(a) :]
    if len(a) == len(b) == 1:
        return " ".join([f"{a[0]}–{b[0]}", *shared])
    return " ".join([*a, "–", *b, *shared])


def day_of(asked: str | None) -> str:
    """The day that is asked about: the last one of a month or year; today, in UTC, when None.

    Raises:
        SettingsError: it is no date.
    """
    if asked is None:
        return datetime.now(UTC).date().isoformat()
    days = stretch(asked)
    if days is None:
        raise SettingsError(f"{asked!r} is no date; give one such as 2025-11-10")
    return days[1].isoformat()


def ordinal(number: int) -> str:
    """1 -> `1st`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
