"""Whose are the words between marks: the verb of saying behind them, before them, or over them in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, is_passive, up
from comity.reading.quotes.marks import Marked
from comity.reading.quotes.scene import Scene, Speaker
from comity.reading.quotes.subjects import by_looks, follows, is_person, nearby, owner, precedes
from comity.reading.quotes.words import Manner, Verb

# How sure each way of finding the speaker is; ranked by hand over the kinds of text that the tests name.
SURE = 0.95
LIKELY = 0.8
LOOSE = 0.6
GUESSED = 0.45
UNKNOWN = 0.3

BEHIND = 26
"""Tokens behind the marks in which the verb of saying is sought: room for a name, an office and an apposition."""
BEHIND_QUESTION = 7
"""The same after a question or exclamation mark, where a new sentence may begin."""
LABEL = 7
"""Tokens of a label before a colon: an office and a name."""
CLIMB = 14
"""Heads that are climbed from a fragment."""
_SPOKEN = frozenset({Manner.SAY, Manner.THINK, Manner.ASK, Manner.PROMISE, Manner.STATE, Manner.RAISE, Manner.EXPRESS})


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution of words between marks."""

    speaker: Speaker | None
    cue: tuple[int, int] | None
    verb: Verb | None
    score: float
    why: str
    whole: bool
    """set off by the reporter's punctuation: a quotation of its own, no fragment"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where marked words stand, in tokens."""

    marked: Marked
    start: int
    end: int
    outer_start: int
    outer_end: int
    left: int
    """first token of the reporter's words before, in the same sentence"""
    right: int
    """end of the reporter's words behind, in the same sentence"""


def place(scene: Scene, one: Marked) -> Place:
    """The tokens of marked words and of their sentence."""
    start, end = scene.tokens(one.start, one.end)
    outer_start, outer_end = scene.tokens(one.outer_start, one.outer_end)
    left = scene.before(outer_start)
    right = outer_end
    if right < len(scene.doc):
        last = scene.notes.source.text[one.end - 1]
        if not scene.starts[right] or (last in "?!…" and "\n" not in scene.doc[right].text):
            right = scene.after(outer_end + 1) if right + 1 <= len(scene.doc) else right
    return Place(one, start, end, outer_start, outer_end, left, right)


# ---- behind the marks ---------------------------------------------------------------------------------------------


def behind(scene: Scene, here: Place) -> Found | None:
    """ "...", said X.   "...", X said.   Also without the comma where a question mark stands."""
    doc, text = scene.doc, scene.notes.source.text
    last = text[here.marked.end - 1]
    comma = last == "," or (here.outer_end < len(doc) and doc[here.outer_end].text in (",", "—", "–"))
    if not (comma or last in "?!…—" or not here.marked.closed or here.right > here.outer_end):
        return None
    i = here.outer_end
    while i < here.right and (doc[i].is_punct or doc[i].is_space):
        i += 1
    if any(doc[k].text == ":" for k in range(here.outer_end, i)):
        return None
    if i < here.right and scene.words.among("conjunctions", scene.lowers[i]) and last != ",":
        return None
    limit = min(here.right, i + (BEHIND if comma or not here.marked.closed else BEHIND_QUESTION))
    whole = last in ",?!…" or not here.marked.closed
    for v in range(i, limit):
        if scene.in_marks[v]:
            return None
        if v in scene.verbs and scene.verbs[v].manner in _SPOKEN:
            if doc[v].dep_ in ("relcl", "acl") and v > i + 1:
                continue
            joined = i < v and scene.words.among("conjunctions", scene.lowers[i])
            if scene.relay_over(doc[v]) is not None:
                speaker = scene.speaker_of(doc[v], Manner.SAY)
            else:
                speaker = follows(scene, v, limit) if v <= i + 1 and not joined else None
            speaker = speaker or precedes(scene, i, v)
            if speaker is not None:
                return Found(speaker, (v, v + 1), scene.verbs[v], SURE, "quotes.behind", whole)
        if not comma and v > i + 4:
            return None
    return _any_verb(scene, i, limit, whole) if comma and whole else None


def _any_verb(scene: Scene, start: int, limit: int, whole: bool) -> Found | None:
    """A verb that is in no table takes the place of one: "...," X thundered."""
    doc = scene.doc
    for v in range(start, limit):
        token = doc[v]
        if token.pos_ != "VERB" or token.dep_ in ("relcl", "acl", "amod"):
            continue
        children = [c for c in token.children if c.dep_ == "nsubj" and start <= c.i < limit]
        if children and scene.may_speak(children[0], None):
            return Found(scene.speaker(children), (v, v + 1), None, LOOSE, "quotes.behind", whole)
        return None
    return None


# ---- before the marks ---------------------------------------------------------------------------------------------


def ahead(scene: Scene, here: Place) -> Found | None:
    """X said: "..."   X called the step "..."   Headlines: X: "..." """
    doc, i = scene.doc, here.outer_start - 1
    if i < here.left:
        return None
    stop = doc[i].text
    whole = stop in (":", ",", "—", "–", "-")
    direct = stop in ":," or i in scene.verbs
    if not direct:
        return None
    for v in sorted(scene.verbs_in(here.left, here.outer_start), reverse=True):
        if scene.in_marks[v] and not here.marked.depth:
            break
        verb = scene.verbs[v]
        if stop == "," and any(doc[k].text in ";:" for k in range(v, i)):
            break
        if verb.manner in (Manner.INTEND, Manner.AGREE) or (whole and verb.manner is Manner.JUDGE):
            continue
        if stop == "," and not _near(scene, v, i):
            continue
        speaker = owner(scene, v, verb.manner) if scene.parsed else nearby(scene, here.left, v)
        if speaker is None and stop == ":" and verb.manner in (Manner.SAY, Manner.STATE):
            speaker = nearby(scene, here.left, v)
        if speaker is not None:
            whole = whole or (i == v and scene.notes.source.text[here.marked.start].isupper())
            return Found(speaker, (v, v + 1 + len(verb.rest)), verb, SURE, "quotes.ahead", whole)
    return _label(scene, here) if stop == ":" and not here.marked.depth else None


def _near(scene: Scene, v: int, comma: int) -> bool:
    """Whether a comma closes the words that introduce speech, and no clause of its own stands before it."""
    inner = (c for c in scene.doc[v].rights if c.dep_ in ("ccomp", "xcomp", "dobj") and c.i < comma)
    return scene.verbs[v].addressee == "object" or next(inner, None) is None


def _label(scene: Scene, here: Place) -> Found | None:
    """A colon without a verb: a name before it, or the one whom the sentence is about."""
    colon = here.outer_start - 1
    words = scene.doc[here.left : colon]
    heads = [t.i for t in words if (m := scene.notes.mention_at(t.i)) and m.how in ("name", "office", "pronoun")]
    if not heads and len(words) and words[-1].ent_type_ == "PERSON":
        heads = [words[-1].i]
    if len(words) <= LABEL and heads and not any(token.pos_ in ("VERB", "AUX") for token in words):
        speaker = scene.speaker([scene.doc[heads[-1]]])
        return Found(speaker, None, None, LIKELY, "quotes.label", True)
    return _protagonist(scene, here.left, colon, LOOSE, "quotes.colon")


def _protagonist(scene: Scene, start: int, end: int, score: float, why: str) -> Found | None:
    """The person who is the subject of the sentence in tokens `[start, end)`, with its verb of saying if it has one."""
    if not scene.parsed or start >= end:
        return None
    doc = scene.doc
    hosts = [t for t in doc[start:end] if t.dep_ in ("ROOT", "parataxis") and t.pos_ in ("VERB", "AUX")]
    hosts += [t for host in hosts for t in host.rights if t.dep_ == "conj" and t.i < end]
    hosts = [host for host in hosts if not scene.in_marks[host.i]]
    said = [h for h in hosts if h.i in scene.verbs and scene.verbs[h.i].manner in _SPOKEN]
    said = [h for h in said if scene.speaker_of(h, scene.verbs[h.i].manner) is not None]
    if not hosts:
        return None
    token = said[-1] if said else hosts[0]
    verb = scene.verbs[token.i] if said else None
    speaker = scene.speaker_of(token, Manner.RAISE if verb is None else verb.manner)
    if speaker is None or (verb is None and not is_person(scene, speaker)):
        return None
    cue = (token.i, token.i + 1) if verb is not None else None
    return Found(speaker, cue, verb, score, why, True)


# ---- over the marks -----------------------------------------------------------------------------------------------


def over(scene: Scene, here: Place) -> Found | None:
    """The verb of saying that governs a fragment: X called it "..."; "...", he argued, "..."; according to X."""
    if not scene.parsed:
        return None
    root = scene.doc[here.start : here.end].root
    below: Token | None = None
    for token in [root, *up(root)][:CLIMB]:
        joined = below is not None and below.dep_ == "conj" and any(one.dep_ in SUBJECTS for one in below.children)
        below = token
        outside = [one for one in token.children if not here.outer_start <= one.i < here.outer_end]
        asides = [one for one in outside if one.dep_ == "parataxis"]
        others = [one for one in outside if one.dep_ in ("prep", "advcl")]
        inside = here.outer_start <= token.i < here.outer_end
        # A clause is not said by the one that it is joined to: "he saw them and they were ..."
        own = [] if inside or (joined and token.dep_ in ("ccomp", "conj")) else [token]
        for one in (*asides, *own, *others):
            found = _governs(scene, one, here, one is token)
            if found is not None:
                return found
    return _left(scene, here) or _tail(scene, here) or _refused(scene, here)


def _refused(scene: Scene, here: Place) -> Found | None:
    """What a person would not do, in his own words: She would not "get into the details"."""
    doc = scene.doc
    root = doc[here.start : here.end].root
    subject = next((one for one in root.lefts if one.dep_ == "nsubj" and here.left <= one.i < here.outer_start), None)
    if subject is None or root.tag_ != "VB" or doc[here.outer_start - 1].dep_ != "neg":
        return None
    modal = next((one for one in root.lefts if one.tag_ == "MD"), None)
    if modal is None or not scene.may_speak(subject, Manner.RAISE):
        return None
    speaker = scene.speaker([subject])
    return Found(speaker, None, None, LOOSE, "quotes.refused", False) if is_person(scene, speaker) else None


def _governs(scene: Scene, token: Token, here: Place, above: bool) -> Found | None:
    if not above and token.dep_ == "prep":
        return according_here(scene, token.i)
    verb = scene.verbs.get(token.i)
    if verb is None or scene.in_marks[token.i]:
        return None
    if not above and (token.dep_ != "parataxis" or verb.manner not in _SPOKEN):
        return None
    if verb.manner in (Manner.INTEND, Manner.AGREE) or here.left > token.i or token.i >= here.right:
        return None
    if above and any(child.dep_ == "neg" for child in token.children):
        return None
    speaker = owner(scene, token.i, verb.manner)
    if speaker is None or here.outer_start <= speaker.start < here.outer_end:
        return None
    return Found(speaker, (token.i, token.i + 1 + len(verb.rest)), verb, LIKELY, "quotes.over", False)


def according_here(scene: Scene, i: int) -> Found | None:
    """The source behind "according to" at token `i`."""
    for words, score in scene.words.according:
        if tuple(scene.lowers[i : i + len(words)]) == words:
            last = scene.doc[i + len(words) - 1]
            head = next((child for child in last.rights if child.dep_ in ("pobj", "pcomp")), None)
            if head is None:
                found = by_looks(scene, last.i + 1, min(len(scene.doc), last.i + 8)) if not scene.parsed else None
                return Found(found, (i, last.i + 1), None, score, "quotes.according", False) if found else None
            if scene.words.among("no_source", scene.lemma(head)) and scene.notes.mention_at(head.i) is None:
                return None
            speaker = scene.speaker([head, *head.conjuncts])
            return Found(speaker, (i, last.i + 1), None, score, "quotes.according", False)
    return None


def _left(scene: Scene, here: Place) -> Found | None:
    """The nearest verb of saying before a fragment whose subject can speak; a participle takes the next one's."""
    cue: tuple[int, Verb] | None = None
    for v in sorted(scene.verbs_in(here.left, here.outer_start), reverse=True):
        if scene.in_marks[v] or any(scene.doc[k].text == ";" for k in range(v, here.outer_start)):
            return None
        verb, token = scene.verbs[v], scene.doc[v]
        if verb.manner in (Manner.INTEND, Manner.AGREE) or is_passive(token):
            continue
        speaker = owner(scene, v, verb.manner)
        if speaker is not None:
            v, verb = cue or (v, verb)
            return Found(speaker, (v, v + 1 + len(verb.rest)), verb, LOOSE, "quotes.left", False)
        if token.tag_ == "VBG" and not any(child.dep_ == "nsubj" for child in token.children):
            cue = cue or (v, verb)
    return _garden_path(scene, here)


def _garden_path(scene: Scene, here: Place) -> Found | None:
    """A finite verb that the parser lost behind a participle: "A statement issued after the talks speaks of"."""
    v = max(scene.verbs_in(here.left, here.outer_start), default=None)
    if v is None or scene.doc[v].tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    root = scene.doc[v].sent.root
    tied = root.i < v and any(one.dep_ == "acl" and one.i < v for one in root.rights)
    if not tied or root.pos_ != "NOUN" or not scene.may_speak(root, Manner.STATE) or root.left_edge.i > here.left + 1:
        return None
    return Found(scene.speaker([root]), (v, v + 1), scene.verbs[v], LOOSE, "quotes.left", False)


def _tail(scene: Scene, here: Place) -> Found | None:
    """An attribution at the end of a sentence whose parse went astray: ..., said X.   ..., according to X."""
    for words, _ in scene.words.according:
        for i in range(here.outer_end, here.right - len(words)):
            if scene.lowers[i] == words[0] and (found := according_here(scene, i)) is not None:
                return found
    for v in scene.verbs_in(here.outer_end, here.right):
        known = scene.verbs[v]
        if known.manner is not Manner.SAY or known.addressee == "object" or scene.in_marks[v]:
            continue
        if scene.doc[v - 1].text == ",":
            speaker = follows(scene, v, here.right)
        else:
            comma = max((k for k in range(here.outer_end, v) if scene.doc[k].text == ","), default=None)
            speaker = precedes(scene, comma + 1, v) if comma is not None else None
        if speaker is not None:
            return Found(speaker, (v, v + 1), scene.verbs[v], LOOSE, "quotes.tail", False)
    return None


# ---- earlier ------------------------------------------------------------------------------------------------------


def earlier(scene: Scene, here: Place, last: tuple[Place, Found] | None) -> Found | None:
    """Words that stand alone go on with what was attributed just before, or belong to whom that sentence is about."""
    doc = scene.doc
    if last is not None:
        then, found = last
        gap = scene.notes.source.text[then.marked.outer_end : here.marked.outer_start]
        if "\n" not in gap and found.why == "quotes.behind" and then.right >= here.left - 1:
            return replace(found, why="quotes.interrupted", whole=True)
        if not gap.strip() and "\n" in gap:
            return replace(found, score=LOOSE, why="quotes.goes_on", whole=True)
    end = here.left
    if end == 0:
        return None
    if "\n" in doc[end - 1].text and not scene.wrapped:
        return _paragraph_before(scene, here, last)
    start = scene.before(end - 1)
    return _protagonist(scene, start, end, GUESSED, "quotes.earlier")


def _paragraph_before(scene: Scene, here: Place, last: tuple[Place, Found] | None) -> Found | None:
    """A paragraph that is nothing but a quotation goes on with who spoke at the end of the paragraph before it."""
    text, doc = scene.notes.source.text, scene.doc
    if text[here.marked.outer_end : here.marked.outer_end + 2].strip():
        return None
    end = here.left
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    if end == 0:
        return None
    start = scene.before(end - 1)
    if last is not None:
        then, found = last
        # The paragraph before ends with the speaker's words, or with who said them.
        if found.whole and found.speaker is not None and then.outer_end <= end <= max(then.right, then.outer_end) + 1:
            return replace(found, score=GUESSED, why="quotes.goes_on", whole=True)
    found_said = _protagonist(scene, start, end, GUESSED, "quotes.earlier")
    return found_said if found_said is not None and found_said.cue is not None else None
