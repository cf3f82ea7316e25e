"""Possible persons: a run of capitalised words, and what the offices, states and bodies around it say of it."""

from __future__ import annotations

import re

from comity.reading.parties.names import Name
from comity.reading.parties.roll import Roll, parts
from comity.reading.parties.sheet import PLACES, Sheet
from comity.reading.parties.states import state_name, state_of
from comity.reading.parties.words import HONORIFIC, PERSON

_NAME = re.compile(r"(?:m-?)?[NE](?:-?[NE]|(?:-?m)+-?[NE])*")
_LEFT = re.compile(
    r"(?:(?:(?P<own>A+|[SKU]+p|(?<![iofS])(?<![iof]t)S+)|(?P<body>[UBC]+)p?)[wWx]??)?"
    r"(?P<office>(?:(?<![oftwW])[wW]+&)?[wW]*O[O-]*(?:[of]t?(?:[WwNG]+(?:&[WwNG]+)?)|&[wW]*O[O-]*)?)"
    r"(?:ot?(?:(?P<of>S+|K+)|(?:A+|S+p)?(?P<ofbody>[BC]+)))?(?:[if]t?D?[SKkZPBC]+(?:&t?D?[SKkZP]+)?)?(?P<comma>[,:]?)(?P<hon>H*)$"
)
_LISTED = re.compile(r"[NE],[tax]?$")
_HONORIFIC = re.compile(r"H+$")
_RIGHT = re.compile(
    r"(?:[,(])[tax]?(?:(?P<own>A+|[SKU]+p|(?<![iofS])(?<![iof]t)S+)|(?P<body>[UBC]+)p?)?"
    r"(?P<office>[wW]{0,3}O[O-]*(?:[of]t?(?![SC])[WwNG]+(?:&[WwNG]+)?)?)"
    r"(?:ot?(?:(?P<of>S+)(?!p)|(?:A+|S+p)?(?P<ofbody>[BC]+)))?(?:it?(?P<at>C+))?"
)
_OF_STATE = re.compile(r"ot?(S+)")
_NEXT_OF_STATE = re.compile(r",?[&,](?:[Nm]-?)+[Nm]ot?S")
_LAST_OF_STATE = re.compile(r"(?<!t)(?:[Nm]-?)+[Nm]ot?S+(?:,|,?&)$")
_OF_BODY = re.compile(r"[oi]t?[xA]*(C+)")
_OF_NOUN = re.compile(r"ot[SAKwWx-]{0,5}[gCG]")
_WINDOW = 16
"""Tokens looked back for an office; "Deputy Prime Minister and Minister of ... of the Republic of" needs fifteen."""
_MOST = 10
"""Words of a person's name, what a hyphen joins taken for one: "Sheikh Mohammed bin Abdulla bin Mohammed Al Thani"
has eight, some more."""


def _title(page: Sheet, i: int) -> bool:
    """Whether a word is a title and no part of the name: the table of leaders has "King Salman" for Salman."""
    level = page.words.level(page.texts[i])
    if page.marks[i] == "H" or level == HONORIFIC:
        return True
    if page.marks[i] != "E" or any(page.texts[i] in one.name.split() for one in page.known[i].names):
        return False
    return level == "monarch" or (i > page.known[i].start and _title(page, i - 1))


class Claim:
    """A possible person: the tokens of the name, of the name with its office, and what speaks for it."""

    def __init__(self, page: Sheet, start: int, end: int) -> None:
        self.core = (start, end)
        self.start, self.end = start, end
        first = start
        while first < end - 1 and _title(page, first):
            first += 1
        self.name = page.text(first, end).strip(".")
        self.iso3: str | None = None
        self.known: str | None = None
        """the canonical name in the table of leaders"""
        self.role: str | None = None
        self.level = ""
        self.gender: str | None = None
        self.titled = False
        """whether an honorific stands before it"""
        self.plural = False
        """whether its office is that of those joined to it too: "ministers A and B"."""
        self.sure = False
        self.after: tuple[int, int] | None = None
        """an apposition behind the name that names the person again"""


def names_within_persons(page: Sheet) -> str:
    """The marks, with cities and states inside a person's name taken for parts of it: "Chad Brown", "Paris Hilton"."""
    marks = page.marks
    for ent in page.doc.ents:
        if ent.label_ != "PERSON" or ent.end - ent.start < 2:
            continue
        inner = [i for i in range(ent.start, ent.end) if i not in page.taken]
        if ent.start > 1 and marks[ent.start - 1] in "ifo" and marks[ent.start - 2] == "O":
            inner = [i for i in inner if page.known.get(i) is not page.known.get(ent.start) or marks[i] == "N"]
        given = marks[ent.start] == "k" and page.lows[ent.start] in page.words.genders
        if (given or any(marks[i] == "N" for i in inner)) and not any(marks[i] in "&,ptn" for i in inner):
            for i in inner:
                known = page.known.get(i)
                if marks[i] in "SKkZ" and known is not None and known.end - known.start == 1:
                    marks[i] = "N"
                    del page.known[i]
                elif marks[i] == "D" and marks[i - 1] == "N":
                    marks[i] = "N"  # "Thomas West"
    for i, mark in enumerate(marks):
        if mark in "kZKS" and i and page.known[i].end - page.known[i].start == 1 and marks[i - 1] == "H":
            marks[i] = "N"
            del page.known[i]
            continue
        if mark != "k" or page.ents[i] in PLACES or page.known[i].end - page.known[i].start > 1:
            continue
        beside = marks[i - 1 : i] + marks[i + 1 : i + 2]
        if ("N" in beside or marks[i - 1 : i] == ["O"]) and (i == 0 or marks[i - 1] != "i"):
            marks[i] = "N"
            del page.known[i]
    return page.row


def cores(page: Sheet, row: str) -> list[tuple[int, int]]:
    """Runs of capitalised words that may be names, cut where two entities of the model meet."""
    out = []
    for found in _NAME.finditer(row):
        start, end = found.span()
        words = end - start - 2 * row.count("-", start, end)
        start = _behind_fields(page, row, start, end)
        if page.doc[end - 1].is_space or words > _MOST or _numbered(page, start, end) or _seat(page, start):
            continue
        out.append((start, end))
    return out


_FIELDS = re.compile(r"O[of]t?[NWG]+(?:,[NWG]+)*&$")


def _behind_fields(page: Sheet, row: str, start: int, end: int) -> int:
    """Where the name begins in "Minister for Fisheries and Marine Affairs Ugo Bassi": where the model's person does."""
    if not start or row[start - 1] != "&" or _FIELDS.search(row[max(0, start - _WINDOW) : start]) is None:
        return start
    first = next((i for i in range(start, end) if page.ents[i] == "PERSON"), start)
    return first if end - first > 1 and all(page.ents[i] == "PERSON" for i in range(first, end)) else start


def _seat(page: Sheet, start: int) -> bool:
    """ "Bill Hart, R-Mont.": what stands behind a single letter and a hyphen between commas is his seat, no person."""
    behind_letter = start > 2 and page.marks[start - 1] == "-" and len(page.texts[start - 2]) == 1
    return behind_letter and page.marks[start - 3] in ",("


def _numbered(page: Sheet, start: int, end: int) -> bool:
    return any(char.isdigit() for text in page.texts[start:end] for char in text)


def claim_of(page: Sheet, roll: Roll, row: str, start: int, end: int) -> Claim:
    """A run of capitalised words with its office, its state, and whether all that makes it a person."""
    claim = Claim(page, start, end)
    person = any(page.ents[i] in ("PERSON", "PER") for i in range(start, end))
    leader = _leader(page, start, end)
    several = len(parts(claim.name)) > 1
    left = _LEFT.search(row[max(0, start - _WINDOW) : start])
    right = _RIGHT.match(row[end : end + _WINDOW])
    if right is not None and not right["of"] and row[end + right.end() : end + right.end() + 1] in ("N", "E", "H"):
        right = None  # "Minister of Irrigation, Professor Yasser Abbas"
    if right is not None and row[end + 1] == "x" and page.doc[end + 1].pos_ in ("VERB", "AUX"):
        right = None  # "Balkhi, met the Qatari envoy": another's office
    offset = max(0, start - _WINDOW)
    if left is not None and left["comma"] and _LISTED.search(row[: offset + left.start()]) is not None:
        left = None  # "William Ruto, President of Kenya, Anutin Charnvirakul": the office of him before
    title = _HONORIFIC.search(row[max(0, start - 4) : start])
    if title is not None:
        claim.titled = True
        claim.start = start - len(title.group())
        claim.gender = _gender(page, claim.start, start)
    if left is not None and not (left["comma"] and not several and not person):
        _take_left(page, roll, claim, left, max(0, start - _WINDOW))
    if right is not None and claim.role is None:
        _take_right(page, roll, claim, right, end)
    if leader is not None:
        claim.known, claim.iso3 = leader.name, claim.iso3 or leader.iso3
        if claim.level in ("", PERSON):
            claim.level = page.words.level(leader.detail)
    else:
        _affiliation(page, roll, row, claim)
    headline = all(page.headline[start:end])
    claim.sure = leader is not None or (
        not headline
        and (
            (title is not None and (several or not page.words.plural(page.lows[start - 1])))
            or (left is not None and (not left["comma"] or several or person) and not _of_others(page, row, claim))
            or (claim.role is not None and not _of_others(page, row, claim))
            or (person and several and plausible(page, row, start, end))
            or (several and (_speaks_of_person(page, row, end) or _side_by_side(row, start, end)))
            or (several and _speaks(page, row, start, end))
            or (several and _OF_NOUN.match(row, end) is not None and plausible(page, row, start, end))
        )
    )
    return claim


def _of_others(page: Sheet, row: str, claim: Claim) -> bool:
    """ "The Chiefs Nakamal": an office in the plural before one word alone that nothing follows is not that word's."""
    start, end = claim.core
    return end - start == 1 and page.words.plural(page.lows[start - 1]) and row[end : end + 1] not in ("&", ",")


def _speaks_of_person(page: Sheet, row: str, end: int) -> bool:
    """ "Rimbink Pato of Papua New Guinea, who": what the pronoun stands for is a person."""
    found = _OF_STATE.match(row, end)
    at = found.end() if found is not None else end
    at += row[at : at + 1] == ","
    return page.lows[at : at + 1] != [] and page.lows[at] in page.words.set("who")


def _side_by_side(row: str, start: int, end: int) -> bool:
    """ "Oddny Ragnarsdottir of Iceland and Hogni Joensen of Norway": two names, each with a state of its own."""
    found = _OF_STATE.match(row, end)
    if found is None or row[start - 1 : start] == "t":
        return False
    after, before = _NEXT_OF_STATE.match(row, found.end()), _LAST_OF_STATE.search(row[max(0, start - _WINDOW) : start])
    return after is not None or before is not None


def _speaks(page: Sheet, row: str, start: int, end: int) -> bool:
    """ "Tonis Kask: Yes." and below "Kask: Half of it.": one who speaks in a transcript."""
    last = page.texts[end - 1]
    if row[end : end + 1] != ":" or (start and row[start - 1] != "n"):
        return False
    return any(page.texts[i - 1] == last and row[i] == ":" and row[i - 2] == "n" for i in range(end + 3, len(row)))


def plausible(page: Sheet, row: str, start: int, end: int) -> bool:
    """Against what the model takes for persons: names of newspapers, ships and places behind a noun or preposition."""
    back = start - 1
    while back >= 0 and row[back] in 't"':
        back -= 1
    if back >= 0 and row[back] in "gl" and row[start - 1] != ",":
        return False
    if _of_a_thing(page, row, start):
        return False
    if row[end : end + 1] in ("l", "L", "G"):
        return False
    if back >= 0 and page.lows[back] in page.words.set("within") and page.doc[back].dep_ == "prep":
        return False
    token = page.doc[start:end].root
    if token.dep_ == "compound" and token.head.i >= end and page.lows[token.head.i] == page.texts[token.head.i]:
        return False
    if token.dep_ == "appos" and token.head.pos_ == "NOUN" and page.marks[token.head.i] not in "OsA":
        return False
    return not _in_title(page, start)


def _of_a_thing(page: Sheet, row: str, start: int) -> bool:
    """After a noun that is no person's: "the exercise Silver Heron"; the tagger takes some of them for adjectives."""
    if not start or row[start - 1] not in "xw" or page.lows[start - 1] in page.words.set("occupations"):
        return False
    pos = page.doc[start - 1].pos_
    return pos == "NOUN" or (pos == "ADJ" and row[start - 2 : start] == "tx")


def _in_title(page: Sheet, start: int) -> bool:
    """Inside the title of a document: "Memorandum of Understanding on Rice Cultivation"."""
    at = start - 1
    while at >= 0 and (page.marks[at] in "oft&" or page.texts[at][:1].isupper()):
        if page.texts[at] in page.words.set("not_names"):
            return True
        at -= 1
    return False


def _take_left(page: Sheet, roll: Roll, claim: Claim, left: re.Match[str], offset: int) -> None:
    claim.start = offset + left.start()
    _take(page, roll, claim, left, offset)
    claim.plural = claim.role is not None and page.words.plural(page.lows[offset + left.end("office") - 1])


def _take_right(page: Sheet, roll: Roll, claim: Claim, right: re.Match[str], offset: int) -> None:
    _take(page, roll, claim, right, offset)
    if right["at"] and claim.iso3 is None:
        bodies = roll.at(offset + right.start("at"))
        claim.iso3 = bodies[0].iso3 if len(bodies) == 1 else None
    first = right.start("own") if right["own"] else right.start("body") if right["body"] else right.start("office")
    claim.after = (offset + first, offset + right.end("office"))


def _take(page: Sheet, roll: Roll, claim: Claim, match: re.Match[str], offset: int) -> None:
    """Office, level, state and body that stand beside a name."""
    office = (offset + match.start("office"), offset + match.end("office"))
    claim.level = _level(page, *office)
    claim.gender = claim.gender or _gender(page, *office)
    state: str | None = None
    body: str | None = None
    for group in ("own", "of", "body", "ofbody"):
        if not match[group]:
            continue
        at = offset + match.start(group)
        if page.marks[at] in "BC":
            entries = roll.at(at)
            if len(entries) == 1:
                body, claim.iso3 = body or entries[0].name, claim.iso3 or entries[0].iso3
        elif at in page.known and (page.marks[at] != "K" or page.lows[office[1] - 1] in page.words.set("envoys")):
            iso3 = state_of(page, page.known[at])
            claim.iso3 = claim.iso3 or iso3
            if iso3 is not None and page.marks[at] != "U":
                state = state or state_name(page, iso3)
    claim.role = _role(page, office, state or body)


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
    of = _OF_STATE.match(row, end)
    if claim.role is not None and of is not None and claim.core[0] != claim.start and claim.iso3 is not None:
        claim.role = f"{claim.role} {page.words.tree.get('owner_word', '')} {state_name(page, claim.iso3)}"


def _level(page: Sheet, start: int, end: int) -> str:
    levels = [page.levels[i] for i in range(start, end) if i in page.levels]
    return levels[-1] if levels else ""


def _gender(page: Sheet, start: int, end: int) -> str | None:
    known = page.words.map("honorific_gender")
    return next((known[page.lows[i]] for i in range(start, end) if page.lows[i] in known), None)


def _role(page: Sheet, office: tuple[int, int], owner: str | None) -> str | None:
    """ "trade minister" and Indonesia give "Trade Minister of Indonesia"; words like "counterpart" are no office."""
    words = page.text(*office)
    if page.lows[office[1] - 1] in page.words.set("counterpart_words") or not words:
        return None
    small = page.words.set("of") | page.words.set("the") | page.words.set("links") | page.words.set("and")
    first, _, rest = words.partition(" ")
    if page.words.plural(words.rpartition(" ")[2]):
        words = page.words.singular(words)
    elif page.words.plural(first):
        words = f"{page.words.singular(first)} {rest}"
    title = " ".join(w if w in small else w[:1].upper() + w[1:] for w in words.split())
    return title if owner is None else f"{title} {page.words.tree.get('owner_word', '')} {owner}"


def _leader(page: Sheet, start: int, end: int) -> Name | None:
    """The holder of an office whom the table knows under exactly this full name."""
    known = page.known.get(start)
    if known is None or known.end != end or page.marks[start] != "E":
        return None
    some = [one for one in known.names if one.kind == "leader"]
    return some[0] if len({(one.name, one.iso3) for one in some}) == 1 else None
