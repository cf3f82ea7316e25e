"""Which money a word means: whose dollars, francs and rupees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from comity.reading.figures.page import Found, Page
from comity.records import Place, UnitKind
from comity.records.values import stretch

CLEAR = 2
"""A state named this many times as often as the next decides whose rupees or francs a text means."""
_HEADS = re.compile(r"\s?(?:[,:(/]|[-–—]{1,2}\s)")
"""What follows the town of a dateline at the head of a line."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The states of a text, where they stand and where it was written."""

    counts: Counter[str]
    stands: list[tuple[int, int, tuple[str, ...]]]
    """tokens of a name and the codes of its states"""
    home: frozenset[str]
    """state of the dateline"""


def settle(page: Page, found: list[Found]) -> None:
    """Give every amount of money its code, or none where the text does not settle it."""
    ground: Ground | None = None
    for i, one in enumerate(found):
        if one.kind is not UnitKind.MONEY or one.unit is None:
            continue
        codes = one.unit.codes
        shared = len(codes) > 1 or not any(letter.isalpha() for letter in one.unit.word)
        other = _twin(page, one, found[i + 1] if i + 1 < len(found) else None) if shared else None
        if len(codes) == 1 and other != codes[0]:
            continue
        if ground is None:
            ground = _ground(page)
        one.symbol = _which(page, one, ground, other)


def _twin(page: Page, one: Found, after: Found | None) -> str | None:
    """The code of the amount that follows in brackets as the same in other money."""
    if after is None or after.unit is None or after.kind is not UnitKind.MONEY or len(after.unit.codes) != 1:
        return None
    assert one.unit is not None
    bracketed = page.text[one.end : after.start].strip() == "(" and after.unit.word != one.unit.word
    return after.unit.codes[0] if bracketed else None


def _ground(page: Page) -> Ground:
    """How often the text names each state or what belongs to it, and where."""
    notes = page.notes
    counts: Counter[str] = Counter()
    stands: list[tuple[int, int, tuple[str, ...]]] = []
    for mention in notes.mentions:
        codes = notes.codes(mention.parties)
        counts.update(codes)
        if codes:
            stands.append((mention.start, mention.end, codes))
    for place in notes.found(Place):
        if place.iso3 is None:
            continue
        for words in place.mentions:
            first, last = page.token(words.start), page.token(words.end - 1) + 1
            stands.append((first, last, (place.iso3,)))
    stands = sorted(set(stands))
    home = next((codes for first, last, codes in stands if len(codes) == 1 and _heads(page, first, last)), ())
    return Ground(counts, stands, frozenset(home))


def _heads(page: Page, first: int, last: int) -> bool:
    """Whether a name is the town of a dateline."""
    start, word = page.starts[first], page.notes.doc[last - 1]
    opens = start == 0 or page.text[start - 1] == "\n"
    return opens and _HEADS.match(page.text, word.idx + len(word)) is not None


def _which(page: Page, one: Found, ground: Ground, twin: str | None) -> str | None:
    """The code that an amount's word means among several, or that a sign shared with its twin cannot mean."""
    words = page.words
    assert one.unit is not None
    codes, issuers = one.unit.codes, words.units.issuers
    days = stretch(page.notes.source.published)
    if days is not None and len(codes) > 1:  # no money that came later than the text
        codes = tuple(code for code in codes if words.units.since.get(code, 0) <= days[1].year) or codes
    if twin is not None and twin in codes:
        # "$38 million (US$22.4 million)": the first dollar is another one, of the one state that has its own
        namesakes = {code for all_ in words.units.currencies.values() if twin in all_ for code in all_} - {twin}
        at_home = {code for (_, code), of in issuers.items() if code in namesakes and set(of) & set(ground.counts)}
        return at_home.pop() if len(at_home) == 1 else None
    always = [code for code in codes if words.has("currency_always", code.lower())]
    if always:
        return always[0]
    whose = {code: frozenset(issuers.get((one.unit.word, code), ())) for code in codes}
    if any(not ground.counts.keys().isdisjoint(of) for of in whose.values()) or ground.home:
        found, told = _whose(page, one, ground, whose)
        if told:
            return found
    usual = [code for code in codes if words.has("currency_defaults", code.lower())]
    return usual[0] if usual else None


def _whose(page: Page, one: Found, ground: Ground, whose: dict[str, frozenset[str]]) -> tuple[str | None, bool]:
    """The code that the states of the text, of the clause and of the dateline agree on; whether any of them has one."""
    beside = _fits(whose, _beside(page, one, ground))
    if len(beside) == 1:
        return beside[0], True
    near, home = _fits(whose, _clause(page, one, ground)), _fits(whose, ground.home)
    ranked = sorted((-sum(ground.counts[state] for state in of), code) for code, of in whose.items())
    first = -ranked[0][0]
    clear = first > 0 and (len(ranked) == 1 or first >= CLEAR * -ranked[1][0])
    says = [ranked[0][1]] if clear else []
    says += near if len(near) == 1 else []
    says += home[:1]
    told = first > 0 or bool(home)
    return (says[0] if len(set(says)) == 1 else None), told


def _fits(whose: dict[str, frozenset[str]], states: frozenset[str]) -> list[str]:
    """The codes whose states are among these."""
    return [code for code, of in whose.items() if not of.isdisjoint(states)]


def _beside(page: Page, one: Found, ground: Ground) -> frozenset[str]:
    """The state of a list right in front of the amount: "and Uruguay 40 million pesos"; whom one lends is none."""
    doc, words = page.notes.doc, page.words
    return frozenset(
        code
        for start, end, codes in ground.stands
        if end == one.first and start and (doc[start - 1].is_punct or words.has("range_joiners", doc[start - 1].lower_))
        for code in codes
    )


def _clause(page: Page, one: Found, ground: Ground) -> frozenset[str]:
    """The states named in the sentence of the amount, between its semicolons."""
    first, last = page.sentence(one.first)
    low, high = page.notes.doc[first].idx, page.notes.doc[last - 1].idx + 1
    low = max(low, page.text.rfind(";", low, one.start))
    cut = page.text.find(";", one.end, high)
    high = high if cut < 0 else cut
    spots = ((page.starts[start], codes) for start, _, codes in ground.stands)
    return frozenset(code for at, codes in spots if low <= at < high for code in codes)
