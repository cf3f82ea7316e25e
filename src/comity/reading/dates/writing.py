"""When a text was written, where nothing beside the text says so.

Four rules, each with its words:

1. A full date in a dateline, a line of its own or the closing formula is the day of writing.
2. `the 20th anniversary of what was signed in 2005 ... this year`: the sum is the year of writing.
3. A full date that the text ties to its own present ("this visit follows a meeting on ...") is a day before the
   writing; where what lies ahead still falls in that year, it is the year of writing.
4. Where 2 and 3 agree, each supports the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from comity.reading.dates.frame import Frame
from comity.reading.dates.tense import Lean
from comity.reading.dates.words import BREAK, Hit, Lexed, Words

HEAD = 1500
"""Characters in which a dateline is looked for: headline, mastheads and share lines of the pages seen by hand fit."""
TAIL = 400
"""Characters at the end in which `Done at ... on ...` is looked for."""
LONGEST = 30
"""Words that may stand before the date in a dateline."""

SET_OFF = frozenset(".-(/|:[")
"""Marks after the date of a dateline."""

FULL = ("day", "iso", "numeric")
"""Rules whose hits may be full dates."""


@dataclass(frozen=True, slots=True)
class Full:
    """A full date in the text: the day and where it stands."""

    day: date
    hit: Hit


def fulls(hits: list[Hit], day_of: Callable[[Hit], date | None]) -> list[Full]:
    """The full dates among the hits, in order, the longest at each place."""
    found: list[Full] = []
    for hit in hits:
        if hit.rule.make not in FULL or (found and hit.start < found[-1].hit.end):
            continue
        day = day_of(hit)
        if day is not None:
            found.append(Full(day, hit))
    return found


def dateline(found: list[Full], lexed: Lexed, words: Words, doc: Doc, token_at: Callable[[int], int]) -> Full | None:
    """The full date that is the document's own."""
    size = len(lexed.text)
    for full in found:
        place = lexed.starts[full.hit.start]
        if place > HEAD and place < size - TAIL:
            continue
        start = line_start(lexed.string, full.hit.start)
        if full.hit.start - start > LONGEST:
            continue
        if not _set_off(lexed, full.hit.end):
            continue
        if all(_masthead(lexed, words, i) for i in range(start, full.hit.start)):
            return full
        if place <= HEAD and _verbless(doc, token_at(lexed.starts[start]), token_at(lexed.ends[full.hit.end - 1])):
            return full
    return None


def openings(found: list[Full], lexed: Lexed) -> dict[int, Full]:
    """Full dates that open a paragraph and stand off from the rest of it, by the paragraph's first word."""
    return {
        full.hit.start: full
        for full in found
        if line_start(lexed.string, full.hit.start) == full.hit.start and _set_off(lexed, full.hit.end)
    }


def line_start(string: str, i: int) -> int:
    """The first word of the paragraph that word `i` stands in."""
    return string.rfind(BREAK, 0, i) + 1


def _set_off(lexed: Lexed, end: int) -> bool:
    """Whether the words after a date leave it alone: it ends its line or sentence, or a mark or an hour follows."""
    if end >= len(lexed.string) or lexed.string[end] == BREAK:
        return True
    return lexed.words[end] in SET_OFF or ":" in lexed.words[end]


def _masthead(lexed: Lexed, words: Words, i: int) -> bool:
    """Whether a word may stand before the date in a dateline: a name, a mark, or one of the table's."""
    word = lexed.words[i]
    first = lexed.text[lexed.starts[i]]
    return not first.isalpha() or first.isupper() or word in words.word_class("masthead")


def _verbless(doc: Doc, start: int, end: int) -> bool:
    """Whether a tagged stretch has no finite verb: it is a title, not a sentence."""
    if end <= start or not doc[start].tag:
        return False
    return not any("Fin" in token.morph.get("VerbForm", []) for token in doc[start : min(end + 1, len(doc))])


def infer(
    frame: Frame,
    found: list[Full],
    sums: list[tuple[int, Hit]],
    ties: Callable[[Full], bool],
    open_days: Callable[[], list[tuple[int, int, Lean]]],
) -> tuple[Frame, Hit | None]:
    """Settle the year of writing from what the text says of itself.

    Args:
        frame: what is known so far; returned as it is when it already has a year.
        found: the full dates of the text.
        sums: years that anniversaries of "this year" come to, with their words.
        ties: whether a full date is tied to the time of writing.
        open_days: month, day and direction of the days without a year.
    """
    if frame.year is not None:
        return frame, None
    past = [full for full in found if ties(full)]
    latest = max(past, key=lambda full: full.day, default=None)
    years = {year for year, _ in sums}
    if latest is not None:
        floor = latest.day
        ahead = [(m, d) for m, d, lean in open_days() if lean is not Lean.PAST]
        within = bool(ahead) and any((m, d) >= (floor.month, floor.day) for m, d in ahead)
        if within or years == {floor.year}:
            return Frame(year=floor.year, floor=floor, day_first=frame.day_first), latest.hit
        if not years:
            return Frame(floor=floor, day_first=frame.day_first), latest.hit
    if len(years) == 1:
        return Frame(year=years.pop(), day_first=frame.day_first), sums[0][1]
    return frame, None
