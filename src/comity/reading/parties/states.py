"""States and bodies by name, adjective, capital and seat: which one is meant, and whether it acts."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.parties.names import Name
from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import Known, Sheet

# What each way of naming weighs when namesakes are told apart: a name says more than an adjective or a capital.
_WEIGHT: dict[str, int] = {"name": 3, "adjective": 2, "demonym": 2, "capital": 1, "seat": 1}
_STEPS = 4
"""Heads that are followed upwards through conjuncts and appositions before grammar gives no answer."""


# ---- which one -----------------------------------------------------------------------------------------------


def settled(page: Sheet, known: Known) -> Name | None:
    """The state, or the body by its seat, that a name stands for here; None where the text does not settle it."""
    some = _candidates(page, known)
    if len(some) < 2:
        return some[0] if some else None
    weights = evidence(page)
    best = max(weights.get(one.name, 0) for one in some)
    if best > 0:
        return next(one for one in some if weights.get(one.name, 0) == best)
    current = [one for one in some if not _former(page, one)]
    if len({one.kind for one in current}) == 1:
        return current[0]
    return None


def state_of(page: Sheet, known: Known) -> str | None:
    """ISO3 of the state that a name of the tables stands for."""
    name = settled(page, known)
    return name.iso3 if name is not None else None


def state_name(page: Sheet, iso3: str) -> str:
    """The short name of a state."""
    return page.tables.state_names.get(iso3, iso3)


def cite(page: Sheet, roll: Roll, start: int, end: int) -> None:
    """A state that is named inside the name of a person or organ is named too: "Russian President Vladimir Putin"."""
    at = start
    while at < end:
        known = page.known.get(at)
        at = known.end if known is not None else at + 1
        if known is None or page.marks[known.start] not in "SA":
            continue
        name = settled(page, known)
        if name is not None and name.kind == "state":
            roll.entry(name.name, "state", name.iso3).at.append((known.start, known.end))


def _candidates(page: Sheet, known: Known) -> list[Name]:
    codes = page.words.map("shared_names").get(known.key)
    if codes:
        how = known.names[0].how
        return [Name("state", page.tables.state_names.get(code, code), code, how) for code in codes]
    return [one for one in known.names if one.kind == "state" or (one.kind == "igo" and one.how == "capital")]


def _former(page: Sheet, name: Name) -> bool:
    row = page.tables.shared.states.get(name.iso3 or "", {})
    until = row.get("valid_to") or ""
    return bool(until) and until < (page.notes.source.published or "9999")


def evidence(page: Sheet) -> dict[str, int]:
    """How often a text names each state and body by a name that no other shares."""
    if page.weights is None:
        page.weights = {}
        seen: set[int] = set()
        codes = {one.iso3: name for name, one in _by_code(page)}
        for known in page.known.values():
            if id(known) in seen:
                continue
            seen.add(id(known))
            some = _candidates(page, known)
            if len(some) == 1:
                _count(page.weights, some[0].name, _WEIGHT[some[0].how])
            elif known.names[0].kind == "igo":
                _count(page.weights, known.names[0].name, _WEIGHT["name"])
            elif known.names[0].kind == "leader" and known.names[0].iso3 in codes:
                _count(page.weights, codes[known.names[0].iso3], _WEIGHT["adjective"])
    return page.weights


def _by_code(page: Sheet) -> list[tuple[str, Name]]:
    return [(name, Name("state", name, code, "name")) for code, name in page.tables.state_names.items()]


def _count(weights: dict[str, int], name: str, more: int) -> None:
    weights[name] = weights.get(name, 0) + more


# ---- who acts ------------------------------------------------------------------------------------------------


def find_states(page: Sheet, roll: Roll) -> list[tuple[int, int]]:
    """Put every state that is named or acts through its capital on the roll; give back capitals that are places."""
    places = []
    for known in _each(page):
        mark = page.marks[known.start]
        if mark not in "SAKU" or known.start in page.taken or known.start in roll.covered:
            continue
        if _inside_title(page, known):
            continue
        if mark in "KU" and is_place(page, known.start, known.end):
            places.append((known.start, known.end))
            continue
        name = settled(page, known)
        if name is None or _namesake(page, known) or _money(page, known.end):
            continue
        if _city_state(page, known):
            places.append((known.start, known.end))
            continue
        entry = roll.entry(name.name, "state" if name.kind == "state" else "igo", name.iso3)
        end = known.end
        if mark == "A" or page.marks[end : end + 1] == ["p"]:
            end = _with_noun(page, known, end)
        roll.name(known.start, end, [entry], "adjective" if name.how == "demonym" else name.how)
    return places


def _money(page: Sheet, end: int) -> bool:
    """"US dollars", "US$": the adjective belongs to the currency."""
    if "$" in page.texts[end - 1] or page.texts[end : end + 1] == ["$"]:
        return True
    return page.lows[end] in page.words.set("money") if end < len(page.lows) else False


def _city_state(page: Sheet, known: Known) -> bool:
    """"In Luxembourg": a name of city and state at once is the city where something happens."""
    cities = any(one.kind == "city" or one.how == "capital" for one in known.names)
    at = before(page, known.start)
    return cities and page.marks[known.start] == "S" and at >= 0 and page.lows[at] in page.words.set("within")


def _each(page: Sheet) -> list[Known]:
    seen: dict[int, Known] = {}
    for known in page.known.values():
        seen.setdefault(known.start, known)
    return [seen[start] for start in sorted(seen)]


def _with_noun(page: Sheet, known: Known, end: int) -> int:
    """ "The Turkish side": the noun belongs to the name."""
    at = end + 1 if page.marks[end : end + 1] == ["p"] else end
    if page.marks[at : at + 1] == ["s"] and page.lows[at] in page.words.set("state_nouns"):
        return at + 1
    return end


def _inside_title(page: Sheet, known: Known) -> bool:
    """ "Western China", "South Ossetia": a direction before the name makes it another's."""
    return page.marks[known.start] == "S" and known.start > 0 and page.marks[known.start - 1] == "D"


def _namesake(page: Sheet, known: Known) -> bool:
    """A name that is a person's or another place's here: "Michael Jordan", "Georgia" beside "Atlanta"."""
    others = page.words.map("not_the_state").get(known.key)
    if others and any(one in page.texts for one in others) and not evidence_beside(page, known):
        return True
    if page.marks[known.start] != "S" or known.end - known.start > 1:
        return False
    around = [i for i in (known.start - 1, known.end) if 0 <= i < len(page.marks) and page.marks[i] == "N"]
    return any(page.ents[i] == page.ents[known.start] == "PERSON" for i in around)


def evidence_beside(page: Sheet, known: Known) -> bool:
    """Whether a state is named in some other way too."""
    name = known.names[0].name
    return any(
        one.key != known.key and any(n.kind == "state" and n.name == name for n in one.names)
        for one in page.known.values()
    )


# ---- acts or lies there --------------------------------------------------------------------------------------


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
    after = page.marks[end : end + 9]
    if page.texts[start].isupper() and len(page.texts[start]) > 2:
        return bool(after) and after[0] in ",(_-:."
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
        if dep == "appos" and lemma in words.set("urban") | words.set("place_attributes"):
            return True
        return _by_grammar(page, head, steps - 1)
    if dep in ("nsubj", "nsubjpass"):
        return any(
            child.dep_ == "attr" and child.lemma_.lower() in words.set("place_attributes") for child in head.children
        )
    if dep == "dobj":
        return lemma in words.set("place_verbs")
    if dep == "pobj":
        return _behind(page, head)
    if dep in ("poss", "compound", "nmod", "amod", "npadvmod"):
        if page.marks[head.i] == "s" or head.pos_ == "VERB":
            return False
        if dep == "poss":
            return lemma in words.set("urban") or page.marks[head.i] in "LGCgl"
        return True
    return False


def _behind(page: Sheet, prep: Token) -> bool:
    """Whether a preposition leads to a place: what it hangs on moves, leads or is part of a city."""
    words = page.words
    low = prep.lower_
    if low in words.set("within"):
        return True
    if low not in words.set("toward"):
        return False
    head = prep.head
    for _ in range(2):
        lemma = head.lemma_.lower()
        if lemma in words.set("motion") and not (low in words.set("of") and head.pos_ == "VERB"):
            return True
        if low in words.set("of") or low in words.set("links"):
            return lemma in words.set("urban") or page.marks[head.i] in "lL"
        if head.dep_ not in ("prep", "pobj", "dobj", "conj"):
            return False
        head = head.head
    return False
