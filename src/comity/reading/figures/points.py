"""Points that are percentage points: "rose 2.5 points to 41 per cent", "71% built, two points more than in May"."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.page import Found, Page
from comity.reading.figures.units import PERCENT
from comity.records import UnitKind


def points(page: Page, found: list[Found]) -> None:
    """Give points beside a level in per cent their unit."""
    unit = page.words.tree.get("point_unit")
    for a, b in pairwise(found):
        if unit is None or page.sentence(a.first) != page.sentence(b.first):
            continue
        one = a if _to(page, a, b) else b if _behind(page, a, b) else None
        if one is not None:
            one.symbol, one.kind, one.noun = str(unit), UnitKind.PERCENT, None


def _points(page: Page, one: Found) -> bool:
    return one.unit is None and page.words.has("point_nouns", one.symbol or "")


def _to(page: Page, a: Found, b: Found) -> bool:
    """Points and the level that they lead to."""
    ahead = page.notes.doc[b.first - 1].lower_ if b.first else ""
    return _points(page, a) and b.symbol == PERCENT and b.first - a.last <= 1 and page.words.has("to_words", ahead)


def _behind(page: Page, a: Found, b: Found) -> bool:
    """A level and the points by which it is above or below another."""
    if a.symbol != PERCENT or not _points(page, b) or b.last >= len(page.notes.doc):
        return False
    between = page.text[a.end : b.start].strip(" ,").lower()
    way = between.rpartition(", ")[2] if "." not in between else ""
    if page.words.has("up.adverbs", way) or page.words.has("down.adverbs", way):
        return True  # "15 per cent, up two points"
    after = page.notes.doc[b.last].lower_
    return any(after in way.comparatives for way in page.words.changes.values())
