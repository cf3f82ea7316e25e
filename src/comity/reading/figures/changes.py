"""Rise and fall: whether a number is the size of a change, and which way."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.figures.page import Found, Page
from comity.reading.figures.standing import earlier, root
from comity.records import Direction, UnitKind

_SIGNS = {"-": Direction.DOWN, "−": Direction.DOWN, "+": Direction.UP}
_EXTENT = ("acomp", "dobj", "npadvmod", "advmod", "attr", "nmod", "oprd")
"""Relations of a number to a verb of change whose extent it is: "rose 5 per cent"."""


def direction(page: Page, found: Found) -> Direction | None:
    """Whether the number is the size of a rise or a fall."""
    if found.direction is not None:
        return found.direction
    if found.kind is UnitKind.TIME or earlier(page, found):
        return None
    doc = page.notes.doc
    before = doc[found.first - 1] if found.first else None
    after = doc[found.last] if found.last < len(doc) else None
    way = _signed(page, found) or _ahead(page, found, before) or _behind(page, found, after)
    return way or (_by_verb(page, found, before) if page.parsed else None) or _along(page, found, before)


def _along(page: Page, found: Found, before: Token | None) -> Direction | None:
    """What the one before it in a list has: "up 24%, 13% and 4%", "rail rose by 12% and road by 7%"."""
    at = page.found.index(found)
    last = page.found[at - 1] if at else None
    if last is None or found.kind is not UnitKind.PERCENT or last.symbol != found.symbol or last.direction is None:
        return None
    if before is None or page.sentence(last.first) != page.sentence(found.first):
        return None
    between = page.text[last.end : found.start].replace(",", " ").split()
    if all(page.words.has("range_joiners", one) for one in between):
        return last.direction
    by = page.words.has("change_by", before.lower_)
    both = by and last.first > 0 and page.words.has("change_by", page.notes.doc[last.first - 1].lower_)
    verbs = any(one.pos_ in ("VERB", "AUX") for one in page.notes.doc[last.last : found.first])
    return last.direction if both and not verbs else None


def _ahead(page: Page, found: Found, before: Token | None) -> Direction | None:
    """By a word right in front: "up 5 per cent", "went up by 12 kopecks"."""
    if before is None:
        return None
    by = before.i > 0 and page.words.has("change_by", before.lower_)
    for way, change in page.words.changes.items():
        if before.lower_ in change.adverbs and _tells(page, found, before):
            return way
        if by and before.nbor(-1).lower_ in change.adverbs:
            return way
    return None


def _behind(page: Page, found: Found, after: Token | None) -> Direction | None:
    """By a word right behind: "5 per cent higher", "9 per cent down", "a 3 per cent drop"."""
    if after is None:
        return None
    market = page.words.has("market_units", found.symbol or "")
    amount = market or found.kind is not UnitKind.COUNT
    for way, change in page.words.changes.items():
        if amount and after.lower_ in change.comparatives:
            return way
        if market and _ends(page, after, change.adverbs):
            return way
        if found.kind is UnitKind.PERCENT and after.lemma_.lower() in change.nouns:
            return way
    return None


def _signed(page: Page, found: Found) -> Direction | None:
    """The sign of a percentage that stands right behind what changes: "DAX -1.3%", "shares (+2%)"."""
    if found.kind is not UnitKind.PERCENT or not page.tagged:
        return None
    at = found.start if found.value < 0 else found.start - 1
    sign = page.text[at : at + 1]
    if at <= 0 or sign not in _SIGNS:
        return None
    i = page.token(at) - 1
    while i > 0 and page.notes.doc[i].text == "(":
        i -= 1
    before = page.notes.doc[i] if i >= 0 else None
    return _SIGNS[sign] if before is not None and before.pos_ in ("NOUN", "PROPN", "NUM") else None


def _passed(page: Page, found: Found, way: Direction) -> bool:
    """Whether the number is a level that is left behind: "fell below 4 per cent"."""
    hedge = page.notes.doc[found.first]
    return hedge.i < found.core and page.words.has(f"{way.value}.past", hedge.lower_)


def _ends(page: Page, after: Token, adverbs: frozenset[str]) -> bool:
    """Whether a word of change behind the number closes its phrase: "closed 9 per cent down"."""
    follows = after.nbor() if after.i + 1 < len(page.notes.doc) else None
    return after.lower_ in adverbs and (follows is None or follows.is_punct or follows.pos_ in ("ADP", "CCONJ"))


def _tells(page: Page, found: Found, adverb: Token) -> bool:
    """Whether "up" tells of a rise, and is no part of a verb: not in "gave up 5 posts"."""
    verb = adverb.head
    if page.words.has("still_verbs", verb.lemma_.lower()):
        return False
    market = page.words.has("market_units", found.symbol or "")
    return adverb.dep_ != "prt" or market or _changing(page, verb)


def _changing(page: Page, verb: Token) -> bool:
    """Whether the verb tells of a rise or a fall."""
    lemma = verb.lemma_.lower()
    return any(lemma in change.verbs for change in page.words.changes.values())


def _governor(page: Page, found: Found, before: Token | None) -> tuple[Token, str, bool]:
    """The word whose extent the number may be, the preposition between, and whether it is its direct object."""
    top = root(page, found)
    head = top.head
    if before is not None and page.words.has("change_by", before.lower_):
        # said with its own "by", whatever the parser ties it to: "increased by 40 to 400"
        verb = next((one for one in [before, *before.ancestors] if one.pos_ in ("VERB", "AUX", "NOUN")), head)
        while verb.pos_ == "NOUN" and (verb.i in page.taken or verb.like_num) and verb.head is not verb:
            verb = verb.head
        return verb, before.lower_, False
    if top.dep_ == "pobj" and head.dep_ in ("prep", "agent"):
        if found.first <= head.i < found.core:  # the hedge itself: "rose under 4 per cent"
            return head.head, "", True
        return head.head, head.lower_, False
    return head, "", top.dep_ in _EXTENT


def _by_verb(page: Page, found: Found, before: Token | None) -> Direction | None:
    """The verb or noun of change that the number measures: "fell by 27 per cent", "an increase of 5 points"."""
    words = page.words
    if before is not None and words.has("to_words", before.lower_):
        return None
    head, by, extent = _governor(page, found, before)
    part = head.pos_ == "NOUN" and words.has("money_parts", found.symbol or "")
    sum_ = part or found.kind is UnitKind.MONEY
    for way, change in words.changes.items():
        lemma = head.lemma_.lower()
        if sum_ and words.has("deficit_words", lemma) and not words.has("change_by", by):
            continue  # a loss of 40 million is no fall
        if head.pos_ == "NOUN" and lemma in change.nouns and words.has("change_of", by):
            return way
        if head.pos_ not in ("VERB", "AUX"):
            continue
        if _passed(page, found, way):
            continue
        if lemma in change.verbs and (words.has("change_by", by) or extent):
            return way
        market = extent and words.has("market_units", found.symbol or "")
        if lemma in change.objects and (words.has("change_by", by) or market):
            return way
    return None
