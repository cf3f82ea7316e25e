"""Reckonings of days, months and years."""

from __future__ import annotations

from datetime import date

from comity.reading.dates import arithmetic as by
from comity.reading.dates.job import NOT, Job, Read, make, next_one, ordinal, two, ymd
from comity.reading.dates.tense import Lean


@make
def iso(job: Job) -> Read | None:
    """`2025-11-12`, `2025-11-12T09:30Z`."""
    text = job.lexed.text[job.lexed.starts[job.hit.start] : job.lexed.ends[job.hit.start]]
    return Read(text) if _valid(text[:10]) else NOT


@make
def numeric(job: Job) -> Read | None:
    """`12.11.2025`, `17/07/2025`: an open order is settled by another date of the text or the day of writing."""
    text = job["numdate"]
    first, second, third = (int(one) for one in text.replace("/", ".").replace("-", ".").split("."))
    if first > 31:
        return Read(ymd(first, second, third)) if ymd(first, second, third) else NOT
    one, two = ymd(third, second, first), ymd(third, first, second)
    if one is None and two is None:
        return NOT
    if one is None or two is None or one == two:
        return Read(one or two)
    if job.frame.day_first is not None:
        return Read(one if job.frame.day_first else two)
    today = job.frame.today.isoformat() if job.frame.today else ""
    return Read(today if today in (one, two) else None)


@make
def day(job: Job) -> Read | None:
    """`12 November 2025`, `Tuesday, Nov. 12`, `11 November this year`."""
    month, number = int(job["month"]), int(job["day"])
    if not 1 <= number <= 31:
        return NOT
    if job.spoken:
        if job.year is None:
            return Read(None)
        value = ymd(job.year, month, number)
        return Read(value, leant=job.leant) if value else NOT
    if ymd(2024, month, number) is None:
        return NOT
    return Read(job.frame.day(month, number, job.lean(), job["wd"]), leant=True)


@make
def day_range(job: Job) -> Read | None:
    """`11-12 November`, `from 28 May to 2 June 2025`: a stretch, unless the verb moves something from a to b."""
    b, second = int(job["b"]), int(job["month"])
    a, first = int(job["a"]), int(job["m"] or second)
    if not (ymd(2024, first, a) and ymd(2024, second, b)):
        return NOT
    if job["year"] is not None:
        end = ymd(job["year"], second, b)
        start = ymd(job["y"] or job["year"] - ((first, a) > (second, b)), first, a)
    else:
        start = job.frame.day(first, a, job.lean())
        end = ymd(int(start[:4]) + ((first, a) > (second, b)), second, b) if start else None
    if job.ask("shifts", job.hit) and job["m"]:
        return two(job, start, end, split=job["month_at"])
    if start is None or end is None:
        return Read(None, leant=True)
    return Read(f"{start}/{end}", leant=job.leant) if start < end else NOT


@make
def day_pair(job: Job) -> Read | None:
    """`21 and 22 October` is a stretch; `3 and 17 October` are two dates."""
    a, b, month = int(job["a"]), int(job["b"]), int(job["month"])
    if not (ymd(2024, month, a) and ymd(2024, month, b)) or a >= b:
        return NOT
    year = job.year
    values = [ymd(year, month, one) if year else job.frame.day(month, one, job.lean()) for one in (a, b)]
    if b == a + 1:
        whole = f"{values[0]}/{values[1]}" if values[0] and values[1] else None
        return Read(whole, leant=job.leant)
    return two(job, values[0], values[1], split=job["b_at"])


@make
def week_of(job: Job) -> Read | None:
    """`the week of 10 November`."""
    found = day(job)
    if found is None or found.value is None:
        return found
    return Read(by.unit_value(date.fromisoformat(found.value), "W"), leant=found.leant)


@make
def month(job: Job) -> Read | None:
    """`November 2025`, `May last year`, `in March`."""
    number, mod = int(job["month"]), job.given.get("mod")
    if job.spoken:
        return Read(f"{job.year:04}-{number:02}" if job.year is not None else None, mod, leant=job.leant)
    if job.ask("verb", job.hit):
        return NOT
    return Read(next_one(job, lambda lean: job.frame.month(number, lean)), mod, leant=True)


@make
def rel_month(job: Job) -> Read | None:
    """`last October`: the latest one before this month. `this May`: that of this year."""
    number, step = int(job["month"]), int(job["rel"])
    if step == 0:
        year = job.frame.year
        return Read(f"{year:04}-{number:02}" if year is not None else None, leant=True)
    today = job.frame.today
    if today is None:
        return Read(None)
    year = today.year + (step if (number >= today.month if step < 0 else number <= today.month) else 0)
    return Read(f"{year:04}-{number:02}", leant=True)


@make
def rel_day(job: Job) -> Read | None:
    """`last Sept. 23`: the latest one before the day of writing. `this May 5`: that of this year."""
    month, number, step, today = int(job["month"]), int(job["day"]), int(job["rel"]), job.frame.today
    if today is None:
        return Read(
            ymd(job.frame.year, month, number) if step == 0 and job.frame.year is not None else None, leant=True
        )
    passed = (month, number) < (today.month, today.day)
    near = {0: today.year, -1: today.year - (not passed), 1: today.year + passed}
    return Read(ymd(near[step], month, number), leant=True)


@make
def month_range(job: Job) -> Read | None:
    """`January to August this year`, `January-June`, `November 2024 to March 2025`."""
    a, b = int(job["a"]), int(job["b"])
    if "when" in job.hit.got:
        return NOT
    year = job.year
    if year is None and not job.spoken:
        found = job.frame.month(b, job.lean())
        year = int(found[:4]) if found else None
    start = job["y"] if job["y"] is not None else None if year is None else year - (a > b)
    first = by.month_value(start, a) if start is not None else None
    last = by.month_value(year, b) if year is not None else None
    if job.ask("shifts", job.hit):
        if job["y"] is None and job["year"] is None:
            first = job.frame.month(a, Lean.PLAN)
            last = by.month_value(int(first[:4]) + (b < a), b) if first else None
        return two(job, first, last, split=job["b_at"])
    if first is None or last is None:
        return Read(None, leant=True)
    if job.given.get("quarter") and b == a + 2 and b % 3 == 0:
        return Read(f"{year:04}-Q{b // 3}", leant=job.leant)
    return Read(f"{first}/{last}", leant=job.leant) if first < last else NOT


@make
def month_pair(job: Job) -> Read | None:
    """`March and June 2024`: two months of one year."""
    values = [by.month_value(job["year"], int(job[key])) for key in ("a", "b")]
    return two(job, values[0], values[1], split=job["b_at"])


@make
def year(job: Job) -> Read | None:
    """A number of four digits, when the words around it make a year of it."""
    return Read(f"{job['year']:04}") if job.ask("year", job.hit) else NOT


@make
def year_range(job: Job) -> Read | None:
    """`2024-2026`, `2024-25`, `from 2024 to 2026`."""
    a, b = int(job["a"]), int(job["b"])
    b = b if b > 99 else a // 100 * 100 + b
    if not a < b <= a + 200 or not job.ask("bare", job.hit):
        return NOT
    if job.ask("shifts", job.hit):
        return two(job, f"{a:04}", f"{b:04}", split=job["b_at"])
    return Read(f"{a:04}/{b:04}")


@make
def fiscal(job: Job) -> Read | None:
    """`fiscal 2025`, `FY2024-25`, `the fiscal year 2024/25`: months where a state or the text settles them."""
    a, b = job["a"], job["b"]
    if job["fy"] is not None:
        digits = [
            "".join(c for c in one if c.isdigit()) for one in job["fy"].replace("–", "-").replace("/", "-").split("-")
        ]
        a, b = int(digits[0]), int(digits[1]) if len(digits) > 1 else None
        a = a if a > 99 else 2000 + a
    a = int(a)
    if b is not None:
        b = int(b) if b > 99 else a // 100 * 100 + int(b)
        if b != a + 1:
            return NOT
    settled = job.ask("fiscal", job.hit)
    if settled is not None:
        first, named = settled
        start = a if b is not None or named == "start" or first == 1 else a - 1
        return Read(f"{by.month_value(start, first)}/{by.month_value(start, first + 11)}")
    return Read(f"{a:04}/{b:04}") if b is not None else Read(f"{a:04}", "APPROX", score=0.5)


@make
def decade(job: Job) -> Read | None:
    """`the 1990s`, `the '90s`, `the nineties`."""
    if job["decade_word"] is not None:
        return Read(f"19{job['decade_word']}")
    digits = "".join(c for c in job["decade"] if c.isdigit())
    if len(digits) == 4:
        return Read(digits[:3])
    return Read(f"{'20' if int(digits) < 30 else '19'}{digits[0]}")


@make
def century(job: Job) -> Read | None:
    """`the 21st century`."""
    if job["n"] is not None:
        return Read(f"{ordinal(job['n']) - 1:02}")
    if job.frame.year is None:
        return Read(None)
    return Read(f"{job.frame.year // 100 + int(job['rel'] or 0):02}", leant=True)


@make
def unsettled(job: Job) -> Read | None:
    """A date, but nothing here says when."""
    return Read(None)


def _valid(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
