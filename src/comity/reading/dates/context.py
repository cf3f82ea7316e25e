"""Questions about the words around a date: is this number a year, is this word a verb, which fiscal year is it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from comity.reading.dates.tense import Lean, Tense
from comity.reading.dates.words import BREAK, Hit, Lexed, Words
from comity.reading.dates.writing import Full
from comity.reading.notes import Notes

_GLUE_BEFORE = frozenset("$€£¥₹₽₸#№_/=&@+.")
_GLUE_AFTER = frozenset("%_=&@€°/")
_NUMBERS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
"""Entity labels of numbers that are no dates, in spaCy's OntoNotes pipelines."""

YEARS = (1800, 2100)
"""A number outside these is a year only after a preposition of time."""

REACH = 8
"""Words after a fiscal year in which its last day may be told."""


class Context:
    """Answers about one document."""

    def __init__(
        self, notes: Notes, lexed: Lexed, words: Words, tense: Tense, span: Callable[[int, int], tuple[int, int]]
    ) -> None:
        self.notes = notes
        self.lexed = lexed
        self.words = words
        self.tense = tense
        self.span = span
        self.last: tuple[int, str] | None = None
        """first word after the last date with its own year, and its value"""

    def ask(self, what: str, hit: Hit) -> Any:
        """Answer one of the questions that reckonings ask."""
        answers: dict[str, Callable[[Hit], Any]] = {
            "year": self._is_year,
            "bare": self._stands_alone,
            "verb": self._is_verb,
            "shifts": self._shifts,
            "fiscal": self._fiscal,
            "owner": lambda hit: self._word(hit.end) == "'s",
            "after": self._after,
        }
        return answers[what](hit)

    def _word(self, i: int) -> str:
        return self.lexed.words[i] if 0 <= i < len(self.lexed.words) else ""

    def _in(self, name: str, i: int) -> bool:
        return self._word(i) in self.words.word_class(name)

    def _stands_alone(self, hit: Hit) -> bool:
        """Whether nothing is glued to a number: no currency, path or formula."""
        text = self.lexed.text
        start, end = self.lexed.starts[hit.start], self.lexed.ends[hit.end - 1]
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in _GLUE_BEFORE and before:
            return False
        return not (after in _GLUE_AFTER and after) and not after.isalpha()

    def _is_year(self, hit: Hit) -> bool:
        i = hit.start
        before = i - 2 if self._word(i - 1) == "." else i - 1
        if not self._stands_alone(hit) or self._in("not_year_before", before) or self._in("not_year_after", i + 1):
            return False
        number = self.lexed.values[i]
        led = self._in("year_lead", i - 1)
        if not YEARS[0] <= number <= YEARS[1] and not led:
            return False
        if self._numeric(i - 1) or self._numeric(i + 1) or self._word(i + 1) == "/" or self._word(i - 1) == "/":
            return False
        joined = self._word(i - 1) == "-" and not self.lexed.text[self.lexed.starts[i] - 1].isspace()
        if joined and not self._in("early", i - 2):
            return False
        if not led and self._named(i - 1):
            return False
        return self._parsed_as_year(i, led)

    def _numeric(self, i: int) -> bool:
        return 0 <= i < len(self.lexed.values) and isinstance(self.lexed.values[i], int | float)

    def _named(self, i: int) -> bool:
        """Whether word `i` is a capitalised word inside a line: `Vision 2030` is a name."""
        if i < 0 or self.lexed.string[i] == BREAK:
            return False
        first = self.lexed.text[self.lexed.starts[i]]
        opens = i == 0 or self.lexed.string[i - 1] == BREAK or self._word(i - 1) in (".", "!", "?")
        return (
            first.isupper()
            and not opens
            and not (self._in("prep", i) or self._in("loose_prep", i) or self._in("month", i))
        )

    def _parsed_as_year(self, i: int, led: bool) -> bool:
        """What tagger and entity recogniser say, where there are any: a number that counts things is no year."""
        doc = self.notes.doc
        at = self.span(i, i + 1)[0]
        token = doc[at]
        counted = (
            at + 1 < len(doc)
            and doc[at + 1].pos_ == "NOUN"
            and "Plur" in doc[at + 1].morph.get("Number", [])
            and (at == 0 or doc[at - 1].pos_ not in ("DET", "PRON"))
        )
        if counted and self._in("of_year", i + 1):
            return True
        if counted and (token.ent_type_ != "DATE" or not (self._in("prep", i - 1) or self._in("year_prep", i - 1))):
            return False
        if token.ent_type_ in _NUMBERS and not led:
            return token.dep_ != "nummod"
        return True

    def _is_verb(self, hit: Hit) -> bool:
        """Whether the tagger takes the month's word for a verb: `may`, `march`."""
        if hit.got.get("month_at") is None:
            return False
        at = self.span(hit.got["month_at"], hit.got["month_at"] + 1)[0]
        token = self.notes.doc[at]
        return token.pos_ in ("AUX", "VERB") and token.ent_type_ != "DATE"

    def _shifts(self, hit: Hit) -> bool:
        return self.tense.shifts(self.notes.doc, *self.span(hit.start, hit.end))

    def _after(self, hit: Hit) -> str | None:
        """The part of a year, with its year, that was named before in the same sentence."""
        last, i = self.last, hit.start - 1
        while last is not None and i >= last[0]:
            if self._ends(i):
                return None
            i -= 1
        return last[1] if last is not None else None

    # ---- fiscal years -----------------------------------------------------------------------------------------

    def _fiscal(self, hit: Hit) -> tuple[int, str] | None:
        """First month of a fiscal year and how it is named: by its last day, if told, or by the one state near it."""
        for i in range(hit.end, min(hit.end + REACH, len(self.lexed.words))):
            if self.lexed.string[i] == BREAK or self._word(i) in (".", ";"):
                break
            month = self.words.word_class("month").get(self._word(i))
            if month is not None and any(self._in("loose_prep", j) or self._numeric(j) for j in (i - 2, i - 1)):
                return month % 12 + 1, "end"
        sentence = self.notes.around(self.span(hit.start, hit.end)[0])
        table = self.words.tree.get("fiscal_years") or {}
        known = [table[c] for c in self.notes.codes(self.notes.parties_in(sentence.start, sentence.end)) if c in table]
        kinds = {(int(one["first"]), str(one["named"])) for one in known}
        return kinds.pop() if len(kinds) == 1 else None

    # ---- the time of writing ----------------------------------------------------------------------------------

    def day_first(self, hits: list[Hit]) -> bool | None:
        """The order of numeric dates, if the unambiguous ones of the text agree on one."""
        orders = set()
        for hit in hits:
            if hit.rule.make == "numeric":
                parts = [int(one) for one in hit.got["numdate"].replace("/", ".").replace("-", ".").split(".")]
                if parts[0] > 12 and parts[0] <= 31 and parts[1] <= 12:
                    orders.add(True)
                elif parts[1] > 12 and parts[0] <= 12:
                    orders.add(False)
                elif "." in hit.got["numdate"]:
                    # Points are used only where the day comes first.
                    orders.add(True)
        return orders.pop() if len(orders) == 1 else None

    def tied(self, full: Full) -> bool:
        """Whether a sentence ties its date to the time of writing: a word of recency, and no verb that looks ahead."""
        i = full.hit.start - 1
        while i >= 0 and self.lexed.string[i] != BREAK and self._word(i) not in (".", "!", "?"):
            if self._in("recency", i):
                start, end = self.span(full.hit.start, full.hit.end)
                return self.tense.of(self.notes.doc, start, end, self._word(full.hit.start - 1)) is not Lean.AHEAD
            i -= 1
        return False

    def sums(self, found: list[Full]) -> list[tuple[int, Hit]]:
        """Years that the anniversaries of this year come to, where the text dates what they commemorate."""
        out = []
        for hit in self.words.hits(self.lexed, self.words.milestones):
            count = hit.got.get("n")
            if count is None or hit.rule.make != "ordinal":
                continue
            number = count if isinstance(count, int) else int("".join(c for c in str(count) if c.isdigit()))
            stop = next((j for j in range(hit.end, len(self.lexed.words)) if self._ends(j)), len(self.lexed.words))
            begin = self._begins(hit.start)
            dated = [full for full in found if begin <= full.hit.start < stop]
            if len(dated) == 1 and any(self._this_year(j) for j in range(begin, stop)):
                out.append((dated[0].day.year + number, dated[0].hit))
        return out

    def _this_year(self, i: int) -> bool:
        rel, unit = self.words.word_class("rel"), self.words.word_class("unit")
        return rel.get(self._word(i)) == 0 and unit.get(self._word(i + 1)) == "Y"

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Words `[first, last)` of the sentence around words `[start, end)`."""
        last = next((j for j in range(end, len(self.lexed.words)) if self._ends(j)), len(self.lexed.words))
        return self._begins(start), last

    def _ends(self, i: int) -> bool:
        return self.lexed.string[i] == BREAK or self._word(i) in (".", "!", "?")

    def _begins(self, i: int) -> int:
        while i > 0 and not self._ends(i - 1):
            i -= 1
        return i

    def open_days(self, hits: list[Hit], lean: Callable[[Hit], Lean]) -> list[tuple[int, int, Lean]]:
        """Month, day and direction of the days that carry no year."""
        out = []
        for hit in hits:
            got = hit.got
            if hit.rule.make in ("day", "day_range") and got.get("year") is None and got.get("month"):
                number = got.get("day") or got.get("a")
                if isinstance(number, int):
                    out.append((int(got.get("m") or got["month"]), number, lean(hit)))
        return out
