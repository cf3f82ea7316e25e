"""Which way a date without a year lies: what the verb that governs it says of time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from spacy.tokens import Doc, Span, Token

CLIMB = 12
"""Heads to climb before giving up; the longest path from a date to its verb seen by hand was nine."""


class Lean(Enum):
    """The direction of a date, as far as its clause settles it."""

    PAST = "past"
    AHEAD = "ahead"
    PRESENT = "present"
    """a present tense: it mostly lies ahead, seldom far behind"""
    WOULD = "would"
    """ahead of a time that may itself be past: `announced that flights would resume`"""
    PLEDGE = "pledge"
    """ahead of a past act, and mostly of the writing: `agreed to withdraw by July`"""
    PLANNED = "planned"
    """had been planned for then: `was scheduled for Monday`"""
    PLAN = "plan"
    """planned, at some time, for then: mostly ahead, but it may have gone by"""
    OPEN = "open"
    """no verb says anything"""


LATER = frozenset({Lean.AHEAD, Lean.PLAN, Lean.PLANNED, Lean.PLEDGE})
"""After the act that is told."""


class Tense:
    """The words of one language that lean a date one way, and the grammar of verbs, from their morphology."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        listed = words.get("tense") or {}
        self.words = {name: frozenset(str(one).lower() for one in entries) for name, entries in listed.items()}
        self.cues = frozenset((words.get("words") or {}).get("future") or ())

    def of(self, doc: Doc, start: int, end: int, before: str) -> Lean:
        """Which way the phrase over tokens `[start, end)` leans.

        Args:
            doc: the document, parsed or not.
            start: first token of the phrase.
            end: one past its last token.
            before: the word before it, in lower case.
        """
        said = self._said(doc, start, before)
        if said is not None:
            return said
        if not doc[start].dep:
            return self._by_cue(doc, start)
        verb = _verb_over(doc[start:end])
        if verb is None:
            return Lean.AHEAD if before in self._set("by") else Lean.OPEN
        if before in self._set("from") and verb.lemma_.lower() in self._set("shifts"):
            return Lean.OPEN
        lean = self._verb(verb, before)
        if (
            lean is Lean.PAST
            and verb.lemma_.lower() in self._set("asks")
            and verb.i < start
            and before in self._set("when")
        ):
            lean = Lean.PLAN
        if before in self._set("by"):
            return self._deadline(verb, start, lean)
        return lean

    def _said(self, doc: Doc, start: int, before: str) -> Lean | None:
        """What the words right before a date settle without its verb: `since May`, `come May`, `more than in May`."""
        if before in self._set("since"):
            return Lean.PAST
        if before in self._set("come"):
            return Lean.AHEAD
        if start > 1 and {doc[start - 1].lower_, doc[start - 2].lower_} & self._set("than"):
            return Lean.PAST
        return Lean.OPEN if before in self._set("of") else None

    def shifts(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the verb over a phrase moves things from one date to another."""
        if not doc[start].dep:
            return False
        verb = _verb_over(doc[start:end])
        return verb is not None and verb.lemma_.lower() in self._set("shifts")

    def _set(self, name: str) -> frozenset[str]:
        return self.words.get(name, frozenset())

    def _by_cue(self, doc: Doc, start: int) -> Lean:
        i = start - 1
        while i >= 0 and start - i < 25:
            token = doc[i]
            if (token.is_space and "\n" in token.text) or token.text in ".!?":
                break
            if token.lower_ in self.cues:
                return Lean.AHEAD
            i -= 1
        return Lean.OPEN

    def _deadline(self, verb: Token, start: int, lean: Lean) -> Lean:
        """`by March`: ahead of the verb, unless that looks back on it (`had left by March`, `By March they left`)."""
        helpers = [child for child in verb.children if child.dep_.startswith("aux")]
        pluperfect = any(one.lemma_ in self._set("perfect") for one in helpers) and lean is Lean.PAST
        if pluperfect or (lean is Lean.PAST and start < verb.i):
            return Lean.PAST
        return lean if lean is Lean.PLEDGE else Lean.AHEAD

    def _verb(self, verb: Token, before: str, depth: int = 0) -> Lean:
        helpers = [child for child in verb.children if child.dep_.startswith("aux")]
        if any(one.lower_ in self._set("ahead") or one.lemma_.lower() in self._set("ahead") for one in helpers):
            return Lean.AHEAD
        if any(one.lower_ in self._set("ahead_then") for one in helpers):
            return Lean.WOULD
        form = verb.morph.get("VerbForm", [])
        head = verb.head if verb.head != verb else None
        if "Inf" in form and any(_past(one) for one in helpers):
            return Lean.PAST  # did sign
        if "Inf" in form or (helpers and helpers[0].pos_ == "PART"):
            return self._infinitive(verb, head, before, depth)
        if "Part" in form:
            return self._participle(verb, helpers, head, before, depth)
        if "Past" in verb.morph.get("Tense", []):
            moved = verb.lemma_.lower() in self._set("plans") | self._set("shifts")
            planned = moved and before in self._set("goal")
            return Lean.PLAN if planned else Lean.PAST
        return Lean.PRESENT

    def _infinitive(self, verb: Token, head: Token | None, before: str, depth: int) -> Lean:
        """`agreed to sign in May` lies ahead; `managed to sign in May` does not."""
        if head is not None and head.lemma_.lower() in self._set("done") and depth < CLIMB:
            return self._verb(head, before, depth + 1)
        if head is not None and _verbal(head) and depth < CLIMB and self._verb(head, before, depth + 1) is Lean.PAST:
            return Lean.PLEDGE
        return Lean.AHEAD

    def _participle(self, verb: Token, helpers: list[Token], head: Token | None, before: str, depth: int) -> Lean:
        lemma = verb.lemma_.lower()
        moved = lemma in self._set("plans") | self._set("shifts")
        if "Past" in verb.morph.get("Tense", []):
            if (moved or lemma in self._set("grants")) and before in self._set("goal"):
                return Lean.PLAN
            if any(one.lemma_ in self._set("perfect") for one in helpers):
                return Lean.PAST
            if lemma in self._set("plans"):
                past = any("Past" in one.morph.get("Tense", []) for one in helpers)
                return Lean.PLANNED if past else Lean.PLAN
            if not helpers:
                return self._bare_participle(verb, head, before, depth)
            return Lean.PAST if any("Past" in one.morph.get("Tense", []) for one in helpers) else Lean.PRESENT
        if helpers:
            return Lean.PAST if any("Past" in one.morph.get("Tense", []) for one in helpers) else Lean.PRESENT
        above = _verb_above(verb)
        if above is None or depth >= CLIMB:
            return Lean.PRESENT
        lean = self._verb(above, before, depth + 1)
        return Lean.PLAN if lemma in self._set("starters") and lean is Lean.PAST else lean

    def _bare_participle(self, verb: Token, head: Token | None, before: str, depth: int) -> Lean:
        """`built and opened in May` goes with its verb; `will have none left after May` may be either."""
        if depth >= CLIMB:
            return Lean.PAST
        if verb.dep_ == "conj" and head is not None and _verbal(head):
            return self._verb(head, before, depth + 1)
        above = _verb_above(verb)
        later = above is not None and self._verb(above, before, depth + 1) is Lean.AHEAD
        return Lean.OPEN if later else Lean.PAST


def _past(helper: Token) -> bool:
    return "Past" in helper.morph.get("Tense", []) and "Fin" in helper.morph.get("VerbForm", [])


def _verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _verb_over(span: Span) -> Token | None:
    root = span.root
    return root if _verbal(root) and root.dep_ == "ROOT" and root.morph.get("VerbForm", []) else _verb_above(root)


def _verb_above(token: Token) -> Token | None:
    for _ in range(CLIMB):
        if token.head == token:
            return None
        token = token.head
        if _verbal(token):
            return token
    return None
