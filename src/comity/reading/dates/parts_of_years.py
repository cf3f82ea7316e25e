"""Reckonings of quarters, halves, stretches of months and seasons."""

from __future__ import annotations

import re

from comity.reading.dates import arithmetic as by
from comity.reading.dates.job import NOT, Job, Read, make, next_one, ordinal
from comity.reading.dates.tense import LATER, Lean

WINTER_TOLD = 5
"""Last month in which `this winter` is still the one that began in the year before."""


@make
def part(job: Job) -> Read | None:
    """`the third quarter of 2026`, `H1 2025`, `the first half of the year`."""
    kind, most = job.given["part"], 4 if job.given["part"] == "Q" else 2
    if job["relq"] is not None:
        return _quarter_from(job, int(job["relq"]))
    if job["besideq"] is not None or job["n"] is None:
        last = re.fullmatch(r"(\d{4})-Q([1-4])", job.frame.last_stretch or "")
        return _quarter(int(last[1]), int(last[2]) + int(job["besideq"] or 0)) if last else Read(None)
    n = job["n"]
    count = ordinal(n)
    count = most if count == 9 else count
    if not 1 <= count <= most:
        return NOT
    year, spoken = job.year, job.spoken
    if year is None and not spoken:
        year = _part_year(job, count * (12 // most), count)
    return Read(f"{year:04}-{kind}{count}" if year is not None else None, leant=job.leant)


@make
def months_of(job: Job) -> Read | None:
    """`the first ten months of 2025`."""
    unit, count = job["units"], int(job["num"] or 1)
    if unit not in ("M", "Y") or (unit == "M" and count > 12):
        return NOT
    if unit == "Y":
        return Read(by.period("Y", str(count)))
    year, spoken = job.year, job.spoken
    if year is None and not spoken:
        year = _part_year(job, count, count)
    if year is None:
        return Read(None)
    return Read(by.months_value(year, 1, count), leant=job.leant)


@make
def last_months(job: Job) -> Read | None:
    """`the last six months of 1997`."""
    count = int(job["num"])
    if job["units"] != "M" or count > 12:
        return NOT
    year = job.year
    if year is None and not job.spoken:
        year = _part_year(job, 12, count)
    return Read(by.months_value(year, 13 - count, 12) if year is not None else None, leant=job.leant)


@make
def same_period(job: Job) -> Read | None:
    """`the same period of last year`: the months of the part of a year named before it."""
    base = job.frame.last_stretch
    if base is None:
        return Read(None)
    step = -1
    year = job["year"] if job["year"] is not None else job.rely
    if year is not None:
        step = int(year) - int(base[:4])
    return Read(by.moved(base, "Y", step, exact=True), leant=True) if abs(step) < 100 else NOT


@make
def year_to(job: Job) -> Read | None:
    """`the year to June`, `the nine months to 30 September 2025`: months that end with the one named."""
    count = int(job.given.get("months", 12)) if job["units"] in (None, "Y") else int(job["num"] or 1)
    if job["units"] not in (None, "Y", "M") or (job["units"] == "Y" and job["num"]):
        return NOT
    last = int(job["month"])
    if job["year"] is not None:
        end = int(job["year"])
    else:
        # What `ended` is over; what `is ending` lies near.
        found = job.frame.month(last, Lean.OPEN if job["ends"] is not None else Lean.PAST)
        if found is None:
            return Read(None)
        end = int(found[:4])
    return Read(f"{by.month_value(end, last - count + 1)}/{by.month_value(end, last)}", leant=job.leant)


@make
def season(job: Job) -> Read | None:
    """`autumn 2026`, `last winter`, `in the spring`."""
    name, step = job["season"], job["rel"]
    if job.spoken:
        return Read(f"{job.year:04}-{name}" if job.year is not None else None, leant=job.leant)
    if step is None:
        return Read(next_one(job, lambda lean: job.frame.season(name, lean)), leant=True)
    today = job.frame.today
    if today is None:
        return Read(f"{job.frame.year}-{name}" if step == 0 and job.frame.year else None, leant=True)
    step = int(step)
    passed = by.SEASONS[name] + 2 < today.month
    begun = by.SEASONS[name] <= today.month
    year = today.year
    if step < 0:
        year -= 0 if passed else 1
    elif step > 0:
        year += 1 if begun else 0
    elif name == "WI" and today.month <= WINTER_TOLD and job.lean() not in (Lean.AHEAD, Lean.PLEDGE):
        year -= 1
    return Read(f"{year:04}-{name}", leant=True)


@make
def that_season(job: Job) -> Read | None:
    """`that autumn`, `that May`: of the year read before."""
    year = (job.frame.last or "")[:4]
    within = f"{int(job['month']):02}" if job["month"] is not None else job["season"]
    return Read(f"{year}-{within}" if len(year) == 4 and year.isdigit() else None, leant=True, score=0.6)


@make
def any_season(job: Job) -> Read | None:
    """`in summer`: any year's."""
    return Read(f"XXXX-{job['season']}")


def _part_year(job: Job, ends: int, count: int) -> int | None:
    """The year of `the third quarter` alone: the latest that is over, or the next where the verb looks ahead."""
    today = job.frame.today
    if today is None:
        return job.frame.year
    lean = job.lean()
    if lean in LATER:
        return today.year + (ends < today.month)
    if lean is Lean.PRESENT and ends - 2 <= today.month <= ends and count != ends:
        return today.year  # the quarter or half that runs now
    if lean is Lean.PRESENT and job.words.word_class("unit").get(job.lexed.words[job.hit.end - 1]) == "Y":
        return today.year  # expects growth in the second half of the year
    return today.year - (ends > today.month)


def _quarter_from(job: Job, step: int) -> Read:
    today = job.frame.today
    return _quarter(today.year, (today.month - 1) // 3 + 1 + step) if today is not None else Read(None)


def _quarter(year: int, number: int) -> Read:
    """A quarter, which may lie beyond the four of its year."""
    total = year * 4 + number - 1
    return Read(f"{total // 4:04}-Q{total % 4 + 1}", leant=True)
