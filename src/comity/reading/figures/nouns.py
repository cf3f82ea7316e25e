"""What a number without a unit counts: the noun behind it, or the one that an earlier number named."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.figures.numbers import key, loosened
from comity.reading.figures.page import Found, Page
from comity.records import UnitKind

_REACH = 7
"""Tokens behind a number among which its noun stands; more modifiers than this were not met."""
_FAR = 14
"""Tokens between two numbers of one list."""
_BACK = 3
"""Figures back that may lend a unit."""
_INNER = frozenset("-‑’'")
"""Marks that may stand inside a noun phrase."""
_JOINTS = ("range_joiners", "choice_words", "to_words", "from_words", "instead_words", "of_words", "change_by")
"""Lists of words that tie a number to one before it."""


def count(page: Page, found: Found) -> None:
    """Find the noun that the number counts and stretch the phrase over it."""
    if not page.tagged:
        return
    if found.unit is not None:
        _millions(page, found)
        return
    tail = page.tail(found)
    noun = _governing(tail)
    if noun is None or not plural(page, noun):
        nearer = following(page, tail)
        noun = nearer if noun is None or (nearer is not None and plural(page, nearer)) else noun
    noun = noun or _behind_of(page, tail)
    if noun is None:
        return
    if not plural(page, noun) and found.value != 1:
        first = tail.i + 2 if tail.nbor().is_punct else tail.i + 1
        attribute = tail.doc[first]
        compound = attribute.dep_ in ("compound", "nmod", "npadvmod") and attribute.head.i > attribute.i
        if attribute.pos_ == "NOUN" and (compound or first > tail.i + 1):
            noun = attribute
        elif found.number.step >= 1 or noun.i - tail.i > 1:
            found.modifier = (tail.i + 1, noun.i + 1)
            return
    found.noun, found.last = noun.i, noun.i + 1
    found.end = noun.idx + len(noun)
    found.symbol = singular(page, noun)


def _millions(page: Page, found: Found) -> None:
    """ "2.7m sales": the letter that may be metres stands for millions before a noun in the plural."""
    unit, number = found.unit, found.number
    loose = loosened(page.text, number, page.words.numerals)
    if loose is number or unit is None or unit.start != number.end or unit.end != loose.end:
        return
    noun = following(page, page.notes.doc[page.token(unit.end - 1)])
    if noun is None or not plural(page, noun):
        return
    found.number, found.unit, found.value = loose, None, loose.value
    found.noun, found.last, found.end = noun.i, noun.i + 1, noun.idx + len(noun)
    found.symbol, found.kind, found.per = singular(page, noun), UnitKind.COUNT, None


def _governing(tail: Token) -> Token | None:
    """The noun that the parser ties the number to, if it stands behind it in one phrase."""
    head = tail.head
    for _ in range(2):
        if tail.dep_ not in ("nummod", "compound", "quantmod") or head.i <= tail.i:
            return None
        if head.pos_ in ("NOUN", "PROPN", "ADJ") and head.tag_ not in ("JJ", "CD"):
            between = tail.doc[tail.i + 1 : head.i]
            clear = not any(one.tag_ == "CD" or (one.is_punct and one.text not in _INNER) for one in between)
            return head if clear and head.i - tail.i <= _REACH else None
        tail, head = head, head.head
    return None


def following(page: Page, tail: Token) -> Token | None:
    """The last noun of the run of adjectives and nouns behind the number."""
    doc = tail.doc
    noun = None
    for i in range(tail.i + 1, min(len(doc), tail.i + 1 + _REACH)):
        token = doc[i]
        if token.is_sent_start or token.is_space:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
            if token.tag_ in ("NNS", "NNPS"):
                break
        elif not (token.pos_ == "ADJ" or token.tag_ in ("VBG", "VBN", "HYPH") or token.text in ("-", "‑")):
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
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET", "VERB", "CCONJ") and token.tag_ not in ("PRP$", "HYPH"):
            return None
    return None


def plural(page: Page, noun: Token) -> bool:
    """Whether the noun can stand for more than one."""
    if noun.tag_ in ("NNS", "NNPS") or page.words.has("invariant", noun.lower_):
        return True
    people = noun.ent_type_ == "NORP" or page.notes.mention_at(noun.i) is not None
    if people and noun.pos_ == "PROPN":
        return _cut(page, noun.text) != noun.text  # "3,400 Mongolians", which taggers take for a name
    return noun.lower_ != noun.lemma_.lower() and noun.pos_ == "NOUN"


def singular(page: Page, noun: Token) -> str:
    """The counted noun as the contract wants it: singular and short."""
    if noun.text.isupper() and len(noun) < 5:
        return noun.text.removesuffix("s")
    word = noun.text if noun.pos_ == "PROPN" else noun.lower_
    lemma = noun.lemma_ if noun.pos_ == "PROPN" else noun.lemma_.lower()
    if (lemma and lemma != word) or page.words.has("invariant", noun.lower_):
        return lemma or word
    return _cut(page, word) if noun.tag_ in ("NNS", "NNPS") or noun.ent_type_ == "NORP" else word


def _cut(page: Page, word: str) -> str:
    """The word without its plural ending."""
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
    party = words.has("party_nouns", noun.lemma_.lower()) or words.has("party_nouns", noun.lower_)
    if not found.number.worded or found.value > 4:
        return False
    before = doc[found.first - 1].lower_ if found.first else ""
    if party:
        return True
    if not words.has("points_back", before) or found.value > 10:
        return False
    return not any(child.i > noun.i and child.dep_ in ("relcl", "acl", "prep") for child in noun.children)


# ---- units said elsewhere --------------------------------------------------------------------------------------


def lend(page: Page, found: list[Found]) -> list[Found]:
    """Give numbers without a unit the one that their sentence settles; drop those that count nothing."""
    out: list[Found] = []
    for i, one in enumerate(found):
        if one.unit is None and one.noun is None and one.whole is None:
            after = found[i + 1] if i + 1 < len(found) else None
            if not _lent(page, one, out, after):
                continue
        out.append(one)
    _relend(page, out)
    return out


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
    if _numbered(page, one):
        return True
    if one.modifier is not None and not one.number.scaled:
        before = [other for other in before if other.kind is UnitKind.COUNT]
    lender = _partitive(page, one, before) or _listed(page, one, before) or _stated(page, one, before)
    if lender is not None:
        one.whole, one.elliptic = lender, True
        one.part = one.part or _is_part(page, one, lender)
        return True
    if _ahead(page, one, after):
        one.whole, one.elliptic = after, True
        return True
    one.kind = UnitKind.COUNT
    if one.number.worded and one.first and page.words.has("points_back", page.notes.doc[one.first - 1].lower_):
        return False
    return _stands_alone(page, one)


def _same_paragraph(page: Page, a: int, b: int) -> bool:
    return "\n\n" not in page.text[a:b] and page.text.count("\n", a, b) < 2


def _partitive(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "450 of them", "of which 35": the last counted thing that is at least as many."""
    text = page.text
    behind = key(text[one.end : one.end + 16])
    ahead = key(text[max(0, one.start - 24) : one.start])
    words = page.words.lists.get("of_which", frozenset())
    of = any(behind.startswith(word) and not behind[len(word) : len(word) + 1].isalnum() for word in words)
    of = of or any(ahead.endswith(word) for word in words)
    if not of:
        return None
    for lender in reversed(before[-_BACK * 2 :]):
        near = _near(page, lender, one) or page.text.count("\n\n", lender.end, one.start) == 1
        if lender.value >= one.value and lender.kind is not UnitKind.TIME and near:
            one.part = True
            return lender
    return None


def _numbered(page: Page, one: Found) -> bool:
    """ "The number of ferries from 6 to 9": the thing whose number it is stands with the verb."""
    if not page.parsed or one.number.scaled:
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


def _ahead(page: Page, one: Found, after: Found | None) -> bool:
    """ "64, 71, 88 and 93 students": the unit stands behind the last."""
    if after is None or (after.unit is None and after.noun is None) or after.first - one.last > 3:
        return False
    between = key(page.text[one.end : after.start])
    return between in (",", "") or page.words.has("range_joiners", between) or page.words.has("choice_words", between)


def _stands_alone(page: Page, one: Found) -> bool:
    """Whether a number that counts nothing named is a figure: hedged, scaled, grouped, or governed as an amount."""
    if one.number.scaled or one.high is not None:
        return True
    if not page.parsed:
        return False
    tail = page.tail(one)
    if tail.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and tail.head.pos_ in ("VERB", "AUX"):
        return True
    return tail.dep_ == "pobj" and page.words.has("bare_prepositions", tail.head.lower_)
