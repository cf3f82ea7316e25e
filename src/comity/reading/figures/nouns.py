"""What a number without a unit counts: the noun behind it, or the one that an earlier number named."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.figures.numbers import loosened
from comity.reading.figures.page import Found, Page
from comity.records import UnitKind

_REACH = 10
"""Tokens behind a number among which its noun stands; more modifiers than this were not met."""
_FEW = 4
_BODY = 12
"""The largest number in words that sums up those named before: "the six presidents"."""
_THINGS = frozenset({"", "EVENT", "PRODUCT", "WORK_OF_ART"})
"""Kinds of name that are given to many things: "eight World Cups"."""
_INNER = frozenset("-‑’'")
"""Marks that may stand inside a noun phrase."""


def count(page: Page, found: Found) -> None:
    """Find the noun that the number counts and stretch the phrase over it."""
    if not page.tagged or (found.role == "from" and found.whole is not None):
        return
    if found.unit is not None:
        _millions(page, found)
        return
    tail = page.tail(found)
    if found.core and page.words.has("scale_nouns", page.notes.doc[found.core - 1].lower_):
        found.noun = found.core - 1  # "a magnitude 6.4 quake"
        found.symbol = singular(page, page.notes.doc[found.noun])
        return
    hedge = page.words.hedge_after.match(page.text, found.number.end)
    if hedge is not None:  # "70 or more mayors"
        tail = page.notes.doc[page.token(hedge.end() - 1)]
    noun = _multiple(page, tail) or _classed(page, tail) or _sized(page, found) or _governing(tail)
    if noun is None or not plural(page, noun):
        nearer = following(page, tail)
        noun = nearer if noun is None or (nearer is not None and plural(page, nearer)) else noun
    if noun is None or (not plural(page, noun) and found.value != 1):
        wider = following(page, tail, joined=True)  # "eight trade and energy offices"
        noun = wider if wider is not None and plural(page, wider) else noun
    noun = _last(noun or _behind_of(page, tail))
    if noun is None or page.words.has("no_counted", noun.lower_):
        return
    if not plural(page, noun) and found.value != 1:
        first = tail.i + 2 if tail.nbor().is_punct else tail.i + 1
        attribute = tail.doc[first]
        compound = attribute.dep_ in ("compound", "nmod", "npadvmod") and attribute.head.i > attribute.i
        hyphen = first + 1 < len(tail.doc) and tail.doc[first + 1].tag_ == "HYPH"
        if attribute.pos_ == "NOUN" and not hyphen and (compound or first > tail.i + 1):
            noun = attribute
        elif found.number.step >= 1 or noun.i - tail.i > 1:
            found.modifier = (tail.i + 1, noun.i + 1)
            return
    found.noun, found.last = noun.i, noun.i + 1
    found.end = noun.idx + len(noun)
    found.symbol = singular(page, noun)
    time = page.words.units.names.get(noun.lower_)
    if time is not None and time.kind is UnitKind.TIME and time.times == 1 and time.symbol is not None:
        found.symbol, found.kind = time.symbol, time.kind  # "18 straight days"


def _last(noun: Token | None) -> Token | None:
    """The counted noun where another plural stands before it: "sister cities conferences", "soldiers' graves"."""
    if noun is None or noun.tag_ != "NNS":
        return noun
    owned = noun.i + 2 < len(noun.doc) and noun.nbor().tag_ == "POS"
    after = noun.i + 2 if owned else noun.i + 1
    head = noun.doc[after] if after < len(noun.doc) else None
    tied = head is not None and noun.dep_ == ("poss" if owned else "compound") and noun.head.i == head.i
    return head if head is not None and tied and head.tag_ == "NNS" else noun


def _millions(page: Page, found: Found) -> None:
    """ "2.7m sales": the letter that may be metres stands for millions before a noun in the plural."""
    unit, number = found.unit, found.number
    loose = loosened(page.text, number, page.words.numerals)
    if loose is number or unit is None or unit.start != number.end or unit.end != loose.end:
        return
    if page.text[unit.end : unit.end + 1] != " ":
        return
    noun = following(page, page.notes.doc[page.token(unit.end - 1)], joined=True)
    if noun is None or not plural(page, noun):
        return
    found.number, found.unit, found.value = loose, None, loose.value
    found.noun, found.last, found.end = noun.i, noun.i + 1, noun.idx + len(noun)
    found.symbol, found.kind, found.per = singular(page, noun), UnitKind.COUNT, None


def _multiple(page: Page, tail: Token) -> Token | None:
    """ "6.5 times earnings", "three times the average": the times are counted."""
    after = tail.doc[tail.i + 1] if tail.i + 1 < len(tail.doc) else None
    return after if after is not None and page.words.has("multiple_nouns", after.lower_) else None


def _classed(page: Page, tail: Token) -> Token | None:
    """ "12,400 head of cattle": the cattle are counted."""
    doc, words = tail.doc, page.words
    if tail.i + 3 >= len(doc) or not words.has("classifiers", doc[tail.i + 1].lower_):
        return None
    of = words.has("of_words", doc[tail.i + 2].lower_)
    return next((one for one in doc[tail.i + 3 : tail.i + 6] if plural(page, one)), None) if of else None


def _sized(page: Page, found: Found) -> Token | None:
    """ "Two 500 MVA transformers": a size in digits stands between the number and its noun."""
    doc, i = page.notes.doc, page.tail(found).i + 1
    if i >= len(doc) or not doc[i].text[:1].isdigit() or doc[i].is_sent_start:
        return None
    at = doc[i].idx
    size = page.words.units.symbol.match(page.text, at + len(doc[i])) or page.words.units.name.match(
        page.text, at + len(doc[i])
    )
    if size is None:
        return None
    noun = following(page, doc[page.token(size.end() - 1)])
    return noun if noun is not None and plural(page, noun) else None


def _governing(tail: Token) -> Token | None:
    """The noun that the parser ties the number to, if it stands behind it in one phrase."""
    head, first = tail.head, tail
    for _ in range(2):
        if tail.dep_ not in ("nummod", "compound", "quantmod") or head.i <= tail.i:
            return None
        if head.pos_ in ("NOUN", "PROPN", "ADJ") and head.tag_ not in ("JJ", "CD"):
            between = tail.doc[first.i + 1 : head.i]
            clear = not any(
                one.tag_ == "CD" or (one.is_punct and one.text not in _INNER and not _listed(one)) for one in between
            )
            return head if clear and head.i - tail.i <= _REACH else None
        tail, head = head, head.head
    return None


def _listed(comma: Token) -> bool:
    """Whether a comma parts two adjectives of one noun: "mostly young, well-trained officers"."""
    before = comma.nbor(-1)
    return comma.text == "," and comma.head.pos_ == "NOUN" and before.dep_ == "amod" and before.head.i == comma.head.i


def following(page: Page, tail: Token, *, joined: bool = False) -> Token | None:
    """The last noun of the run of adjectives and nouns behind the number; `joined`: over "and" too."""
    doc = tail.doc
    noun = None
    for i in range(tail.i + 1, min(len(doc), tail.i + 1 + _REACH)):
        token = doc[i]
        if (token.is_sent_start and doc[i - 1].is_punct) or token.is_space:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
            if token.tag_ in ("NNS", "NNPS"):
                break
        elif noun is None and i == tail.i + 1 and page.words.has("range_joiners", token.lower_):
            break  # "3.1 billion and imported goods"
        elif not (
            token.pos_ == "ADJ"
            or (joined and page.words.has("range_joiners", token.lower_))
            or token.tag_ in ("VBG", "VBN", "HYPH")
            or token.text in ("-", "‑")
        ):
            break
        if page.words.has("no_counted", token.lower_):
            return None
    return noun


def _behind_of(page: Page, tail: Token) -> Token | None:
    """The counted noun of "tens of thousands of jobs", "17 of the same vessels"."""
    doc = tail.doc
    if tail.i + 2 >= len(doc) or not page.words.has("of_words", doc[tail.i + 1].lower_):
        return None
    for i in range(tail.i + 2, min(len(doc), tail.i + 2 + _REACH)):
        token = doc[i]
        if token.tag_ in ("NNS", "NNPS") or page.words.has("invariant", token.lower_):
            amounts = page.words.has("amount_nouns", token.lemma_.lower())
            return None if amounts else token  # "301 million of exports"
        if token.pos_ not in ("ADJ", "ADV", "NOUN", "PROPN", "DET", "VERB", "CCONJ", "NUM") and token.tag_ not in (
            "PRP$",
            "HYPH",
            "POS",
        ):
            return None
    return None


def plural(page: Page, noun: Token) -> bool:
    """Whether the noun can stand for more than one."""
    if noun.lower_ in (page.words.tree.get("plurals") or {}):
        return True
    if noun.tag_ in ("NNS", "NNPS") or page.words.has("invariant", noun.lower_):
        return True
    people = noun.ent_type_ == "NORP" or page.notes.mention_at(noun.i) is not None
    if noun.pos_ == "PROPN" and (people or noun.ent_type_ in _THINGS):
        return cut(page, noun.text) != noun.text  # "3,400 Mongolians", which taggers take for a name
    return noun.lower_ != noun.lemma_.lower() and noun.pos_ == "NOUN"


def singular(page: Page, noun: Token) -> str:
    """The counted noun as the contract wants it: singular and short."""
    own = (page.words.tree.get("plurals") or {}).get(noun.lower_)
    if own is not None:
        return str(own)
    letters = noun.text.removesuffix("s")
    if letters.isupper() and len(letters) < 5 and len(noun) > 1:
        return letters
    named = noun.pos_ == "PROPN" and noun.ent_type_ in _THINGS
    word = noun.text if noun.pos_ == "PROPN" else noun.lower_
    lemma = noun.lemma_ if noun.pos_ == "PROPN" else noun.lemma_.lower()
    if (lemma and lemma != word) or page.words.has("invariant", noun.lower_):
        return lemma or word
    return cut(page, word) if noun.tag_ in ("NNS", "NNPS") or noun.ent_type_ == "NORP" or named else word


def cut(page: Page, word: str) -> str:
    """The word without its plural ending; the word itself where it has none."""
    for ending, other in (page.words.tree.get("singular") or {}).items():
        if word.endswith(str(ending)) and len(word) > len(str(ending)) + 1:
            return word[: -len(str(ending))] + str(other)
    return word


def names_parties(page: Page, found: Found) -> bool:
    """Whether the number only sums up parties: "the two countries", "both three ministers"."""
    if found.noun is None:
        return False
    words, doc = page.words, page.notes.doc
    noun = doc[found.noun]
    named = {noun.lemma_.lower(), noun.lower_, (found.symbol or "").lower()}
    party = any(words.has("party_nouns", word) for word in named)
    if not found.number.worded or found.value > _BODY:
        return False
    ahead = doc[found.first - 1] if found.first else None
    before = ahead.lower_ if ahead is not None else ""
    pointed = words.has("points_back", before) or (ahead is not None and ahead.tag_ in ("PRP$", "POS"))
    if party:
        loose = words.has("loose_parties", noun.lemma_.lower()) or found.value > 2
        return pointed or (not loose and found.value <= _FEW)
    if not words.has("points_back", before) or found.value > _FEW:
        return False
    return not any(_tells_more(page, child) for child in noun.rights)


def _tells_more(page: Page, child: Token) -> bool:
    """Whether what hangs on a noun tells which things are meant: "the two who fled", not "the two in 2024"."""
    if child.dep_ in ("relcl", "acl"):
        return True
    return child.dep_ == "prep" and page.date_over(child.i + 1, child.right_edge.i + 1) is None
