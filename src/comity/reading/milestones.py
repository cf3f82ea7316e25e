"""Milestones: anniversaries, and the year that each implies.

An anniversary is a number and, mostly, what it is of. Its year comes from the words (`next year`, `2025 marks ...`)
or, in the present tense, from the time of writing; the year commemorated is their difference, or stands in the text
itself. Where both stand in the text they are compared: that is a check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from comity.reading.dates.reader import DateReader
from comity.reading.dates.tense import Lean
from comity.reading.dates.words import Hit
from comity.reading.notes import Notes
from comity.records import Check, Date, Milestone, Passage
from comity.records.check import CheckKind
from comity.records.values import stretch

CERTAIN, IMPLIED, BARE = 0.95, 0.85, 0.5
"""How sure: both years stand in the text; one follows from the other; no year is settled."""

NEAR_MISS = 3
"""Years by which a printed sum may be out and still be meant as one: a wrong number is out by one or two, while
another date of the sentence is out by more."""

LONG_NAME = 24
"""Tokens after which the words of what is commemorated are cut; names of treaties seen by hand stay under twenty."""

SPAN = {"Y": 1, "E": 10, "C": 100}
"""Years in a unit that anniversaries are counted in."""


@dataclass(frozen=True, slots=True)
class Years:
    """What settles an anniversary: its own date, and the date of what it commemorates."""

    on: Date | None
    anchor: Date | None
    year: int | None
    """the year of the anniversary"""


def read(notes: Notes) -> None:
    """Find anniversaries."""
    reader = DateReader(notes)
    end = 0
    for hit in reader.words.hits(reader.lexed, reader.words.milestones):
        number = _number(hit)
        if hit.start < end or number is None or number < int(hit.rule.given.get("least", 1)):
            continue
        end = hit.end
        _Anniversary(notes, reader, hit, number).record()


def anniversary_checks(notes: Notes) -> list[Check]:
    """Compare each anniversary whose two dates both stand in the text: `2005 + 20 = 2025`."""
    dates = {date.anchor: date for date in notes.found(Date)}
    out = []
    for one in notes.found(Milestone):
        then, now = one.passages.get("anchor_year"), one.passages.get("on")
        said = one.evidence[0]
        # Only a date beside the anniversary is its own; the day of writing of the text is no second witness.
        if then is None or now is None or now == then or not said.start <= now.start < said.end:
            continue
        first, last = dates.get(then), dates.get(now)
        years = _year(first), _year(last)
        # The day of writing may itself have been found by this very sum; then it proves nothing.
        if first is None or last is None or None in years or last.passages.get("value") == then:
            continue
        total = int(years[0] or 0) + one.ordinal
        holds = total == years[1]
        says = f"{years[0]} + {one.ordinal} = {total}" + ("" if holds else f", not {years[1]}")
        out.append(
            Check(
                source=notes.source,
                kind_=CheckKind.ANNIVERSARY,
                holds=holds,
                says=says,
                records=(one.id, first.id, last.id),
                evidence=tuple(dict.fromkeys((one.anchor, then, now))),
            )
        )
    return out


class _Anniversary:
    """One anniversary in its sentence."""

    def __init__(self, notes: Notes, reader: DateReader, hit: Hit, number: int) -> None:
        self.notes = notes
        self.reader = reader
        self.hit = hit
        self.number = number
        self.start, self.end = reader.span(hit.start, hit.end)
        self.head = notes.doc[self.end - 1]
        self.sentence = notes.around(self.start)
        inside = notes.within(Date, self.sentence.start, self.sentence.end)
        self.dates = [date for date in inside if _year(date) is not None]

    def record(self) -> None:
        """Make the record."""
        notes = self.notes
        of = self._of()
        years = self._years(of[1] if of else self.end)
        if self.hit.rule.given.get("sum") and years.anchor is None:
            return  # "Thirty years." says what it is of by a date beside it, or is no anniversary
        anchor_year = years.year - self.number if years.year is not None else None
        if years.anchor is not None:
            anchor_year = _year(years.anchor)
        name = notes.passage(*of).text if of else None
        passages: dict[str, Any] = {
            "anchor_year": years.anchor.anchor if years.anchor else None,
            "on": self._on_words(years),
            "of": notes.passage(*of) if of else None,
        }
        score = CERTAIN if years.anchor and years.on else IMPLIED if anchor_year is not None else BARE
        notes.record(
            Milestone,
            (self.start, self.end),
            [(self.sentence.start, self.sentence.end)],
            why=f"milestones.{self.hit.rule.name}",
            ordinal=self.number,
            of=" ".join(name.split()) if name else None,
            on=self._on(years),
            anchor_year=anchor_year,
            parties=notes.parties_in(self.sentence.start, self.sentence.end),
            score=score,
            passages=passages,
        )

    # ---- when -------------------------------------------------------------------------------------------------

    def _years(self, after: int) -> Years:
        """The dates that settle it."""
        anchor = self._anchor()
        on = self._own_date(anchor)
        year = _year(on) if on is not None else None
        if year is None:
            year = self._year_of_writing(anchor)
        if anchor is None and year is not None:
            anchor = self._told_nearby(year - self.number)
        if anchor is None:
            return Years(on, None, year)
        then = _year(anchor) or 0
        if year is None or (on is None and year != then + self.number):
            year = then + self.number
        return Years(on, anchor, year)

    def _anchor(self) -> Date | None:
        """The date of what is commemorated, in the words after `anniversary of`: long enough ago, and near the sum."""
        latest = self.notes.settled_year
        for date in self.dates:
            start, _ = self.notes.tokens(date)
            year = _year(date)
            if start < self.end or year is None:
                continue
            if latest is None or abs(year + self.number - latest) <= NEAR_MISS:
                return date
            others = [_year(one) for one in self.dates if one is not date]
            if any(other is not None and abs(year + self.number - other) <= NEAR_MISS for other in others):
                return date
        return None

    def _own_date(self, anchor: Date | None) -> Date | None:
        """The date that the sentence gives for the anniversary itself: the nearest that is no older than it can be."""
        oldest = (_year(anchor) or 0) + self.number - NEAR_MISS if anchor is not None else None
        floor = (self.notes.settled_year or 0) - self.number // 2
        options = []
        for date in self.dates:
            year = _year(date)
            if date is anchor or year is None or (oldest is not None and year < oldest) or year < floor:
                continue
            start, end = self.notes.tokens(date)
            gap = start - self.end if start >= self.end else self.start - end
            options.append((self._rank(start), gap, start, date))
        return min(options, key=lambda one: one[:3])[3] if options else None

    def _rank(self, start: int) -> int:
        """Dates in the clause of the anniversary come before those of another: 0 or 1."""
        if not self.head.dep:
            return 0
        return int(_clause(self.notes.doc[start]) != _clause(self.head))

    def _year_of_writing(self, anchor: Date | None) -> int | None:
        """The year of writing, for an anniversary that no verb puts in the past."""
        year = self.notes.settled_year
        if year is None:
            return None
        if self.hit.rule.given.get("today"):
            return year
        lean = self.reader.tense.of(self.notes.doc, self.start, self.end, "")
        return year if lean is not Lean.PAST or anchor is not None else None

    def _told_nearby(self, year: int) -> Date | None:
        """A date of exactly this year in this sentence or beside it: what the anniversary is of is told there."""
        found = [date for date in self.dates if _year(date) == year][-1:]
        if not found and self.sentence.start > 0:
            found = self._in_sentence_of(self.sentence.start - 1, year)[-1:]
        if not found and self.sentence.end < len(self.notes.doc):
            found = self._in_sentence_of(self.sentence.end, year)
        return found[0] if found else None

    def _in_sentence_of(self, i: int, year: int) -> list[Date]:
        """The dates of a year in another sentence."""
        other = self.notes.around(i)
        return [date for date in self.notes.within(Date, other.start, other.end) if _year(date) == year]

    def _on(self, years: Years) -> str | None:
        """The date of the anniversary: the day itself where the day commemorated is known."""
        if years.year is None:
            return None
        value = years.on.value if years.on is not None and years.on.value is not None else f"{years.year:04}"
        day = stretch(years.anchor.value) if years.anchor is not None else None
        if day is not None and day[0] == day[1] and day[0].year + self.number == years.year and len(value) == 4:
            leap = (day[0].month, day[0].day) == (2, 29)
            return value if leap else f"{years.year:04}-{day[0].month:02}-{day[0].day:02}"
        return value

    def _on_words(self, years: Years) -> Passage | None:
        if years.on is not None:
            return years.on.anchor
        return self.notes.settled_by if years.year == self.notes.settled_year else None

    # ---- of what ----------------------------------------------------------------------------------------------

    def _of(self) -> tuple[int, int] | None:
        """Tokens that name what is commemorated: the noun phrase after `of`, without clauses and asides."""
        if not self.head.dep:
            return None
        of = self.head if self.head.dep_ == "prep" else None
        of = of or next((one for one in self.head.children if one.dep_ == "prep" and one.i == self.end), None)
        noun = next((one for one in of.children if one.dep_ == "pobj"), None) if of is not None else None
        if noun is not None:
            return _phrase(noun) if noun.pos_ != "PRON" else None
        return self._owner()

    def _owner(self) -> tuple[int, int] | None:
        """`the Forum's 20th anniversary`; `The Committee will mark its 30th anniversary`.

        What a pronoun stands for is left open unless it is the subject of the same clause.
        """
        owner = next((one for one in self.head.children if one.dep_ == "poss"), None)
        if owner is None:
            return None
        if owner.pos_ != "PRON":
            return _phrase(owner)
        verb = self.head.head
        subject = next((one for one in verb.children if one.dep_.startswith("nsubj")), None)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject != self.head:
            return _phrase(subject)
        return None


def _phrase(noun: Token) -> tuple[int, int]:
    """A noun phrase up to its first clause, apposition or aside."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    for token in noun.doc[noun.i + 1 : end]:
        joined = token.dep_ == "punct" and not token.whitespace_ and not token.nbor(-1).whitespace_
        if token.dep_ in ("relcl", "acl", "appos", "punct", "case") and not joined:
            end = min(end, token.left_edge.i)
            break
    return start, min(end, start + LONG_NAME)


def _clause(token: Token) -> int:
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return int(token.i)


def _number(hit: Hit) -> int | None:
    """Years from the slots of a match; None where the count is no whole number of years."""
    value = hit.got.get("n", hit.rule.given.get("years"))
    if value is None:
        return None
    count = value if isinstance(value, int) else int("".join(c for c in str(value) if c.isdigit()) or 0)
    unit = hit.got.get("unit")
    years = count * SPAN[unit] if unit in SPAN else count if unit is None else 0
    return years if years > 0 else None


def _year(date: Date | None) -> int | None:
    """The year that a date lies in; None where it spans more than one or names none."""
    days = stretch(date.value.partition("T")[0]) if date is not None and date.value else None
    return days[0].year if days is not None and days[0].year == days[1].year else None
