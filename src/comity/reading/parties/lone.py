"""Organisations by a name alone: what says, signs, supplies or is dealt with, though no noun says what it is."""

from __future__ import annotations

import re

from comity.reading.parties.capitals import dateline
from comity.reading.parties.entities import named_otherwise, part_of_person, placed_by_grammar, plain
from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import Sheet

_INITIALS = re.compile(r"[NC]-N|N-m-N")
_RUN = re.compile(r"(?:[NW]-?)*N(?:-?[NW]|m+N)*")
_CAMEL = re.compile(r"[A-Z]?[a-z]{2,}[A-Z]\w*")
_LONGEST = 4
"""Words of a name that nothing but its place in a list vouches for."""
_SHORTEST = 3
"""Letters of an acronym."""
_UNSAID = frozenset({"", "ORG", "PRODUCT"})
"""What the model says of a token that may be an organisation: one, a thing, or nothing."""


def find_joined_initials(page: Sheet, roll: Roll) -> None:
    """ "The SPLM-IO": initials joined by a hyphen are one name; so is "Hezb-e-Watan" where it acts."""
    for found in _INITIALS.finditer(page.row):
        start, end = found.span()
        words = page.texts[start:end:2]
        if any(i in roll.covered for i in range(start, end)) or all(page.headline[start:end]):
            continue
        upper = all(word.isupper() and word.isalpha() for word in words) and len(words[0]) >= _SHORTEST
        if page.marks[end : end + 1] == ["-"] or page.marks[start - 1 : start] in (["-"], ["O"], ["H"], ["N"]):
            continue
        if "m" in found.group():
            if "PERSON" not in page.ents[start:end] and any(acts(page, i) for i in range(start, end)):
                plain(page, roll, start, end)
        elif upper and page.marks[end : end + 1] not in (["l"], ["d"]):
            plain(page, roll, start, end)


def find_lone(page: Sheet, roll: Roll) -> None:
    """Single names that act as only an organisation or a person does, and names listed beside an organisation.

    It comes after the persons: a surname alone is one of theirs.
    """
    if not page.doc.has_annotation("DEP"):
        return
    known: set[str] = set()
    for found in _RUN.finditer(page.row):
        start, end = found.span()
        if not _free(page, roll, start, end):
            continue
        single = end - start == 1
        if (single and _vouched(page, start)) or _listed(page, roll, start, end) or _headed(page, start, end):
            plain(page, roll, start, end)
            known.add(page.text(start, end))
    for i, text in enumerate(page.texts):
        if text in known and page.marks[i] == "N" and _free(page, roll, i, i + 1) and text not in page.words.genders:
            plain(page, roll, i, i + 1)


def acts(page: Sheet, i: int) -> bool:
    """Whether a word is the subject or agent of a verb whose doer can only be a person or an organisation."""
    token = page.doc[i]
    if token.dep_ == "conj":
        token = token.head
    head = token.head
    if token.dep_ == "pobj":
        return head.dep_ == "agent" and head.head.lemma_ in page.words.set("acting_verbs")
    return token.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in page.words.set("acting_verbs")


def _free(page: Sheet, roll: Roll, start: int, end: int) -> bool:
    """Whether a run of capitalised words is nobody's yet and stands where a name of its own may stand."""
    if any(i in roll.covered or i in roll.placed or page.headline[i] for i in range(start, end)):
        return False
    if not page.words.set("not_names").isdisjoint(page.texts[start:end]):
        return False
    before, after = page.marks[start - 1 : start], page.marks[end : end + 1]
    behind = after and after[0] in "NWHELGglm-)"
    if (before and before[0] in "NWOHELm-(") or behind or (after == ["O"] and not _headed(page, start, end)):
        return False
    if any(char.isdigit() for text in page.texts[start:end] for char in text) or dateline(page, start, end):
        return False
    return not placed_by_grammar(page, start) or (end - start == 1 and _dealt_with(page, start))


def _vouched(page: Sheet, i: int) -> bool:
    """Whether its shape or what it does says that a single unknown word is an organisation and no person."""
    text = page.texts[i]
    if part_of_person(page, text) or page.lows[i] in page.words.genders or (i and named_otherwise(page, i, i + 1)):
        return False
    tag = page.doc[i].tag_
    if tag not in ("NNP", "NNPS") or _pronoun_near(page, i):
        return False
    camel = _CAMEL.fullmatch(text) is not None
    if camel and page.lows[i].startswith(tuple(page.words.set("name_prefixes"))):
        return False
    acronym = text.isupper() and len(text) >= _SHORTEST and text.isalpha()
    if camel or acronym:
        return page.ents[i] not in ("GPE", "LOC") and (acts(page, i) or _dealt_with(page, i) or camel)
    if page.ents[i] != "ORG" and (not i or page.sentence[i - 1] != page.sentence[i] or page.marks[i - 1] in ".n"):
        return False  # any word has a capital there: "Rust attacked the gate"
    of_state = page.ents[i] == "ORG" and page.marks[i + 1 : i + 3] == ["o", "S"]
    return (page.ents[i] in _UNSAID and acts(page, i)) or _dealt_with(page, i) or of_state


def _dealt_with(page: Sheet, i: int) -> bool:
    """ "A contract with Veltrak", "a stake in Veltrak", "the shares of Veltrak"."""
    token = page.doc[i]
    if token.dep_ == "conj":
        token = token.head
    if token.dep_ != "pobj":
        return False
    noun = token.head.head
    if noun.lemma_ in page.words.set("ownership"):
        return token.head.lower_ in page.words.set("of_deals")
    if page.ents[i] not in _UNSAID:
        return False
    return noun.lemma_ in page.words.set("deals") and token.head.lower_ in page.words.set("of_deals")


def _pronoun_near(page: Sheet, i: int) -> bool:
    """Whether this sentence or the next has a pronoun for a person: then the name may be that person's."""
    third = page.words.map("pronouns")
    here = page.sentence[i]
    return any(low in third and here <= page.sentence[at] <= here + 1 for at, low in enumerate(page.lows))


def _headed(page: Sheet, start: int, end: int) -> bool:
    """ "Xantrel CEO Mr Ugo Bassi": a name right before an office of companies, and that before a person's name."""
    at = end
    while page.levels.get(at) == "executive":
        at += 1
    return at > end and page.marks[at : at + 1] in (["N"], ["H"], ["E"]) and "PERSON" not in page.ents[start:end]


def _listed(page: Sheet, roll: Roll, start: int, end: int) -> bool:
    """Whether a name stands in one list with organisations that are known."""
    if end - start > _LONGEST or {"PERSON", "GPE", "LOC", "NORP", "FAC"} & set(page.ents[start:end]):
        return False
    if part_of_person(page, page.texts[start]) or page.lows[start] in page.words.genders:
        return False
    root = page.doc[start:end].root
    if root.tag_ not in ("NNP", "NNPS") or not root.conjuncts:
        return False
    others = [entry for one in root.conjuncts for entry in roll.at(one.i)]
    return bool(others) and all(entry.kind == "organisation" or _body(entry.kind) for entry in others)


def _body(kind: str) -> bool:
    return kind == "igo"
