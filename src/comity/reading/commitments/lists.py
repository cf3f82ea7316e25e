"""Lists of undertakings: "Viet Nam will:", "the parties agreed:", "announced the following measures:", and items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from comity.reading.clauses import is_passive, objects, subjects
from comity.reading.commitments import doers as who
from comity.reading.commitments.fitting import is_gathering
from comity.reading.commitments.footing import Footing, footing
from comity.reading.commitments.promises import FAIR, FIRM, OPENS, WEAK, Promise
from comity.reading.commitments.words import DEED, ENCOUNTER, Words, words_of
from comity.reading.notes import Notes
from comity.records import CommitmentStage, SourceKind

REACH = 8
"""Tokens between the word that promises and the colon; in our examples "agreed on the following concrete measures:" is
the longest."""

_LABEL = re.compile(r"\s*(?:[-–—•·▪‣*]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)])?\s*", re.I)


_BEFORE_VERB = frozenset({"TO", "RB", "IN"})


@dataclass(frozen=True)
class Lead:
    """The sentence that opens a list of undertakings."""

    root: Token
    stage: CommitmentStage
    names: tuple[str, ...]
    whole: bool
    """items are clauses or nouns ("announced the following measures:"), not infinitives"""
    conditional: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a list under a lead."""

    sentence: Span
    lead: Lead


def items_in(notes: Notes) -> list[Item]:
    """The items of all lists that a promise opens; a list inside a list inherits where it promises nothing itself."""
    words, out = words_of(notes.language), []
    stack: list[tuple[Token, Lead | None]] = []
    for sentence in notes.doc.sents:
        text = sentence.text.strip()
        if not text:
            continue
        if stack and not _starts_line(sentence):
            stack = []
        outer = stack[-1][1] if stack else None
        if text.endswith(OPENS) or _hanging(sentence, words):
            stack = [(sentence.root, _lead(sentence, notes, words) or outer)]
            continue
        if outer is not None and _LABEL.fullmatch(text) is None:
            out.append(Item(sentence, outer))
        if text.endswith("."):
            stack = []
    return out


def promises_in(items: list[Item], notes: Notes) -> Iterator[Promise]:
    """One promise for each item that names an act."""
    words = words_of(notes.language)
    for item in items:
        found = _promise(item, notes, words)
        if found is not None:
            yield found


# ---- the sentence that opens ---------------------------------------------------------------------------------


def _starts_line(sentence: Span) -> bool:
    first = next((one for one in sentence if not one.is_space), sentence[0])
    line = first.doc.text[: first.idx].rpartition("\n")[2]
    return not line.strip() or _LABEL.fullmatch(line) is not None


def _hanging(sentence: Span, words: Words) -> bool:
    """ "- intend to": the items below are its infinitives."""
    doc, i = sentence.doc, sentence.end - 1
    while i > sentence.start and doc[i].is_space:
        i -= 1
    if i <= sentence.start or doc[i].pos_ not in ("ADP", "PART"):
        return False
    return any((doc[i - 1].lemma_.lower(), pos) in words.carriers for pos in ("VERB", "ADJ"))


def _lead(sentence: Span, notes: Notes, words: Words) -> Lead | None:
    spoken = [one for one in sentence if not one.is_space and not one.is_punct]
    if not spoken:
        return None
    last = spoken[-1]
    if words.has("will", last.lower_):
        binding = notes.source.kind in (SourceKind.COMMUNIQUE, SourceKind.TREATY)
        stage = CommitmentStage.AGREED if binding else CommitmentStage.PLANNED
        return Lead(last, stage, _people(sentence, last, notes), whole=False)
    for token in reversed(spoken[-REACH:]):
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            continue
        found = _opening(token, spoken, notes, words)
        if found is not None:
            return found
    return None


def _opening(token: Token, spoken: list[Token], notes: Notes, words: Words) -> Lead | None:
    lemma = token.lemma_.lower()
    if words.has("announce", lemma) and token.pos_ == "VERB":
        if any(words.has("measures", one.lemma_.lower()) for one in spoken if one.i > token.i):
            names = _people(token.sent, token, notes)
            return Lead(token, CommitmentStage.PLANNED, names, whole=True)
        return None
    carrier = words.carriers.get((lemma, "ADJ" if token.pos_ == "ADJ" else "VERB"))
    if carrier is None or token.pos_ == "NOUN":
        return None
    if any(one.pos_ == "VERB" and one.i > token.i for one in spoken):
        return None
    how = footing(token, carrier.stage, notes, words)
    if how is None or how.negated:
        return None
    bidden = "object-to" in carrier.takes and "to" not in carrier.takes
    names = who.names_of(objects(token), notes) if bidden else ()
    names = names or _people(token.sent, token, notes)
    return Lead(token, how.stage, names, whole=bool(carrier.takes & {"to", "that"}), conditional=how.conditional)


def _people(sentence: Span, token: Token, notes: Notes) -> tuple[str, ...]:
    """Who acts in a lead-in; its parse is often broken, so that all parties before the verb may be asked."""
    verb = token.head if token.dep_ == "aux" else token
    named = who.names_of((one for one in subjects(verb) if one.i < token.i), notes)
    if named:
        return named
    heads = [one for one in sentence if one.i < token.i and one.pos_ in ("NOUN", "PROPN", "PRON")]
    return who.names_of(heads[-1:], notes) or notes.parties_in(sentence.start, token.i)


# ---- the items -----------------------------------------------------------------------------------------------


def _promise(item: Item, notes: Notes, words: Words) -> Promise | None:
    start = _after_label(item.sentence)
    end = item.sentence.end
    act, whole = _act(item, start, words)
    if act is None or _is_meeting(act, words):
        return None
    lead = item.lead
    how = Footing(lead.stage, lead.conditional)
    names = lead.names
    own = [one for one in subjects(act) if one.i < act.i and one.i >= start] if act.pos_ in ("VERB", "AUX") else []
    if own and not is_passive(act):
        names = who.names_of(own, notes) or names
    score = FIRM if lead.stage is CommitmentStage.AGREED else FAIR
    begin = start if whole else act.i
    return Promise(
        act, how.stage, how.modality, (), "list", score if names else WEAK, (begin, end), names, lead.root, lead.root
    )


def _act(item: Item, start: int, words: Words) -> tuple[Token | None, bool]:
    """The word that an item hangs on, and whether the whole item is the action."""
    doc, end = item.sentence.doc, item.sentence.end
    for i in range(start, end):
        token = doc[i]
        early = token.tag_ in _BEFORE_VERB and i < start + 3 and not token.is_title
        if token.is_punct or token.is_space or early:
            continue
        known = words.kind(DEED, token.lower_) or token.tag_ in ("VB", "VBG")
        if known and (i == start or doc[i - 1].tag_ in ("TO", "RB", ",")):
            return token, False
        break
    if not item.lead.whole:
        return None, False
    root = item.sentence.root
    for token in item.sentence:
        ahead = token.dep_ == "aux" and token.tag_ == "MD"
        if ahead and token.head.pos_ in ("VERB", "AUX"):
            return token.head, True
    named = root.pos_ in ("NOUN", "PROPN") and not is_gathering(root, words)
    return (root, True) if named else (None, False)


def _is_meeting(act: Token, words: Words) -> bool:
    lemma = act.lemma_.lower()
    return words.kind(ENCOUNTER, lemma) and not words.kind(DEED, lemma)


def _after_label(sentence: Span) -> int:
    """First token behind a bullet or a letter in brackets."""
    match = _LABEL.match(sentence.text)
    start = sentence.start_char + (match.end() if match is not None else 0)
    return next((one.i for one in sentence if one.idx >= start and not one.is_space), sentence.start)
