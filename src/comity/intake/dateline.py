"""Dates as they are printed above a text, and the datelines of agencies. Built from a language's `header.yml`.

Only full dates count as dates of publication; `18 June` without a year settles nothing, `3/4/2025` could be two days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from comity.lexicon import Language
from comity.records import stretch

_DASH = r"(?:--?|[–—])"
_NUMERIC = r"(?P<iso>\d{4}-\d{2}-\d{2})|(?P<n1>\d{1,2})(?P<mark>[./])(?P<n2>\d{1,2})(?P=mark)(?P<ny>\d{4})"


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found above a text: its value (None without a year, or where it could be two days), label and place."""

    value: str | None
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of an agency report: where, when, by whom; and where the report begins."""

    published: str | None
    agency: str | None
    end: int


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
        self.ordinals = words_of(tables, "ordinals")
        self.small = words_of(tables, "small_words")
        self.labels = (*words_of(tables, "published"), *words_of(tables, "not_published"))
        self.on = words_of(tables, "before_date")
        self.at = words_of(tables, "before_time")

    @cached_property
    def date(self) -> str:
        """A date in words or numbers; a weekday may stand before it, a time of day after it."""
        month = alternatives(tuple(self.months))
        day = rf"\d{{1,2}}(?:{alternatives(self.ordinals)})?"
        year = r"\d{4}(?!\d)"
        return (
            rf"(?:(?:{alternatives(self.weekdays)})\.?,?\s+)?"
            rf"(?:{_NUMERIC}"
            rf"|(?P<d1>{day})\s+(?P<m1>{month})\b\.?(?:,?\s+(?P<y1>{year}))?"
            rf"|(?P<m2>{month})\b\.?\s+(?P<d2>{day})\b(?:,?\s+(?P<y2>{year}))?"
            rf"|(?P<m3>{month})\b\.?\s+(?P<y3>{year}))"
        )

    @cached_property
    def clock(self) -> str:
        """A time of day after a date, if there is one."""
        return (
            rf"(?:[,\s]+(?:(?:{alternatives(self.at)})\s+)?\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?"
            r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?-i:[A-Z]{2,5})\b)?)?"
        )

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """A date that is a part of its line by itself, or that follows a label."""
        label = rf"(?P<label>{alternatives(self.labels)})(?:\s+(?:{alternatives(self.on)}))?\s*:?\s+"
        return re.compile(
            rf"(?:^|[|·•;>(]\s*|[,.]\s+|\s[/–—-]{{1,2}}\s+|\b{label}){self.date}{self.clock}"
            r"(?=\s*(?:$|[|·•.,;:)/–—]|-\s))",
            re.I,
        )

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\d|\b(?:{alternatives(self.weekdays)})\.?)$", re.I)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """A dateline: place, date and agency before a dash, stop or colon; see `dateline` for what is required."""
        small = alternatives(self.small)
        word = r"(?-i:[^\W\d_a-z])[\w'’.-]*"
        place = rf"{word}(?:[ ](?:{word}|{small})){{0,4}}"
        return re.compile(
            rf"(?:(?P<place>{place}(?:\s?[,/]\s?{place}){{0,2}}?)(?P<after>[.,:]?\s+))?"
            rf"(?P<date>{self.date}{self.clock})?[.,]?\s*"
            r"(?:\((?P<round>[^()\d][^()]{1,40})\)|/(?P<slash>[^/\d][^/]{1,40})/"
            r"|(?P<bare>(?-i:[A-Z]{3,}(?:[ -][A-Z]{3,}){0,3})))?\s*"
            rf"(?P<sep>{_DASH}|[.:|]|$)\s*",
            re.I,
        )

    def value(self, found: re.Match[str]) -> str | None:
        """ISO value of a matched date, or None where it is not settled."""
        parts = found.groupdict()
        if parts["iso"]:
            iso = parts["iso"]
        elif parts["ny"]:
            iso = self._numeric(int(parts["n1"]), int(parts["n2"]), parts["ny"], parts["mark"])
        else:
            iso = self._worded(parts)
        return iso if iso and stretch(iso) is not None else None

    def _numeric(self, first: int, second: int, year: str, mark: str) -> str:
        # With dots the day comes first wherever dots are used; with strokes only a number above 12 tells.
        if mark == "." or first > 12 or first == second:
            return f"{year}-{second:02}-{first:02}"
        return f"{year}-{first:02}-{second:02}" if second > 12 else ""

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
        return [
            Printed(self.value(found), found["label"] and found["label"].lower(), found.start(), found.end())
            for found in self.anywhere.finditer(line)
            # "on Friday, 14 November" is a part of its sentence, and "11 - 12 November" is two days
            if not self._part_of_more(line, found)
        ]

    def _part_of_more(self, line: str, found: re.Match[str]) -> bool:
        """Whether a date goes on from what stands before it; "Newsletter 3/2025, 3 October" does not."""
        before = self._inside.search(line, 0, found.start())
        return before is not None and (not before[0].isdigit() or found[0].lstrip()[:1] in {"-", "–", "—"})

    def dateline(self, line: str) -> Dateline | None:
        """The dateline that a paragraph opens with, or None.

        Needed are a place or a full date, and a date, an agency, or a place in capitals with a dash.
        """
        found = self.opening.match(line)
        if found is None:
            return None
        place, date, separator = found["place"], found["date"], found["sep"]
        agency = found["round"] or found["slash"] or found["bare"]
        value = self.value(found) if date else None
        if agency and (agency.lower() in self.weekdays or not agency[0].isupper()):
            agency = None
        dashed = separator[:1] in {"-", "–", "—"}
        capitals = place is not None and place.upper() == place and len(place) > 2
        if date:
            good = (place is not None or value is not None) and (dashed or agency is not None or value is not None)
        else:
            good = place is not None and dashed and (agency is not None or capitals)
        # a bare stop after a place and a day without a year could end any sentence
        if not good or (separator == "" and not date):
            return None
        return Dateline(value, agency, found.end())


@lru_cache(maxsize=8)
def dates_of(tables: Language) -> Dates:
    """The patterns of a language, built once."""
    return Dates(tables)
