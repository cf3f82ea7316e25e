"""States and bodies by name, adjective, capital and seat: which one is meant, and whether it acts."""

from __future__ import annotations

from comity.reading.parties.capitals import before, is_place
from comity.reading.parties.names import Name
from comity.reading.parties.roll import Roll
from comity.reading.parties.sheet import Known, Sheet

# What each way of naming weighs when namesakes are told apart: a name says more than an adjective or a capital.
_WEIGHT: dict[str, int] = {"name": 3, "adjective": 2, "demonym": 2, "capital": 1, "seat": 1}


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
        if known is None or not (page.marks[known.start] in "SA" or _sent_by(page, known)):
            continue
        name = settled(page, known)
        if name is not None and name.kind == "state":
            roll.entry(name.name, "state", name.iso3).at.append((known.start, known.end))


def _sent_by(page: Sheet, known: Known) -> bool:
    """ "The envoy of Jakarta": a capital that sends someone is its state."""
    of = known.start - 1
    return page.marks[known.start] == "K" and page.marks[of] == "o" and page.lows[of - 1] in page.words.set("envoys")


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
        if name is None or _namesake(page, known) or _no_party(page, known):
            continue
        if _city_state(page, known):
            places.append((known.start, known.end))
            continue
        entry = roll.entry(name.name, "state" if name.kind == "state" else "igo", name.iso3)
        start, end = _with_noun(page, roll, known)
        roll.name(start, end, [entry], "adjective" if name.how == "demonym" else name.how)
    return places


def _city_state(page: Sheet, known: Known) -> bool:
    """ "In Luxembourg": a name of city and state at once is the city where something happens."""
    cities = any(one.kind == "city" or one.how == "capital" for one in known.names)
    at = before(page, known.start)
    return cities and page.marks[known.start] == "S" and at >= 0 and page.lows[at] in page.words.set("within")


def _each(page: Sheet) -> list[Known]:
    seen: dict[int, Known] = {}
    for known in page.known.values():
        seen.setdefault(known.start, known)
    return [seen[start] for start in sorted(seen)]


def _with_noun(page: Sheet, roll: Roll, known: Known) -> tuple[int, int]:
    """ "The Turkish side", "Turkey's government", "the government of Turkey": the noun belongs to the name."""
    start, end, marks = known.start, known.end, page.marks
    at = end + 1 if marks[end : end + 1] == ["p"] else end
    if (marks[start] == "A" or at > end) and marks[at : at + 1] == ["s"]:
        return start, at + 1
    back = start - 1
    while back > 0 and marks[back] == "t":
        back -= 1
    if marks[start] == "S" and back > 0 and marks[back] == "o" and marks[back - 1] == "s":
        return back - 1, end
    return start, end


def _no_party(page: Sheet, known: Known) -> bool:
    """An adjective of a currency, a language or an era: "US dollars", "in Russian", "Soviet times"."""
    end = known.end
    if "$" in page.texts[end - 1] or page.texts[end : end + 1] == ["$"]:
        return True
    if end < len(page.lows) and page.lows[end] in page.words.set("money"):
        return True
    if page.marks[known.start] != "A":
        return False
    if page.marks[end : end + 1] == ["-"]:
        end += 1
    if end < len(page.lows) and page.lows[end] in page.words.set("not_of_the_state"):
        return True
    at = known.start - 1
    token = page.doc[known.start]
    return (
        token.dep_ == "pobj" and at >= 0 and page.lows[at] in page.words.set("in_a_language") and token.tag_ != "NNPS"
    )


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
