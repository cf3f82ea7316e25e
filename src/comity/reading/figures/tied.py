"""Bare numbers whose thing or money the sentence names apart from them."""

from __future__ import annotations

from comity.reading.figures.nouns import plural, singular
from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page
from comity.reading.figures.units import Unit
from comity.records import UnitKind

_CAPTION = 3
"""Words of a caption before a colon."""
_BACK = 3
"""Figures back that may hold the name of the money."""


def factor(page: Page, one: Found) -> bool:
    """ "Rose by a factor of six": so many times."""
    ahead = key(page.text[max(0, one.start - 24) : one.start])
    if not any(ahead.endswith(" " + word) for word in page.words.lists.get("fold_openers", ())) or one.value <= 0:
        return False
    one.symbol, one.role = str(page.words.tree.get("fold_unit")), "fold"
    return True


def numbered(page: Page, one: Found) -> bool:
    """ "The number of ferries from 6 to 9": the thing whose number it is stands with the verb."""
    if not page.parsed:
        return False
    token = page.tail(one)
    verb = next((up for up in token.ancestors if up.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "nsubjpass") and page.words.has("measures_of", child.lemma_.lower()):
            for noun in (n for of in child.children if of.dep_ == "prep" for n in of.children if n.dep_ == "pobj"):
                if plural(page, noun):
                    one.symbol, one.lender = singular(page, noun), noun.i
                    return True
    return False


def brought(page: Page, one: Found) -> bool:
    """ "Cut its flights to two a week from four": a number in words to which the things themselves are brought."""
    if not page.parsed or not one.number.worded or one.number.scaled:
        return False
    token = page.tail(one)
    joint = token.head.lower_
    if token.dep_ != "pobj" or not (page.words.has("to_words", joint) or page.words.has("from_words", joint)):
        return False
    verb = token.head.head
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or not any(
        lemma in way.verbs or lemma in way.objects for way in page.words.changes.values()
    ):
        return False
    for noun in verb.children:
        if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.tag_ == "NNS":
            one.symbol, one.lender = singular(page, noun), noun.i
            return True
    return False


def in_money(page: Page, one: Found, before: list[Found]) -> bool:
    """ "He counts in roubles: about 2 trillion": money that the sentence names without a number."""
    if not one.number.scaled:
        return False
    low = page.notes.doc[page.sentence(one.first)[0]].idx
    spoken = list(page.words.units.named.finditer(page.text, low, one.start))
    named = spoken[-1] if spoken else None
    if named is None or any(other.start < named.end() and other.end > named.start() for other in before[-_BACK:]):
        return False
    _in(page, one, key(named[0]))
    return True


def rated(page: Page, one: Found) -> bool:
    """ "The rupee closed at 278.4 to the dollar": so much of the money that is the subject, for one of the other."""
    if one.number.worded or page.words.rate_after.match(page.text, one.end) is None:
        return False
    low = page.notes.doc[page.sentence(one.first)[0]].idx
    named = list(page.words.units.named.finditer(page.text, low, one.start))
    if not named:
        return False
    _in(page, one, key(named[0][0]))
    return True


def told(page: Page, one: Found) -> bool:
    """ "Visitors numbered 1.02 million", "Visas: 2,500 a day": the subject or the caption is what is counted."""
    tail = page.tail(one)
    noun = None
    if page.parsed and page.words.has("numbering_verbs", tail.head.lemma_.lower()):
        noun = next((child for child in tail.head.children if child.dep_ == "nsubj" and child.i < tail.i), None)
    elif one.first > 1 and page.notes.doc[one.first - 1].text == ":":
        word = page.notes.doc[one.first - 2]
        short = word.i - page.sentence(word.i)[0] < _CAPTION
        noun = word if short or word.is_sent_start or page.notes.doc[one.first - 3].is_space else None
    if noun is None or noun.tag_ != "NNS" or page.words.has("amount_nouns", noun.lemma_.lower()):
        return False
    one.symbol, one.lender = singular(page, noun), noun.i
    return True


def _in(page: Page, one: Found, word: str) -> None:
    """Give a number the money that a word names."""
    codes = page.words.units.currencies[word]
    symbol = codes[0] if len(codes) == 1 else None
    one.unit = Unit(one.number.start, one.number.end, symbol, UnitKind.MONEY, codes=codes, word=word)
    one.symbol, one.kind = symbol, UnitKind.MONEY
