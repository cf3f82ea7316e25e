"""What a number without a unit counts: the noun behind it, or the one that an earlier number named."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page
from comity.records import UnitKind

_REACH = 7
"""Tokens behind a number among which its noun stands; more modifiers than this were not met."""
_FAR = 14
"""Tokens between two numbers of one list."""
_BACK = 3
"""Figures back that may lend a unit."""
_LIST = re.compile(r"[,;:(]|\w+\b")


def count(page: Page, found: Found) -> None:
    """Find the noun that the number counts and stretch the phrase over it."""
    if not page.tagged or found.unit is not None:
        return
    tail = page.tail(found)
    noun = _governing(tail)
    if noun is None or not plural(page, noun):
        nearer = _following(page, tail)
        noun = nearer if noun is None or (nearer is not None and plural(page, nearer)) else noun
    noun = noun or _behind_of(page, tail)
    if noun is None:
        return
    if not plural(page, noun) and found.value != 1:
        if noun.i > tail.i:
            found.modifier = (tail.i + 1, noun.i + 1)
        return
    found.noun, found.last = noun.i, noun.i + 1
    found.end = noun.idx + len(noun)
    found.symbol = singular(page, noun)


def _governing(tail: Token) -> Token | None:
    """The noun that the parser ties the number to, if it stands behind it in one phrase."""
    head = tail.head
    for _ in range(2):
        if tail.dep_ not in ("nummod", "compound", "quantmod") or head.i <= tail.i:
            return None
        if head.pos_ in ("NOUN", "PROPN", "ADJ") and head.tag_ not in ("JJ", "CD"):
            between = tail.doc[tail.i + 1 : head.i]
            clear = not any(one.is_punct and one.text not in ("-", "‑", "’", "'") for one in between)
            return head if clear and head.i - tail.i <= _REACH else None
        tail, head = head, head.head
    return None


def _following(page: Page, tail: Token) -> Token | None:
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
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET", "VERB", "PUNCT") and token.tag_ != "PRP$":
            return None
    return None


def plural(page: Page, noun: Token) -> bool:
    """Whether the noun can stand for more than one."""
    if noun.tag_ in ("NNS", "NNPS") or page.words.has("invariant", noun.lower_):
        return True
    return noun.lower_ != noun.lemma_.lower() and noun.pos_ == "NOUN"


def singular(page: Page, noun: Token) -> str:
    """The counted noun as the contract wants it: singular and short."""
    word = noun.text if noun.pos_ == "PROPN" else noun.lower_
    lemma = noun.lemma_ if noun.pos_ == "PROPN" else noun.lemma_.lower()
    if lemma and lemma != word or page.words.has("invariant", noun.lower_):
        return lemma or word
    if noun.tag_ in ("NNS", "NNPS"):
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
    return out


def _lent(page: Page, one: Found, before: list[Found], after: Found | None) -> bool:
    """Whether a bare number is a figure; sets what it borrows from."""
    if _numbered(page, one):
        return True
    lender = _partitive(page, one, before) or _listed(page, one, before) or _stated(page, one, before)
    if lender is not None:
        one.whole, one.elliptic = lender, True
        one.part = one.part or _is_part(page, one, lender)
        return True
    if _ahead(page, one, after):
        one.whole, one.elliptic = after, True
        return True
    one.kind = UnitKind.COUNT
    return _stands_alone(page, one)


def _same_paragraph(page: Page, a: int, b: int) -> bool:
    return "\n\n" not in page.text[a:b] and page.text.count("\n", a, b) < 2


def _partitive(page: Page, one: Found, before: list[Found]) -> Found | None:
    """ "450 of them", "of which 35": the last counted thing that is at least as many."""
    text = page.text
    behind = key(text[one.end : one.end + 16])
    ahead = key(text[max(0, one.start - 24) : one.start])
    of = any(behind.startswith(word + " ") or behind == word for word in page.words.lists.get("of_which", ()))
    of = of or any(ahead.endswith(word) for word in page.words.lists.get("of_which", ()))
    if not of:
        return None
    for lender in reversed(before[-_BACK * 2 :]):
        if lender.value >= one.value and lender.kind is not UnitKind.TIME and _near(page, lender, one):
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
    if not _same_paragraph(page, a.end, b.start):
        return False
    first, last = page.sentence(a.first)[0], page.sentence(b.first)[0]
    if first == last or not page.notes.doc.has_annotation("SENT_START"):
        return True
    doc = page.notes.doc
    ends = sum(1 for i in range(max(1, a.last), b.first + 1) if doc[i].is_sent_start and not doc[i - 1].is_alpha)
    return ends <= 1


def _listed(page: Page, one: Found, before: list[Found]) -> Found | None:
    """Second members of a list or pair in one sentence: "by 28 votes to 12", "Congo 350, Gabon 250"."""
    if not before or page.sentence(before[-1].first) != page.sentence(one.first):
        return None
    lender = before[-1]
    gap = one.first - lender.last
    if gap > _FAR or lender.kind in (UnitKind.TIME, UnitKind.PERCENT):
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
        if one.number.scaled == lender.number.scaled and not (lender.elliptic and lender.whole is None):
            return lender.whole if lender.elliptic and lender.whole is not None else lender
    return None


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
