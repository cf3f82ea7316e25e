"""Units that are said with another number: "402 million" of the dollars before, "450 of them", "Congo 350"."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.tied import brought, factor, in_money, numbered, rated, told
from comity.reading.figures.units import PERCENT
from comity.records import UnitKind

_FAR = 14
"""Tokens between two numbers of one list."""
_RATIO = 200
"""Two counts of one thing in neighbouring clauses differ by less than this."""
_SMALL = 12
"""Number words up to this mostly point back when nothing is counted: "the last of three"."""
_LONGEST = 8
"""Numbers of one list."""
_WHOLE = 100
"""Per cent of the whole."""
_BACK = 3
"""Figures back that may lend a unit."""
_JOINTS = ("range_joiners", "choice_words", "to_words", "from_words", "instead_words", "of_words", "change_by")
"""Lists of words that tie a number to one before it."""


def lend(page: Page, found: list[Found]) -> list[Found]:
    """Give numbers without a unit the one that their sentence settles; drop those that count nothing."""
    out: list[Found] = []
    for i, one in enumerate(found):
        if one.role == "to" and one.unit is None and one.noun is None and one.whole is not None:
            one.elliptic = not numbered(page, one)
        if one.unit is None and one.noun is None and one.whole is None and one.role not in ("age", "vote"):
            after = _next(page, found, i)
            if not _lent(page, one, out, after):
                continue
        out.append(one)
    _relend(page, out)
    return out


def _next(page: Page, found: list[Found], i: int) -> Found | None:
    """The number that a list which begins with this one ends in: "12, 18 and 30 km"; else the next one."""
    for one, after in pairwise(found[i : i + _LONGEST]):
        tight = key(page.text[one.end : after.start]) == "," or page.words.has(
            "range_joiners", key(page.text[one.end : after.start]).strip(", ")
        )
        if not tight or after.first - one.last > 1:
            break
        if after.unit is not None or after.noun is not None:
            return after
    return found[i + 1] if i + 1 < len(found) else None


def _relend(page: Page, found: list[Found]) -> None:
    """Parts whose sum is exactly an earlier count near by are parts of that one and not of a nearer, larger one."""
    for i, one in enumerate(found):
        lender = one.whole
        if not one.part or lender is None or any(other.whole is lender for other in found[:i]):
            continue
        parts = [other for other in found[i:] if other.whole is lender and other.part]
        made = sum(other.value for other in parts)
        if len(parts) < 2 or made == lender.value:
            continue
        near = reversed(found[max(0, i - _BACK) : i])
        better = next((other for other in near if other.value == made and other.noun is not None), None)
        for part in parts if better is not None else ():
            part.whole = better


def _lent(page: Page, one: Found, before: list[Found], after: Found | None) -> bool:
    """Whether a bare number is a figure; sets what it borrows from."""
    if page.tagged and one.last + 1 < len(page.notes.doc) and page.notes.doc[one.last].tag_ == "HYPH":
        one.kind = UnitKind.COUNT
        return page.words.has("strong_words", page.notes.doc[one.last + 1].lower_)
    if factor(page, one) or numbered(page, one) or brought(page, one) or in_money(page, one, before):
        return True
    if rated(page, one) or told(page, one):
        return True
    if _ahead(page, one, after) or _level(page, one, after):
        one.whole, one.elliptic = after, True
        return True
    if one.modifier is not None and not one.number.scaled:
        before = [other for other in before if other.kind is UnitKind.COUNT]
    before = [other for other in before if other.role != "fold" and _lends(other)]
    lender = (
        _partitive(page, one, before)
        or _there(page, one, before)
        or _also_by(page, one, before)
        or _apiece(page, one, before)
        or _percent(page, one, before)
        or _paired(page, one, before)
        or _listed(page, one, others := _unlike(page, one, before, after))
        or _stated(page, one, others)
    )
    if lender is not None:
        one.whole, one.elliptic = lender, True
        one.part = one.part or _is_part(page, one, lender)
        return True
    one.kind = UnitKind.COUNT
    if _manned(page, one):
        return True
    if one.number.worded and one.first and page.words.has("points_back", page.notes.doc[one.first - 1].lower_):
        return False
    return _stands_alone(page, one)


def _unlike(page: Page, one: Found, before: list[Found], after: Found | None) -> list[Found]:
    """The numbers before without those in the money that the bracket behind converts to: "1.4 billion ($1.8bn)"."""
    if after is None or after.kind is not UnitKind.MONEY or page.text[one.end : after.start].strip() != "(":
        return before
    return [other for other in before if other.kind is not UnitKind.MONEY or other.symbol != after.symbol]


def _lends(one: Found) -> bool:
    """Whether a number has, or borrows, what it counts."""
    return one.elliptic or one.unit is not None or one.symbol is not None


def _same_paragraph(page: Page, a: int, b: int) -> bool:
    return "\n\n" not in page.text[a:b] and page.text.count("\n", a, b) < 2


def _partitive(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "450 of them", "of which 35": the last counted thing that is at least as many."""
    text = page.text
    behind = key(text[one.end : one.end + 16])
    ahead = key(text[max(0, one.start - 24) : one.start])
    words = page.words.lists.get("of_which", frozenset())
    of = any(behind.startswith(word) and not behind[len(word) : len(word) + 1].isalnum() for word in words)
    of = of or any(ahead.endswith(word) for word in words) or _opened(page, one, before)
    rest = page.words.has("remainders", ahead.rpartition(" ")[2]) and _behind(page, one)
    if not (of or rest):
        return None
    for lender in reversed(before[-_BACK * 2 :]):
        near = _near(page, lender, one) or page.text.count("\n\n", lender.end, one.start) == 1
        near = near or (rest and _same_paragraph(page, lender.end, one.start) and page.apart(lender, one) <= _BACK)
        if lender.value >= one.value and lender.kind is not UnitKind.TIME and near:
            one.part = True
            return lender
    return None


def _opened(page: Page, one: Found, before: list[Found]) -> bool:
    """ "Of its 100 members 86 took part": the whole stands right in front, behind "of"."""
    last, doc = before[-1] if before else None, page.notes.doc
    if last is None or (last.noun is None and last.kind is not UnitKind.MEASURE):
        return False
    if last.last > one.first or not all(
        page.words.has("hedge_tokens", one.lower_) for one in doc[last.last : one.first]
    ):
        return False
    i = last.first - 1
    while i > 0 and doc[i].tag_ in ("DT", "PRP$"):
        i -= 1
    return i >= 0 and page.words.has("of_words", doc[i].lower_)


def _there(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "It ran four ferries; there are now nine": as many of the things counted last."""
    tail = page.tail(one)
    if not page.parsed or tail.dep_ != "attr" or not any(child.dep_ == "expl" for child in tail.head.children):
        return None
    last = before[-1] if before else None
    counts = last is not None and last.noun is not None and _comparable(last, one)
    return last if counts and last is not None and _behind(page, one) and _near(page, last, one) else None


def _also_by(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "Imports rose by 5 per cent and exports by 7": both are the extent of a change."""
    last = before[-1] if before else None
    if last is None or last.kind is UnitKind.TIME or page.sentence(last.first) != page.sentence(one.first):
        return None
    doc, words = page.notes.doc, page.words
    both = all(token.first and words.has("change_by", doc[token.first - 1].lower_) for token in (last, one))
    return last if both and _behind(page, one) else None


def _apiece(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "The ministries pay 300,000 euros each, the towns 50,000 apiece"."""
    doc = page.notes.doc
    if one.last >= len(doc) or not page.words.has("each_words", doc[one.last].lower_):
        return None
    near = (other for other in reversed(before[-_BACK:]) if other.kind is UnitKind.MONEY)
    return next((other for other in near if page.sentence(other.first) == page.sentence(one.first)), None)


def _percent(page: Page, one: Found, before: list[Found]) -> Found | None:
    """A share set beside one in per cent: "51.2 per cent to her 47.1", "growth of 4.4 per cent slowed to 3"."""
    last = before[-1] if before else None
    if last is None or last.symbol != PERCENT or page.sentence(last.first) != page.sentence(one.first):
        return None
    if one.number.worded or one.number.scaled or not 1 <= one.value <= _WHOLE or not _behind(page, one):
        return None
    doc = page.notes.doc
    ahead = doc[one.first - 1].lower_ if one.first else ""
    level = page.words.has("to_words", ahead) or page.words.has("instead_words", ahead)
    bare = one.number.bare is not None and one.value < _WHOLE
    told = [
        other.value
        for other in before
        if other.symbol == PERCENT and page.sentence(other.first) == page.sentence(one.first)
    ]
    listed = page.words.has("range_joiners", ahead) or ahead == ","
    if listed and bare and sum(told) + one.value <= _WHOLE:
        return last  # "48 per cent said yes, 31 no"
    return last if one.number.step < 1 or (level and bare) else None


def _behind(page: Page, one: Found) -> bool:
    """Whether nothing is counted right behind the number."""
    doc = page.notes.doc
    return one.last >= len(doc) or doc[one.last].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")


def _paired(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "4,300 yen ($29) for a day and 9,800 ($66) for three": each with the same amount in other money."""
    before = [other for other in before if other.kind is UnitKind.MONEY]
    if len(before) < 2 or not page.text[one.end :].lstrip().startswith("("):
        return None
    first, converted = before[-2:]
    money = first.kind is converted.kind is UnitKind.MONEY
    return first if money and page.text[first.end : converted.start].strip() == "(" else None


def _level(page: Page, one: Found, after: Found | None) -> bool:
    """ "Closed at 7,410, up 12 points": the level is in what the change is in."""
    if after is None or after.noun is None or not page.words.has("market_units", after.symbol or ""):
        return False
    between = key(page.text[one.end : after.start]).strip(", ")
    return page.words.has("up.adverbs", between) or page.words.has("down.adverbs", between)


def _comparable(lender: Found, one: Found) -> bool:
    """Whether an unscaled number can count what a lender counts: no sums of money, no size far from its own."""
    low, high = sorted((abs(lender.value), abs(one.value)))
    return lender.kind is UnitKind.COUNT and high <= _RATIO * max(low, 1.0)


def _near(page: Page, a: Found, b: Found) -> bool:
    """Same paragraph, and at most one sentence between."""
    return _same_paragraph(page, a.end, b.start) and page.apart(a, b) <= 1


def _listed(page: Page, one: Found, before: list[Found]) -> Found | None:
    """Second members of a list or pair in one sentence: "by 28 votes to 12", "Congo 350, Gabon 250"."""
    lender = next((other for other in reversed(before[-_BACK:]) if other.kind is not UnitKind.TIME), None)
    if lender is None or page.sentence(lender.first) != page.sentence(one.first):
        return None
    gap = one.first - lender.last
    if gap > _FAR or lender.kind is UnitKind.PERCENT or not _enumerated(page, one):
        return None
    if not _comparable(lender, one) and gap > 3 and not one.number.scaled:
        return None
    if one.number.scaled and not lender.number.scaled and lender.kind is UnitKind.COUNT and gap > 3:
        return None
    if lender.whole is not None and lender.elliptic:
        one.part = lender.part
        return lender.whole
    return lender


def _stated(page: Page, one: Found, before: list[Found]) -> Found | None:
    """A large number in the next sentence of a parallel kind: "208 million US dollars ... stood at 402 million"."""
    for lender in reversed(before[-_BACK:]):
        if lender.kind in (UnitKind.TIME, UnitKind.PERCENT) or not _near(page, lender, one):
            continue
        if page.text[lender.start - 1 : lender.start] == "(" or not _central(page, one):
            continue
        if not one.number.scaled and not _comparable(lender, one):
            continue
        if one.number.scaled == lender.number.scaled and not (lender.elliptic and lender.whole is None):
            return lender.whole if lender.elliptic and lender.whole is not None else lender
    return None


def _enumerated(page: Page, one: Found) -> bool:
    """Whether the number stands as a member of a list or of a comparison: behind a comma, "and", "to", "against", or
    right behind a name or noun that does."""
    doc, words = page.notes.doc, page.words
    i = one.first - 1
    while i > 0 and words.has("hedge_tokens", doc[i].lower_):
        i -= 1
    if i < 0:
        return False
    if doc[i].text == ";":
        return False
    if doc[i].is_punct or any(words.has(name, doc[i].lower_) for name in _JOINTS):
        return True
    while i > 0 and doc[i].pos_ in ("PROPN", "NOUN", "ADJ", "DET"):
        i -= 1
    return i < one.first - 1 and (doc[i].is_punct or words.has("range_joiners", doc[i].lower_))


def _central(page: Page, one: Found) -> bool:
    """Whether the number is what its clause is about: subject, object, or level of the verb."""
    tail = page.tail(one)
    if one.number.scaled or not page.parsed:
        return True
    if tail.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT"):
        return True
    return tail.dep_ == "pobj" and tail.head.head.pos_ in ("VERB", "AUX")


def _is_part(page: Page, one: Found, lender: Found) -> bool:
    """Whether nothing but a colon or bracket parts the number from a larger one: "13 corridors (five rail"."""
    between = page.text[lender.end : one.start]
    return lender.value > one.value and ("(" in between or ":" in between) and ")" not in between


def _joint(page: Page, parts: list[str]) -> bool:
    """Whether nothing but numbers and "and" stands there, as within a list of numbers."""
    return all(part.isdigit() or page.words.has("range_joiners", part) for part in parts)


def _ahead(page: Page, one: Found, after: Found | None) -> bool:
    """ "64, 71, 88 and 93 students": the unit stands behind the last."""
    if after is None or (after.unit is None and after.noun is None):
        return False
    i, doc = one.last, page.notes.doc
    while i < after.first and doc[i].pos_ in ("ADJ", "NOUN", "PROPN"):
        i += 1
    if (
        one.last < i
        and after.first == i + 1
        and after.noun is not None
        and page.words.has("range_joiners", doc[i].lower_)
    ):
        one.modifier = one.modifier or (one.last, i)
        return True  # "12 Polish and 30 Czech firms"
    parts = page.text[one.end : after.start].replace(",", " ").split()
    if len(parts) > 1 and not one.number.scaled and _joint(page, parts):
        return True
    if after.first - one.last > 3:
        return False
    between = key(page.text[one.end : after.start])
    if after.unit is not None and page.words.has("of_words", between) and one.value < after.value:
        return not one.number.scaled  # "140 of 225 km"
    if one.number.scaled and not after.number.scaled:
        return False  # "8.4 billion, 20 per cent more"
    if one.role == "from" and after.role == "to":
        return True
    return between in (",", "") or page.words.has("range_joiners", between) or page.words.has("choice_words", between)


def _grouped(page: Page, one: Found) -> bool:
    """Whether its digits are printed in groups, as those of amounts are: "2,380,000"."""
    return not one.number.worded and one.number.factor == 1 and "," in page.text[one.number.start : one.number.end]


def _manned(page: Page, one: Found) -> bool:
    """Whether it numbers people by what befell them or what they do: "seven killed", "6 abstaining"."""
    doc = page.notes.doc
    if one.last >= len(doc) or not page.words.has("befallen", doc[one.last].lower_):
        return False
    if one.first and doc[one.first - 1].tag_ in ("DT", "PRP$"):
        return False  # "the two killed" were named before
    return one.last + 1 >= len(doc) or doc[one.last + 1].pos_ not in ("ADJ", "NOUN", "PROPN")


def _stands_alone(page: Page, one: Found) -> bool:
    """Whether a number that counts nothing named is a figure: hedged, scaled, grouped, or governed as an amount."""
    if one.number.scaled or one.high is not None or one.number.step < 1 or _grouped(page, one):
        return True
    if one.number.worded and one.value <= _SMALL:
        return False
    if not page.parsed:
        return False
    tail = page.tail(one)
    if tail.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and tail.head.pos_ in ("VERB", "AUX"):
        return True
    return tail.dep_ == "pobj" and page.words.has("bare_prepositions", tail.head.lower_)
