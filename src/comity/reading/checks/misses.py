"""Sums that the text clearly means and that do not come out.

Only where the parts can be meant as nothing but the whole: in a bracket, in a closed list behind a colon or a dash, or
added up by words; and only where the difference is too large for rounding and too small for a part left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading.checks.cues import Page
from comity.reading.checks.sums import MOST
from comity.reading.checks.terms import SENTENCE_END, Term, keep, makes, may_be_part, slack
from comity.records import UnitKind

LISTED = 0.05
"""Share of a total by which an open list may miss it and still be meant as the whole: a wrong digit does; a part left
out would have to be the smallest by far."""
ENCLOSED = 0.12
"""The same where a bracket closes the list or words add it up."""
SMALL = 100
"""Of a total under this a single one may have been left out: "27 members: 20 use the euro and six do not plan to"."""
_AFTER = 60
"""Characters behind a total in which words say that a part stands for several."""
_OPENS = re.compile(r":|\s[–—-]\s|\(")


def record_misses(page: Page, terms: Sequence[Term], totals: set[int]) -> None:
    """Keep a check for every total that its parts do not make; `totals` are the places of those that they do."""
    for i, total in enumerate(terms):
        if total.start in totals or not total.exact or total.kind in (UnitKind.PERCENT, UnitKind.TIME):
            continue
        parts, most = _enclosed(page, terms, i), ENCLOSED
        if not parts:
            parts, most = _listed(page, terms, i), LISTED
        if not parts:
            parts, most = _added(page, terms, i), ENCLOSED
        if parts and not _goes_on(page, terms, (total, *parts)) and _missed(page, total, parts, most):
            made = sum(one.value for one in parts)
            scale = total.value / number if (number := _number(total)) else 1.0
            left = " + ".join(one.printed() for one in parts)
            says = f"{left} = {made / scale if scale > 1 else made:,.10g} ≠ {total.printed()}"
            keep(page.notes, False, says, (total, *parts))


def _goes_on(page: Page, terms: Sequence[Term], told: Sequence[Term]) -> bool:
    """Whether the next sentence names a part more: "4,100 said yes and 1,900 no. A further 350 papers were spoiled"."""
    end = max(one.end for one in told)
    after = next((one for one in terms if one.start >= end), None)
    if (
        after is None
        or "\n" in page.text[end : after.start]
        or SENTENCE_END.search(page.text, end, after.start) is None
    ):
        return False
    return page.words.rest.search(page.text, end, after.start) is not None


def _number(term: Term) -> float | None:
    """The digits of a figure as a number, without their scale."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", term.words.text)
    return float(digits[0].replace(",", "")) if digits is not None else None


def _missed(page: Page, total: Term, parts: Sequence[Term], most: float) -> bool:
    """Whether the parts are out by more than rounding and by less than a part left out."""
    if len(parts) < 2 or not all(one.exact and one.value < total.value for one in parts) or makes(total, parts):
        return False
    start, end = min(parts[0].start, total.end), max(total.start, parts[-1].end) + _AFTER
    if page.words.each_words.search(page.text, start, end) is not None:
        return False  # "360 each at two places": the parts are not all printed
    off = abs(sum(one.value for one in parts) - total.value)
    return slack((total, *parts)) < off <= most * total.value


def _fits(total: Term, one: Term) -> bool:
    counted = total.kind is UnitKind.COUNT and one.kind is UnitKind.COUNT
    return may_be_part(total, one) and (one.unit == total.unit or counted or one.kind is not total.kind)


def _enclosed(page: Page, terms: Sequence[Term], i: int) -> list[Term]:
    """ "13 corridors (five rail, seven road)": a bracket right behind the total that holds nothing but its parts."""
    total, text = terms[i], page.text
    if not text[total.end : total.end + 8].lstrip().startswith("("):
        return []
    close = text.find(")", total.end)
    inside = [one for one in terms[i + 1 :] if one.end <= close]
    if len(inside) < 2 or page.words.some_of.search(text, total.end, inside[0].start) is not None:
        return []
    bare = re.search(r"\w", text[total.end : inside[0].start]) is None
    return inside if bare and all(_fits(total, one) for one in inside) else []


def _listed(page: Page, terms: Sequence[Term], i: int) -> list[Term]:
    """ "312 boats were lost: 287 were found and 35 were not": a list that a colon opens and "and" closes."""
    total, text = terms[i], page.text
    stop = SENTENCE_END.search(text, total.end)
    end = stop.start() if stop is not None else len(text)
    rest = [one for one in terms[i + 1 : i + 1 + MOST] if one.end <= end and _fits(total, one)]
    opens = _OPENS.search(text, total.end, end)
    parts = [one for one in rest if opens is not None and one.start >= opens.end()]
    if opens is None or len(parts) < 2 or page.opened(total, parts) not in tuple(":–—-"):
        return []
    if text[opens.end() : parts[0].start].strip():
        return []
    if total.value < SMALL and page.verb_in(parts[0].end, end):
        return []
    # The list ends with the part behind the first "and"; another item behind it may be one without a number.
    joined = [k for k in range(1, len(parts)) if _joins(page, parts[k - 1], parts[k])]
    closed = joined == [len(parts) - 1] and page.words.joins.search(text, parts[-1].end, end) is None
    return parts if closed else []


def _joins(page: Page, a: Term, b: Term) -> bool:
    between = page.text[a.end : b.start]
    return page.words.joins.search(between) is not None and not between[between.rstrip().rfind(" ") :].strip().isdigit()


def _added(page: Page, terms: Sequence[Term], i: int) -> list[Term]:
    """ "8.3 km and 0.9 km, 9.4 km in all": figures of one unit in one sentence, and a total named as such."""
    total, text = terms[i], page.text
    behind = text[total.end : total.end + 24].lstrip(" ,")
    ahead = text[max(0, total.start - 24) : total.start].rstrip()
    named = page.words.named.match(behind) is not None
    if not named and not any(found.end() == len(ahead) for found in page.words.named.finditer(ahead)):
        return []
    parts: list[Term] = []
    last = total
    for one in reversed(terms[max(0, i - MOST) : i]):
        if SENTENCE_END.search(text, one.end, last.start) is not None or not one.exact:
            break
        if not may_be_part(total, one) or (one.kind is total.kind and one.unit != total.unit):
            break
        parts.insert(0, one)
        last = one
    return parts
