"""What a number measures, as a short noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language, cell
from comity.reading.clauses import SUBJECTS, subjects
from comity.reading.figures.nouns import following
from comity.reading.figures.numbers import key, words_like
from comity.reading.figures.page import Found, Measured, Page
from comity.reading.figures.phrases import named, phrase_of, tail_of, timed
from comity.reading.figures.standing import heads, root
from comity.records import UnitKind

_LINKS = frozenset({"acl", "prep", "amod", "appos", "pobj", "npadvmod", "compound", "nmod", "quantmod", "nummod"})
"""Relations through which an amount describes a noun."""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """Names that many words share, from `indicators.csv`, compiled."""

    pattern: re.Pattern[str] | None
    names: dict[str, str]
    plain: dict[str, str]
    """names that count only between the two states of a text about a pair: "turnover" """
    verbs: dict[str, tuple[str, str]]


@lru_cache(maxsize=4)
def indicator_words(tables: Language) -> IndicatorWords:
    """The table of indicators of a language."""
    names: dict[str, str] = {}
    plain: dict[str, str] = {}
    verbs: dict[str, tuple[str, str]] = {}
    for row in tables.table("indicators"):
        for word in cell(row, "words"):
            if row["part"] == "name":
                names[key(word)] = row["indicator"]
            elif row["part"] == "pair":
                plain[key(word)] = row["indicator"]
            else:
                verbs[key(word)] = (row["indicator"], row["part"])
    pattern = re.compile(rf"(?i:{words_like(names)})(?!\w)") if names else None
    return IndicatorWords(pattern, names, plain, verbs)


def indicator(page: Page, found: Found) -> Measured | None:
    """What the number measures, or None where the grammar does not settle it."""
    if not page.parsed or found.kind is UnitKind.TIME:
        return None
    whole = found.whole
    market = page.words.has("money_parts" if found.direction is None else "market_units", found.symbol or "")
    if found.noun is not None and not market:
        return _counted(page, found)
    if found.lender is not None:
        return phrase_of(page, page.notes.doc[found.lender])
    if found.modifier is not None and whole is not None:
        return _kind_of(page, found)
    if found.part and whole is not None and whole.noun is not None:
        return _counted(page, whole)
    return _amount(page, found, _of(page, found))


def _shared(page: Page, found: Found) -> Measured | None:
    """The whole of "half the money"."""
    doc = page.notes.doc
    last = found.last
    if last < len(doc) and page.words.has("of_words", doc[last].lower_):
        return None
    if last < len(doc) and doc[last].pos_ in ("DET", "PRON"):
        last += 1
    noun = following(page, doc[last - 1]) if last < len(doc) else None
    return named(page, last, noun, tail_of(page, noun)) if noun is not None and not timed(page, noun) else None


def _amount(page: Page, found: Found, of: Measured | None) -> Measured | None:
    """What an amount measures that counts no noun; `of` is the thing behind "of"."""
    whole = found.whole
    behind = page.notes.doc[found.last].lower_ if found.last < len(page.notes.doc) else ""
    before = page.notes.doc[found.first - 1].lower_ if found.first else ""
    if page.words.has("distance_words", behind) or page.words.has("distance_openers", before):
        return None  # "4,000 km away", "within 30 km of the border"
    if found.role in ("share", "rate", "fold"):
        whole_of = _folded(page, found) if found.role == "fold" else _shared(page, found)
        return of or whole_of or (_subject(page, found) if found.direction is not None else None)
    if of is not None and found.kind is not UnitKind.MONEY:
        return _owner(page, found) or of
    if found.kind is UnitKind.COUNT and not found.elliptic:
        return _subject(page, found)
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
    if page.pair and (name := words.plain.get(key(measured.name))) is not None:
        return Measured(name, measured.start, measured.end)
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
    hedge = page.words.hedge_after.match(page.text, found.number.end)
    start = page.token((hedge.end() if hedge is not None else found.number.end) - 1) + 1
    start = min(start, noun.i)
    return named(page, start, noun, tail_of(page, noun))


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
            if (
                noun is None
                or not plain
                or page.words.has("no_kinds", noun.lower_)
                or page.date_over(i, noun.i + 1) is not None
            ):
                return None
            return phrase_of(page, noun)
        if not page.words.has("per_words", doc[i].lower_) and i > found.last + 1:
            break
    return None


def _owner(page: Page, found: Found) -> Measured | None:
    """The noun of "a deficit of 6 per cent of GDP": that is measured, not the whole it is compared with."""
    top = root(page, found)
    if found.kind is not UnitKind.PERCENT or top.dep_ != "pobj" or not page.words.has("of_words", top.head.lower_):
        return None
    return _held(page, found, top.head.head) if top.head.head.pos_ == "NOUN" else None


def _folded(page: Page, found: Found) -> Measured | None:
    """What is doubled, or doubles; what grows "sixfold" is the subject of its verb."""
    verb = root(page, found)
    if verb.pos_ != "VERB":
        return _subject(page, found)
    things = [one for one in verb.children if one.dep_ in ("dobj", "nsubjpass")] or subjects(verb)
    return next((phrase_of(page, one) for one in things if one.pos_ in ("NOUN", "PROPN")), None)


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
    if noun is None or page.words.has("marks", noun.lemma_.lower()) or noun.i in page.taken or timed(page, noun):
        return None
    if page.words.has("worth_words", noun.lower_):
        return None
    tied = "-" in page.text[found.number.end : found.unit.end + 1] or (
        found.kind is UnitKind.MEASURE and found.first > 0 and doc[found.first - 1].pos_ == "DET"
    )
    if any(noun.lemma_.lower() in change.nouns for change in page.words.changes.values()):
        return _changed(page, noun) or _before(page, found)
    top = root(page, found)
    inside = top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod") and found.last <= top.head.i <= noun.i
    return named(page, found.last, noun, tail_of(page, noun)) if tied or inside else None


def _holder(page: Page, found: Found) -> Measured | None:
    """The noun that the amount describes: "investments exceeding", "a loan of", "a 268-kilometre pipeline"."""
    token = root(page, found)
    for _ in range(3):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            if token.i in page.taken or token.like_num or page.words.has("marks", token.lemma_.lower()):
                continue
            return _held(page, found, token)
        if token.dep_ not in _LINKS and not page.words.has("worth_words", token.lower_):
            return None
    return None


def _held(page: Page, found: Found, noun: Token) -> Measured | None:
    """The holder's name, unless it is a place, a target, a mere change, or another number stands between."""
    lemma = noun.lemma_.lower()
    if (
        noun.pos_ == "PROPN"
        or page.words.has("target.nouns", lemma)
        or page.words.has("measures_of", lemma)
        or noun.i in page.notes.placed
        or noun.ent_type_ in ("GPE", "LOC")
    ):
        return None
    if any(lemma in change.nouns for change in page.words.changes.values()):
        return _changed(page, noun) or _before(page, found)
    between = range(*sorted((noun.i + 1, found.core)))
    return None if any(i in page.taken for i in between) else phrase_of(page, noun)


def _changed(page: Page, noun: Token) -> Measured | None:
    """What changes in "an increase in exports of 5 per cent"."""
    for child in noun.children:
        if child.dep_ == "prep" and page.words.has("in_words", child.lower_):
            inner = next((one for one in child.children if one.dep_ == "pobj" and one.pos_ == "NOUN"), None)
            return phrase_of(page, inner) if inner is not None else None
    return None


def _before(page: Page, found: Found) -> Measured | None:
    """What the figure before in the same sentence measures."""
    at = page.found.index(found)
    one = page.found[at - 1] if at else None
    return one.measured if one is not None and page.sentence(one.first) == page.sentence(found.first) else None


def _subject(page: Page, found: Found) -> Measured | None:
    """The subject of the verb that leads to the number, or the act that the verb names."""
    words = indicator_words(page.notes.language)
    for verb in heads(page, found):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma = verb.lemma_.lower()
        if lemma in words.verbs and _names(page, found, *words.verbs[lemma]):
            name, part = words.verbs[lemma]
            return _by_act(page, verb, name, part)
        gauged = page.words.has("gauge_verbs", lemma)
        changes = page.words.changes.values()
        level = page.words.has("level_verbs", lemma) or any(lemma in one.verbs for one in changes)
        if gauged or not level or any(lemma in one.objects for one in changes):
            obj = next((one for one in verb.children if one.dep_ in ("dobj", "nsubjpass") and one.pos_ == "NOUN"), None)
            counted = obj is not None and any(one.noun == obj.i for one in page.found)
            if obj is not None and obj.i not in page.taken and not counted:
                return phrase_of(page, obj)
            if not gauged and not level:
                continue
        for noun in subjects(verb):
            return _subject_name(page, found, noun)
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN":  # "a case weighing 4 kilos"
            return phrase_of(page, verb.head)
    return None


def _names(page: Page, found: Found, name: str, part: str) -> bool:
    """Whether the verb can name this amount: payments and costs are money, what is held or owned may be a share."""
    if part == "object":
        return True
    return found.kind in (UnitKind.MONEY, UnitKind.PERCENT) or found.elliptic


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
    named = any(one.dep_ in ("amod", "compound") for one in noun.lefts)  # "market value"
    if noun.pos_ == "PRON" or (page.words.has("stand_ins", noun.lemma_.lower()) and not named):
        for one in reversed(page.found[: page.found.index(found)][-4:]):
            if one.measured is not None and one.symbol == found.symbol:
                return one.measured
        return None
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i in page.taken:
        return None
    return phrase_of(page, noun)
