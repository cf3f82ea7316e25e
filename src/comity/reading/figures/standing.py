"""How a number stands: reached, aimed at, planned or foreseen; of which time; up or down."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page, Stand
from comity.reading.standing import standing
from comity.records import Date, DateType, FigureStatus, Modality, UnitKind
from comity.records.values import precision, stretch

_UP = 8
"""Steps from a number towards the root within which a word can colour it."""
_STATUS = {
    Modality.PLANNED: FigureStatus.PLANNED,
    Modality.PROPOSED: FigureStatus.PLANNED,
    Modality.EXPECTED: FigureStatus.FORECAST,
    Modality.CONDITIONAL: FigureStatus.FORECAST,
}


def root(page: Page, found: Found) -> Token:
    """The word of the number's phrase that the rest of the sentence governs."""
    if found.root is None:
        found.root = page.notes.doc[found.core : found.last].root
    return found.root


def heads(page: Page, found: Found) -> list[Token]:
    """Words over the number, nearest first, up to the verb of its clause and the verbs that govern this one."""
    if found.over is not None:
        return found.over
    token = root(page, found)
    out: list[Token] = []
    while token.head.i != token.i and len(out) < _UP:
        token = token.head
        if not found.core <= token.i < found.last:
            out.append(token)
    found.over = out
    return out


def verb_of(page: Page, found: Found) -> Token | None:
    """The verb of the clause that the number stands in."""
    return next((one for one in heads(page, found) if one.pos_ in ("VERB", "AUX")), None)


def stand(page: Page, found: Found) -> Stand:
    """Whether the number is a fact, a target, a plan or a forecast."""
    if not page.parsed or earlier(page, found):
        return Stand()
    over = heads(page, found)
    act = next((one for one in over if one.pos_ in ("VERB", "AUX")), None)
    named = _by_words(page, over, act)
    if named is not None:
        return named
    lead = page.lead_in(found.first)
    if lead is not None:
        return Stand(FigureStatus.PLANNED, Modality.PLANNED, lead)
    if act is None or _describes(page, found, over, act):
        return Stand()
    act = _infinitive(act)
    if (seen := _foreseen(page, act)) is not None:
        return seen
    return _by_act(page, found, act) or _by_clause(page, found, act)


def _by_words(page: Page, over: list[Token], act: Token | None) -> Stand | None:
    """Nouns over the number, and the verb itself, that make a target or a forecast of it."""
    words = page.words
    for token in over:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and words.has("target.nouns", lemma):
            return Stand(FigureStatus.TARGET, Modality.PLANNED, token.i)
        if token.pos_ == "NOUN" and words.has("forecast.nouns", lemma):
            return Stand(FigureStatus.FORECAST, Modality.EXPECTED, token.i)
        if token is act:
            return Stand(FigureStatus.TARGET, Modality.PLANNED, token.i) if words.has("target.verbs", lemma) else None
    return None


def _by_clause(page: Page, found: Found, act: Token) -> Stand:
    """What the clause makes of its number by tense, auxiliaries and the verbs over it."""
    if _outcome(page, act):
        return Stand()
    how = standing(act, page.notes.language)
    modality = how.modality
    if modality is Modality.ASSERTED or (modality is Modality.DENIED and not _level(page, act, found)):
        return Stand()
    if how.tense == "past" and how.cue is not None and act.tag_ in ("VBD", "VBN") and act.dep_ != "xcomp":
        return Stand()  # told as done, whatever stands over it
    status = _STATUS.get(modality, FigureStatus.ACTUAL)
    if modality is not Modality.EXPECTED and status is not FigureStatus.ACTUAL and _level(page, act, found):
        status = FigureStatus.TARGET
    return Stand(status, modality, how.at)


def _outcome(page: Page, act: Token) -> bool:
    """Whether an infinitive tells what a change led to: "rose by 5 per cent to reach 40 million"."""
    over = act.head
    if act.tag_ != "VB" or over.tag_ != "VBD" or not page.words.has("target.level_direct", act.lemma_.lower()):
        return False
    return any(over.lemma_.lower() in change.verbs for change in page.words.changes.values())


def earlier(page: Page, found: Found) -> bool:
    """Whether the number is the earlier one of two: "500 licences, against 400 before"."""
    if found.role == "from":
        return True
    before = key(page.text[max(0, found.start - 20) : found.start])
    return any(before == word or before.endswith(" " + word) for word in page.words.lists.get("instead_words", ()))


def _describes(page: Page, found: Found, over: list[Token], act: Token) -> bool:
    """Whether the number only describes a thing that the clause speaks of: "the 140 kg satellite will be launched"."""
    top = root(page, found)
    if found.kind is UnitKind.COUNT or top.head.i == act.i:
        return False
    noun = next((one for one in over if one.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or over.index(act) < over.index(noun):
        return False
    if page.words.has("capacity_nouns", noun.lemma_.lower()):
        return False
    return found.kind is UnitKind.MEASURE and top.dep_ in ("compound", "nummod", "nmod", "amod", "appos", "npadvmod")


def _infinitive(act: Token) -> Token:
    """The act under a bare "be": "is to open" opens."""
    if act.pos_ == "AUX" or act.lemma_ == "be":
        for child in act.children:
            if child.dep_ == "xcomp" and any(one.tag_ == "TO" for one in child.children):
                return child
    return act


def _listed_order(page: Page, act: Token) -> bool:
    """A bare verb that opens a list item under a lead-in ("Viet Nam will: (a) grant"), or a headline's infinitive."""
    if act.tag_ != "VB" or act.dep_ not in ("ROOT", "acl", "relcl"):
        return False
    auxiliaries = [one for one in act.children if one.dep_ in ("aux", "auxpass")]
    if any(one.tag_ == "TO" for one in auxiliaries):
        return act.dep_ != "ROOT" and act.sent.root.pos_ in ("NOUN", "PROPN")
    if auxiliaries or any(one.dep_ in ("nsubj", "nsubjpass") for one in act.children):
        return False
    ahead = page.notes.doc[act.sent.start : act.i]
    return len(ahead) > 0 and all(one.is_punct or one.is_space or len(one) < 3 for one in ahead)


def _foreseen(page: Page, act: Token) -> Stand | None:
    """What stands under a verb of foreseeing: "the bank projects growth to rise to 5 per cent"."""
    over = act.head
    under = act.dep_ in ("ccomp", "xcomp", "advcl") and act.tag_ in ("VB", "VBG", "VBZ", "VBP")
    if under and over.pos_ == "VERB" and page.words.has("foresee_verbs", over.lemma_.lower()):
        return Stand(FigureStatus.FORECAST, Modality.EXPECTED, over.i)
    for child in act.children:
        if child.dep_ in ("nsubj", "nsubjpass") and page.words.has("forecast.nouns", child.lemma_.lower()):
            return Stand(FigureStatus.FORECAST, Modality.EXPECTED, child.i)
    return None


def _revised(page: Page, act: Token) -> Stand | None:
    """A forecast or target that is made higher or lower: "cut its forecast to 2 per cent"."""
    words, lemma = page.words, act.lemma_.lower()
    if not any(lemma in one.verbs or lemma in one.objects for one in words.changes.values()):
        return None
    for child in act.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            if words.has("forecast.nouns", child.lemma_.lower()):
                return Stand(FigureStatus.FORECAST, Modality.EXPECTED, child.i)
            if words.has("target.nouns", child.lemma_.lower()):
                return Stand(FigureStatus.TARGET, Modality.PLANNED, child.i)
    return None


def _by_act(page: Page, found: Found, act: Token) -> Stand | None:
    """Verbs and subjects that make a plan of their amount: "asked for", "pledged", "the target was"."""
    if _listed_order(page, act):
        return Stand(FigureStatus.PLANNED, Modality.PLANNED, act.i)
    words, lemma = page.words, act.lemma_.lower()
    for child in act.children:
        if child.dep_ in ("nsubj", "nsubjpass") and words.has("target.nouns", child.lemma_.lower()):
            return Stand(FigureStatus.TARGET, Modality.PLANNED, child.i)
    if (revised := _revised(page, act)) is not None:
        return revised
    if words.has("forecast.verbs", lemma) and act.tag_ == "VBN":
        return Stand(FigureStatus.FORECAST, Modality.EXPECTED, act.i)
    top = root(page, found)
    if (
        act.i not in (top.head.i, top.head.head.i)
        or found.kind is UnitKind.TIME
        or "nsubj" in (top.dep_, top.head.dep_)
    ):
        return None
    if words.has("ask.verbs", lemma):
        return Stand(FigureStatus.PLANNED, Modality.PROPOSED, act.i)
    if words.has("pledge.verbs", lemma):
        return Stand(FigureStatus.PLANNED, Modality.PLANNED, act.i)
    return None


def _level(page: Page, act: Token, found: Found) -> bool:
    """Whether the plan is to bring a thing to this level: "raise it to 400 million"."""
    if not page.words.has("target.level_verbs", act.lemma_.lower()):
        return False
    before = page.notes.doc[found.first - 1].lower_ if found.first else ""
    if page.words.has("to_words", before) or page.words.has("target.level_direct", act.lemma_.lower()):
        return True
    return act.pos_ == "AUX" and found.kind in (UnitKind.MONEY, UnitKind.PERCENT)


# ---- time ------------------------------------------------------------------------------------------------------


def as_of(page: Page, found: Found) -> Date | None:
    """The date whose day, year or stretch the number covers, if its clause names one."""
    if not page.dates or found.kind is UnitKind.TIME:
        return None
    start, end = page.sentence(found.first)
    if (each := _respective(page, found, start, end)) is not None:
        return each
    best: tuple[float, Date] | None = None
    for first, last, date in page.dates:
        if not (start <= first and last <= end) or not _covers(page, first, date):
            continue
        heads_ = page.headed.get(first)
        cost = _distance(page, found, first, last) if heads_ is None else (0.0 if heads_ is found else None)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, date)
    return best[1] if best else None


def _respective(page: Page, found: Found, start: int, end: int) -> Date | None:
    """The date of the same place in its list: "in 2022 and 2023 trade was $4 billion and $5 billion respectively"."""
    if not any(start <= i < end for i in page.respective):
        return None
    dates = [date for first, last, date in page.dates if start <= first and last <= end and _covers(page, first, date)]
    group = [one for one in page.found if start <= one.first < end and one.kind is found.kind]
    if len(dates) < 2 or len(dates) != len(group) or found not in group:
        return None
    return dates[group.index(found)]


def ahead(page: Page, value: str | None) -> bool:
    """Whether the time of a date's value lies wholly after the time of writing."""
    days = stretch(value)
    if days is None:
        return False
    published = stretch(page.notes.source.published)
    if published is not None:
        return days[0] > published[1]
    year = page.notes.settled_year
    return year is not None and days[0].year > year


def _covers(page: Page, first: int, date: Date) -> bool:
    """Whether a date can be what a number covers: no day of an event, no time that only begins ("since 2012")."""
    if date.type is not DateType.DATE or date.value is None or len(date.value) < 4:
        return False
    days = precision(date.value)
    if days is None:
        return False
    doc, words = page.notes.doc, page.words
    before = doc[first - 1].lower_ if first else ""
    if "/" not in date.value and words.has("never_covers", before):
        return False
    ahead = [doc[i] for i in range(max(0, first - 3), first)]
    if any(words.has("compares", one.lower_) and not words.has("of_words", one.nbor().lower_) for one in ahead):
        return False
    return days >= 7 or words.has("covers_day", before)


def _distance(page: Page, found: Found, first: int, last: int) -> float | None:
    """How far a date is from a number; None where the date belongs to another number or another clause."""
    doc = page.notes.doc
    if first >= found.last:
        low, high = found.last, first
    elif last <= found.core:
        low, high = last, found.core
    else:
        return 0.0
    owner = page.owner(first, last)
    if owner is not None and owner is not found and not _shares(page, found, owner):
        return None
    cost = float(high - low)
    between = [one for one in page.found if one is not found and low <= one.core and one.last <= high]
    for one in between:
        if one.kind is not UnitKind.TIME and one is not owner and not _same_act(page, found, one):
            if first >= found.last:
                return None
            cost += 8
    if any(token.text == ";" for token in doc[low:high]):
        return None
    apart = _apart(page, found, first) if page.parsed else 0.0
    return None if apart is None else cost + apart


def _shares(page: Page, found: Found, owner: Found) -> bool:
    """Whether a date behind one number is said of another too: a change and its level, two currencies, a part."""
    if owner.twin is found or found.twin is owner:
        return True
    if UnitKind.PERCENT in (owner.kind, found.kind) and owner.kind is not found.kind:
        return _same_act(page, found, owner)
    return found.part and found.whole is owner


def _same_act(page: Page, found: Found, one: Found) -> bool:
    """Whether two numbers stand under one verb, or under two that are joined."""
    if one.whole is found or found.whole is one or one.twin is not None:
        return True
    mine, his = (verb_of(page, found), verb_of(page, one)) if page.parsed else (None, None)
    return mine is not None and his is not None and (his.i in (mine.i, mine.head.i) or his.head.i == mine.i)


def _apart(page: Page, found: Found, first: int) -> float | None:
    """What it costs that a date stands under another verb than the number; None where it is not said of the number."""
    doc = page.notes.doc
    date = doc[first]
    if _names(page, found, date):
        return None
    if any(found.core <= up.i < found.last for up in date.ancestors) or 0 <= first - found.last <= 2:
        return 0.0
    mine = verb_of(page, found)
    other = next((up for up in date.ancestors if up.pos_ in ("VERB", "AUX")), None)
    if mine is None or other is None:
        return 0.0
    if mine.i == other.i:
        return None if _told_of(page, found, mine) else 0.0
    chain = [mine, *mine.ancestors]
    if other in chain:  # the date stands higher: it covers what is under it when it opens the sentence or is governed
        path = chain[: chain.index(other)]
        joined = any(one.dep_ in ("conj", "advcl", "parataxis") for one in path)
        fronted = all(child.i > first for child in other.children if child.dep_ in ("nsubj", "nsubjpass"))
        alike = mine.dep_ == "conj" and mine.tag_ == other.tag_ and mine.head.i == other.i
        return 6.0 if fronted or alike or not joined else None
    path = []
    for one in [other, *other.ancestors]:
        if one.i == mine.i:
            break
        path.append(one)
    return 4.0 if all(one.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "pobj") for one in path) else None


def _names(page: Page, found: Found, date: Token) -> bool:
    """Whether the date only tells which thing is meant: "families displaced by the 2019 floods"."""
    noun = date.head
    if (
        date.dep_ not in ("nummod", "compound", "nmod", "amod")
        or noun.i <= date.i
        or noun.pos_ not in ("NOUN", "PROPN")
    ):
        return False
    return noun.dep_ == "pobj" and noun.head.head.dep_ in ("acl", "relcl", "advcl") and noun.i != found.noun


def _told_of(page: Page, found: Found, verb: Token) -> bool:
    """Whether the number only describes a thing to which something happens then: "a contract worth 5 million, signed
    in 2023"."""
    lemma = verb.lemma_.lower()
    if page.words.has("level_verbs", lemma) or page.words.has("flow_verbs", lemma):
        return False
    if any(lemma in change.verbs or lemma in change.objects for change in page.words.changes.values()):
        return False
    top = root(page, found)
    chain = [one for one in [top, *top.ancestors] if one.pos_ in ("NOUN", "PROPN") and one.i not in page.taken]
    noun = chain[0] if chain else None
    if noun is None or noun.i == found.noun or found.elliptic:
        return False
    return verb.i not in (top.head.i, top.head.head.i) and verb in list(noun.ancestors)
