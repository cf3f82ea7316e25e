"""Which money a word means: whose dollars, francs and rupees."""

from __future__ import annotations

from collections import Counter

from comity.reading.figures.page import Found, Page
from comity.records import UnitKind
from comity.records.values import stretch

CLEAR = 2
"""A state named this many times as often as the next decides whose rupees or francs a text means."""


def settle(page: Page, found: list[Found]) -> None:
    """Give every amount of money its code, or none where the text does not settle it."""
    states: Counter[str] | None = None
    for i, one in enumerate(found):
        if one.kind is not UnitKind.MONEY or one.unit is None:
            continue
        codes = one.unit.codes
        shared = len(codes) > 1 or not any(letter.isalpha() for letter in one.unit.word)
        other = _twin(page, one, found[i + 1] if i + 1 < len(found) else None) if shared else None
        if len(codes) == 1 and other != codes[0]:
            continue
        if states is None:
            states = _states(page)
        one.symbol = _which(page, one, states, other)


def _twin(page: Page, one: Found, after: Found | None) -> str | None:
    """The code of the amount that follows in brackets as the same in other money."""
    if after is None or after.unit is None or after.kind is not UnitKind.MONEY or len(after.unit.codes) != 1:
        return None
    assert one.unit is not None
    bracketed = page.text[one.end : after.start].strip() == "(" and after.unit.word != one.unit.word
    return after.unit.codes[0] if bracketed else None


def _states(page: Page) -> Counter[str]:
    """How often the text names each state or what belongs to it, by code."""
    notes = page.notes
    return Counter(code for mention in notes.mentions for code in notes.codes(mention.parties))


def _which(page: Page, one: Found, states: Counter[str], twin: str | None) -> str | None:
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
        at_home = {code for (_, code), of in issuers.items() if code in namesakes and set(of) & set(states)}
        return at_home.pop() if len(at_home) == 1 else None
    always = [code for code in codes if words.has("currency_always", code.lower())]
    if always:
        return always[0]
    counts = [(sum(states[state] for state in issuers.get((one.unit.word, code), ())), code) for code in codes]
    counts.sort(key=lambda pair: (-pair[0], pair[1]))
    if counts[0][0] > 0:
        clear = len(counts) == 1 or counts[0][0] >= CLEAR * counts[1][0]
        return counts[0][1] if clear else _near(page, one)
    usual = [code for code in codes if words.has("currency_defaults", code.lower())]
    return usual[0] if usual else None


def _near(page: Page, one: Found) -> str | None:
    """The code whose state alone is named in the sentence of the amount."""
    assert one.unit is not None
    near = set(page.notes.codes(page.notes.parties_in(*page.sentence(one.first))))
    issuers = page.words.units.issuers
    fits = [code for code in one.unit.codes if set(issuers.get((one.unit.word, code), ())) & near]
    return fits[0] if len(fits) == 1 else None
