"""Numbers that are no figures: dates, years, clock times, names, marks of lists, telephone numbers, page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Token

from comity.reading.figures.ages import grouped
from comity.reading.figures.nouns import following
from comity.reading.figures.numbers import Number, key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.votes import voted
from comity.reading.notes import Mention
from comity.records import DateType, Party, PartyType, UnitKind

# Written forms that hold numbers in every language.
_LINKS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_LINK_MARKS = ("@", "://", "www.")
_LISTED = re.compile(
    r"(?m:^)(?:[ \t]*[(\[]?\d{1,3}[.)\]][ \t]"
    r"|[^\w\n]*\d{1,2}\.\d{2}(?=[ \t]+\W?[A-Z])"
    r"|[^\w\n]*\d{1,2}\.\d{1,2}\.?(?=[ \t]+[A-Z][a-z]))"
)
_CODES = re.compile(
    r"(?=[\d+(\['’])(?:\+\d[\d ()./-]{6,}\d"  # telephone
    r"|(?<![\d.])\d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?!\d)"
    r"|(?<![\d.,])0\d{1,4}(?:[- ]\d{2,4}){2,}(?!\d)"
    r"|\d{4}-\d{2}-\d{2}\S*"
    r"|(?<![\d.,])\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<![\w.,])(?!1/[2-8]\b|2/3\b|3/4\b)\d+/\d+(?:/\d+)*(?!\w)"
    r"|(?<![\d.,$€£])(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d,.]*\d|\s?%)"
    r"|\d+(?:\.\d+){2,}"
    r"|\[\d{1,3}\]"  # a note
    r"|\(\d{1,3}(?:, \d{1,3})+\)"
    r"|(?<=\s)['’]\d\d(?=[\s.,;:)])"  # '98
    r"|(?<![\w.,])\d{1,2}\+\d{1,2}(?![\w.,]*\d)"  # a format of so many and one more
    r"|(?<![\w.,])(?:[01]?\d|2[0-4])\.[0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d%])(?!\s?\w)"
    r"|(?<![\w.,-])0\d\.[0-5]\d(?![\w.%])"
    r"|(?<![\w.,])1\s[^\W\d]+\.?\s=\s[\d.,]+(?:\s[^\W\d]+)?)"  # what a unit is worth in another
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Bare numbers between these may be years."""
_NAMES = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "FAC", "EVENT", "ORG"})
"""Kinds of name that may hold a number."""
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d")
_POSTAL = (5, 6)
"""Digits of codes of post offices that stand before a town."""
_STREET = 4
"""Words of the name of a street."""
_HOURS = 24
_GLOBE = 180
"""Degrees of the largest longitude."""
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
        spans += [found.span() for found in _LISTED.finditer(page.text)]
        if any(mark in page.text for mark in _LINK_MARKS):
            spans += [found.span() for found in _LINKS.finditer(page.text)]
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
            return self._dated(found) or (found.kind is UnitKind.TIME and self._one(found)) or self._base(found)
        if after.isalnum() or before.isalnum() or (after and after in "°"):
            return True
        if found.value < 0:
            return found.number.step >= 1 and not self._signed(found)
        if after in ("-", "‑") and text[end + 1 : end + 2].isalpha():
            return self._compound(found)
        tied = after in ("'", "’") and text[end + 1 : end + 2].isalpha()
        bracket = before == "(" and after == ")" and not found.number.scaled
        return tied or bracket or self._dated(found)

    def _base(self, found: Found) -> bool:
        """ "One dollar fetched 30.9 pounds": the base of a rate."""
        if found.kind is not UnitKind.MONEY or found.value != 1 or found.number.scaled or found.number.step < 1:
            return False
        last = self.page.notes.doc[found.last - 1]
        return last.dep_ == "nsubj" and last.head.i > last.i

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
        if self._clock(found, before) or self._position(found) or self._address(found) or grouped(self.page, found):
            return True
        if (
            not found.number.scaled
            and words.label_before.search(before) is not None
            and not self._no_label(found, before)
        ):
            return True
        return self._named(found) or self._one(found) or self._capital(found)

    def _no_label(self, found: Found, before: str) -> bool:
        """Whether what looks like a label is the verb of the number, "the corps numbers 83 envoys", or ranks things."""
        ahead = self.page.notes.doc[found.first - 1] if found.first else None
        tail = self.page.tail(found)
        if found.number.step < 1 and tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS":
            return True  # "7 points 3.5 rebounds"
        verb = ahead is not None and ahead.pos_ == "VERB" and following(self.page, tail) is not None
        return verb or self._of_top(found, before) or self._behind_label(found, before)

    def _behind_label(self, found: Found, before: str) -> bool:
        """Whether the label has its number already: "by Day 100, 36 trainees"; "on pages 4, 36 and 40" has none yet."""
        if not before.rstrip().endswith(",") or not any(letter.isdigit() for letter in before.rpartition(" ")[0][-5:]):
            return False
        tail = self.page.tail(found)
        return tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS"

    def _clock(self, found: Found, before: str) -> bool:
        """A time of day behind its preposition: "at 17.45", "on Mondays at 10"."""
        words, number = self.page.words, found.number
        opener = key(before).rpartition(" ")[2]
        if number.worded or number.scaled or not 0 <= found.value < _HOURS or not words.has("clock_openers", opener):
            return False
        tail = self.page.tail(found)
        if tail.i + 1 < len(tail.doc) and (
            tail.nbor().pos_ in ("NOUN", "PROPN") or tail.nbor().lower_ in words.units.pers
        ):
            return False
        if _CLOCK.fullmatch(self.page.text, number.start, number.end) is not None:
            return not self._level(found)
        day = found.first > 1 and self.page.date_over(found.first - 2, found.first - 1) is not None
        return number.bare is not None and day and words.has("covers_day", opener)

    def _address(self, found: Found) -> bool:
        """ "27 Kensington Court", "75001 Paris": the number of a house or of a post office."""
        doc, i = self.page.notes.doc, self.page.tail(found).i + 1
        if found.number.worded or found.number.scaled or i >= len(doc) or not doc[i].is_title:
            return False
        printed = self.page.text[found.number.start : found.number.end]
        if printed.isdigit() and len(printed) in _POSTAL and doc[i].tag_ != "NNPS":
            return True
        last = i
        while last < min(len(doc), i + _STREET) and doc[last].is_title:
            if self.page.words.has("street_words", doc[last].lower_.strip(".")):
                return True
            last += 1
        return False

    def _level(self, found: Found) -> bool:
        """Whether the verb right in front says how high something is: "traded at 17.45"."""
        verb = self.page.notes.doc[found.first - 2] if found.first > 1 else None
        return verb is not None and self.page.words.has("rate_verbs", verb.lemma_.lower())

    def _position(self, found: Found) -> bool:
        """ "44.6 N", "34 degrees north": a place on the globe."""
        words, tail = self.page.words, self.page.tail(found)
        after = tail.doc[tail.i + 1 : tail.i + 6]
        if len(after) == 0 or found.number.worded or not 0 <= found.value <= _GLOBE:
            return False
        if words.has("compass_letters", after[0].lower_.strip(".")) and after[0].text[0].isupper():
            return True
        return words.has("degree_words", after[0].lower_) and any(words.has("compass", one.lower_) for one in after[1:])

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
        if (other := page.notes.mention_at(before.i)) is not None and not self._maker(found, other):
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
        several = before.tag_ == "NNPS" and before.i > 0 and page.words.has("pointers", before.nbor(-1).lower_)
        return not (several or (tail.i + 1 < len(tail.doc) and tail.nbor().tag_ == "NNS"))  # "the Tories 277"

    def _maker(self, found: Found, mention: Mention) -> bool:
        """Whether an organisation stands before the number, as in "the Boeing 737"; states stand before theirs in
        lists."""
        party = self.page.notes.party(mention.parties[0]) if len(mention.parties) == 1 else None
        return isinstance(party, Party) and party.type is PartyType.ORGANISATION

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
        if before is not None and before.is_quote and first.i > 1 and not first.nbor(-2).is_punct:
            after = self.page.tail(found).nbor() if self.page.tail(found).i + 1 < len(first.doc) else None
            return after is not None and after.is_title  # the "Five Principles"
        return not (first.is_sent_start or before is None or before.is_punct or before.is_space)
