"""Speech without marks: "noted that ...", "..., he argued, ...", "according to X", "a claim by X that ...".

Needs a parse; a document without one has no reported speech that could be told safely.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, is_passive
from comity.reading.quotes.clauses import (
    FEWEST,
    finite,
    first_person,
    has_opener,
    parts_of,
    refused,
    subtree,
    unsaid,
    within_marks,
)
from comity.reading.quotes.nouns import NOUN, by_adjective, by_noun, by_preposition, not_true
from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.reading.quotes.subjects import subject
from comity.reading.quotes.words import Manner, Verb
from comity.records import Modality, QuoteForm

# How sure each shape is; ranked by hand.
CLAUSE = 0.85
ASIDE = 0.8
OPINION = 0.7
INFINITIVE = 0.6
INTENT = 0.4
NOBODY = 0.4
OBJECT = 0.5

LAST_WORDS = 6
"""Tokens before ", X said." that pass for a clause when the parser sees none there."""
OPENER = 6
"""Tokens behind the verb in which "that" is sought: to whom and when may stand before it."""
TAIL = 14
"""Tokens that may follow ", X said" up to the stop: to whom, where and when."""
_MINDS = frozenset({Manner.THINK, Manner.INTEND})
"""Denied, these still tell where someone stands: "does not believe that ..."; a denied word was not said."""
_PUT_FORWARD = frozenset({Manner.SAY, Manner.THINK, Manner.ASK, Manner.PROMISE})
_ALWAYS = frozenset({Manner.SAY, Manner.STATE, Manner.ASK, Manner.PROMISE})


def attribute(scene: Scene) -> list[Saying]:
    """The reported speech of a document."""
    if not scene.parsed:
        return []
    out = [saying for i, verb in scene.verbs.items() for saying in _of_verb(scene, scene.doc[i], verb)]
    for words, _ in scene.words.according:
        out += [saying for i in _found(scene.lowers, words) if (saying := by_preposition(scene, i)) is not None]
    adjectives = scene.words.maps.get("adjectives", {})
    nouns, truths = scene.words.maps.get("nouns", {}), scene.words.lists.get("truths", frozenset())
    for i, (lower, lemma) in enumerate(zip(scene.lowers, scene.lemmas, strict=True)):
        if lemma in nouns or lower in nouns:
            out += by_noun(scene, scene.doc[i])
        elif lower in adjectives:
            out += by_adjective(scene, scene.doc[i])
        elif lower in truths and (denied := not_true(scene, scene.doc[i])) is not None:
            out.append(denied)
    return [one for one in out if not scene.page_line(one.parts[0][0])]


def _found(lowers: list[str], words: tuple[str, ...]) -> Iterator[int]:
    i = -1
    while True:
        try:
            i = lowers.index(words[0], i + 1)
        except ValueError:
            return
        if tuple(lowers[i : i + len(words)]) == words:
            yield i


# ---- verbs --------------------------------------------------------------------------------------------------------


def _of_verb(scene: Scene, verb: Token, known: Verb) -> Iterator[Saying]:
    if known.manner in (Manner.JUDGE, Manner.RELAY) and not (known.noun or known.clause or known.charge):
        return
    content, score = _content(scene, verb, known)
    if content is None:
        takes = known.noun or known.charge or known.manner is Manner.STATE
        if takes and (saying := _object(scene, verb, known)) is not None:
            yield saying
        return
    speaker = _speaker(scene, verb, known, content)
    nobody = speaker is None
    if nobody and not (known.manner is Manner.SAY and _impersonal(scene, verb)):
        return
    if within_marks(scene, content):
        return
    asked, refuses = _asked(scene, content), known.manner in _MINDS and refused(scene, verb)
    held_back = not refuses and unsaid(scene, verb)
    modality = known.modality
    if refuses:
        modality = Modality.DENIED if modality is not Modality.DENIED else None
    parts = parts_of(scene, content)
    if parts is None:
        return
    inside = bool(scene.in_marks[verb.i])
    yield Saying(
        parts=parts,
        form=QuoteForm.INDIRECT,
        speaker=speaker,
        score=NOBODY if nobody else score,
        why="quotes.reported",
        cue=(verb.i, verb.i + 1 + len(known.rest)),
        modality=Modality.CONDITIONAL if asked or held_back else modality,
        printed=not held_back and not inside and not first_person(scene, speaker),
    )


def _speaker(scene: Scene, verb: Token, known: Verb, content: list[tuple[int, int]]) -> Speaker | None:
    speaker = subject(scene, verb.i, known.manner)
    if speaker is not None and any(start <= speaker.start < end for start, end in content):
        return None
    return speaker


def _impersonal(scene: Scene, verb: Token) -> bool:
    """It was stressed that ..."""
    return is_passive(verb) and any(
        child.dep_ in ("nsubjpass", "expl") and scene.words.among("unnamed", child.lower_) for child in verb.children
    )


def _content(scene: Scene, verb: Token, known: Verb) -> tuple[list[tuple[int, int]] | None, float]:
    """Token ranges of the clause that the verb reports, and how sure that is."""
    sure = CLAUSE if known.manner in _ALWAYS else OPINION
    if known.clause and (fronted := _fronted(scene, verb)) is not None:
        return [fronted], sure
    if known.clause and (swallowed := _swallowed(verb)) is not None:
        return [swallowed], NOUN
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp"):
            continue
        to = any(one.tag_ == "TO" and one.dep_ == "aux" for one in child.children)
        if to and known.infinitive and not _self_effacing(child):
            return [subtree(scene, child)], INTENT if known.manner is Manner.INTEND else INFINITIVE
        if not to and known.clause and child.dep_ == "ccomp" and (finite(scene, child) or _found_so(known, child)):
            return [subtree(scene, child)], sure
    if verb.dep_ == "parataxis" and known.clause and _has_subject(verb):
        return _around(scene, verb), ASIDE
    if known.clause and (acl := _that_clause(scene, verb, known)) is not None:
        return [subtree(scene, acl)], NOUN
    if known.clause and (rest := _opened(scene, verb) or _unopened(scene, verb)) is not None:
        return [rest], NOUN
    return None, 0.0


def _found_so(known: Verb, clause: Token) -> bool:
    """What a paper finds, as a participle: "the poll showed the mayor losing"."""
    if known.manner is not Manner.STATE or clause.tag_ != "VBG" or clause.head.tag_ not in ("VBD", "VBP", "VBZ"):
        return False
    return any(child.dep_ == "nsubj" for child in clause.lefts)


def _swallowed(verb: Token) -> tuple[int, int] | None:
    """What follows a verb whose clause the parser took for the main one: in "The survey found half of them like it" the
    subject of "like" is its object.
    """
    host = verb.head
    if verb.dep_ != "ccomp" or host.i < verb.i or host.pos_ not in ("VERB", "AUX") or not _has_subject(verb):
        return None
    target = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if target is None or any(child.dep_ in SUBJECTS for child in host.children) or host.tag_ == "VB":
        return None
    return verb.i + 1, host.right_edge.i + 1


def _opened(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """The rest of a sentence behind "that", where the parser saw no clause: "found that 46 percent back ..."."""
    doc, last = scene.doc, scene.after(verb.i + 1)
    for i in range(verb.i + 1, min(verb.i + OPENER, last)):
        token = doc[i]
        if scene.words.among("complementizers", token.lower_) and token.tag_ == "IN":
            return (i + 1, last) if last - i > LAST_WORDS else None
        if token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
    return None


def _unopened(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """The same without "that", where a verb that takes no object has one and finite words follow."""
    if not scene.words.among("objectless", scene.lemma(verb)) or verb.dep_ in ("relcl", "parataxis"):
        return None
    if not any(child.dep_ == "nsubj" for child in verb.lefts):
        return None
    target = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    last = scene.after(verb.i + 1)
    if target is None or target.left_edge.i != verb.i + 1 or any(scene.in_marks[verb.i : last]):
        return None
    if not any(one.tag_ in ("VBD", "VBP", "VBZ", "MD") for one in scene.doc[target.i + 1 : last]):
        return None
    return (verb.i + 1, last) if last - verb.i > LAST_WORDS else None


def _fronted(scene: Scene, verb: Token) -> tuple[int, int] | None:
    """What stands before ", X said" in its sentence."""
    clause = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if clause is None:
        return _last_words(scene, verb, own)
    if any(child.dep_ == "ccomp" and finite(scene, child) for child in verb.rights):
        return None  # "Speaking as the votes were counted, X said that ..."
    if clause.right_edge.i - clause.left_edge.i < FEWEST or (own is not None and own.left_edge.i < clause.i):
        return None
    end = min(verb.i, own.left_edge.i) if own is not None else verb.i
    k = end - 1
    while k > clause.i and scene.doc[k].is_quote:
        k -= 1
    if scene.doc[k].text in ";:" or (own is not None and own.i < verb.i and scene.doc[k].text not in ",—–-?!"):
        return None
    return subtree(scene, clause)[0], end


def _last_words(scene: Scene, verb: Token, own: Token | None) -> tuple[int, int] | None:
    """The same where the parse went astray: a sentence that ends with ", X said."."""
    doc = scene.doc
    if own is None or own.i > verb.i:
        return None
    start, end = scene.before(verb.i), own.left_edge.i - 1
    if end < 0 or doc[end].text != "," or end - start < LAST_WORDS or scene.after(verb.i + 1) - verb.i > TAIL:
        return None
    if any(one.dep_ in ("ccomp", "xcomp", "dobj") or one.text in ":," for one in verb.rights):
        return None
    return (start, end) if any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in doc[start:end]) else None


def _self_effacing(clause: Token) -> bool:
    """asked not to be named"""
    return {"neg", "auxpass"} <= {child.dep_ for child in clause.children}


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in verb.children)


def _that_clause(scene: Scene, verb: Token, known: Verb) -> Token | None:
    """A clause that the parser hung on a noun: "told Nordpost in an interview that ..."."""
    if known.manner not in (Manner.SAY, Manner.STATE, Manner.EXPRESS, Manner.PROMISE):
        return None
    for child in verb.rights:
        nouns = [child] if child.dep_ in ("dobj", "dative") else list(child.rights) if child.dep_ == "prep" else []
        for noun in nouns:
            for one in noun.rights:
                if one.dep_ in ("acl", "relcl", "ccomp") and has_opener(scene, one):
                    if noun.lemma_ in scene.words.maps.get("nouns", {}):
                        return None
                    return one
    return None


def _around(scene: Scene, verb: Token) -> list[tuple[int, int]]:
    """The sentence around an aside: "This step, he argued, was late." """
    host = verb.head
    if host.dep_ == "ccomp" and host.left_edge.i >= verb.left_edge.i - 1:  # "They found, he said, that ..."
        host = host.head
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    start, end = host.left_edge.i, host.right_edge.i + 1
    return [one for one in ((start, min(first, end)), (max(last, start), end)) if one[1] > one[0]]


def _asked(scene: Scene, content: list[tuple[int, int]]) -> bool:
    """Whether the clause itself, and no condition inside it, is opened by "whether" or "if"."""
    first = scene.doc[content[0][0]]
    return scene.words.among("questions", first.lower_) and first.dep_ == "mark" and first.head.dep_ != "advcl"


def _object(scene: Scene, verb: Token, known: Verb) -> Saying | None:
    """What a verb like "highlighted" brings up is the speaker's, though no speech; what one asks for, denies, foresees
    or charges someone with is.
    """
    found = known.manner is Manner.STATE and _paper(scene, verb)
    speaker = scene.speaker_of(verb, Manner.STATE if found else Manner.RAISE)
    if speaker is None or is_passive(verb) or unsaid(scene, verb):
        return None
    target = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if target is None and known.rest:
        target = next((n for c in verb.rights if c.dep_ == "prep" for n in c.rights if n.dep_ == "pobj"), None)
    charge = _charge(verb, target, known)
    if target is None or (charge is None and not found and (target.pos_ == "PRON" or not known.noun)):
        return None
    content = [(target.left_edge.i, _object_end(scene, verb, target))]
    parts = parts_of(scene, content)
    if parts is None:
        return None
    said = found or charge is not None or (known.modality is not None and known.manner in _PUT_FORWARD)
    said = said and not scene.in_marks[verb.i] and not within_marks(scene, content) and not _has_clause(scene, target)
    return Saying(
        parts=parts,
        form=QuoteForm.INDIRECT,
        speaker=speaker,
        score=OBJECT,
        why="quotes.charged" if charge is not None else "quotes.brought_up",
        cue=(verb.i, verb.i + 1 + len(known.rest)),
        modality=known.modality,
        printed=said and not first_person(scene, speaker),
    )


def _paper(scene: Scene, verb: Token) -> bool:
    """Whether a paper or a poll is the subject: what it finds or shows is its own, though persons find things too."""
    own = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return own is not None and scene.words.among("papers", scene.lemma(own))


def _has_clause(scene: Scene, noun: Token) -> bool:
    """Whether the noun has the clause that is said: "denied a claim that ..."."""
    clauses = (one for one in noun.rights if one.dep_ in ("acl", "relcl", "ccomp"))
    return scene.lemma(noun) in scene.words.maps.get("nouns", {}) and any(has_opener(scene, one) for one in clauses)


def _object_end(scene: Scene, verb: Token, target: Token) -> int:
    end = verb.right_edge.i + 1
    for child in verb.rights:
        parts_from = child.dep_ in ("conj", "cc", "parataxis") or (child.dep_ == "advcl" and child.i in scene.verbs)
        if parts_from and child.left_edge.i > target.i:
            end = min(end, child.left_edge.i)
    return end


def _charge(verb: Token, target: Token | None, known: Verb) -> Token | None:
    """What the object of "accused" is said to have done."""
    if target is None or not known.charge:
        return None
    preposition, _, doing = known.charge.partition(" ")
    for host in (verb, target):
        for child in host.rights:
            if child.dep_ != "prep" or child.lower_ != preposition or child.i < target.i:
                continue
            if not doing or any(one.dep_ == "pcomp" for one in child.rights):
                return child
    return None
