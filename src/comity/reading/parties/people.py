"""Persons: names with the offices around them, and every later mention by a part of the name."""

from __future__ import annotations

import re

from comity.reading.parties.names import Name, gazetteer
from comity.reading.parties.roll import Entry, Roll, parts
from comity.reading.parties.sheet import PLACES, Sheet
from comity.reading.parties.states import cite, state_name, state_of

_NAME = re.compile(r"(?:m-?)?[NE](?:-?[NE]|(?:-?m)+-?[NE])*")
_LEFT = re.compile(
    r"(?:(?P<own>A+|S+p|K+p)[wWx]?)?(?P<office>[wW]*O[O-]*(?:[of]t?(?:[WwNG]+(?:&[WwNG]+)?))?)"
    r"(?:[oi]t?(?P<of>[SK]+))?(?:it?[SK]+)?(?P<comma>,?)(?P<hon>H*)$"
)
_HONORIFIC = re.compile(r"H+$")
_RIGHT = re.compile(
    r"(?:[,(])(?:t|x)?(?P<own>A+|S+p|K+p)?(?P<office>[wW]{0,3}O[O-]*(?:[of]t?(?!S)[WwNG]+(?:&[WwNG]+)?)?)"
    r"(?:[oi]t?(?P<of>[SK]+))?(?:it?(?P<at>C+))?"
)
_OF_STATE = re.compile(r"ot?(S+)")
_OF_BODY = re.compile(r"[oi]t?[xA]*(C+)")
_OF_NOUN = re.compile(r"ot[SAKwWx-]{0,5}[gCG]")
_WINDOW = 16
"""Tokens looked back for an office; "Deputy Prime Minister and Minister of ... of the Republic of ..." needs fifteen."""
_MOST = 6
"""Tokens of a person's name."""


def find_people(page: Sheet, roll: Roll) -> None:
    """Put every person on the roll: first those that the text names in full or with an office, then the short forms."""
    row = _names_within_persons(page)
    found = [(start, end) for start, end in _cores(page, row) if not any(i in roll.covered for i in range(start, end))]
    claims = [_claim(page, roll, row, start, end, at, found) for at, (start, end) in enumerate(found)]
    sure = [claim for claim in claims if claim.sure]
    joined = {end for _, end in ((c.start, c.end) for c in sure)}
    for claim in claims:
        if not claim.sure and _joined(row, claim.start, joined):
            claim.sure = True
            sure.append(claim)
            joined.add(claim.end)
    people: list[Entry] = []
    for claim in sorted(sure, key=lambda c: (-len(parts(c.name)), c.start)):
        _enrol(page, roll, people, claim)
    _short_forms(page, roll, people, [c for c in claims if not c.sure])


class Claim:
    """A possible person: the tokens of the name, of the name with its office, and what speaks for it."""

    def __init__(self, page: Sheet, start: int, end: int) -> None:
        self.core = (start, end)
        self.start, self.end = start, end
        self.name = page.text(start, end).strip(".")
        self.iso3: str | None = None
        self.known: str | None = None
        """the canonical name in the table of leaders"""
        self.role: str | None = None
        self.level = ""
        self.gender: str | None = None
        self.sure = False
        self.after: tuple[int, int] | None = None
        """an apposition behind the name that names the person again"""


def _names_within_persons(page: Sheet) -> str:
    """The marks, with cities and states inside a person's name taken for parts of it: "Chad Brown", "Paris Hilton"."""
    marks = page.marks
    for ent in page.doc.ents:
        if ent.label_ != "PERSON" or ent.end - ent.start < 2:
            continue
        inner = [i for i in range(ent.start, ent.end) if i not in page.taken]
        if any(marks[i] == "N" for i in inner) and not any(marks[i] in "&,ptn" for i in inner):
            for i in inner:
                known = page.known.get(i)
                if marks[i] in "SKkZ" and known is not None and known.end - known.start == 1:
                    marks[i] = "N"
                    del page.known[i]
    for i, mark in enumerate(marks):
        if mark == "k" and page.ents[i] not in PLACES and page.known[i].end - page.known[i].start == 1:
            if "N" in (marks[i - 1 : i] + marks[i + 1 : i + 2]) and (i == 0 or marks[i - 1] != "i"):
                marks[i] = "N"
                del page.known[i]
    return page.row


def _cores(page: Sheet, row: str) -> list[tuple[int, int]]:
    """Runs of capitalised words that may be names, cut where two entities of the model meet."""
    out = []
    for found in _NAME.finditer(row):
        start, end = found.span()
        if page.doc[end - 1].is_space or end - start > _MOST + 4:
            continue
        out.append((start, end))
    return out


def _claim(page: Sheet, roll: Roll, row: str, start: int, end: int, at: int, found: list[tuple[int, int]]) -> Claim:
    claim = Claim(page, start, end)
    person = any(page.ents[i] in ("PERSON", "PER") for i in range(start, end))
    leader = _leader(page, start, end)
    several = len(parts(claim.name)) > 1
    left = _LEFT.search(row[max(0, start - _WINDOW) : start])
    right = _RIGHT.match(row[end : end + _WINDOW])
    title = _HONORIFIC.search(row[max(0, start - 4) : start])
    if title is not None:
        claim.start = start - len(title.group())
        claim.gender = _gender(page, claim.start, start)
    if left is not None and not (left["comma"] and not several and not person):
        _take_left(page, claim, left, max(0, start - _WINDOW))
    if right is not None and claim.role is None:
        _take_right(page, roll, claim, right, end)
    if leader is not None:
        claim.known, claim.iso3 = leader.name, claim.iso3 or leader.iso3
        claim.level = claim.level or page.words.level(leader.detail)
    else:
        _affiliation(page, roll, row, claim)
    headline = all(page.headline[start:end])
    claim.sure = leader is not None or (
        not headline
        and (
            title is not None
            or (left is not None and (not left["comma"] or several or person))
            or (claim.role is not None)
            or (person and several and _plausible(page, row, start, end))
            or (several and _OF_NOUN.match(row, end) is not None and _plausible(page, row, start, end))
        )
    )
    return claim


def _plausible(page: Sheet, row: str, start: int, end: int) -> bool:
    """Against what the model takes for persons: names of newspapers, ships and places behind a noun or preposition."""
    back = start - 1
    while back >= 0 and row[back] in 't"':
        back -= 1
    if back >= 0 and row[back] in "gl" and row[start - 1] != ",":
        return False
    if row[end : end + 1] in ("l", "L", "G"):
        return False
    if back >= 0 and page.lows[back] in page.words.set("within") and page.doc[back].dep_ == "prep":
        return False
    return not _in_title(page, start)


def _in_title(page: Sheet, start: int) -> bool:
    """Inside the title of a document: "Memorandum of Understanding on Rice Cultivation"."""
    at = start - 1
    while at >= 0 and (page.marks[at] in "oft&" or page.texts[at][:1].isupper()):
        if page.texts[at] in page.words.set("not_names"):
            return True
        at -= 1
    return False


def _take_left(page: Sheet, claim: Claim, left: re.Match[str], offset: int) -> None:
    own, of = left["own"], left["of"]
    office = (offset + left.start("office"), offset + left.end("office"))
    level = _level(page, *office)
    claim.start = offset + left.start()
    claim.level = level
    claim.gender = claim.gender or _gender(page, *office)
    if own:
        claim.iso3 = state_of(page, page.known[offset + left.start("own")])
    elif of:
        claim.iso3 = state_of(page, page.known[offset + left.start("of")])
    claim.role = _role(page, office, claim.iso3)


def _take_right(page: Sheet, roll: Roll, claim: Claim, right: re.Match[str], offset: int) -> None:
    office = (offset + right.start("office"), offset + right.end("office"))
    claim.level = _level(page, *office)
    claim.gender = claim.gender or _gender(page, *office)
    for group in ("own", "of"):
        if right[group] and claim.iso3 is None:
            claim.iso3 = state_of(page, page.known[offset + right.start(group)])
    if right["at"] and claim.iso3 is None:
        bodies = roll.at(offset + right.start("at"))
        claim.iso3 = bodies[0].iso3 if len(bodies) == 1 else None
    claim.role = _role(page, office, claim.iso3)
    first = right.start("own") if right["own"] else right.start("office")
    claim.after = (offset + first, office[1])


def _affiliation(page: Sheet, roll: Roll, row: str, claim: Claim) -> None:
    """ "President Sassou Nguesso of Congo", "Kenji Morisawa of the Japanese embassy", "China's Xi Jinping"."""
    if claim.iso3 is not None:
        return
    start, end = claim.core
    if (found := _OF_STATE.match(row, end)) is not None:
        claim.iso3 = state_of(page, page.known[found.start(1)])
    elif (found := _OF_BODY.match(row, end)) is not None:
        bodies = roll.at(found.start(1))
        claim.iso3 = bodies[0].iso3 if len(bodies) == 1 else None
    elif claim.start == start and start > 1 and row[start - 1] == "p" and row[start - 2] == "S":
        claim.iso3 = state_of(page, page.known[start - 2])
    if claim.role is not None and claim.iso3 is not None and claim.core[0] != claim.start:
        office = claim.role
        claim.role = f"{office} {page.words.tree.get('owner_word', '')} {state_name(page, claim.iso3)}"


def _joined(row: str, start: int, ends: set[int]) -> bool:
    """ "ministers Ladislav Hrivnak and Maja Turnsek": joined to a person by "and" or a comma."""
    return start > 1 and row[start - 1] == "&" and (start - 1 in ends or (row[start - 2] == "," and start - 2 in ends))


def _level(page: Sheet, start: int, end: int) -> str:
    levels = [page.levels[i] for i in range(start, end) if i in page.levels]
    return levels[-1] if levels else ""


def _gender(page: Sheet, start: int, end: int) -> str | None:
    known = page.words.map("honorific_gender")
    return next((known[page.lows[i]] for i in range(start, end) if page.lows[i] in known), None)


def _role(page: Sheet, office: tuple[int, int], iso3: str | None) -> str | None:
    """ "trade minister" and IDN give "Trade Minister of Indonesia"; words like "counterpart" are no office."""
    words = page.text(*office)
    if page.lows[office[1] - 1] in page.words.set("counterpart_words") or not words:
        return None
    small = page.words.set("of") | page.words.set("the") | page.words.set("links") | page.words.set("and")
    plural = str(page.words.tree.get("plural") or "")
    if plural and words.endswith(plural) and page.words.level(words[: -len(plural)]):
        words = words[: -len(plural)]
    title = " ".join(w if w in small else w[:1].upper() + w[1:] for w in words.split())
    return title if iso3 is None else f"{title} {page.words.tree.get('owner_word', '')} {state_name(page, iso3)}"


def _leader(page: Sheet, start: int, end: int) -> Name | None:
    """The holder of an office whom the table knows under exactly this full name."""
    known = page.known.get(start)
    if known is None or known.end != end or page.marks[start] != "E":
        return None
    some = [one for one in known.names if one.kind == "leader"]
    return some[0] if len({(one.name, one.iso3) for one in some}) == 1 else None


# ---- one person under several names --------------------------------------------------------------------------


def _enrol(page: Sheet, roll: Roll, people: list[Entry], claim: Claim) -> None:
    """Add a person, or a mention of one who is known by a longer name."""
    entry = next((one for one in people if claim.known is not None and one.known == claim.known), None)
    entry = entry or match(people, claim.name, claim)
    if entry is None:
        entry = _new(page, roll, claim.name, claim.iso3, claim.known)
        people.append(entry)
    _mention(page, roll, entry, claim)


def _new(page: Sheet, roll: Roll, name: str, iso3: str | None, known: str | None) -> Entry:
    level = ""
    if len(parts(name)) == 1 and (full := completed(page, name, iso3)) is not None:
        name, iso3, known, level = full.name, full.iso3, full.name, page.words.level(full.detail)
    entry = roll.entry(name, "person", iso3)
    entry.known, entry.level = entry.known or known, entry.level or level
    return entry


def _mention(page: Sheet, roll: Roll, entry: Entry, claim: Claim) -> None:
    start = claim.start
    while start < claim.core[0] and start in roll.covered:
        start += 1
    if not roll.name(start, claim.end, [entry], "name"):
        return
    cite(page, roll, start, claim.end)
    entry.iso3 = entry.iso3 or claim.iso3
    entry.gender = entry.gender or claim.gender
    entry.level = entry.level or claim.level
    better = claim.role is not None and (
        entry.role is None or (len(claim.role) > len(entry.role) and claim.iso3 is not None)
    )
    if better and (entry.iso3 is None or claim.iso3 in (None, entry.iso3)):
        entry.role, entry.level = claim.role, claim.level or entry.level
    if claim.after is not None and not any(i in roll.covered for i in range(*claim.after)):
        if roll.name(*claim.after, [entry], "office"):
            cite(page, roll, *claim.after)


def match(people: list[Entry], name: str, claim: Claim | None = None) -> Entry | None:
    """The person of whose name this is a part; among several, the one whose state or gender fits, else nobody."""
    want = parts(name)
    some = [entry for entry in people if _within(want, entry.tokens)]
    exact = [entry for entry in some if entry.tokens == want]
    if exact:
        return exact[0]
    if len(some) > 1 and claim is not None:
        fitting = [
            entry
            for entry in some
            if (claim.iso3 is None or entry.iso3 in (None, claim.iso3))
            and (claim.gender is None or entry.gender in (None, claim.gender))
            and (not claim.level or not entry.level or claim.level == entry.level)
        ]
        some = fitting or some
    if len(some) > 1 and claim is not None:
        named = [(max((s for s, _ in e.at if s < claim.start), default=-1), e) for e in some]
        near = max(named, key=lambda one: one[0])
        return near[1] if near[0] >= 0 else None
    return some[0] if some else None


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of a short name stand in a full one in the same order."""
    rest = iter(full)
    return all(word in rest for word in short)


def completed(page: Sheet, name: str, iso3: str | None) -> Name | None:
    """The holder of an office whom a surname alone can only mean at the time of the source."""
    published = page.notes.source.published or ""
    some = [one for one in gazetteer(page.tables).values.get(name, ()) if one.kind == "leader"]
    some = [one for one in some if iso3 is None or one.iso3 == iso3]
    if published:
        held = [one for one in some if (one.since or "0") <= published and (not one.until or one.until >= published)]
        some = held or some
    return some[0] if len({one.name for one in some}) == 1 else None


def _short_forms(page: Sheet, roll: Roll, people: list[Entry], rest: list[Claim]) -> None:
    """Surnames alone, names in capitals, and single names that act."""
    for claim in rest:
        entry = match(people, claim.name, claim)
        if entry is None and not all(page.headline[claim.core[0] : claim.core[1]]):
            entry = _lone(page, roll, people, claim)
        if entry is not None:
            _mention(page, roll, entry, claim)


def _lone(page: Sheet, roll: Roll, people: list[Entry], claim: Claim) -> Entry | None:
    """A single unknown name: a leader whose surname is unmistakable, or a person by the model who acts."""
    start, end = claim.core
    if end - start > 1 or page.ents[start] not in ("PERSON", "PER"):
        return None
    if not _plausible(page, page.row, start, end) or page.doc[start].dep_ not in ("nsubj", "poss", "agent"):
        return None
    full = completed(page, claim.name, claim.iso3)
    if full is None:
        return None
    entry = _new(page, roll, claim.name, claim.iso3, None)
    people.append(entry)
    return entry
