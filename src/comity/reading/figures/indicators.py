"""What a number measures, as a short noun phrase, and between whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language, cell
from comity.reading.clauses import SUBJECTS, subjects
from comity.reading.figures.nouns import following
from comity.reading.figures.numbers import key, words_like
from comity.reading.figures.page import Found, Page
from comity.reading.figures.standing import heads, root
from comity.records import Party, PartyType, UnitKind

_LONG = 9
"""Words of an indicator; what is longer is cut at its last preposition."""
_NOT_FIRST = ("ADP", "DET", "NUM", "PUNCT")
_INSIDE = ("amod", "compound", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod", "quantmod")


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: its name, and the tokens that say it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """Names that many words share, from `indicators.csv`, compiled."""

    pattern: re.Pattern[str] | None
    names: dict[str, str]
    verbs: dict[str, tuple[str, str]]


@lru_cache(maxsize=4)
def indicator_words(tables: Language) -> IndicatorWords:
    """The table of indicators of a language."""
    names: dict[str, str] = {}
    verbs: dict[str, tuple[str, str]] = {}
    for row in tables.table("indicators"):
        for word in cell(row, "words"):
            if row["part"] == "name":
                names[key(word)] = row["indicator"]
            else:
                verbs[key(word)] = (row["indicator"], row["part"])
    pattern = re.compile(rf"(?i:{words_like(names)})(?!\w)") if names else None
    return IndicatorWords(pattern, names, verbs)


def indicator(page: Page, found: Found) -> Measured | None:
    """What the number measures, or None where the grammar does not settle it."""
    if not page.parsed or found.kind is UnitKind.TIME:
        return None
    whole = found.whole
    if found.noun is not None:
        return _counted(page, found)
    if found.lender is not None:
        return phrase_of(page, page.notes.doc[found.lender])
    if found.modifier is not None and whole is not None:
        return _kind_of(page, found)
    if found.part and whole is not None and whole.noun is not None:
        return _counted(page, whole)
    of = _of(page, found)
    if of is not None and found.kind is not UnitKind.MONEY:
        return of
    return _amount(page, found, of)


def _amount(page: Page, found: Found, of: Measured | None) -> Measured | None:
    """What an amount measures that counts no noun."""
    whole = found.whole
    if found.kind is UnitKind.MONEY:
        if (kind := _in_kind(page, found)) is not None:
            return kind
        if of is not None and page.words.has("worth_words", page.notes.doc[found.last].lower_):
            return _act(page, found) or of
    if found.elliptic and whole is not None and page.sentence(found.first) == page.sentence(whole.first):
        return of or (whole.measured if whole.figure is not None else indicator(page, whole))
    return _ahead(page, found) or _holder(page, found) or _subject(page, found) or of


def canonical(page: Page, measured: Measured | None) -> Measured | None:
    """The same under the name that the table gives to its like: "trade turnover" is bilateral trade."""
    if measured is None:
        return None
    words = indicator_words(page.notes.language)
    if words.pattern is None:
        return measured
    found = words.pattern.match(measured.name)
    if found is None:
        return measured
    return Measured(words.names[key(found[0])], measured.start, measured.end)


# ---- noun phrases ----------------------------------------------------------------------------------------------


def _counted(page: Page, found: Found) -> Measured | None:
    """The counted noun with what describes it, without the number."""
    doc = page.notes.doc
    assert found.noun is not None
    noun = doc[found.noun]
    start = page.token(found.number.end - 1) + 1
    start = min(start, noun.i)
    return _named(page, start, noun, _tail(noun))


def _kind_of(page: Page, found: Found) -> Measured | None:
    """ "Five rail" of thirteen transport corridors: rail transport corridors."""
    assert found.modifier is not None and found.whole is not None
    doc = page.notes.doc
    start, end = found.modifier
    kind = doc[start:end].text
    if found.whole.noun is None:
        return Measured(kind, start, end)
    noun = doc[found.whole.noun]
    left = noun.i
    while left > 0 and doc[left - 1].dep_ == "compound" and doc[left - 1].head.i in range(left, noun.i + 1):
        left -= 1
    return Measured(f"{kind} {doc[left : noun.i + 1].text}", start, end)


def _tail(noun: Token) -> int:
    """Where the noun phrase ends: behind its short prepositional phrases."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or child.i > end or child.right_edge.i - noun.i > _LONG:
            break
        if any(token.dep_ in ("relcl", "acl", "nummod") or token.like_num for token in child.subtree):
            break
        end = child.right_edge.i + 1
    return end


def _named(page: Page, start: int, noun: Token, end: int) -> Measured | None:
    """A phrase as a name: without articles, brackets and what the number itself said."""
    doc = page.notes.doc
    while start < noun.i and (doc[start].is_punct or doc[start].is_space or doc[start].pos_ in _NOT_FIRST):
        if doc[start].pos_ == "NUM" and doc[start + 1].text in ("-", "‑"):
            break  # "two-way trade"
        start += 1
    for i in range(start, noun.i):
        if doc[i].is_punct and doc[i].text in "()[]—–;:":
            start = i + 1
    while end - 1 > noun.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if end - start > _LONG:
        end = next((i for i in range(noun.i + 1, end) if doc[i].dep_ == "prep"), noun.i + 1)
    name = " ".join(doc[start:end].text.split())
    return Measured(name, start, end) if name else None


def phrase_of(page: Page, noun: Token) -> Measured | None:
    """The noun with its modifiers and short prepositional phrases; parties and stretches of time are not measured."""
    if page.words.tree.get("per_units", {}).get(noun.lemma_.lower()) is not None:
        return None
    if page.notes.mention_at(noun.i) is not None:
        return None
    start = noun.i
    for child in noun.lefts:
        if child.dep_ in (*_INSIDE, "det"):
            start = min(start, child.left_edge.i)
    return _named(page, start, noun, _tail(noun))


# ---- amounts ---------------------------------------------------------------------------------------------------


def _of(page: Page, found: Found) -> Measured | None:
    """The thing behind "of": "85% of overland freight", "1.9 million tons of cargo", "worth of goods"."""
    doc = page.notes.doc
    at = found.last
    if found.far is not None:
        at = next((i for i in range(found.first, found.last) if page.words.has("of_words", doc[i].lower_)), at)
    for _ in range(2):  # "worth of goods"
        if at < len(doc) and page.words.has("worth_words", doc[at].lower_):
            at += 1
    if at >= len(doc) or not page.words.has("of_words", doc[at].lower_):
        return None
    noun = next((one for one in doc[at].children if one.dep_ == "pobj"), None)
    if noun is None or noun.pos_ == "PRON":
        return None
    if noun.tag_ == "CD" or noun.pos_ == "NUM":
        return None
    return phrase_of(page, noun)


def _in_kind(page: Page, found: Found) -> Measured | None:
    """The noun behind "in": "400 million in support", "$38 million a year in damages"."""
    doc = page.notes.doc
    for i in range(found.last, min(found.last + 3, len(doc) - 1)):
        if page.words.has("in_words", doc[i].lower_):
            noun = next((one for one in doc[i].children if one.dep_ == "pobj"), None)
            plain = noun is not None and noun.tag_ in ("NN", "NNS") and not any(one.dep_ == "det" for one in noun.lefts)
            if noun is None or not plain or page.date_over(i, noun.i + 1) is not None:
                return None
            return phrase_of(page, noun)
        if not page.words.has("per_words", doc[i].lower_) and i > found.last + 1:
            break
    return None


def _act(page: Page, found: Found) -> Measured | None:
    """The act that the nearest verb names, when the table has it."""
    words = indicator_words(page.notes.language)
    for verb in heads(page, found):
        if verb.pos_ in ("VERB", "AUX"):
            known = words.verbs.get(verb.lemma_.lower())
            return _by_act(page, verb, *known) if known is not None else None
    return None


def _ahead(page: Page, found: Found) -> Measured | None:
    """The noun right behind a unit that stands before it like an adjective: "a 400-kV line", "a $5 million fine"."""
    doc = page.notes.doc
    if found.unit is None or found.last >= len(doc) or found.per is not None:
        return None
    noun = following(page, doc[found.last - 1])
    if noun is None or page.words.has("marks", noun.lemma_.lower()) or noun.i in page.taken:
        return None
    if page.words.has("worth_words", noun.lower_):
        return None
    tied = "-" in page.text[found.number.end : found.unit.end + 1]
    top = root(page, found)
    inside = top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod") and found.last <= top.head.i <= noun.i
    return _named(page, found.last, noun, _tail(noun)) if tied or inside else None


def _holder(page: Page, found: Found) -> Measured | None:
    """The noun that the amount describes: "investments exceeding", "a loan of", "a 268-kilometre pipeline"."""
    top = root(page, found)
    head = top.head
    if page.words.has("marks", head.lemma_.lower()) and head.i > top.i:
        return None
    steps = 0
    token = top
    while steps < 3 and token.head.i != token.i:
        token, steps = token.head, steps + 1
        if token.pos_ in ("NOUN", "PROPN") and not page.words.has("target.nouns", token.lemma_.lower()):
            if token.i in page.taken or token.like_num:
                continue
            return phrase_of(page, token)
        if token.pos_ == "NOUN":
            continue
        if token.dep_ in ("acl", "prep", "amod", "appos", "advcl", "pobj", "npadvmod") or token.lower_ in ("worth",):
            continue
        break
    return None


def _subject(page: Page, found: Found) -> Measured | None:
    """The subject of the verb that leads to the number, or the act that the verb names."""
    words = indicator_words(page.notes.language)
    for verb in heads(page, found):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma = verb.lemma_.lower()
        if lemma in words.verbs:
            name, part = words.verbs[lemma]
            return _by_act(page, verb, name, part)
        if not page.words.has("level_verbs", lemma):
            obj = next((one for one in verb.children if one.dep_ in ("dobj", "nsubjpass") and one.pos_ == "NOUN"), None)
            if obj is not None and obj.i not in page.taken:
                return phrase_of(page, obj)
            continue
        for noun in subjects(verb):
            return _subject_name(page, found, noun)
    return None


def _by_act(page: Page, verb: Token, name: str, part: str) -> Measured | None:
    """A name made from the verb: what costs is a cost, what is lent a loan."""
    if part == "verb":
        return Measured(name, verb.i, verb.i + 1)
    wanted = SUBJECTS if part == "subject" else ("dobj", "nsubjpass")
    noun = next((one for one in subjects(verb) if part == "subject"), None) or next(
        (one for one in verb.children if one.dep_ in wanted), None
    )
    inner = phrase_of(page, noun) if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None
    if inner is None:
        return Measured(name.partition(" {")[0].removesuffix(" of"), verb.i, verb.i + 1)
    return Measured(name.replace("{}", inner.name), inner.start, inner.end)


def _subject_name(page: Page, found: Found, noun: Token) -> Measured | None:
    """A subject by its name; "it", "this figure" and the like by what the figure before measured."""
    if noun.pos_ == "PRON" or page.words.has("stand_ins", noun.lemma_.lower()):
        for one in reversed(page.found[: page.found.index(found)][-4:]):
            if one.measured is not None and one.symbol == found.symbol:
                return one.measured
        return None
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return phrase_of(page, noun)


# ---- parties ---------------------------------------------------------------------------------------------------


def parties(page: Page, found: Found, measured: Measured | None) -> tuple[str, ...]:
    """Parties that the figure is about: those in its phrase, and the one other state of its sentence; no persons."""
    notes = page.notes
    here = _no_persons(page, notes.parties_in(*page.sentence(found.first)))
    if measured is None:
        return here
    named = _no_persons(page, notes.parties_in(measured.start, measured.end))
    if any(page.words.has("pair_words", word) for word in measured.name.lower().split()):
        return named if len(named) > 1 else _pair(page, found) or named or here
    if len(named) == 1 and len(states := _states(page, here)) == 2 and named[0] in states:
        return states
    return named or here


def _no_persons(page: Page, names: tuple[str, ...]) -> tuple[str, ...]:
    out = []
    for name in names:
        party = page.notes.party(name)
        if not (isinstance(party, Party) and party.type is PartyType.PERSON):
            out.append(name)
    return tuple(out)


def _pair(page: Page, found: Found) -> tuple[str, ...]:
    """The pair that a text about two states means by "bilateral": of the sentence, of the last group, of the text."""
    notes = page.notes
    here = _states(page, notes.parties_in(*page.sentence(found.first)))
    if len(here) == 2:
        return here
    for mention in reversed([one for one in notes.mentions if one.start < found.first]):
        if mention.how == "group" and len(mention.parties) == 2:
            return mention.parties
    return page.pair


def _states(page: Page, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        name for name in names if isinstance(party := page.notes.party(name), Party) and party.type is PartyType.STATE
    )
