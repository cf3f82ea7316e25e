"""Reckonings of durations, repeats, hours and feasts."""

from __future__ import annotations

from comity.reading.dates import arithmetic as by
from comity.reading.dates.job import Job, Read, make, period_of
from comity.reading.dates.tense import Lean


@make
def duration(job: Job) -> Read | None:
    """`30-year`, `for two decades`, `the past eight months`, `recent weeks`, `every two years`."""
    half = 0.5 if job.given.get("half") else 0.0
    return Read(period_of(job, job["unit"], half))


@make
def half_unit(job: Job) -> Read | None:
    """`half a year`, `half a century`."""
    return Read({"Y": "P6M", "C": "P50Y", "E": "P5Y", "TH": "PT30M", "D": "PT12H", "M": "P15D"}.get(job["unit"]))


@make
def fixed(job: Job) -> Read | None:
    """Words whose value the table gives."""
    for key in ("value", "present_word", "past_word", "future_word"):
        if job[key] is not None:
            return Read(str(job[key]))
    return Read(str(job.given["value"]))


@make
def every_weekday(job: Job) -> Read | None:
    """`every Friday`, `on Mondays`."""
    return Read(f"XXXX-WXX-{job['weekday']}")


@make
def every_part(job: Job) -> Read | None:
    """`every May`, `each winter`, `every morning`."""
    if job["month"] is not None:
        return Read(f"XXXX-{int(job['month']):02}")
    return Read(f"XXXX-{job['season']}" if job["season"] is not None else f"XXXX-XX-XX{job['daypart']}")


@make
def time(job: Job) -> Read | None:
    """`6 p.m.`, `09:42 GMT`."""
    digits = [int(one) for one in _numbers(job["clock"])]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    if hour > 24:  # 1500 GMT
        hour, minute = divmod(hour, 100)
    later = job.words.tree.get("meridiem") or {}
    letter = next((c for c in job["clock"].lower() if c in later), None)
    if letter is not None:
        hour = hour % 12 + int(later[letter])
    return Read(f"T{hour:02}:{minute:02}")


@make
def holiday(job: Job) -> Read | None:
    """Feasts on a fixed day."""
    number, day_ = (int(one) for one in str(job["holiday"] or job.given["day"]).split("-"))
    # A feast is spoken of around its time, whatever the tense of those who promised something for it.
    lean = job.lean()
    return Read(job.frame.day(number, day_, lean if lean is Lean.AHEAD else Lean.OPEN), leant=True)


@make
def easter(job: Job) -> Read | None:
    """Easter Sunday, in the direction of its verb."""
    today = job.frame.today
    if today is None:
        return Read(by.easter(job.frame.year).isoformat() if job.frame.year else None, leant=True)
    this = by.easter(today.year)
    lean = job.lean()
    if lean is Lean.PAST and this > today:
        this = by.easter(today.year - 1)
    elif lean is not Lean.PAST and this < today:
        this = by.easter(today.year + 1)
    return Read(this.isoformat(), leant=True)


@make
def nothing(job: Job) -> Read | None:
    """Words that look like a date and are a name: they are taken, and nothing is made of them."""
    return Read(None, parts=((-1, -1, None),))


def _numbers(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()
