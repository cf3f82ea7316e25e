"""Places: countries where things happen, cities, regions, facilities and routes, from the gazetteer and by shape."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.reading.parties.capitals import before, dateline
from comity.reading.parties.names import Name
from comity.reading.parties.roll import Roll, Spot
from comity.reading.parties.sheet import PLACES, Known, Sheet
from comity.reading.parties.states import evidence, settled, state_name, state_of
from comity.records.place import PlaceKind

_CAPS = r"(?:[NWADSKkZE]-?)"
_HEADED = re.compile(rf"{_CAPS}+L(?!-)(?:ot?(?:[NADSKkZ]-?)+(?:&[NSKkZ]+)*)?(?![NWGAC])|L(?:ot?){_CAPS}+(?![NWGAC-])")
_NOUN_LAST = re.compile(r"((?:[NkZK]-?)+)(?<!-)l")
_NOUN_FIRST = re.compile(r"lo?((?:[NkZ]-?)+)(?<!-)")
_ROUTE = re.compile(r'"((?:[NDSKkZWL]-?)+?)[-_]((?:[NDSKkZWL]-?)+)"[lx]|((?:[NDKkZ])+)-((?:[NDKkZ])+)l')
_LONE = re.compile(r"(?:N-?)+(?<!-)")
_DOMINANT = 10
"""How many times larger the largest namesake must be for a bare city name to mean it."""
_LARGE = 100_000
"""Inhabitants of a city that is taken for one without help from the grammar."""


# ---- before persons and states: names that hold other names ----------------------------------------------------


def find_named_places(page: Sheet, roll: Roll) -> None:
    """Routes and places by shape, whose words name no one else: "Western Europe - Western China", "Republic Square"."""
    row = page.row
    for found in _ROUTE.finditer(row):
        _route(page, roll, found)
    for found in _HEADED.finditer(row):
        start, end = found.span()
        if all(page.headline[start:end]) or any(i in page.taken or i in roll.covered for i in range(start, end)):
            continue
        start, end = _whole_title(page, start, end)
        if start and page.marks[start - 1] == "O" and page.marks[start] in "NE" and page.levels[start - 1] == "monarch":
            start -= 1  # "King Salman International Airport"
        heads = [i for i in range(start, end) if page.marks[i] == "L"]
        if end - start == 1 or not any(mark in "NADSKkZE" for mark in page.marks[start:end]):
            continue
        if not page.quoted[start] and page.marks[heads[0] + 1 : heads[0] + 2] == ["o"] and start < heads[0]:
            end = heads[0] + 1  # "Friendship Bridge of Thailand": the owner is not part of the name
        kind = PlaceKind(page.words.map("place_heads")[page.texts[heads[-1]]])
        _put(page, roll, start, end, Spot(page.text(start, end), kind))


def _whole_title(page: Sheet, start: int, end: int) -> tuple[int, int]:
    """A place in quotation marks is named by all that stands between them, if all of it is capitalised."""
    if not page.quoted[start]:
        return start, end
    first = start
    while first > 0 and page.marks[first - 1] not in '"n':
        first -= 1
        if page.texts[first][:1].islower() and len(page.texts[first]) > 3:
            return start, end
    return (first, end) if first > 0 and page.marks[first - 1] == '"' else (start, end)


def _route(page: Sheet, roll: Roll, found: re.Match[str]) -> None:
    quoted = found[1] is not None
    one, two = found.span(1 if quoted else 3), found.span(2 if quoted else 4)
    noun = found.end() - 1
    plural = str(page.words.tree.get("plural") or "")
    low = page.lows[noun]
    if not {low, low.removesuffix(plural)} & page.words.set("route_nouns") or all(page.headline[one[0] : two[1]]):
        return
    name = page.text(one[0], two[1])
    spot = Spot(name, PlaceKind.ROUTE, from_=page.text(*one), to=page.text(*two))
    _put(page, roll, one[0], two[1], spot)


def _put(page: Sheet, roll: Roll, start: int, end: int, spot: Spot) -> None:
    known = page.known.get(start)
    best = chosen(page, known) if known is not None and known.end == end else None
    if best is not None:
        found = _spot(page, best, start, end)
        spot = found if spot.from_ is None else replace(found, kind=spot.kind, from_=spot.from_, to=spot.to)
    roll.place(start, end, spot)
    page.taken.update(range(start, end))
    page.put(start, end, "P")


# ---- after them: what is left ----------------------------------------------------------------------------------


def find_places(page: Sheet, roll: Roll, capitals: list[tuple[int, int]]) -> None:
    """Cities and regions of the gazetteer, capitals that do not act, countries where things happen, unknown places."""
    lying = set(capitals)
    for known in _each(page):
        start, end = known.start, known.end
        if start in page.taken:
            continue
        mark = page.marks[start]
        if mark in "kZ" and start not in roll.covered and _is_meant(page, known):
            _gazetted(page, roll, known)
        elif mark in "KU" and (start, end) in lying:
            _capital(page, roll, known)
        elif mark == "S" and _lies_within(page, roll, start):
            _country(page, roll, known)
    _unknown(page, roll)


def _each(page: Sheet) -> list[Known]:
    seen: dict[int, Known] = {}
    for known in page.known.values():
        seen.setdefault(known.start, known)
    return [seen[start] for start in sorted(seen)]


def lying(page: Sheet) -> list[str]:
    """ISO3 of the state of every city or country where the text says that something is or happens."""
    out = []
    for known in _each(page):
        codes = {one.iso3 for one in known.names if one.iso3 and one.kind in ("state", "city")}
        if page.marks[known.start] not in "SKkZ" or len(codes) != 1:
            continue
        at = before(page, known.start)
        within = at >= 0 and page.lows[at] in page.words.set("within")
        if within or dateline(page, known.start, known.end) or _lies_within(page, Roll(), known.start):
            out += list(codes)
    return [code for code in out if code is not None]


def _lies_within(page: Sheet, roll: Roll, start: int) -> bool:
    """Whether the preposition before a country says where something is or goes."""
    at = before(page, start)
    token = page.doc[start]
    if token.dep_ == "dobj" and token.head.lemma_.lower() in page.words.set("place_verbs"):
        return True
    if at < 0 or page.marks[at] not in "if&,":
        return False
    if page.marks[at] in "&,":  # "in Russia and Kazakhstan"
        return at - 1 in roll.placed
    low = page.lows[at]
    if low in page.words.set("within"):
        return True
    if low not in page.words.set("toward") or not page.doc.has_annotation("DEP"):
        return False
    head = page.doc[at].head
    return head.lemma_.lower() in page.words.set("motion")


def _country(page: Sheet, roll: Roll, known: Known) -> None:
    name = settled(page, known)
    if name is None or name.iso3 is None:
        return
    row = page.tables.shared.states.get(name.iso3, {})
    spot = Spot(name.name, PlaceKind.COUNTRY, name.iso3, _number(row.get("lat")), _number(row.get("lon")))
    roll.place(known.start, known.end, spot)


def _capital(page: Sheet, roll: Roll, known: Known) -> None:
    cities = [one for one in known.names if one.kind in ("city", "place")]
    own = [one for one in known.names if one.kind == "state" and one.how == "capital"]
    seats = [one for one in known.names if one.kind == "state" and one.how == "seat"]
    codes = {one.iso3 for one in own}
    fitting = [one for one in cities if one.iso3 in codes] or (cities if not own else [])
    if fitting:
        best = max(fitting, key=lambda one: one.weight)
        roll.place(known.start, known.end, _spot(page, best, known.start, known.end))
    elif own:
        code = state_of(page, known) or own[0].iso3
        row = page.tables.shared.states.get(code or "", {})
        lat, lon = _number(row.get("capital_lat")), _number(row.get("capital_lon"))
        roll.place(known.start, known.end, Spot(_sober(page, known.start, known.end), PlaceKind.CITY, code, lat, lon))
    elif seats:
        roll.place(
            known.start, known.end, Spot(_sober(page, known.start, known.end), PlaceKind.FACILITY, seats[0].iso3)
        )


def _is_meant(page: Sheet, known: Known) -> bool:
    """Whether a city's name is that city here and not a person's or an ordinary word."""
    start, end = known.start, known.end
    if page.marks[known.start] == "Z" or end - start > 1:
        return not all(page.headline[start:end]) or page.marks[start] == "Z"
    at = before(page, start)
    if page.marks[start - 1 : start] == ["N"]:
        return False
    if any(page.ents[i] in PLACES for i in range(start, end)) or dateline(page, start, end):
        return True
    if at >= 0 and (page.marks[at] in "il" or page.lows[at] in page.words.set("within")):
        return True
    return max(one.weight for one in known.names) >= _LARGE and page.marks[start - 1 : start] != ["N"]


def _gazetted(page: Sheet, roll: Roll, known: Known) -> None:
    best = chosen(page, known)
    some = [one for one in known.names if one.kind in ("city", "place")]
    if best is not None:
        roll.place(known.start, known.end, _spot(page, best, known.start, known.end))
    elif some:
        roll.place(known.start, known.end, Spot(_sober(page, known.start, known.end), _kind(some[0])))


def chosen(page: Sheet, known: Known) -> Name | None:
    """Among namesakes the one whose country the text names; else the one that dwarfs the others; else none."""
    some = [one for one in known.names if one.kind in ("city", "place")]
    if len(some) < 2:
        return some[0] if some else None
    weights = evidence(page)
    here = {one: weights.get(state_name(page, one.iso3), 0) if one.iso3 else 0 for one in some}
    best = max(here.values())
    if best > 0:
        some = [one for one in some if here[one] == best]
    ranked = sorted(some, key=lambda one: -one.weight)
    if len(ranked) == 1 or ranked[0].weight >= _DOMINANT * max(1, ranked[1].weight):
        return ranked[0]
    return None


def _spot(page: Sheet, name: Name, start: int, end: int) -> Spot:
    """The gazetteer's place under the name that the text gives it."""
    return Spot(_sober(page, start, end), _kind(name), name.iso3, name.lat, name.lon, known=name.name)


def _kind(name: Name) -> PlaceKind:
    return PlaceKind(name.detail) if name.detail in set(PlaceKind) else PlaceKind.OTHER


def _number(cell: str | None) -> float | None:
    return float(cell) if cell else None


# ---- places that no table knows --------------------------------------------------------------------------------


def _unknown(page: Sheet, roll: Roll) -> None:
    row = page.row
    for pattern, nouns in ((_NOUN_LAST, "place_nouns"), (_NOUN_FIRST, "place_nouns")):
        for found in pattern.finditer(row):
            start, end = found.span(1)
            if any(i in roll.covered or i in roll.placed for i in range(start, end)) or all(page.headline[start:end]):
                continue
            noun = end if pattern is _NOUN_LAST else found.start()
            kinds = page.words.map(nouns)
            if pattern is _NOUN_LAST and page.lows[noun] not in kinds:
                continue
            kind = PlaceKind(kinds[page.lows[noun]]) if page.lows[noun] in kinds else PlaceKind.OTHER
            if pattern is _NOUN_LAST:
                end += 1
            _put(page, roll, start, end, Spot(page.text(start, end), kind))
    for found in _LONE.finditer(row):
        start, end = found.span()
        if any(i in roll.covered or i in roll.placed or page.headline[i] for i in range(start, end)):
            continue
        if dateline(page, start, end) or _named_as_place(page, start, end):
            roll.place(start, end, Spot(_sober(page, start, end), PlaceKind.OTHER))


def _named_as_place(page: Sheet, start: int, end: int) -> bool:
    at = before(page, start)
    if at < 0 or page.texts[start].isupper():
        return False
    if page.lows[at] in page.words.set("within") and page.marks[at] == "i":
        return not any(page.ents[i] == "DATE" for i in range(start, end))
    return page.marks[at] in "i" and any(page.ents[i] in PLACES for i in range(start, end))


def _sober(page: Sheet, start: int, end: int) -> str:
    """A dateline's capitals as a name: "LETHEM" is Lethem."""
    name = page.text(start, end)
    return name.title() if name.isupper() and len(name) > 3 else name
