"""The dates of one document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from comity.lexicon import Language
from comity.reading.dates import writing
from comity.reading.dates.context import Context
from comity.reading.dates.frame import Frame
from comity.reading.dates.reckonings import MAKES, Job, Read
from comity.reading.dates.tense import Lean, Tense
from comity.reading.dates.words import Hit, Lexed, Words, lexed_of, words_of
from comity.reading.layout import hard_wrapped
from comity.reading.notes import Notes
from comity.records import Date, Passage
from comity.records.date import DateType
from comity.records.values import precision

PART_OF_YEAR = 200
"""Days. A later month of a sentence is counted on from an earlier month or season, not from a whole year."""

_ASIDE = frozenset({"later", "beside", "that_part", "in_part", "any_season"})
"""Reckonings that count from a date read before; the next one counts from that too."""
_HEDGES = {DateType.DATE: "date", DateType.TIME: "date"}
"""Which words may stand before a date and belong to it."""

SURE, LEANT, UNSETTLED, VAGUE = 0.95, 0.85, 0.4, 0.7
"""How sure: the words settle the value; the day of writing does; nothing does; it is vague by nature."""


class DateReader:
    """Reads the dates of one document into its notes."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.doc = notes.doc
        self.words: Words = words_of(notes.language)
        self.tense = tense_of(notes.language)
        self.lexed: Lexed = lexed_of(notes.language, notes.text, hard_wrapped(notes.source.text))
        self.frame = Frame.published(notes.source.published)
        self.context = Context(notes, self.lexed, self.words, self.tense, self.span)
        self.opening: dict[int, writing.Full] = {}
        self.taken: list[tuple[int, int, Date]] = []
        """words `[start, end)` of each record, in order"""

    def read(self) -> None:
        """Settle the time of writing, then read every date in order."""
        hits = self.words.hits(self.lexed, self.words.rules)
        self._settle(hits)
        self.notes.settled_year, self.notes.settled_by = self.frame.year, self.frame.proof
        end, entry, base = 0, -1, self.frame
        for hit in hits:
            if hit.start < end:
                continue
            start = writing.line_start(self.lexed.string, hit.start)
            if start != entry:
                entry, self.frame = start, self._entry(base, start)
            found = self._reckon(hit)
            if found is None:
                continue
            end = hit.end
            if found.parts:
                for first, last, value in found.parts:
                    if first >= 0:
                        self._keep(hit, first, last, Read(value, leant=found.leant))
            else:
                self._keep(hit, hit.start, hit.end, found)
        self.frame = base
        self._join_times()
        for _, _, record in self.taken:
            self.notes.add(record)

    # ---- places -----------------------------------------------------------------------------------------------

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self.doc.to_array("IDX")]

    def token(self, char: int) -> int:
        """The token that covers a character."""
        return max(0, bisect_right(self._starts, char) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Tokens `[start, end)` over words `[start, end)`."""
        first = self.token(self.lexed.starts[start])
        return first, max(first, self.token(self.lexed.ends[end - 1] - 1)) + 1

    def passage(self, start: int, end: int) -> Passage:
        """The passage over words `[start, end)`."""
        return self.notes.source.passage(self.lexed.starts[start], self.lexed.ends[end - 1])

    # ---- the time of writing ----------------------------------------------------------------------------------

    def _settle(self, hits: list[Hit]) -> None:
        found = writing.fulls(hits, self._full)
        self.opening = writing.openings(found, self.lexed)
        own = writing.dateline(found, self.lexed, self.words, self.doc, self.token)
        self.frame.day_first = self.context.day_first(hits)
        if own is not None and self.frame.today in (None, own.day) and self.frame.year in (None, own.day.year):
            self.frame.today, self.frame.year = own.day, own.day.year
            self.frame.proof = self.passage(own.hit.start, own.hit.end)
        if self.frame.year is None:
            sums = self.context.sums(found)
            self.frame, words = writing.infer(
                self.frame, found, sums, self.context.tied, lambda: self.context.open_days(hits, self._lean)
            )
            if words is not None:
                self.frame.proof = self.passage(words.start, words.end)

    def _entry(self, base: Frame, start: int) -> Frame:
        """The time of a paragraph: that of the text or, in a chronicle, of the date that it opens with."""
        own = self.opening.get(start)
        if own is None or base.today is None or own.day == base.today:
            return base
        words = self.passage(own.hit.start, own.hit.end)
        return Frame(today=own.day, year=own.day.year, proof=words, day_first=base.day_first, chronicle=True)

    def _full(self, hit: Hit) -> date | None:
        if hit.rule.make == "day" and hit.got.get("year") is None:
            return None
        read = self._reckon(hit)
        if read is None or read.value is None:
            return None
        try:
            return date.fromisoformat(read.value[:10])
        except ValueError:
            return None

    # ---- one date ---------------------------------------------------------------------------------------------

    def _reckon(self, hit: Hit) -> Read | None:
        job = Job(hit, self.lexed, self.words, self.frame, lambda: self._lean(hit), self.context.ask)
        return MAKES[hit.rule.make](job)

    def _lean(self, hit: Hit) -> Lean:
        start, end = self.span(hit.start, hit.end)
        # `by the end of July`: the word before is `by`.
        low = self.words.prefix(self.lexed, hit.start, "date")[0]
        before = self.lexed.words[low - 1] if low else ""
        lean = self.tense.of(self.doc, start, end, before)
        # An entry of a chronicle goes on from its date, in whatever tense it is told.
        return Lean.OPEN if self.frame.chronicle and lean is not Lean.AHEAD else lean

    def _keep(self, hit: Hit, start: int, end: int, read: Read) -> None:
        """Make the record, with the words before it that belong to it."""
        value, mod = read.value, read.mod
        kind = DateType(hit.rule.given.get("type", "DATE"))
        if kind is DateType.DATE and value is not None:
            kind = _type_of(value, kind)
        hedged = "duration" if hit.rule.given.get("hedged") else _HEDGES.get(kind, "")
        if hedged == "date" and value is not None and value.startswith("T"):
            hedged = "time"
        low, before, part = self.words.prefix(self.lexed, start, hedged)
        if part and (value is None or precision(value) != 1 or "/" in value):
            low = start
        if low < start and mod is None and not (self.taken and low < self.taken[-1][1]):
            start, mod = low, before
            if part and value is not None and "T" not in value:
                value, kind = value + part, DateType.TIME
        self._remember(value, hit)
        at = self.span(start, end)[0]
        words = self.passage(start, end)
        proof = self.frame.proof if read.leant and value is not None else None
        record = Date(
            source=self.notes.source,
            anchor=words,
            evidence=(words,),
            value=value,
            type=kind,
            mod=mod,
            said_by=self.notes.said_by(at),
            sectors=self.notes.sectors(at),
            score=read.score or _score(read),
            why=f"dates.{hit.rule.name}",
            passages={"value": proof} if proof is not None and proof != words else {},
        )
        self.taken.append((start, end, record))

    def _remember(self, value: str | None, hit: Hit) -> None:
        if value is None or precision(value) is None or hit.rule.make in _ASIDE:
            return
        self.frame.remember(value, hit.got.get("year") is not None)
        if hit.got.get("year") is not None and (precision(value) or 0) < PART_OF_YEAR:
            self.context.last = (hit.end, value)
        if "/" in value or "-Q" in value or "-H" in value:
            self.frame.last_stretch = value

    def _join_times(self) -> None:
        """`6 p.m. on Monday`, `12 May 2025, 09:42`: an hour beside its day is one time."""
        out: list[tuple[int, int, Date]] = []
        for one in self.taken:
            joined = self._joined(out[-1], one) if out else None
            if joined is None:
                out.append(one)
            else:
                out[-1] = joined
        self.taken = [self._dated(i, out) for i in range(len(out))]

    def _dated(self, at: int, taken: list[tuple[int, int, Date]]) -> tuple[int, int, Date]:
        """An hour alone is one of the only day that its sentence names."""
        start, end, record = taken[at]
        if not (record.value or "").startswith("T"):
            return taken[at]
        first, last = self.context.sentence(start, end)
        near = [one for _, _, one in taken[max(0, at - 3) : at + 4] if precision(one.value) == 1]
        low, high = self.lexed.starts[first], self.lexed.ends[last - 1]
        days = [one for one in near if low <= one.evidence[0].start and one.evidence[0].end <= high]
        values = {str(one.value)[:10] for one in days}
        if len(values) != 1:
            return taken[at]
        words, passages = record.evidence[0], {"value": days[0].evidence[0]}
        value = values.pop() + str(record.value)
        source = self.notes.source
        return start, end, replace(record, source=source, anchor=words, value=value, passages=passages)

    def _joined(self, left: tuple[int, int, Date], right: tuple[int, int, Date]) -> tuple[int, int, Date] | None:
        values = left[2].value or "", right[2].value or ""
        hour, day = (values[0], values[1]) if values[0].startswith("T") else (values[1], values[0])
        if day[10:] in self.words.word_class("daypart").values() and hour.startswith("T"):
            day = day[:10]  # 10 p.m. tonight
        if not hour.startswith("T") or precision(day) != 1 or "T" in day or "/" in day:
            return None
        between = [self.lexed.words[i] for i in range(left[1], right[0])]
        if len(between) > 2 or any(w != "," and w not in self.words.word_class("joint") for w in between):
            return None
        words = self.passage(left[0], right[1])
        dated = right[2] if values[0] == hour else left[2]
        record = Date(
            source=self.notes.source,
            anchor=words,
            evidence=(words,),
            value=day + hour,
            type=DateType.TIME,
            said_by=dated.said_by,
            sectors=dated.sectors,
            score=dated.score,
            why="dates.time",
            passages=dict(dated.passages),
        )
        return left[0], right[1], record


def _type_of(value: str, kind: DateType) -> DateType:
    """Lengths are durations and hours are times, whatever the rule that found them."""
    if value.startswith("P") and not value.endswith("_REF"):
        return DateType.DURATION
    return DateType.TIME if "T" in value and not value.endswith("_REF") else kind


def _score(read: Read) -> float:
    if read.value is None:
        return UNSETTLED
    if read.value.endswith("_REF") or "X" in read.value:
        return VAGUE
    return LEANT if read.leant else SURE


@lru_cache(maxsize=8)
def tense_of(language: Language) -> Tense:
    """The words of tense of a language, made once."""
    tree: dict[str, Any] = language.tree("dates")
    return Tense(tree)
