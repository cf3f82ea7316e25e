"""What in the words of a text presents some figures as the parts of a total."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from comity.reading.checks.terms import SumWords, Term, breaks, sum_words, told
from comity.reading.figures.numbers import key
from comity.reading.notes import Notes

NEAR = 40
"""Characters around a total in which a word like "in all" speaks of it."""
CLOSE = 90
"""Characters between two parts of one list; longer gaps hold another statement."""
REACH_OF_LIST = 250
"""Characters between a total and the list of its parts on lines of their own."""
_BULLET = re.compile(r"(?:[•·*–—-]|\(?\w{1,2}[.)])\s*(?:\w{1,3}\s*)?\Z")
_PARAGRAPH = re.compile(r"\n[ \t]*\n(?!\s*(?:[•·*–—-]|\(?\w{1,2}[.)])\s)")
TELLS = 40
"""How much a match must tell (see `terms.told`) to be meant where a verb stands before the comma behind the total."""
_STOPS = ",:;–—-("
_FREE = ":–—-("
"""Behind these stands what the words in front of them are made of, whatever the words are."""


@dataclass(frozen=True)
class Page:
    """The text of a document, with its words for totals and parts."""

    notes: Notes

    @cached_property
    def text(self) -> str:
        """The text, page lines blanked out."""
        return self.notes.text

    @cached_property
    def words(self) -> SumWords:
        """The words of its language."""
        return sum_words(self.notes.language)

    @cached_property
    def _verbs(self) -> list[int]:
        """Where the verbs of sentences stand; participles behind a noun are none."""
        skip = ("acl", "amod", "compound")
        return [one.idx for one in self.notes.doc if one.pos_ in ("VERB", "AUX") and one.dep_ not in skip]

    def verb_in(self, start: int, end: int) -> bool:
        """Whether a verb stands between two places; where no one has tagged the words, any word may be one."""
        if not self._verbs:
            return re.search(r"\w", self.text[start:end]) is not None
        return any(start <= at < end for at in self._verbs)

    def in_a_row(self, parts: Sequence[Term]) -> bool:
        """Whether the parts stand in one sentence, one soon after the other."""
        gaps = [(a.end, b.start) for a, b in pairwise(parts)]
        return all(end - start < CLOSE and not breaks(self.text, start, end) for start, end in gaps)

    def joined(self, a: Term, b: Term) -> bool:
        """Whether "and" ties two parts."""
        return self.words.joins.search(self.text, a.end, b.start) is not None

    def rest(self, parts: Sequence[Term]) -> bool:
        """Whether the last part is told to be what is left."""
        return self.words.rest.search(self.text, parts[-2].end, parts[-1].end + 8) is not None

    def of_which(self, total: Term, first: Term) -> bool:
        """Whether words beside the first part make it a part of what stands before."""
        signs = max((self.text.rfind(one, total.end, first.start) for one in _STOPS), default=-1)
        start = max(total.end, signs, first.start - CLOSE)
        return self.words.of_which.search(self.text, start, first.end + 20) is not None

    def adds_up(self, total: Term, last: Term) -> bool:
        """Whether a word in front of the total or right behind it adds up what stands before."""
        start = max(last.end, total.start - NEAR)
        if self.words.together.search(self.text, start, total.end) is not None or self.raises(total, last):
            return True
        behind = self.text[total.end : total.end + 24].lstrip(" ,(")
        return any(one.match(behind) is not None for one in (self.words.together, self.words.closes))

    def raises(self, total: Term, last: Term) -> bool:
        """ "which takes the list to 43"."""
        ahead = self.text[max(last.end, total.start - NEAR * 2) : total.start]
        to = None
        for to in self.words.up_to.finditer(ahead):  # noqa: B007 - the last one
            pass
        return to is not None and not ahead[to.end() :].strip() and self.words.brings.search(ahead) is not None

    def combined(self, total: Term) -> bool:
        """Whether a word near the total says that it has several parts."""
        return self.words.combined.search(self.text, max(0, total.start - NEAR), total.end + NEAR) is not None

    def opened(self, total: Term, parts: Sequence[Term]) -> str:
        """The sign behind the total that opens the list of its parts, or nothing."""
        lead = self.text[total.end : parts[0].start]
        at = max((lead.rfind(one) for one in _STOPS), default=-1)
        if at < 0 or breaks(self.text, total.end, parts[0].start) or not self.in_a_row(parts):
            return ""
        between = key(lead[at + 1 :])
        if between and self.words.introduces.fullmatch(between) is None:
            return ""
        joined = lead[at] == "-" and not lead[at - 1 : at].isspace()
        return "" if joined else lead[at]

    def apposed(self, total: Term, parts: Sequence[Term]) -> bool:
        """Whether the parts stand behind the total as another way to say it."""
        sign = self.opened(total, parts)
        if not sign or sign == ";":
            return False
        if sign in _FREE:
            return True
        comma = self.text.rfind(sign, total.end, parts[0].start)
        if self._one_list(total, parts):
            return False
        return not self.verb_in(total.end, comma) or told((total, *parts)) >= TELLS or self._parallel(total, parts)

    def _parallel(self, total: Term, parts: Sequence[Term]) -> bool:
        """ "Five pacts were signed, two on energy and three on farming": the same word behind each part."""
        words = {self._next(one) for one in parts}
        lead = self.text[total.end : parts[0].start].lower()
        borrowed = all(total.lends_to(one) for one in parts)
        return borrowed and len(words) == 1 and not words & set(re.findall(r"\w+", lead))

    def taken_from(self, total: Term, parts: Sequence[Term]) -> bool:
        """ "Of 300 households 210 have returned and 90 have not"."""
        head = re.search(
            r"(?:^|[.!?;:,\n”\"])\s*([^.!?;:,\n”\"]*)\Z", self.text[max(0, total.start - 24) : total.start]
        )
        opened = head is not None and self.words.from_whole.fullmatch(key(head[1])) is not None
        return opened and self.in_a_row((total, *parts))

    def _one_list(self, total: Term, parts: Sequence[Term]) -> bool:
        """Whether the total is but the first of a list: "five candidates and 22 partners sent envoys"."""
        word = self._next(total)
        if word and word == self._next(parts[0]) and "," in self.text[total.end : parts[0].start]:
            return True
        tail = self.text[parts[-1].end : parts[-1].end + CLOSE]
        clause = re.split(r"[.,;:)!?–—\n]", tail, maxsplit=1)[0]
        return self.verb_in(parts[-1].end, parts[-1].end + len(clause)) and bool(self._verbs)

    def _next(self, term: Term) -> str:
        found = re.match(r"\s*(\w+)", self.text[term.end : term.end + 24])
        return found[1].lower() if found is not None else ""

    def bulleted(self, total: Term, parts: Sequence[Term]) -> bool:
        """Whether a colon behind the total opens a list and each part begins an item of it."""
        text = self.text
        heads = [text[text.rfind("\n", 0, one.start) + 1 : one.start].strip() for one in parts]
        if any(_BULLET.match(head) is None for head in heads) or len({one.start for one in parts}) < 2:
            return False
        lead = text[total.end : text.rfind("\n", 0, parts[0].start)].rstrip()
        return lead.endswith(":") and len(lead) < REACH_OF_LIST

    def apart(self, start: int, end: int) -> int:
        """How many paragraphs end between two places; items of a list are none."""
        return bisect_left(self._ends, end) - bisect_left(self._ends, start)

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in _PARAGRAPH.finditer(self.text)]

    def equated(self, total: Term, parts: Sequence[Term]) -> bool:
        """ "The 36 were nine deputies and 27 officials"."""
        lead = key(self.text[total.end : parts[0].start])
        return self.in_a_row(parts) and self._made_up(lead)

    def _made_up(self, lead: str) -> bool:
        """Whether words end in "consists of" and the like, with no other stop before it."""
        if re.search(r"[.;:(]|,.*,", lead):
            return False
        for found in self.words.makes_up.finditer(lead):
            rest = lead[found.end() :].strip()
            if not rest or self.words.introduces.fullmatch(rest) is not None:
                return True
        return False
