"""Organisations: by table, and by shape, as a capitalised sequence around a noun such as Ministry, Bank or Group."""

from __future__ import annotations

import re

from comity.reading.parties.entities import find_by_entity, plain
from comity.reading.parties.lone import find_joined_initials
from comity.reading.parties.names import Name, gazetteer
from comity.reading.parties.organs import find_organs, find_services, head_of, ministry, of_several, whole_state
from comity.reading.parties.roll import Entry, Roll
from comity.reading.parties.sheet import Known, Sheet
from comity.reading.parties.states import cite, state_name, state_of
from comity.reading.parties.words import HONORIFIC

# A capitalised sequence with an organisation's noun in it, and what "of" and "for" hang on it:
# "Bank of China", "Ministry of Foreign Affairs", "Port of Rijeka Authority", "Institute for Peace and Security".
_CAPS = r"(?:[NWAKkSZDBCGEL]-?)"
_SHAPE = re.compile(
    rf"(?:(?<=[tpw])S?[NWkZ]+&(?=[NWkZ]+G))?{_CAPS}*[GC](?:-?[NWG])*"
    rf"(?:[of]t?(?:Lo[NkZ]+|{_CAPS}+)(?:(?:,[NWG]+)*&(?:[NWG]+|tZ+))?)*"
    r"(?<!-)"
)
_PORT = re.compile(rf"L[of]{_CAPS}+G")
_CREDIT = re.compile(r"\(((?:[NWGkZ]-?)+)\)[_-]")
_ACRONYM = re.compile(r"\(t?\"?([NCB])\"?\)")
_SAID_AGAIN = re.compile(r",t([NCB])(?![NCBOG-])")
# A lower-case noun, then a name: "the shipping line Adria Feeder"; a name, then a noun: "the Slovnaft refinery".
_NOUN_FIRST = re.compile(r"g\"?((?:[NkZ]-?)+d?)(?<!-)")
_NOUN_PAIR = re.compile(r"g[NC]+(?:oS+)?(?:,[NC]+(?:oS+)?)*&t?(N+)")
_APPOSED = re.compile(r"((?:N-?)*N),[at][xwWAd-]{0,3}g")
_RENAMED = re.compile(r"((?:N-?)*N),[at][xwWAd-]{0,3}g(?=[,.)])")
_OWNED = re.compile(r"-[xw]\"?((?:N-?)+)(?<!-)(?![-gGON])")
_AFTER = re.compile(r"C&t?((?:N-?)*N(?:m+N)*)(?![-GOglNm])")
_BESIDE = re.compile(r"t(N+)&t?C")
_NOUN_LAST = re.compile(r"((?:[N]-?)*N)\"?g")
_LISTED = re.compile(r"g,?(?:v|xx?),?((?:[NkC]-?)+)")
_OFFICE_OF = re.compile(r"G(?:ot?)([Ww]*O+)(?![NEHC])")
_FIRM = re.compile(r"[NW]{2,}&[NWSG]*G")
_OF_FIELDS = re.compile(r"O[of]t?[NWG]+(?:,[NWG]+)*,?&$")
_WINDOW = 20
"""Tokens looked back for the office whose fields are listed."""
_AIR = re.compile(r"G[SKkZ]+(?![p-])")
_NAMING = ("monarch", HONORIFIC)
LONGEST = 12
"""Tokens; a longer capitalised sequence is a title or a list, not one name. Found over names of ministries."""


def find_bodies(page: Sheet, roll: Roll) -> None:
    """Put every organisation on the roll and mark its tokens, so that no other name is sought inside."""
    _of_no_name(page)
    row = page.row
    for found in _PORT.finditer(row):
        _shaped(page, roll, found.start(), found.end())
    for found in _CREDIT.finditer(row):  # "(Steppe Wire) -": the agency behind a dateline
        plain(page, roll, *found.span(1))
    starts = page.words.set("organisation_starts") - page.words.set("legal_forms")
    for found in _AIR.finditer(row):  # "Air Botswana"
        if page.texts[found.start()] in starts and page.marks[found.start() - 1 : found.start()] not in (["N"], ["W"]):
            plain(page, roll, *found.span())
    for found in _OFFICE_OF.finditer(row):  # "the Office of the Prime Minister"
        start, end = found.span()
        titled = page.texts[start] in page.words.set("offices_of") and page.texts[found.start(1)][:1].isupper()
        if titled and page.marks[start - 1 : start] == ["t"] and not all(page.headline[start:end]):
            plain(page, roll, start, end)
    for ent in page.doc.ents:  # "Tavro Mills and Electric Works Ltd", seen as one name
        marks = page.row[ent.start : ent.end]
        if ent.label_ == "ORG" and _FIRM.fullmatch(marks) and page.texts[ent.end - 1] in page.words.set("legal_forms"):
            plain(page, roll, ent.start, ent.end)
    for found in _SHAPE.finditer(page.row):
        _shaped(page, roll, found.start(), found.end())
    find_joined_initials(page, roll)
    _by_table(page, roll)
    _by_noun(page, roll)
    find_organs(page, roll)
    find_services(page, roll)
    find_by_entity(page, roll)
    _acronyms(page, roll)
    _short_names(page, roll)


# ---- by table ------------------------------------------------------------------------------------------------


def _by_table(page: Sheet, roll: Roll) -> None:
    for known in dict.fromkeys(id(one) for one in page.known.values()):
        one = next(k for k in page.known.values() if id(k) == known)
        free = page.marks[one.start] in "BC" and one.start not in page.taken and one.start not in roll.covered
        if free and not _branch(page, roll, one):
            roll.name(one.start, one.end, [listed(page, roll, one)], "name")


def _branch(page: Sheet, roll: Roll, known: Known) -> bool:
    """ "ArcelorMittal South Africa": a company's name and a state's right behind it are the company there."""
    after = page.known.get(known.end)
    if after is None or page.marks[known.start] != "C" or page.marks[known.end] != "S" or after.start != known.end:
        return False
    company = any(one.kind == "organisation" and one.detail in ("company", "bank") for one in known.names)
    end = after.end
    while page.texts[end : end + 1] and page.texts[end] in page.words.set("legal_forms"):
        end += 1
    if not company or all(page.headline[known.start : end]) or any(i in roll.covered for i in range(known.start, end)):
        return False
    entry = roll.entry(page.text(known.start, end), "organisation", state_of(page, after))
    if roll.name(known.start, end, [entry], "name"):
        page.taken.update(range(known.start, end))
        page.put(known.start, end, "C")
    return True


def listed(page: Sheet, roll: Roll, known: Known) -> Entry:
    """The party of an organisation or body that the tables know."""
    name = next((one for one in known.names if one.kind in ("igo", "organisation")), known.names[0])
    return roll.entry(name.name, "igo" if name.kind == "igo" else "organisation", name.iso3)


# ---- by shape ------------------------------------------------------------------------------------------------


def _shaped(page: Sheet, roll: Roll, start: int, end: int) -> None:
    start, end = _trimmed(page, start, _of_one(page, start, end))
    marks = "".join(page.marks[start:end])
    if marks.endswith("-G") and page.marks[end : end + 1] == ["l"]:
        return  # the "Central Asia-Centre pipelines"
    if "G" not in marks or end - start > LONGEST or all(page.headline[start:end]):
        return
    if start in roll.covered or _known_whole(page, start, end):
        return
    if marks.strip("GW") == "" and "o" not in marks and _standing_alone(page, start, end):
        return
    if page.texts[end : end + 1] and page.texts[end] in page.words.set("not_names"):
        return  # "Fisheries Partnership Agreement": a document
    if start > 1 and page.marks[start - 1] == "f" and page.texts[start - 2] in page.words.set("not_names"):
        return  # "Agreement on Air Services"
    field = page.marks[start - 1] == "&" and _OF_FIELDS.search(page.row[max(0, start - _WINDOW) : start])
    if start and (field or page.marks[start - 1] == "a"):  # "Adviser for Forest, Climate Change, and Water Resources"
        return  # "a Working Group", "an International Organisation": none that exists yet
    owner, first = _owner(page, start, end)
    if of_several(page, roll, start, end) or whole_state(page, roll, (start, end), owner):
        return
    name, iso3 = _named(page, first, end, owner)
    entry = roll.entry(name, "organisation", iso3)
    if roll.name(start, end, [entry], "name"):
        if owner is not None or (iso3 is not None and page.marks[end - 1] == "S"):
            cite(page, roll, start, end)
        page.taken.update(range(start, end))
        page.put(start, end, "C")


def _trimmed(page: Sheet, start: int, end: int) -> tuple[int, int]:
    """Without a state's adjective joined by a hyphen, and without a body that stands whole at an end."""
    marks = page.marks
    while start < end and (marks[start] == "-" or (marks[start] in "SA" and _hyphen_chain(marks, start, end))):
        start += 1
    while start < end - 1 and marks[start] == "A" == marks[start + 1] and page.known[start].end == start + 1:
        start += 1  # "the Azerbaijani Azeri Press Agency"
    while start > 1 and marks[start - 1] == "-" and marks[start] == "S" and marks[start - 2] == "S":
        start -= 2  # "the Laos-Vietnam Friendship Association"
    if start > 1 and marks[start - 1] == "-" and len(page.texts[start - 2]) == 1:
        start -= 2  # "e-Governance Academy"
    elif start and marks[start - 1] in "OH" and marks[start] in "NE" and page.levels[start - 1] in _NAMING:
        start -= 1  # "King Saud University"
    heads = [i for i in range(start, end) if marks[i] == "G"]
    if heads and "o" not in marks[start:end] and "f" not in marks[start:end]:
        first = page.texts[heads[-1]] in page.words.set("organisation_starts")
        whole = first or page.known.get(end - 1) is not None or marks[heads[-1] + 1 : end][:1] == ["-"]
        end = end if whole else heads[-1] + 1  # "the Post-Courier" is whole
    return start, end


def _of_one(page: Sheet, start: int, end: int) -> int:
    """Where "the University of Akureyri and Hafnar" ends: what "and" adds is another body."""
    head = head_of(page, start, end)
    legal = head is not None and page.texts[head] in page.words.set("legal_forms")
    if legal and head is not None and page.marks[head + 1 : head + 2] == ["o"]:
        return head + 1  # "Strabag AG of Austria"
    if head is None or page.texts[head] not in page.words.set("of_one_place"):
        return end
    return next((i for i in range(head, end) if page.marks[i] == "&"), end)


def _hyphen_chain(marks: list[str], start: int, end: int) -> bool:
    at = start
    while at < end and marks[at] in "SA":
        at += 1
    return at < end and marks[at] == "-" and at + 1 < end and marks[at + 1] in "SA"


def _known_whole(page: Sheet, start: int, end: int) -> bool:
    """Whether the sequence is no more than a name that the tables know, or several in a row."""
    known = page.known.get(start)
    if known is None or page.marks[start] not in "BC":
        return False
    return all(text in page.words.set("legal_forms") for text in page.texts[known.end : end])


def _standing_alone(page: Sheet, start: int, end: int) -> bool:
    """A noun alone: "the Council" is a short name and is settled later."""
    return end - start == 1 or set(page.marks[start:end]) == {"W"}


def _owner(page: Sheet, start: int, end: int) -> tuple[str | None, int]:
    """The state that an organ belongs to, by adjective inside or possessive before, and where the rest begins."""
    marks = page.marks
    head = head_of(page, start, end)
    organ = head is not None and page.texts[head] in page.words.set("state_organs")
    known = page.known.get(start)
    if organ and known is not None and marks[start] in "AS" and known.end < end and marks[known.end] in "WNG":
        return state_of(page, known), known.end
    if start > 1 and marks[start - 1] == "p" and marks[start - 2] == "S":
        return state_of(page, page.known[start - 2]), start
    return None, start


def _named(page: Sheet, start: int, end: int, owner: str | None) -> tuple[str, str | None]:
    """The canonical name and the state: "Foreign Ministry" and RUS give "Ministry of Foreign Affairs of Russia"."""
    head = head_of(page, start, end)
    organ = head is not None and page.texts[head] in page.words.set("state_organs")
    inside = page.known[start] if page.marks[start] in "SA" else None
    if inside is None and page.marks[end - 1] == "S":
        inside = page.known[end - 1]
    last = page.known.get(end - 1) if page.marks[end - 1] == "S" else None
    if organ and owner is None and last is not None and page.marks[last.start - 1] in "ot" and last.start > start:
        owner = state_of(page, last)
        end = last.start
        while page.marks[end - 1] in "ot":
            end -= 1
    fielded = head is not None and page.texts[head] in page.words.set("named_by_field")
    if organ and head == end - 1 and head > start and head is not None and fielded:
        name = ministry(page, page.texts[head], page.text(start, head))
    else:
        name = page.text(start, end)
    if organ and owner is not None and not fielded and head == end - 1 > start and inside is None:
        before = page.known.get(start - 1)
        if before is not None and page.marks[start - 1] == "A":
            return page.text(before.start, end), owner  # "the Australian Federal Police"
    if owner is not None and organ:
        return f"{name} {page.words.tree.get('owner_word', '')} {state_name(page, owner)}".replace("  ", " "), owner
    iso3 = owner or (state_of(page, inside) if inside is not None else None)
    return name, iso3


# ---- by the noun beside it -----------------------------------------------------------------------------------


def _by_noun(page: Sheet, roll: Roll) -> None:
    endings = tuple(page.words.set("organisation_endings"))
    for i, mark in enumerate(page.marks):  # "Eximbank", "Naftogaz": the noun is inside the word
        whole = mark == "N" and i not in roll.covered and not page.headline[i]
        if endings and whole and page.lows[i].endswith(endings) and page.marks[i + 1 : i + 2] != ["-"]:
            plain(page, roll, i, i + 1)
    for pattern in (_LISTED, _NOUN_FIRST, _NOUN_PAIR, _NOUN_LAST, _RENAMED, _APPOSED, _BESIDE, _OWNED, _AFTER):
        for found in pattern.finditer(page.row):
            start, end = found.span(1)
            if page.marks[start] == "C" or all(page.headline[start:end]) or page.marks[end - 1] == "-":
                continue
            if pattern is _LISTED and not _lists(page, found.start() + 1, start):
                continue
            if pattern is _OWNED and (
                page.lows[found.start() + 1] not in page.words.set("owned")
                or ("PERSON" in page.ents[start:end] and end - start > 1)
            ):
                continue
            if pattern in (_NOUN_LAST, _APPOSED, _AFTER) and not _organisation_like(page, start, end):
                continue
            plain(page, roll, start, end)


def _lists(page: Sheet, start: int, end: int) -> bool:
    """ "Companies such as Kaspi": what stands between noun and name says that a list follows."""
    return all(page.marks[i] != "x" or page.lows[i] in page.words.set("listing") for i in range(start, end))


def _organisation_like(page: Sheet, start: int, end: int) -> bool:
    ents = set(page.ents[start:end])
    return not ents & {"PERSON", "GPE", "LOC", "NORP"} or "ORG" in ents


# ---- short forms ---------------------------------------------------------------------------------------------


def _acronyms(page: Sheet, roll: Roll) -> None:
    """ "Caribbean Development Bank (CDB)": the acronym is the bank from here on."""
    for found in _ACRONYM.finditer(page.row):
        i, text = found.start(1), page.texts[found.start(1)]
        owner = roll.covered.get(found.start() - 1)
        if owner is None or not (text.isupper() or sum(c.isupper() for c in text) > 1) or owner.end != found.start():
            continue
        entries = roll.at(found.start() - 1)
        if len(entries) != 1 or entries[0].kind not in ("organisation", "igo"):
            continue
        roll.aliases[text] = entries[0]
    for found in _SAID_AGAIN.finditer(page.row):  # "the Rapid Support Forces, the RSF"
        text, entries = page.texts[found.start(1)], roll.at(found.start() - 1)
        if len(entries) == 1 and entries[0].kind != "person" and text == _initials(entries[0].name):
            roll.aliases.setdefault(text, entries[0])
    for i, text in enumerate(page.texts):
        if text in roll.aliases and page.marks[i] in "NCBAk" and (i not in roll.covered or page.marks[i] in "CB"):
            _again(page, roll, i, i + 1, roll.aliases[text])


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _of_no_name(page: Sheet) -> None:
    """ "The continental shelf (NCS)": initials of words in lower case name nobody, wherever they stand."""
    for found in _ACRONYM.finditer(page.row):
        i, at = found.start(1), found.start() - 1
        text = page.texts[i]
        first = max(0, at + 1 - len(text))
        words = page.texts[first : at + 1]
        plain_words = all(word.islower() for word in words[page.marks[first] == "A" :])
        if not text.isupper() or len(words) < 2 or not plain_words:
            continue
        if "".join(word[0] for word in words).upper() != text:
            continue
        for k, other in enumerate(page.texts):
            if other == text and page.marks[k] in "NCB":
                page.marks[k] = "x"
                page.known.pop(k, None)


def _again(page: Sheet, roll: Roll, start: int, end: int, entry: Entry) -> None:
    other = roll.covered.get(start)
    if other is not None and (other.start, other.end) == (start, end) and other.parties != (entry.name,):
        for old in roll.at(start):
            old.at.remove((start, end))
        del roll.mentions[start]
        for i in range(start, end):
            del roll.covered[i]
    if roll.name(start, end, [entry], "name"):
        page.taken.update(range(start, end))
        page.put(start, end, "C")


def _short_names(page: Sheet, roll: Roll) -> None:
    """ "Sahil" after "Sahil Ports Group"; "the Council" after "Council of the European Union"."""
    firsts: dict[str, Entry | None] = {}
    for entry in roll.of("organisation", "igo"):
        first = entry.name.split()[0] if entry.name else ""
        if " " in entry.name and len(first) > 3 and first not in page.words.capitals and entry.at:
            known = firsts.get(first, entry)
            firsts[first] = entry if known is entry else None
    for i, mark in enumerate(page.marks):
        if i in roll.covered or page.headline[i]:
            continue
        if mark == "N" and page.marks[i - 1] not in "N-" and page.marks[i + 1 : i + 2] not in (["N"], ["-"]):
            short = firsts.get(page.texts[i])
            if short is not None:
                _again(page, roll, i, i + 1, short)
        elif i and page.marks[i - 1] == "t" and (mark in "Gg" or page.lows[i] in page.words.set("body_nouns")):
            last = _last_with_noun(page, roll, i) or _only_body(page, roll, i)
            if last is not None and roll.name(i, i + 1, [last], "office"):
                page.taken.add(i)


def _last_with_noun(page: Sheet, roll: Roll, i: int) -> Entry | None:
    """The organisation named last before token `i` whose name holds this noun."""
    noun = page.lows[i]
    best: tuple[int, Entry] | None = None
    for entry in roll.of("organisation", "igo"):
        if noun not in entry.name.lower().split():
            continue
        before = [start for start, _ in entry.at if start < i]
        if before and (best is None or before[-1] > best[0]):
            best = (max(before), entry)
    return best[1] if best else _sister(page, roll, i)


def _only_body(page: Sheet, roll: Roll, i: int) -> Entry | None:
    """The one body of states named so far, for "the bloc"."""
    if page.lows[i] not in page.words.set("body_nouns"):
        return None
    some = [entry for entry in roll.of("igo") if any(start < i for start, _ in entry.at)]
    return some[0] if len(some) == 1 else None


def _sister(page: Sheet, roll: Roll, i: int) -> Entry | None:
    """ "the Commission" in a text that names the European Union: the table's body of the same family."""
    if not page.texts[i][:1].isupper():
        return None
    values = gazetteer(page.tables).values
    found: dict[str, Name] = {}
    for entry in roll.of("igo"):
        name = f"{entry.name.split()[0]} {page.texts[i]}"
        for one in values.get(name, ()):
            if one.kind == "igo" and any(start < i for start, _ in entry.at):
                found[one.name] = one
    return roll.entry(next(iter(found)), "igo") if len(found) == 1 else None
