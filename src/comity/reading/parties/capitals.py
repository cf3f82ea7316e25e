"""Whether a capital or seat of power acts, for its state, or is only where something is."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.parties.sheet import Sheet

_STEPS = 4
"""Heads that are followed upwards through conjuncts and appositions before grammar gives no answer."""
_DATELINE = 9
"""Tokens within which a dateline shows its date."""
_RULES = frozenset("|·•")
"""Marks that part place, paper and date in a line of their own."""


def is_place(page: Sheet, start: int, end: int) -> bool:
    """Whether a capital or seat is only where something is: "in Moscow", "his Moscow visit", a dateline."""
    if dateline(page, start, end):
        return True
    surface = _surface(page, start)
    if surface is not None:
        return surface
    if page.marks[end : end + 1] == ["-"] and end + 1 < len(page.marks):
        return _hyphenated(page, end + 1)
    if not page.doc.has_annotation("DEP"):
        return False
    return _by_grammar(page, page.doc[start:end].root, _STEPS)


def dateline(page: Sheet, start: int, end: int) -> bool:
    """ "MOSCOW, 12 November -" at the head of a paragraph."""
    if start and page.marks[start - 1] != "n":
        return False
    after = page.marks[end : end + _DATELINE]
    if page.texts[end : end + 1] and page.texts[end] in _RULES:
        return True
    if page.texts[start].isupper() and len(page.texts[start]) > 2:
        return bool(after) and after[0] in ",(_-" and page.texts[start].title() not in page.words.set("not_names")
    return after[:1] == [","] and "d" in after[:5] and any(mark in "_-:.n" for mark in after)


def before(page: Sheet, start: int) -> int:
    """The token before a name, over articles, directions, quotes."""
    at = start - 1
    while at >= 0 and page.marks[at] in 'tD"':
        at -= 1
    return at


def _surface(page: Sheet, start: int) -> bool | None:
    """What the preposition before a name says by itself."""
    at = before(page, start)
    if at < 0:
        return None
    if page.lows[at] in page.words.set("within"):
        return True
    if page.lows[at] in page.words.set("toward") and not page.doc.has_annotation("DEP"):
        return page.marks[at] == "i"
    return None


def _hyphenated(page: Sheet, at: int) -> bool:
    """ "Moscow-based" lies there, "Moscow-brokered" acts; of a pair the noun behind decides."""
    if page.lows[at] in page.words.set("based"):
        return True
    if page.marks[at] not in "KSkZ":
        return page.doc[at].tag_ not in ("VBN", "VBD", "JJ")
    noun = at + 1
    while noun < len(page.marks) and page.known.get(noun) is page.known.get(at):
        noun += 1
    return page.marks[at] in "kZ" or page.marks[noun : noun + 1] == ["l"]


def _by_grammar(page: Sheet, token: Token, steps: int) -> bool:
    words, dep, head = page.words, token.dep_, token.head
    lemma = head.lemma_.lower()
    if any(page.marks[one.i] in "kZ" for one in token.conjuncts):
        return True
    if dep in ("conj", "appos") and steps:
        named = dep == "appos" and lemma in words.set("urban") | words.set("place_attributes")
        return named or _by_grammar(page, head, steps - 1)
    if dep in ("nsubj", "nsubjpass"):
        return any(
            child.dep_ == "attr" and child.lemma_.lower() in words.set("place_attributes") for child in head.children
        )
    if dep == "dobj":
        return lemma in words.set("place_verbs")
    if dep == "pobj":
        return _behind(page, head)
    return dep in ("poss", "compound", "nmod", "amod", "npadvmod") and _before_noun(page, token)


def _before_noun(page: Sheet, token: Token) -> bool:
    """ "Moscow's streets", "the Moscow talks" lie there; "Moscow's role", "the Moscow authorities" act."""
    head = token.head
    if page.marks[head.i] == "s" or head.pos_ == "VERB":
        return False
    if token.dep_ == "poss":
        return head.lemma_.lower() in page.words.set("urban") or page.marks[head.i] in "LGCgl"
    return True


def _behind(page: Sheet, prep: Token) -> bool:
    """Whether a preposition leads to a place: what it hangs on moves, leads or is part of a city."""
    words = page.words
    low = prep.lower_
    if low in words.set("within"):
        return True
    if low not in words.set("toward"):
        return False
    head = prep.head
    if low in words.set("out_of") and head.pos_ == "VERB":
        return True
    for _ in range(_STEPS):
        lemma = head.lemma_.lower()
        sent = low in words.set("of") and lemma in words.set("envoys")
        if lemma in words.set("motion") and not sent and not (low in words.set("of") and head.pos_ == "VERB"):
            return True
        if low in words.set("of") or low in words.set("links"):
            return lemma in words.set("urban") or page.marks[head.i] in "lL"
        if head.dep_ not in ("prep", "pobj", "dobj", "conj"):
            return False
        head = head.head
    return False
