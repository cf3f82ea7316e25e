"""Numbers that are no figures: dates, years, clock times, names, marks of lists, telephone numbers, page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Token

from comity.reading.figures.nouns import following
from comity.reading.figures.numbers import Number, key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.votes import voted
from comity.records import DateType, UnitKind

# Written forms that hold numbers in every language.
_CODES = re.compile(
    r"\+\d[\d ()./-]{6,}\d"  # telephone
    r"|\S+@\S+|https?://\S+|www\.\S+"
    r"|(?<![\d.])\d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?!\d)"
    r"|(?<![\d.,])0\d{1,4}(?:[- ]\d{2,4}){2,}(?!\d)"
    r"|\d{4}-\d{2}-\d{2}\S*"
    r"|(?<![\d.,])\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<![\w.,])(?!1/[2-8]\b|2/3\b|3/4\b)\d+/\d+(?:/\d+)*(?!\w)"
    r"|(?<![\d.,$€£])(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d,.]*\d|\s?%)"
    r"|\d+(?:\.\d+){2,}"
    r"|(?m:^[ \t]*[(\[]?\d{1,3}[.)\]][ \t])"
    r"|(?m:^[^\w\n]*\d{1,2}\.\d{2}(?=[ \t]+\W?[A-Z]))"
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Bare numbers between these may be years."""
_NAMES = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "FAC", "EVENT", "ORG"})
"""Kinds of name that may hold a number."""
_MARKS_BEFORE = "#№/=_°&@"


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch or lie in one another as one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


class Refusals:
    """What in one document is no figure."""

    def __init__(self, page: Page) -> None:
        self.page = page
        spans = [found.span() for found in _CODES.finditer(page.text)]
        spans += self._furniture()
        spans = _merged(sorted(spans))
        self._starts = [start for start, _ in spans]
        self._spans = spans
        self.last: Found | None = None

    def _furniture(self) -> list[tuple[int, int]]:
        """Lines that belong to the page and not to the text: menus, counters, "Read also"."""
        out = []
        at = 0
        rows = {row[0].start for grid in self.page.grids for row in grid.rows}
        for line in self.page.text.split("\n"):
            barred = " | " in line and not any(at <= start <= at + len(line) for start in rows)
            if barred or (line and self.page.words.furniture.match(line) is not None and len(line) < 120):
                out.append((at, at + len(line)))
            at += len(line) + 1
        return out

    def refuses(self, found: Found) -> bool:
        """Whether the number is no figure."""
        if found.role == "score":
            return not voted(self.page, found.first)
        no = self._by_shape(found) or (found.unit is None and self._by_words(found))
        if no:
            self.last = found
        return no

    def coded(self, number: Number) -> bool:
        """Whether the number is a written part of a date, a telephone number, a mark of a list, a line of the page."""
        i = bisect_right(self._starts, number.start) - 1
        if any(start < number.end and end > number.start for start, end in self._spans[max(0, i) : i + 2]):
            return True
        if number.bare is None or len(number.bare) != 4 or not self.page.dates:
            return False
        words, before = self.page.words, self.page.text[max(0, number.start - 40) : number.start]
        if words.amount_before.search(before) is not None:
            return False  # "an average of 1500"
        token = self.page.token(number.start)
        date = self.page.date_over(token, token + 1)
        return date is not None and date.type is DateType.DATE

    def _by_shape(self, found: Found) -> bool:
        text, start, end = self.page.text, found.number.start, found.number.end
        if found.opens is not None:
            start = found.opens
        before, after = text[start - 1 : start], text[end : end + 1]
        if found.unit is None or found.unit.start >= end:
            if before in ("-", "–", "‑") and text[start - 2 : start - 1].isalnum() and found.value >= 0:
                return True
            if before and before in _MARKS_BEFORE:
                return True
        if found.unit is not None:
            return self._dated(found) or (found.kind is UnitKind.TIME and self._one(found))
        if after.isalnum() or before.isalnum() or (after and after in "°"):
            return True
        if found.value < 0:
            return found.number.step >= 1 and not self._signed(found)
        if after in ("-", "‑") and text[end + 1 : end + 2].isalpha():
            return self._compound(found)
        tied = after in ("'", "’") and text[end + 1 : end + 2].isalpha()
        return tied or (before == "(" and after == ")") or self._dated(found)

    def _signed(self, found: Found) -> bool:
        """Whether what follows can be below nought: degrees, points."""
        tail = self.page.tail(found)
        return tail.i + 1 < len(tail.doc) and self.page.words.has("signed_nouns", tail.nbor().lower_)

    def _compound(self, found: Found) -> bool:
        """Whether a number tied to a word by a hyphen counts nothing: "two-way"; a "12-page" paper has pages."""
        words, doc = self.page.words, self.page.notes.doc
        end = found.number.end
        if words.hedge_after.match(self.page.text, end) is not None:
            return False
        word = doc[self.page.token(end + 1)]
        if words.has("strong_words", word.lower_):
            return False
        small = found.number.worded and found.value < 3
        return small or words.has("no_compound", word.lower_) or not (self.page.tagged and word.pos_ == "NOUN")

    def _dated(self, found: Found) -> bool:
        """Whether a date has these words; a stretch of time is a figure all the same."""
        if found.kind is UnitKind.TIME:
            return False
        start = found.opens or found.number.start
        if self.page.words.amount_before.search(self.page.text, max(0, start - 40), start) is not None:
            return False
        date = self.page.date_over(found.first, found.last)
        return date is not None and date.type not in (DateType.DURATION, DateType.SET) and found.unit is None

    def _by_words(self, found: Found) -> bool:
        text, words = self.page.text, self.page.words
        if found.number.worded and found.value < 1:
            return True  # "half a chance"
        start, end = found.opens or found.number.start, found.number.end
        before = text[max(0, start - 40) : start]
        if not found.number.worded:
            small = found.value < 32 and found.number.bare is not None
            if small and (words.month_before.search(before) or words.month_after.match(text, end)):
                return True
            if words.clock_after.match(text, end) is not None:
                return True
            if self._year(found, before):
                return True
        whole = not found.number.scaled and found.number.step >= 1
        if whole and words.label_before.search(before) is not None and not self._no_label(found, before):
            return True
        return self._named(found) or self._one(found) or self._capital(found)

    def _no_label(self, found: Found, before: str) -> bool:
        """Whether what looks like a label is the verb of the number, "the corps numbers 83 envoys", or ranks things."""
        ahead = self.page.notes.doc[found.first - 1] if found.first else None
        verb = ahead is not None and ahead.pos_ == "VERB" and following(self.page, self.page.tail(found)) is not None
        return verb or self._of_top(found, before)

    def _of_top(self, found: Found, before: str) -> bool:
        """ "The top three buyers" are three buyers; "a top 10 club" has a rank."""
        tail = self.page.tail(found)
        label = key(before).rpartition(" ")[2]
        noun = following(self.page, tail)
        return (
            found.number.worded
            and noun is not None
            and noun.tag_ == "NNS"
            and self.page.words.has("counting_labels", label)
        )

    def _year(self, found: Found, before: str) -> bool:
        bare = found.number.bare
        if bare is None or len(bare) != 4 or not _FIRST_YEAR <= found.number.value <= _LAST_YEAR:
            return False
        if found.opens is not None:
            return True
        words = self.page.words
        tail = self.page.tail(found)
        hedged = words.hedge.search(before) is not None or words.amount_before.search(before) is not None
        if found.role == "from" and found.whole is not None:
            tail = self.page.tail(found.whole)  # "from 1500 to 3000 officers"
        counted = tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS"
        if found.number.value % 100 != 0:
            return not (hedged and counted)
        if hedged or not self.page.tagged:
            return not hedged
        return not counted or (found.role == "" and words.year_before.search(before) is not None)

    def _named(self, found: Found) -> bool:
        """Whether the number is part of a name: "Ararat 24", "the G7"."""
        page = self.page
        first = page.notes.doc[found.first]
        mention = page.notes.mention_at(found.first)
        if found.first == 0 or found.number.scaled:
            return False
        if mention is not None and mention.how == "name" and mention.start < found.first:
            return True
        before = first.nbor(-1)
        if page.notes.mention_at(before.i) is not None:
            return False
        joined = page.words.has("range_joiners", before.lower_) and page.tail(found).nbor().tag_ in ("NNS", "NNPS")
        if (first.ent_type_ in _NAMES and first.ent_iob_ == "I" and not joined) or self._of_name(found, before):
            return True
        if page.text[before.idx + len(before) : first.idx].strip(" \u00a0"):
            return False
        here = before.is_title or before.is_upper or before.pos_ == "PROPN"
        if not here or before.is_sent_start or not before.is_alpha:
            return False
        if page.tagged and before.pos_ not in ("PROPN", "NOUN"):
            return False
        tail = page.tail(found)
        return not (tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS")

    def _of_name(self, found: Found, before: Token) -> bool:
        """Whether it closes a name: "the Group of 20"; "the Band of 20 players" has players."""
        if before.i == 0 or not self.page.words.has("of_words", before.lower_) or not self.page.tagged:
            return False
        tail = self.page.tail(found)
        bare = tail.i + 1 >= len(tail.doc) or tail.nbor().pos_ not in ("NOUN", "PROPN", "ADJ")
        return bare and before.nbor(-1).pos_ == "PROPN" and before.nbor(-1).text.istitle()

    def _one(self, found: Found) -> bool:
        """ "One" counts only where the sentence makes a number of it."""
        words, text = self.page.words, self.page.text
        if not found.number.worded or found.value != 1 or found.number.scaled or found.high is not None:
            return False
        before = key(text[max(0, found.start - 20) : found.start]).rpartition(" ")[2]
        if found.kind is UnitKind.TIME:
            return not (words.has("one_time_after", before) or text[found.number.end : found.number.end + 1] == "-")
        if words.has("one_only", before):
            after = key(text[found.end : found.end + 20]).partition(" ")[0]
            return words.has("one_not", after)
        return True

    def _capital(self, found: Found) -> bool:
        """Number words written large inside a sentence: "the Group of Seven"."""
        if not found.number.worded or not self.page.text[found.number.start].isupper():
            return False
        first = self.page.notes.doc[found.first]
        before = first.nbor(-1) if first.i else None
        return not (first.is_sent_start or before is None or before.is_punct or before.is_space)
