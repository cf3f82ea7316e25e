"""Dates as they are printed above a text, and the datelines of agencies. Built from a language's `header.yml`.

Only full dates count as dates of publication; `18 June` without a year settles nothing. `3/4/2025` could be two days:
a weekday beside it settles which, or else `settled` does, by what the rest of the header shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from comity.lexicon import Language
from comity.records import stretch

_DASH = r"(?:--?|[–—])"
_DASHES = frozenset({"-", "--", "–", "—"})
_NUMERIC = (
    r"(?P<iso>(?P<iy>\d{4})(?P<between>[-/.])(?P<im>\d{1,2})(?P=between)(?P<id>\d{1,2}))(?!\d)"
    r"|(?P<n1>\d{1,2})(?P<mark>[./-])(?P<n2>\d{1,2})(?P=mark)(?P<ny>\d{4})(?!\d)"
)
_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"[^\W\d_]\s*$")
SENTENCE = 3
"""Words after a date from which they are the rest of a sentence; `page 4` is not."""

_BRACKET = 80
"""Characters of a dateline in brackets at most."""


class Order(StrEnum):
    """Which number of a date comes first."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found above a text.

    Args:
        value: None without a year, or where it could be two days.
        label: the words before it, in lower case.
        start: where it, or its label, begins in its line.
        end: where it ends.
        either: the days it could be, by which number comes first; empty where that is settled.
        order: which number comes first, where the date itself or its time zone tells.
    """

    value: str | None
    label: str | None
    start: int
    end: int
    either: tuple[tuple[Order, str], ...] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of an agency report: where, when, by whom; and where the report begins.

    `day` is month and day, `11-03`, of a date without a year.
    """

    published: str | None
    agency: str | None
    end: int
    day: str | None = None


def words_of(tables: Language, name: str) -> tuple[str, ...]:
    """A list of `header.yml`, in lower case; empty where the language has none."""
    return tuple(str(word).lower() for word in (tables.tree("header").get(name) or ()))


def alternatives(words: tuple[str, ...]) -> str:
    """A pattern for any of these words, longest first; one that never matches when there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


class Dates:
    """The patterns of one language."""

    def __init__(self, tables: Language) -> None:
        self.months: dict[str, int] = {
            str(name).lower(): int(number) for name, number in (tables.tree("header").get("months") or {}).items()
        }
        self.weekdays = words_of(tables, "weekdays")
        given = tables.tree("header").get("weekdays")
        self.weekday_numbers: dict[str, int] = (
            {str(name).lower(): int(number) for name, number in given.items()} if isinstance(given, dict) else {}
        )
        self.ordinals = words_of(tables, "ordinals")
        self.small = words_of(tables, "small_words")
        self.links = words_of(tables, "date_links")
        self.articles = words_of(tables, "date_articles")
        self.labels = tuple(
            word for name in ("published", "not_published", "embargoes", "delivered") for word in words_of(tables, name)
        )
        self.nouns = frozenset(words_of(tables, "label_nouns"))
        self.bylines = words_of(tables, "bylines")
        self.reporters = words_of(tables, "reporters")
        self.after = words_of(tables, "after_date")
        self.zones = {
            **dict.fromkeys(words_of(tables, "day_first_zones"), Order.DAY),
            **dict.fromkeys(words_of(tables, "month_first_zones"), Order.MONTH),
        }
        self.on = words_of(tables, "before_date")
        self.at = words_of(tables, "before_time")

    @cached_property
    def date(self) -> str:
        """A date in words or numbers; a weekday may stand before it, a time of day after it."""
        month = alternatives(tuple(self.months))
        day = rf"\d{{1,2}}(?:{alternatives(self.ordinals)})?"
        year = r"\d{4}(?!\d)"
        link = rf"(?:(?:{alternatives(self.links)})\s+)?"
        return (
            rf"(?:(?P<weekday>{alternatives(self.weekdays)})\.?,?\s+)?(?:(?:{alternatives(self.articles)})\s+)?"
            rf"(?:{_NUMERIC}"
            rf"|(?P<d1>{day})(?:\.?\s+|-){link}(?P<m1>{month})\b\.?(?:(?:,?\s+|-){link}(?P<y1>{year}))?"
            rf"|(?P<m2>{month})\b\.?\s+(?P<d2>{day})\b(?:,?\s+(?P<y2>{year}))?"
            rf"|(?P<m3>{month})\b\.?\s+{link}(?P<y3>{year}))"
        )

    @cached_property
    def clock(self) -> str:
        """A time of day after a date, if there is one, with its zone."""
        return (
            rf"(?:(?:[,\s]+|\s*[–—/|-]\s*|(?<=\d)T)(?:(?:{alternatives(self.at)})\s+)?"
            r"\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?"
            r"(?:\s?\(?(?P<zone>(?-i:[A-Z]{1,5})\b)(?:[+-]\d{1,2})?\)?|\s?[+-]\d{2}:?\d{2}\b)?)?"
        )

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """A date that is a part of its line by itself, or that follows a label or an author."""
        on = rf"(?:{alternatives(self.on)})"
        labels = alternatives(self.labels)
        # "Posted in News on 3 November"
        label = rf"(?P<label>{labels})(?:(?:\s+(?:{alternatives(self.after)})\s[^\d|:]{{2,40}}?)?\s+{on})?\s*:?\s+"
        time = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?-i:[A-Z]{1,5})\b)?[,\s]\s*"
        author = rf"^(?:{alternatives(self.bylines)})\s[^\d|,;]{{3,60}}?\s{on}\s+"
        return re.compile(
            rf"(?:^|[|·•;>(\[]\s*|[,.]\s+|\s[/–—-]{{1,2}}\s+|\b{label}(?:{time})?|\b{time}|\s{{3,}}|\b(?:{alternatives(self.reporters)})\s+|{author}){self.date}{self.clock}"
            rf"(?=\s*(?:$|[|·•.,;:()\]/–—]|-\s)|\s{{3}}|\s+(?:{labels})\b|\s+(?P<tail>{alternatives(self.after)})\b)",
            re.I,
        )

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """A date wherever it stands."""
        return re.compile(rf"(?<![\w/.-]){self.date}(?!\w)", re.I)

    @cached_property
    def _shown(self) -> re.Pattern[str]:
        """What any date has: a year, or a month with a day."""
        months = alternatives(tuple(self.months))
        return re.compile(
            rf"\d{{4}}|\d\w{{0,2}}\.?[ \u00a0-](?:\w{{1,3}} )?(?:{months})|\b(?:{months})\b\.?\s+\d", re.I
        )

    @cached_property
    def _byline(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{alternatives(self.bylines)})\s", re.I)

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?<!\d)\d{{1,2}}|\b(?:{alternatives(self.weekdays)})\.?)$", re.I)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """A dateline: place, date and agency before a dash, stop or colon; see `dateline` for what is required."""
        small = alternatives(self.small)
        word = r"(?-i:[^\W\d_a-z])[\w'’.-]*"
        place = rf"{word}(?:[ ](?:{word}|{small})){{0,4}}"
        return re.compile(
            rf"(?:(?P<place>{place}(?:\s?[,/]\s?{place}){{0,2}}?)(?P<after>\s{_DASH}\s(?=\D{{0,12}}\d)|[.,:]?\s+))?"
            rf"(?P<date>{self.date}{self.clock})?[.,]?\s*(?:{_DASH}\s*(?=\())?"
            r"(?:\((?P<round>[^()\d][^()]{1,40})\)|/(?P<slash>[^/\d][^/]{1,40})/"
            r"|(?P<bare>(?-i:[A-Z]{3,}(?:[ -][A-Z]{3,}){0,3}))"
            rf"|(?<=,[ ])(?P<named>{word}(?:[ ]{word}){{0,2}})(?=\s*{_DASH}))?\s*"
            rf"(?P<sep>{_DASH}|[.:|]|$|(?<=\))(?=\s))\s*",
            re.I,
        )

    def without(self, line: str) -> str:
        """A line with a bar in place of each date."""
        return self.alone.sub(" | ", line) if _DIGIT.search(line) else line

    def value(self, found: re.Match[str]) -> str | None:
        """ISO value of a matched date, or None where it is not settled."""
        days = self._readings(found)
        return days[0][1] if len(days) == 1 else None

    def _readings(self, found: re.Match[str]) -> list[tuple[Order | None, str]]:
        """The days that a matched date could be."""
        parts = found.groupdict()
        if parts["iso"]:
            days: list[tuple[Order | None, str]] = [
                (None, f"{parts['iy']}-{int(parts['im']):02}-{int(parts['id']):02}"),
            ]
        elif parts["ny"]:
            days = self._numeric(parts)
        else:
            days = [(None, self._worded(parts))]
        return [(order, iso) for order, iso in days if iso and stretch(iso) is not None]

    def _numeric(self, parts: dict[str, Any]) -> list[tuple[Order | None, str]]:
        first, second, year = int(parts["n1"]), int(parts["n2"]), parts["ny"]
        # With dots the day comes first wherever dots are used.
        if parts["mark"] == ".":
            return [(None, f"{year}-{second:02}-{first:02}")]
        if first == second:
            return [(None, f"{year}-{first:02}-{first:02}")]
        days = {Order.DAY: f"{year}-{second:02}-{first:02}", Order.MONTH: f"{year}-{first:02}-{second:02}"}
        given = [(order, iso) for order, iso in days.items() if stretch(iso) is not None]
        weekday = self.weekday_numbers.get((parts["weekday"] or "").lower())
        if weekday is None or len(given) < 2:
            return [*given]
        # one that fits neither is misprinted, and says nothing
        return [(order, iso) for order, iso in given if date.fromisoformat(iso).isoweekday() == weekday] or [*given]

    def _printed(self, found: re.Match[str]) -> Printed:
        days = self._readings(found)
        either = tuple((order, iso) for order, iso in days if order is not None) if len(days) > 1 else ()
        told = days[0][0] if len(days) == 1 else None
        return Printed(
            value=days[0][1] if len(days) == 1 else None,
            label=found["label"] and found["label"].lower(),
            start=found.start(),
            end=found.end(),
            either=either,
            order=told or self.zones.get((found["zone"] or "").lower()),
        )

    def _worded(self, parts: dict[str, Any]) -> str:
        if parts["m3"]:
            return f"{parts['y3']}-{self.months[parts['m3'].lower()]:02}"
        year = parts["y1"] or parts["y2"]
        day = re.match(r"\d+", parts["d1"] or parts["d2"] or "")
        if not year or day is None:
            return ""
        return f"{year}-{self.months[(parts['m1'] or parts['m2']).lower()]:02}-{int(day[0]):02}"

    def printed(self, line: str) -> list[Printed]:
        """Dates that stand by themselves in a line."""
        if not self._shown.search(line):
            return []
        return [self._printed(found) for found in self.anywhere.finditer(line) if self._by_itself(line, found)]

    def _by_itself(self, line: str, found: re.Match[str]) -> bool:
        """Whether a matched date is no part of a sentence, of a stretch of days, or of another label."""
        # "on Friday, 14 November" is a part of its sentence, and "11 - 12 November" is two days
        if self._part_of_more(line, found):
            return False
        if found["label"]:
            # "Event date: 14 November" is no date of the text
            return found["label"].lower() not in self.nouns or not _WORD_BEFORE.search(line, 0, found.start("label"))
        if found["tail"]:
            first = found.start() == 0 and found["tail"].lower() in self.bylines
            return first or self._byline.match(line) is not None
        rest = line[found.end() :].lstrip(" ,")
        # "The last meeting, 14 November 2019, ended in a row"
        return found.start() == 0 or not rest[:1].islower() or len(rest.split()) < SENTENCE

    def _part_of_more(self, line: str, found: re.Match[str]) -> bool:
        """Whether a date goes on from what stands before it; "Newsletter 3/2025, 3 October" does not."""
        before = self._inside.search(line, 0, found.start())
        return before is not None and (not before[0].isdigit() or found[0].lstrip()[:1] in {"-", "–", "—"})

    def dateline(self, line: str) -> Dateline | None:
        """The dateline that a paragraph opens with, or None.

        Needed are a place or a full date, and a date, an agency, or a place in capitals with a dash.
        """
        if line.startswith("("):
            return self._bracketed(line)
        found = self.opening.match(line)
        if found is None:
            return None
        place, day, separator = found["place"], found["date"], found["sep"]
        if found["after"] and found["after"].strip() in _DASHES and (not day or self.value(found) is None):
            # "Tartu - the second town"; but "Tartu - 4 May 2023 -"
            return None
        if place and place.rpartition(" ")[2].lower() in self.small:
            return None
        agency = found["round"] or found["slash"] or found["bare"] or (found["named"] if day else None)
        value = self.value(found) if day else None
        if agency and (agency.lower() in self.weekdays or not agency[0].isupper()):
            agency = None
        dashed = separator[:1] in {"-", "–", "—"}
        capitals = place is not None and place.upper() == place and len(place) > 2
        if day:
            good = (place is not None or value is not None) and (dashed or agency is not None or value is not None)
        else:
            good = place is not None and dashed and (agency is not None or capitals)
        # a bare stop after a place and a day without a year could end any sentence
        if not good or (separator == "" and not day):
            return None
        # and nothing stands between a place, a day and the words but the agency: "Suva, Nov 3 (Newswire) The ministers"
        if separator == "" and found.end() < len(line) and (agency is None or place is None):
            return None
        return Dateline(value, agency, found.end(), self._day(found) if day and value is None else None)

    def _bracketed(self, line: str) -> Dateline | None:
        """`(Suva, 3 November 2025) The ministers met.`: only a full date makes it a dateline."""
        close = line.find(")", 0, _BRACKET)
        inside = self.dateline(line[1:close]) if close > 1 else None
        if inside is None or inside.published is None or inside.end < close - 1:
            return None
        return Dateline(inside.published, inside.agency, close + 1)

    def _day(self, found: re.Match[str]) -> str | None:
        """Month and day of a date without a year."""
        name, day = found["m1"] or found["m2"], re.match(r"\d+", found["d1"] or found["d2"] or "")
        return None if not name or day is None else f"{self.months[name.lower()]:02}-{int(day[0]):02}"


def settled(dates: Sequence[Printed], dateline: Dateline | None) -> list[Printed]:
    """The dates of one header, those in numbers settled where another of them shows which number comes first."""
    orders = {one.order for one in dates if one.order is not None}
    if not orders and dateline is not None and dateline.day is not None:
        orders = {order for one in dates for order, iso in one.either if iso[5:] == dateline.day}
    if len(orders) != 1:
        return list(dates)
    first = orders.pop()
    return [replace(one, value=dict(one.either)[first]) if one.either else one for one in dates]


@lru_cache(maxsize=8)
def dates_of(tables: Language) -> Dates:
    """The patterns of a language, built once."""
    return Dates(tables)
