"""Words between marks: are they speech, and whose?

Tries, in this order: the verb of saying behind the marks, the one before them, the ones over them in the sentence, the
attribution that interrupts, the sentence before. Names, titles, slogans and words held at arm's length are no speech.
"""

from __future__ import annotations

from dataclasses import replace

from comity.reading.quotes.around import UNKNOWN, Found, Place, ahead, behind, earlier, over, place
from comity.reading.quotes.clauses import unsaid
from comity.reading.quotes.marks import Marked
from comity.reading.quotes.scene import ENDS, Saying, Scene
from comity.reading.quotes.subjects import SUBJECT, follows, precedes
from comity.reading.quotes.wording import answered, signed, worded
from comity.reading.quotes.words import Manner
from comity.records import QuoteForm

ABOUT = 14
"""Tokens of what a fragment is said of; with more, something else stands between."""
FINITE = ("VBD", "VBP", "VBZ", "MD")
SENTENCE = 4
"""Tokens that words without any attribution need to pass for a sentence."""


# ---- no speech ---------------------------------------------------------------------------------------------------


def is_title(scene: Scene, here: Place) -> bool:
    """Whether the words are capitalised as a name or a title is."""
    capitals = 0
    for token in scene.doc[here.start : here.end]:
        text = token.text
        if not text[0].isalpha():
            continue
        if text[0].isupper():
            capitals += 1
        elif not scene.words.among("small", token.lower_) or not capitals:
            return False
    return capitals > 0


def is_named(scene: Scene, here: Place) -> bool:
    """Whether a word before the marks says that they hold a name: titled, the slogan, the word."""
    words, i = scene.words, here.outer_start - 1
    while i >= here.left and (scene.doc[i].text in ",:" or words.among("articles", scene.lowers[i])):
        i -= 1
    if i < here.left:
        return False
    token = scene.doc[i]
    if words.among("naming", f"{scene.lowers[i - 1]} {token.lower_}"):
        return True
    if words.among("naming", token.lower_):
        return i not in scene.verbs or not any(child.dep_ == "nsubj" for child in token.children)
    return token.pos_ not in ("PROPN", "VERB") and words.among("naming_nouns", scene.lemma(token))


def stands_alone(scene: Scene, here: Place) -> bool:
    """Whether the marks hold words that stand by themselves, with a stop."""
    text, one = scene.notes.source.text, here.marked
    if here.end - here.start < 2 or not text[one.start].isupper() or here.left < here.outer_start:
        return False
    return text[one.end - 1] in ENDS or text[one.outer_end : one.outer_end + 1] == "."


def is_sentence(scene: Scene, here: Place) -> bool:
    """Whether words that stand alone are a sentence and no heading."""
    if here.end - here.start < SENTENCE:
        return False
    return not scene.tagged or any(token.pos_ in ("VERB", "AUX") for token in scene.doc[here.start : here.end])


# ---- all of it ----------------------------------------------------------------------------------------------------


def attribute(scene: Scene) -> list[Saying]:
    """The speech between the marks of a document."""
    out: list[Saying] = []
    last: tuple[Place, Found] | None = None
    group: list[Marked] = []
    scene.mark([_given_back(scene, one) for one in scene.marks])
    for one in scene.marks:
        group.append(one)
        if one.goes_on:
            continue
        here = place(scene, one)
        found = _found(scene, here, last)
        if len(group) > 1 and (found is None or found.speaker is None):
            found = _found(scene, place(scene, group[0]), last) or found
        if len(group) > 1 and (found is None or found.speaker is None):
            all_of_it = replace(group[0], end=one.end, outer_end=one.outer_end, closed=one.closed, goes_on=False)
            found = _found(scene, place(scene, all_of_it), last) or found
        if found is not None:
            last = last if one.depth else (here, found)
            out.append(_saying(scene, group, here, found))
        group = []
    return out


def _given_back(scene: Scene, one: Marked) -> Marked:
    """A mark that is never closed ends before the attribution that its sentence ends with: “We will not, she said."""
    if one.closed or one.goes_on:
        return one
    first, last = scene.tokens(one.start, one.end)
    for i in range(first + 1, last - 1):
        if scene.doc[i].text != ",":
            continue
        v = next(scene.verbs_in(i + 1, min(last, i + 1 + SUBJECT)), None)
        if v is None or scene.verbs[v].manner is not Manner.SAY:
            continue
        speaker = follows(scene, v, last) if v == i + 1 else precedes(scene, i + 1, v)
        if speaker is not None and min(speaker.start, v) <= i + 2:
            end = scene.doc[i].idx + 1
            return replace(one, end=end, outer_end=end)
    return one


def _found(scene: Scene, here: Place, last: tuple[Place, Found] | None) -> Found | None:
    if here.marked.depth and not here.marked.closed:
        return None
    comma = scene.notes.source.text[here.marked.end - 1] == ","
    title = is_title(scene, here)
    found = behind(scene, here) or answered(scene, here) if comma or not title else None
    if found is None or not found.whole:
        wording = worded(scene, here)
        if wording is None and is_named(scene, here):
            return None
        front = wording or ahead(scene, here)
        if front is not None and not (title and _unmarked_off(scene, here)):
            found = front
    hedged = found is not None and (not found.whole or here.marked.depth)
    if found is not None and hedged and found.cue is not None and unsaid(scene, scene.doc[found.cue[0]]):
        return None
    if found is not None and here.marked.depth and not _tells(scene, found):
        return None
    if found is not None and (found.whole or not title):
        return found
    if title or here.marked.depth:
        return None
    if not stands_alone(scene, here):
        return over(scene, here)
    found = signed(scene, here) or earlier(scene, here, last)
    if found is None and is_sentence(scene, here):
        found = Found(None, None, None, UNKNOWN, "quotes.alone", True)
    return found


def _tells(scene: Scene, found: Found) -> bool:
    """Whether marks inside marks hold what another person said; "I can't say ‘yes’" is no such thing."""
    speaker = found.speaker
    return found.whole and speaker is not None and not scene.words.among("first_person", scene.lowers[speaker.start])


def _unmarked_off(scene: Scene, here: Place) -> bool:
    """Whether neither a colon nor a comma sets the words off: the title of what someone presented."""
    return scene.doc[here.outer_start - 1].text not in ":,—–-"


def _saying(scene: Scene, group: list[Marked], here: Place, found: Found) -> Saying:
    text = scene.notes.source.text
    form = QuoteForm.DIRECT if found.whole else QuoteForm.PARTIAL
    parts = []
    for one in group:
        end = one.end
        drop = ",;" if form is QuoteForm.DIRECT else ",;."
        while end > one.start + 1 and text[end - 1] in drop and text[end - 3 : end] != "...":
            end -= 1
        parts.append((one.start, end))
    return Saying(
        parts=tuple(parts),
        form=form,
        speaker=found.speaker,
        score=found.score,
        why=found.why,
        cue=found.cue,
        modality=None,
        about=_about(scene, group[0], found) if form is QuoteForm.PARTIAL else None,
    )


def _about(scene: Scene, first: Marked, found: Found) -> tuple[int, int] | None:
    """What a fragment is said of: the words between "called" or "accused" and the marks."""
    if found.verb is None or found.cue is None or not (found.verb.manner is Manner.JUDGE or found.verb.charge):
        return None
    doc, start, end = scene.doc, found.cue[1], scene.token_at(first.outer_start)
    start = max([start, *(i + 1 for i in range(start, end) if scene.in_marks[i])])
    while start < end and (doc[start].is_punct or scene.words.among("conjunctions", scene.lowers[start])):
        start += 1
    if found.verb.manner is Manner.JUDGE and end > start and doc[end - 1].pos_ == "ADP":
        return None  # "described the plan as": the plan is no part of the verdict
    while end > start and (doc[end - 1].pos_ in ("DET", "ADP", "AUX") or doc[end - 1].is_punct):
        end -= 1
    if not 0 < end - start <= ABOUT or any(token.tag_ in FINITE or token.is_space for token in doc[start:end]):
        return None
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
