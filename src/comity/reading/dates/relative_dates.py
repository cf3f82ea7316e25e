"""Reckonings from the day of writing, and from the date read before."""

from __future__ import annotations

from datetime import date, timedelta

from comity.reading.dates import arithmetic as by
from comity.reading.dates.job import NOT, Job, Read, make, period_of, ymd
from comity.reading.dates.tense import LATER, Lean

NIGHT = "TNI"
"""TIMEX3 for the part of a day that reaches into the next."""
SATURDAY = 6
"""ISO number of the day a weekend begins."""


@make
def day_word(job: Job) -> Read | None:
    """`today`, `yesterday evening`."""
    return _from_today(job, int(job["day_word"]), job["daypart"] or "")


@make
def day_fixed(job: Job) -> Read | None:
    """`tonight`; `overnight` of what is over: the night before the day of writing."""
    over = job.given.get("over") and job.lean() is Lean.PAST
    return _from_today(job, -1 if over else int(job.given.get("step", 0)), str(job.given["value"]))


@make
def daypart(job: Job) -> Read | None:
    """`this morning`, `last night`."""
    return _from_today(job, int(job["rel"]), job["daypart"])


@make
def daypart_of(job: Job) -> Read | None:
    """`all night`: the one before the day of writing, or the coming one."""
    ahead_of = job.lean() in LATER
    return _from_today(job, 0 if ahead_of else -1 if job["daypart"] == NIGHT else 0, job["daypart"])


@make
def that_part(job: Job) -> Read | None:
    """`that afternoon`, `the night before`, `the next morning`: by the day read before."""
    day, step = job.frame.told(), int(job["side"] or job["beside"] or 0)
    if day is None:
        return Read(None)
    day += timedelta(days=step)
    return Read(day.isoformat() + job["daypart"], leant=True, score=0.6)


@make
def in_part(job: Job) -> Read | None:
    """`in the morning`, `through the night`, in a tale of one day: by the day read before, or the day of writing."""
    if job.lean() is not Lean.PAST:
        return NOT
    day = job.frame.told() or job.frame.today
    if day is None:
        return NOT
    if job["daypart"] == NIGHT and day == job.frame.today:
        day -= timedelta(days=1)
    return Read(day.isoformat() + job["daypart"], leant=True, score=0.5)


@make
def day_of(job: Job) -> Read | None:
    """`the 11th of that month`, `the 5th of next month`."""
    if job["unit"] != "M":
        return NOT
    month = (job.frame.last or "")[:7] if job["that"] is not None else job.frame.related("M", int(job["rel"]))
    if month is None or len(month) < len("2025-01"):
        return Read(None)
    return Read(ymd(int(month[:4]), int(month[5:]), int(job["day"])), leant=True)


@make
def weekend(job: Job) -> Read | None:
    """`spent the weekend in Rome`, `over the past weekend`: the one before or the one that comes, by tense."""
    today = job.frame.today
    if today is None:
        return Read(None)
    step = job["rel"]
    if step is None:
        step = -1 if job.lean() is Lean.PAST and today.isoweekday() < SATURDAY else 0
    return Read(by.unit_value(today + timedelta(days=7 * int(step)), "WE"), leant=True)


@make
def weekday(job: Job) -> Read | None:
    """`on Tuesday`, `last Friday`, `Tuesday night`."""
    step = job["rel"]
    lean = job.lean() if step is None else Lean.OPEN
    if lean is Lean.PRESENT and job.ask("owner", job.hit):
        # Monday's contract covers something: the day it was signed is over.
        lean = Lean.PAST
    value = job.frame.weekday(int(job["weekday"]), lean, None if step is None else int(step))
    return Read(value + (job["daypart"] or "") if value else None, leant=True)


@make
def weekday_range(job: Job) -> Read | None:
    """`from Tuesday to Saturday`; two days where the verb moves something from one to the other."""
    if job.ask("shifts", job.hit):
        return NOT
    return Read(job.frame.weekdays(int(job["a"]), int(job["b"]), job.lean()), leant=True)


@make
def weekday_week(job: Job) -> Read | None:
    """`Tuesday last week`."""
    today = job.frame.today
    if today is None:
        return Read(None)
    monday = today - timedelta(days=today.isoweekday() - 1)
    return Read((monday + timedelta(days=7 * int(job["rel"]) + int(job["weekday"]) - 1)).isoformat(), leant=True)


@make
def rel_unit(job: Job) -> Read | None:
    """`last month`, `this year`, `the end of the year`."""
    unit = job.given.get("unit") or job["unit"]
    if unit in ("D", "F") or unit.startswith("T"):
        return NOT
    mod = job["mod"] or job.given.get("mod")
    if job["year"] is not None:
        return Read(f"{job['year']:04}", mod)
    return Read(job.frame.related(unit, int(job["rel"] or 0)), mod, leant=True)


@make
def ago(job: Job) -> Read | None:
    """`two days ago`, `a decade ago`, `ten years from now`."""
    sign = 1 if job.given.get("ahead") else -1
    unit, count = job["unit"], job["num"]
    if job["few"] is not None or count is None or float(count) != int(count):
        return Read("FUTURE_REF" if sign > 0 else "PAST_REF")
    return _offset(job, unit, sign * int(count))


@make
def ahead(job: Job) -> Read | None:
    """`in two weeks` lies ahead with `will`; otherwise it is a length of time."""
    unit, count = job["unit"], job["num"]
    exact = job["few"] is None and count is not None and float(count) == int(count)
    if exact and not unit.startswith("T") and job.lean() in (Lean.AHEAD, Lean.PLEDGE) and job.frame.today is not None:
        return _offset(job, unit, int(count))
    return Read(period_of(job, unit))


@make
def later(job: Job) -> Read | None:
    """`a year earlier`, `two months later`: from the date read before."""
    unit, count = job["unit"], job["num"]
    if job["few"] is not None or count is None or unit.startswith("T") or unit == "WE":
        return Read(period_of(job, unit))
    last = job.frame.last
    if last is None and unit == "Y" and int(job["way"]) < 0 and job.frame.year is not None:
        last = str(job.frame.year)  # a year before what is told now
    value = by.moved(last, unit, int(count) * int(job["way"])) if last else None
    return Read(value, leant=True, score=0.55)


@make
def beside(job: Job) -> Read | None:
    """`the previous year`, `the following day`, `that month`."""
    unit, last = job["unit"], job.frame.last
    if unit == "D" and job.given.get("told"):
        day = job.frame.told()
        return Read(day.isoformat(), leant=True, score=0.5) if day is not None else NOT
    if unit.startswith("T") or unit == "WE" or last is None:
        return Read(None) if unit in ("D", "W", "M", "Y") else NOT
    step = int(job["beside"] or 0)
    if unit == "Y":
        return Read(f"{int(last[:4]) + step:04}" if last[:4].isdigit() else None, leant=True, score=0.6)
    if unit == "W" and len(last) in (len("2025-W01"), len("2025-01-01")):
        return _week_beside(last, step)
    size = {"D": 10, "M": 7}.get(unit)
    if size is None or len(last) < size or "/" in last or not last[:4].isdigit() or not last[5:7].isdigit():
        return Read(None)
    return Read(by.moved(last[:size], unit, step), leant=True, score=0.6)


def _week_beside(last: str, step: int) -> Read:
    """The week some weeks from the week or day read before."""
    try:
        day = date.fromisoformat(f"{last}-1" if "W" in last else last) + timedelta(days=7 * step)
    except ValueError:
        return Read(None)
    return Read(by.unit_value(day, "W"), leant=True, score=0.6)


def _from_today(job: Job, step: int, suffix: str) -> Read:
    today = job.frame.today
    return Read((today + timedelta(days=step)).isoformat() + suffix if today else None, leant=True)


def _offset(job: Job, unit: str, count: int) -> Read:
    """A day some units from the day of writing, no more exact than the unit."""
    if unit.startswith("T"):
        return Read(job.frame.today.isoformat() if job.frame.today else None, leant=True)
    if job.frame.today is None:
        if unit in ("Y", "E", "C") and job.frame.year is not None:
            return Read(by.unit_value(by.shift(date(job.frame.year, 1, 1), unit, count), "Y"), leant=True)
        return Read(None)
    try:
        day_ = by.shift(job.frame.today, unit, count)
    except ValueError:
        return Read("PAST_REF" if count < 0 else "FUTURE_REF")
    coarse = {"E": "Y", "C": "Y", "F": "W"}.get(unit, unit)
    return Read(by.unit_value(day_, coarse), leant=True)
