"""One phrase to reckon: what a reckoning is given, and what it gives back.

A reckoning takes the slots of a match and what is known of the time of writing, and gives a value (None: a date, but
unsettled), or `NOT` when the words are no date after all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from comity.reading.dates import arithmetic as by
from comity.reading.dates.frame import Frame
from comity.reading.dates.tense import Lean
from comity.reading.dates.words import Hit, Lexed, Words
from comity.records.values import stretch


@dataclass(frozen=True, slots=True)
class Read:
    """What a phrase comes to."""

    value: str | None
    mod: str | None = None
    parts: tuple[tuple[int, int, str | None], ...] = ()
    """where it is two dates in one phrase: the words `[start, end)` of each, and its value"""
    score: float | None = None
    leant: bool = False
    """whether the day of writing, and not the words alone, settles it"""


NOT: Final = None
"""The words are no date."""


@dataclass(slots=True)
class Job:
    """One phrase to reckon, and everything that may be asked about it."""

    hit: Hit
    lexed: Lexed
    words: Words
    frame: Frame
    lean: Callable[[], Lean]
    ask: Callable[[str, Hit], Any]
    """questions about the words around it: `year` (is it one?), `shifts`, `fiscal`"""

    def __getitem__(self, key: str) -> Any:
        return self.hit.got.get(key)

    @property
    def given(self) -> Mapping[str, Any]:
        """What the rule itself says."""
        return self.hit.rule.given

    @property
    def year(self) -> int | None:
        """The year that the words give, or that `last year` comes to."""
        year = self["year"]
        if year is None and self["that"] is not None:
            last = (self.frame.last or "")[:4]
            return int(last) if len(last) == 4 and last.isdigit() else None
        return year if year is not None else self.rely

    @property
    def spoken(self) -> bool:
        """Whether the words name a year, if only as `last year` or `that year`."""
        return any(self[key] is not None for key in ("year", "rely", "that"))

    @property
    def rely(self) -> int | None:
        """The year of `this year`, `last year`, in a date that says so."""
        step = self["rely"]
        return None if step is None or self.frame.year is None else self.frame.year + int(step)

    @property
    def leant(self) -> bool:
        """Whether a year that is not in the words goes into the value."""
        return self["year"] is None


Make = Callable[[Job], Read | None]
MAKES: dict[str, Make] = {}


def make(function: Make) -> Make:
    """Register a reckoning under its name."""
    MAKES[function.__name__.rstrip("_")] = function
    return function


def two(job: Job, first: str | None, last: str | None, split: int) -> Read:
    """Two dates in one phrase: the second starts at word `split`, or takes the whole end of the phrase."""
    named = [job[f"{key}_at"] for key in ("a", "m", "y", "month")]
    end = 1 + max(at for at in named if at is not None and at < split)
    return Read(None, parts=((job.hit.start, end, first), (split, job.hit.end, last)), leant=job.leant)


def next_one(job: Job, settle: Callable[[Lean], str | None]) -> str | None:
    """A month or season; after one ahead in the same sentence (`in the spring of 2026 and in the autumn`), the next."""
    lean = job.lean()
    value = settle(lean)
    before = job.ask("after", job.hit)
    if value is None or before is None or lean is Lean.PAST or job.frame.today is None:
        return value
    floor, own = stretch(before), stretch(value)
    if floor is None or own is None or floor[0] <= job.frame.today or own[0] >= floor[0]:
        return value
    later = own[0].replace(year=floor[0].year, day=1) < floor[0].replace(day=1)
    return by.moved(value, "Y", floor[0].year - own[0].year + later, exact=True)


def period_of(job: Job, unit: str, half: float = 0.0) -> str | None:
    """An ISO 8601 duration from the number and the unit of a phrase."""
    if job["few"] is not None:
        return by.period(unit, "X")
    count = job["num"]
    if count is None:
        # `the past year` is one; `recent weeks` are some.
        plural = job["unit_at"] is not None and job.lexed.words[job["unit_at"]] in job.words.word_class("units")
        return by.period(unit, "X" if plural else by.number(1 + half))
    return by.period(unit, by.number(float(count) + half))


def ordinal(value: Any) -> int:
    """`third` -> 3, `21st` -> 21, `Q3` -> 3."""
    return value if isinstance(value, int) else int("".join(c for c in str(value) if c.isdigit()))


def ymd(year: int, month: int, day: int) -> str | None:
    """A day in ISO 8601; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
