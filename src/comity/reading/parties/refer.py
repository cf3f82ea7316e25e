"""Who is meant by "the Kazakh president", "his host", "he", "it", "I"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from comity.reading.parties.places import lying
from comity.reading.parties.roll import Entry, Roll
from comity.reading.parties.sheet import Sheet
from comity.reading.parties.states import cite, state_name, state_of
from comity.records import SourceKind

_OFFICE = re.compile(r"(?P<own>A+|[SKU]+p)?(?P<office>[wW]*O[O-]*)(?:[oi]t?(?P<of>[SK]+))?")
_BACK = 3
"""Sentences looked back for whom a pronoun means; in news the person is nearly always in this one or the one before."""


# ---- offices -------------------------------------------------------------------------------------------------


def find_offices(page: Sheet, roll: Roll) -> None:
    """Offices without a name: the person who holds it in this text, if there is one and only one."""
    apart = page.words.set("not_the_same")
    for found in _OFFICE.finditer(page.row):
        start, end = found.start(), found.end("office")
        first, last = found.span("office")
        if any(i in roll.covered for i in range(first, last)) or page.marks[start - 1 : start] == ["a"]:
            continue
        if any(page.lows[i] in apart for i in range(max(0, start - 1), last)):
            continue
        word = page.lows[last - 1]
        if page.words.plural(word) or page.words.plural(page.lows[first]):
            continue
        group = "own" if found["own"] else "of" if found["of"] else None
        iso3 = state_of(page, page.known[found.start(group)]) if group else None
        if group and iso3 is None:
            continue
        entry = _holder(page, roll, (first, last), iso3)
        if entry is not None:
            stop = found.end() if found["of"] else end
            if roll.name(start, stop, [entry], "office"):
                cite(page, roll, start, stop)


def _holder(page: Sheet, roll: Roll, office: tuple[int, int], iso3: str | None) -> Entry | None:
    words = page.words
    low = page.lows[office[1] - 1]
    level = page.levels.get(office[1] - 1, "")
    leaders = words.set("leader_levels")
    at = office[0]
    if low in words.set("visitors") | words.set("hosts"):
        return _of_two(page, roll, host=low in words.set("hosts"))
    if low in words.set("counterpart_words"):
        return None
    if any(page.lows[i] in words.set("visiting") for i in range(*office)):
        visitor = _of_two(page, roll, host=False)
        return visitor if visitor is not None and visitor.level in ("", level) else None
    some = [
        entry
        for entry in roll.of("person")
        if (iso3 is None or entry.iso3 == iso3)
        and entry.at
        and (entry.level in leaders if low in words.set("leader_words") else _same_office(entry, low, level))
    ]
    if iso3 is not None:
        return some[0] if len(some) == 1 else None
    if page.marks[at - 1 : at] != ["t"] or page.quoted[at]:
        return None
    some = [entry for entry in some if min(entry.at)[0] < at]
    if len(some) > 1:
        some = _exactly(page, some, office) or some
    if len(some) > 1:
        near = [e for e in some if any(page.sentence[s] >= page.sentence[at] - 1 and s < at for s, _ in e.at)]
        some = near
    return some[0] if len(some) == 1 else None


def _exactly(page: Sheet, some: list[Entry], office: tuple[int, int]) -> list[Entry]:
    """Those whose office is this one without a field: "the Deputy Minister" is not the Deputy Minister of Finance."""
    said = " ".join(page.lows[office[0] : office[1]])
    of = f" {page.words.tree.get('owner_word', '')} "
    return [one for one in some if said == (one.role or "").lower().partition(of)[0] and _bare(page, one, of)]


def _bare(page: Sheet, entry: Entry, of: str) -> bool:
    """Whether a role names no more than an office and a state."""
    rest = (entry.role or "").partition(of)[2]
    return not rest or (entry.iso3 is not None and rest == state_name(page, entry.iso3))


def _of_two(page: Sheet, roll: Roll, *, host: bool) -> Entry | None:
    """ "The guest" and "his host", where two meet and the text lies in the state of one of them.

    The two are the leaders whom the text names, else the first two persons with an office or a state.
    """
    some = sorted((e for e in roll.of("person") if e.at and (e.iso3 or e.level)), key=lambda e: min(e.at))
    leaders = [e for e in some if e.iso3 and e.level in page.words.set("leader_levels")]
    leaders = leaders if len(leaders) == 2 else [] if leaders else some[:2]
    if len(leaders) != 2 or leaders[0].iso3 == leaders[1].iso3:
        return None
    where = lying(page)
    here = [where.count(leader.iso3 or "") for leader in leaders]
    if None in (leaders[0].iso3, leaders[1].iso3):  # who needs no state is at home, unless the other is
        if not where or where[0] in (leaders[0].iso3, leaders[1].iso3):
            return None
        here = [int(leader.iso3 is None) for leader in leaders]
    if here[0] == here[1]:
        first = next((code for code in where if code in (leaders[0].iso3, leaders[1].iso3)), None)
        if first is None:
            return None
        here = [int(leader.iso3 == first) for leader in leaders]
    at_home = leaders[0] if here[0] > here[1] else leaders[1]
    return at_home if host else leaders[1 - leaders.index(at_home)]


def _same_office(entry: Entry, low: str, level: str) -> bool:
    role = (entry.role or "").lower()
    if level in ("person", "") or entry.role is not None:
        return low in role.split() and (entry.level == level or level in ("", "person", "minister", "executive"))
    return entry.level == level


# ---- pronouns ------------------------------------------------------------------------------------------------


def find_pronouns(page: Sheet, roll: Roll, author: Entry | None) -> None:
    """ "He", "her", "his": the one person it can mean; "I" of the author of an op-ed or speech; "it" of a subject."""
    third, first = page.words.map("pronouns"), page.words.set("first_person")
    own = author if page.notes.source.kind in (SourceKind.OP_ED, SourceKind.SPEECH) else None
    for i, low in enumerate(page.lows):
        if i in roll.covered:
            continue
        if low in third:
            entry = _meant(page, roll, i, str(third[low]))
            if entry is not None and entry is not author:  # who writes is never "he" in his own text
                roll.name(i, i + 1, [entry], "possessive" if page.doc[i].dep_ == "poss" else "pronoun")
                if not page.quoted[i]:
                    entry.gender = entry.gender or str(third[low])
        elif low in first and own is not None and not page.quoted[i]:
            roll.name(i, i + 1, [own], "possessive" if page.doc[i].dep_ == "poss" else "pronoun")
        elif low in page.words.set("it") and page.doc[i].dep_ == "nsubj":
            entry = _it(page, roll, i)
            if entry is not None:
                roll.name(i, i + 1, [entry], "pronoun")


def _meant(page: Sheet, roll: Roll, i: int, gender: str) -> Entry | None:
    """The person whom a pronoun of this gender means; None where several may be meant and grammar does not choose."""
    ahead = _subject_ahead(page, roll, i)
    if ahead is not None and _may_be(page, ahead, gender):
        return ahead
    barred = _barred(page, roll, i)
    here = page.sentence[i]
    if _stranger_speaks(page, roll, i):
        return None
    for back in range(_BACK):
        some = _named_in(page, roll, i, here - back)
        some = [(at, e) for at, e in some if e.name not in barred and _may_be(page, e, gender)]
        names = dict.fromkeys(e.name for _, e in some)
        if len(names) == 1:
            return some[0][1]
        if names:
            subjects = dict.fromkeys(e.name for at, e in some if _is_subject(page, roll, at))
            if len(subjects) != 1:
                return None
            if len(names) == 2 and back and page.doc[i].head.lemma_ in page.words.set("answers"):
                return next(e for _, e in some if e.name not in subjects)
            return next(e for _, e in some if e.name in subjects)
    return None


def _stranger_speaks(page: Sheet, roll: Roll, i: int) -> bool:
    """Whether the subject of this sentence is a person whom nobody could place: "the guest thanked his brother"."""
    if not page.doc.has_annotation("DEP"):
        return False
    root = page.doc[i].sent.root
    return any(
        child.dep_ in ("nsubj", "nsubjpass")
        and child.i < i
        and page.marks[child.i] == "O"
        and child.i not in roll.covered
        for child in root.children
    )


def _subject_ahead(page: Sheet, roll: Roll, i: int) -> Entry | None:
    """ "In his article Tokayev wrote": a pronoun in a phrase before the subject of its sentence means that subject."""
    if page.quoted[i] or not page.doc.has_annotation("DEP"):
        return None
    root = page.doc[i].sent.root
    subject = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and root.pos_ == "VERB" and i < root.i - 1:
        subject = page.doc[root.i - 1]  # the parser took it for an apposition: "In his article Tokayev wrote"
        entries = roll.at(subject.i)
        return entries[0] if len(entries) == 1 and entries[0].kind == "person" else None
    if subject is None or subject.i <= i or i >= subject.left_edge.i:
        return None
    top = page.doc[i]
    while top.head.i not in (top.i, root.i):
        top = top.head
    entries = roll.at(subject.i)
    if top.dep_ not in ("prep", "advcl") or len(entries) != 1 or entries[0].kind != "person":
        return None
    return entries[0]


def _named_in(page: Sheet, roll: Roll, before: int, sentence: int) -> list[tuple[int, Entry]]:
    out: list[tuple[int, Entry]] = []
    for entry in roll.of("person"):
        out += [(s, entry) for s, _ in entry.at if s < before and page.sentence[s] == sentence and len(roll.at(s)) == 1]
    return sorted(out, key=lambda one: one[0])


def _may_be(page: Sheet, entry: Entry, gender: str) -> bool:
    """Whether title, given name or the ending of the surname allow this gender; what nothing settles is allowed."""
    if entry.gender is not None:
        return entry.gender == gender
    given = next((page.words.genders[one] for one in entry.tokens[:2] if one in page.words.genders), None)
    if given is not None:
        return given == gender
    last = entry.tokens[-1] if entry.tokens else ""
    if last.endswith(tuple(page.words.set("female_endings"))):
        return gender == "f"
    return True


def _barred(page: Sheet, roll: Roll, i: int) -> set[str]:
    """Whom a pronoun cannot mean: who quotes it, and the subject of the verb whose object it is."""
    out: set[str] = set()
    here = page.sentence[i]
    if page.quoted[i]:
        for entry in roll.of("person"):
            if any(page.sentence[s] == here and not page.quoted[s] for s, _ in entry.at):
                out.add(entry.name)
    token = page.doc[i]
    if token.dep_ in ("nsubj", "nsubjpass"):  # "Pressed by Mr Obi, she added": the one by whom is another
        fronted = [child for child in token.head.lefts if child.dep_ in ("advcl", "prep") and child.i < i]
        by = [one.i for child in fronted for one in child.subtree if one.i < i and _by(one, child)]
        out.update(e.name for k in by for e in roll.at(k))
    if token.dep_ in ("dobj", "dative", "pobj"):
        verb = token.head if token.dep_ != "pobj" else token.head.head
        subjects = [child.i for child in verb.children if child.dep_ == "nsubj"]
        if verb.dep_ == "conj" and not subjects:
            subjects = [child.i for child in verb.head.children if child.dep_ == "nsubj"]
        out.update(e.name for s in subjects for e in roll.at(s))
    return out


def _by(token: Token, participle: Token) -> bool:
    """Whether a word stands in what follows the "by" of a passive."""
    while token.i != participle.i:
        if token.dep_ == "agent":
            return True
        token = token.head
    return False


def _is_subject(page: Sheet, roll: Roll, at: int) -> bool:
    """Whether the mention that begins at a token is the subject of its main verb."""
    mention = roll.mentions.get(at)
    if mention is None or not page.doc.has_annotation("DEP"):
        return False
    token = page.doc[mention.start : mention.end].root
    while token.dep_ == "appos":
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp")


def _it(page: Sheet, roll: Roll, i: int) -> Entry | None:
    """ "It" at the opening of a sentence, for the state or body that was the subject of the last one."""
    doc = page.doc
    token = doc[i]
    verb = token.head
    if page.sentence[i] == 0 or (i and page.sentence[i - 1] == page.sentence[i]):
        return None
    if verb.lemma_ in page.words.set("impersonal") or any(c.dep_ in ("auxpass", "expl") for c in verb.children):
        return None
    subjects = [
        entry
        for start, mention in roll.mentions.items()
        if page.sentence[start] == page.sentence[i] - 1 and _is_subject(page, roll, start)
        for entry in roll.at(start)
    ]
    some = list({e.name: e for e in subjects}.values())
    return some[0] if len(some) == 1 and some[0].kind != "person" else None


def find_owners(page: Sheet, roll: Roll) -> None:
    """ "Its foreign minister, Jorabek Mirzamahmudov": the state that was the subject of the sentence before."""
    its = page.words.set("its")
    for entry in roll.of("person"):
        first = min(entry.at, default=(0, 0))[0]
        if entry.iso3 is not None or entry.role is None or not first or page.lows[first - 1] not in its:
            continue
        here = page.sentence[first]
        for sentence in (here, here - 1):
            states = {
                one.iso3: one
                for start in roll.mentions
                if start < first and page.sentence[start] == sentence and _is_subject(page, roll, start)
                for one in roll.at(start)
                if one.kind == "state"
            }
            if len(states) == 1:
                state = next(iter(states.values()))
                entry.iso3 = state.iso3
                entry.role = f"{entry.role} {page.words.tree.get('owner_word', '')} {state.name}"
                break


# ---- the author ----------------------------------------------------------------------------------------------


def author_of(page: Sheet, roll: Roll) -> Entry | None:
    """Who signs an op-ed or gives a speech: the one person named behind "by" at the head of the text."""
    by = page.words.set("by")
    head = _head_of_text(page)
    found: dict[str, Entry] = {}
    for i in range(head):
        if page.lows[i] in by and i + 1 < len(page.marks):
            for entry in roll.at(i + 1):
                if entry.kind == "person":
                    found[entry.name] = entry
    return next(iter(found.values())) if len(found) == 1 else None


_HEAD_LINES = 4


def _head_of_text(page: Sheet) -> int:
    lines = [i for i, mark in enumerate(page.marks) if mark == "n"]
    return lines[_HEAD_LINES - 1] if len(lines) >= _HEAD_LINES else len(page.marks)
