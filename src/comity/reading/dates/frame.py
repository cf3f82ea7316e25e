"""The time that a text is written in, and what a date without a year means from there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from comity.reading.dates.arithmetic import SEASONS, unit_value
from comity.reading.dates.tense import Lean
from comity.records import Passage

WINDOWS = {
    Lean.PRESENT: (-1, 10),
    Lean.WOULD: (-1, 10),
    Lean.PLEDGE: (-2, 9),
    Lean.PLAN: (-4, 7),
    Lean.PLANNED: (-4, 7),
    Lean.OPEN: (-6, 5),
}
"""Months before and after the month of writing in which a bare month is looked for, where tense leaves it open. News in
the present tense and plans mostly look ahead, but a plan may have gone by; found by hand over agency texts."""

FORWARD = frozenset({Lean.AHEAD, Lean.PRESENT, Lean.PLAN, Lean.PLEDGE})
"""Directions in which a day of the week is the next one. What would or was to happen yesterday is not a week away."""

NEWS = 7
"""Days that news goes back: a tale of an hour or a morning belongs to the last such day that was named."""

DAY_SLACK = 1
"""Days by which a date told as past may follow the date of writing: the other side of the world is a day ahead."""

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(slots=True)
class Frame:
    """What settles dates that the words alone leave open."""

    today: date | None = None
    """the day of writing, from the source or from its dateline"""
    year: int | None = None
    """the year of writing, where the day is not known"""
    floor: date | None = None
    """the text was written on this day or later, at most a year later"""
    proof: Passage | None = None
    """the words of the text that settle this, if it is the text that does"""
    day_first: bool | None = None
    """order of numeric dates, as far as one date of the text settles it"""
    chronicle: bool = False
    """the day is that of an entry in a chronicle, not of the text"""
    last: str | None = field(default=None)
    """the last date read"""
    near: date | None = field(default=None)
    """the last day read that the text tells news of: a few days before the day of writing at most"""
    last_stretch: str | None = field(default=None)
    """the last part of a year read: `2025-01/2025-09`"""

    @classmethod
    def published(cls, value: str | None) -> Frame:
        """From a date of publication, which may be no more than a year."""
        found = _PUBLISHED.match(value or "")
        if found is None:
            return cls()
        if found[3] is None:
            return cls(year=int(found[1]))
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return cls()
        return cls(today=day, year=day.year)

    # ---- what has no year -------------------------------------------------------------------------------------

    def day(self, month: int, day: int, lean: Lean, weekday: int | None = None) -> str | None:
        """A day of a month, in the year that the direction settles."""
        if self.today is None:
            year = self._year(month, day, lean)
            return _iso(year, month, day) if year is not None else None
        years = range(self.today.year - 1, self.today.year + 2)
        options = [one for one in (_date(year, month, day) for year in years) if one is not None]
        if weekday is not None:
            options = [one for one in options if one.isoweekday() == weekday] or options
        far = {one: (one - self.today).days for one in options}
        if lean is Lean.PAST:
            best = max((one for one in options if far[one] <= DAY_SLACK), default=None)
        elif lean is Lean.AHEAD:
            best = min((one for one in options if far[one] >= 0), default=None)
        else:
            low, high = WINDOWS[lean]
            # Half a month more on either side: a window is counted in whole months.
            near = [one for one in options if low * 30.5 - 15 <= far[one] <= high * 30.5 + 15]
            best = min(near or options, key=lambda one: (abs(far[one]), one), default=None)
        return best.isoformat() if best is not None else None

    def month(self, month: int, lean: Lean) -> str | None:
        """A month, in the year that the direction settles."""
        if self.today is None:
            year = self._year(month, None, lean)
            return f"{year:04}-{month:02}" if year is not None else None
        return f"{self._nearest(month, lean):04}-{month:02}"

    def season(self, season: str, lean: Lean) -> str | None:
        """A season, in the year that the direction settles; a winter is named by the year in which it begins."""
        if self.today is None:
            return f"{self.year}-{season}" if self.year is not None else None
        begins = SEASONS[season]
        middle = self._nearest(begins + 1 if begins < 12 else 12, lean)
        return f"{middle:04}-{season}"

    def weekdays(self, first: int, last: int, lean: Lean) -> str | None:
        """A stretch from one day of the week to another: in the present, the one that runs now."""
        if self.today is None:
            return None
        length = (last - first) % 7
        begun = self.today - timedelta(days=(self.today.isoweekday() - first) % 7)
        if lean in FORWARD and not (lean is Lean.PRESENT and begun + timedelta(days=length) >= self.today):
            begun += timedelta(days=7 * (begun < self.today))
        return f"{begun.isoformat()}/{(begun + timedelta(days=length)).isoformat()}"

    def weekday(self, weekday: int, lean: Lean, step: int | None = None) -> str | None:
        """A day of the week; `step` -1, 0, 1 for last, this and next."""
        if self.today is None:
            return None
        back = (self.today.isoweekday() - weekday) % 7
        ahead = (weekday - self.today.isoweekday()) % 7
        if step == 0:
            return (self.today + timedelta(days=weekday - self.today.isoweekday())).isoformat()
        if step == -1:
            return (self.today - timedelta(days=back or 7)).isoformat()
        if step == 1:
            return (self.today + timedelta(days=ahead or 7)).isoformat()
        forward = lean in FORWARD or (lean in (Lean.WOULD, Lean.PLANNED) and back != 1)
        return (self.today + timedelta(days=ahead if forward else -back)).isoformat()

    def related(self, unit: str, step: int) -> str | None:
        """`last month`, `this week`, `next year`."""
        if unit == "Y" and self.year is not None:
            return f"{self.year + step:04}"
        if self.today is None:
            return None
        day = self.today
        if unit == "M":
            total = day.year * 12 + day.month - 1 + step
            return f"{total // 12:04}-{total % 12 + 1:02}"
        if unit in ("E", "C"):
            return unit_value(date(day.year + step * (10 if unit == "E" else 100), 1, 1), unit)
        return unit_value(day + timedelta(days=7 * step if unit != "D" else step), unit)

    def remember(self, value: str, said: bool) -> None:
        """Keep a date that later ones may count from; `said`: its words name a year, so the tale has gone there."""
        self.last = value[:10] if value[10:11] == "T" else value
        if said:
            self.near = None
        if self.today is not None and (found := _PUBLISHED.match(value)) and found[3] is not None and "/" not in value:
            day = date.fromisoformat(found[0])
            if 0 <= (self.today - day).days <= NEWS:
                self.near = day

    def told(self) -> date | None:
        """The day that the text tells of, as far as it has been read."""
        found = _PUBLISHED.match(self.last or "")
        if self.near is None and found is not None and found[3] is not None:
            return date.fromisoformat(found[0])
        return self.near

    def _nearest(self, month: int, lean: Lean) -> int:
        """The year in which a month is meant."""
        assert self.today is not None
        here = self.today.year * 12 + self.today.month
        far = {year: year * 12 + month - here for year in range(self.today.year - 1, self.today.year + 2)}
        if lean is Lean.PAST:
            return max(year for year, gap in far.items() if gap <= 0)
        if lean is Lean.AHEAD:
            return min(year for year, gap in far.items() if gap >= 0)
        low, high = WINDOWS[lean]
        return min((year for year, gap in far.items() if low <= gap <= high), key=lambda year: abs(far[year]))

    def _year(self, month: int, day: int | None, lean: Lean) -> int | None:
        """The year of a bare date where only a year, or a day before the day of writing, is known."""
        if self.floor is None:
            return self.year
        after = (month, day or 31) >= (self.floor.month, self.floor.day)
        if lean is Lean.AHEAD:
            return self.floor.year + (not after)
        if self.year is None:
            # Nothing says how long after the floor the text was written, but what lies ahead of it comes after it.
            return None
        if lean is Lean.PAST:
            return None if after else self.year
        return self.year if after else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    found = _date(year, month, day)
    return found.isoformat() if found is not None else None
