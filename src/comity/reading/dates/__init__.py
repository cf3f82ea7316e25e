"""Dates: every time expression, with its TIMEX3 value where the text or its source settles one.

The text is cut into words once (`words`), patterns of the language's table are matched over them, and each match is
reckoned (`reckonings`) within what is known of the time of writing (`frame`, `writing`) and of tense (`tense`).
"""

from __future__ import annotations

from comity.reading.dates.reader import DateReader
from comity.reading.notes import Notes
from comity.records import Date
from comity.records.values import stretch

__all__ = ["due_of", "read"]


def read(notes: Notes) -> None:
    """Find dates, and settle the year that the text is written in."""
    DateReader(notes).read()


def due_of(date: Date) -> str | None:
    """What a deadline given by this date comes to: the last day of `by the end of 2026`, else the date's own value.

    None where the date names no days (`P3M`, `FUTURE_REF`) or is unsettled.
    """
    days = stretch(date.value[:10] if date.value and "T" in date.value else date.value)
    if days is None:
        return None
    return days[1].isoformat() if date.mod == "END" else date.value
