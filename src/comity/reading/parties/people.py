"""Persons: who is named in full or with an office, and every later mention by a part of the name."""

from __future__ import annotations

from comity.reading.parties.claims import Claim, claim_of, cores, names_within_persons, plausible
from comity.reading.parties.names import Name, gazetteer
from comity.reading.parties.roll import Entry, Roll, parts
from comity.reading.parties.sheet import Sheet
from comity.reading.parties.states import cite, evidence

_SHORT_VERB = 6
"""Letters; shorter words in -ing are as often names: Ling, Jining."""


def find_people(page: Sheet, roll: Roll) -> None:
    """Put every person on the roll: first those that the text names in full or with an office, then the short forms."""
    row = names_within_persons(page)
    found = [(start, end) for start, end in cores(page, row) if not any(i in roll.covered for i in range(start, end))]
    claims = [claim_of(page, roll, row, start, end) for start, end in found]
    sure = [claim for claim in claims if claim.sure]
    ends = {claim.end: claim for claim in sure}
    for claim in claims:
        before = _joined(row, claim.start, ends)
        if before is None:
            continue
        if before.plural and claim.role is None:
            claim.role, claim.level, claim.plural = _bare(page, before.role), before.level, True
        if not claim.sure:
            claim.sure = True
            sure.append(claim)
            ends[claim.end] = claim
    people: list[Entry] = []
    for claim in sorted(sure, key=lambda c: (-len(parts(c.name)), c.start)):
        _enrol(page, roll, people, claim)
    _short_forms(page, roll, people, [c for c in claims if not c.sure])


def _joined(row: str, start: int, ends: dict[int, Claim]) -> Claim | None:
    """ "ministers Ladislav Hrivnak and Maja Turnsek": the person to whom a name is joined by "and" or a comma."""
    if start < 2 or row[start - 1] not in "&,":
        return None
    back = start - 2 if row[start - 2] == "," else start - 1
    before = ends.get(back)
    return before if before is not None and (row[start - 1] == "&" or before.plural) else None


def _bare(page: Sheet, role: str | None) -> str | None:
    """An office without its state: of two ministers joined by "and" each has a state of his own."""
    return role.partition(f" {page.words.tree.get('owner_word', '')} ")[0] if role is not None else None


# ---- one person under several names --------------------------------------------------------------------------


def _enrol(page: Sheet, roll: Roll, people: list[Entry], claim: Claim) -> None:
    """Add a person, or a mention of one who is known by a longer name."""
    entry = next((one for one in people if claim.known is not None and one.known == claim.known), None)
    entry = entry or match(people, claim.name, claim, page.words.set("not_mister"))
    if entry is None and _opened_by_verb(page, claim):
        claim.core = claim.start, _ = claim.start + 1, claim.end
        claim.name = page.text(*claim.core)
        entry = match(people, claim.name, claim, page.words.set("not_mister"))
    if entry is None:
        entry = _new(page, roll, claim, claim.known)
        people.append(entry)
    _mention(page, roll, entry, claim)


def _opened_by_verb(page: Sheet, claim: Claim) -> bool:
    """ "Receiving Tokayev, the prime minister said": the sentence opens with a verb and not with a given name."""
    start, end = claim.core
    endings = tuple(page.words.set("participle_endings"))
    return (
        bool(endings)
        and claim.start == start
        and end - start > 1
        and page.doc[start].is_sent_start is True
        and page.lows[start].endswith(endings)
        and len(page.lows[start]) > _SHORT_VERB
    )


def _new(page: Sheet, roll: Roll, claim: Claim, known: str | None) -> Entry:
    name, iso3, level = claim.name, claim.iso3, ""
    if len(parts(name)) == 1 and (full := completed(page, name, claim)) is not None:
        name, iso3, known, level = full.name, full.iso3, full.name, page.words.level(full.detail)
    entry = roll.entry(name, "person", iso3)
    entry.known, entry.level = entry.known or known, entry.level or level
    return entry


def _mention(page: Sheet, roll: Roll, entry: Entry, claim: Claim) -> None:
    start = claim.start
    inside = [i for i in range(start, claim.core[0]) if i in roll.covered]
    start = inside[-1] + 1 if inside else start  # "spokesman of the ministry, A": the body keeps its words
    while start < claim.core[0] and page.marks[start] in "p,":
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
    if claim.after is not None and roll.name(*claim.after, [entry], "office"):
        cite(page, roll, *claim.after)


def match(
    people: list[Entry], name: str, claim: Claim | None = None, unlike: frozenset[str] = frozenset()
) -> Entry | None:
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
            and not (claim.titled and not claim.level and entry.level in unlike)
        ]
        some = fitting or some
    if len(some) > 1 and claim is not None and not claim.titled:
        named = [(max((s for s, _ in e.at if s < claim.start), default=-1), e) for e in some]
        near = max(named, key=lambda one: one[0])
        return near[1] if near[0] >= 0 else None
    return some[0] if len(some) == 1 else None


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of a short name stand in a full one in the same order."""
    rest = iter(full)
    return all(word in rest for word in short)


def completed(page: Sheet, name: str, claim: Claim) -> Name | None:
    """The holder of an office whom a surname alone can only mean at the time of the source, if the text bears out."""
    iso3 = claim.iso3
    published = page.notes.source.published or ""
    some = [one for one in gazetteer(page.tables).values.get(name, ()) if one.kind == "leader"]
    some = [one for one in some if iso3 is None or one.iso3 == iso3]
    if published:
        held = [one for one in some if (one.since or "0") <= published and (not one.until or one.until >= published)]
        some = held or some
    return some[0] if len({one.name for one in some}) == 1 and _borne_out(page, some[0], claim) else None


def _borne_out(page: Sheet, leader: Name, claim: Claim) -> bool:
    """Whether a surname alone is this leader: the text names the office, or the state or body.

    For the head of a state or government that is not asked, unless the text gives the name no more than a title.
    """
    office = page.words.level(leader.detail)
    if claim.iso3 is not None or (claim.level and claim.level == office):
        return True
    if not claim.titled and not claim.level and leader.iso3 and office in page.words.set("leader_levels"):
        return True
    if leader.iso3 is not None:
        return evidence(page).get(page.tables.state_names.get(leader.iso3, ""), 0) > 0
    return any(one.kind == "igo" and one.name == leader.body for known in page.known.values() for one in known.names)


def _short_forms(page: Sheet, roll: Roll, people: list[Entry], rest: list[Claim]) -> None:
    """Surnames alone, names in capitals, and single names that act."""
    for claim in rest:
        entry = match(people, claim.name, claim, page.words.set("not_mister"))
        if entry is None and not all(page.headline[claim.core[0] : claim.core[1]]):
            entry = _lone(page, roll, people, claim)
        if entry is not None:
            _mention(page, roll, entry, claim)
    _missed(page, roll, people)


def _missed(page: Sheet, roll: Roll, people: list[Entry]) -> None:
    """Surnames that the tagger took for ordinary words at the opening of a sentence."""
    owners: dict[str, list[Entry]] = {}
    for entry in people:
        if len(entry.tokens) > 1:
            owners.setdefault(entry.tokens[-1], []).append(entry)
    lower = {text for text in page.texts if text.islower()}
    for i, low in enumerate(page.lows):
        some = owners.get(low, ())
        if len(some) == 1 and page.marks[i] == "x" and page.texts[i] != low and low not in lower:
            roll.name(i, i + 1, some, "name")


def _person(page: Sheet, i: int) -> bool:
    """Whether the model takes a token for a person."""
    return page.ents[i] in ("PERSON", "PER")


def _lone(page: Sheet, roll: Roll, people: list[Entry], claim: Claim) -> Entry | None:
    """A single unknown name: a leader whose surname is unmistakable, or a person by the model who acts."""
    start, end = claim.core
    if end - start > 1 or page.ents[start] == "" or not plausible(page, page.row, start, end):
        return None
    acts = page.doc[start].dep_ in ("nsubj", "poss", "agent")
    told = _person(page, start) and page.doc[start].dep_ in ("dobj", "dative", "pobj")
    governs = page.marks[end : end + 1] == ["s"] and page.texts[end - 1][:1].isupper()  # "the Reagan administration"
    if not (acts or told or governs):
        return None
    full = completed(page, claim.name, claim)
    if full is None and not (governs and _person(page, start)):
        return None
    entry = _new(page, roll, claim, None)
    people.append(entry)
    return entry
