"""Sums: a total that the text gives beside its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from comity.lexicon import Language
from comity.reading.figures.numbers import key, numerals, words_like
from comity.reading.notes import Notes
from comity.records import Bound, Check, CheckKind, Figure, Passage, UnitKind

MOST = 8
"""Parts of one total; longer lists were not met outside tables."""
REACH = 500
"""Characters between a total and a part of it: about three sentences."""
NEAR = 40
"""Characters around a total in which a word like "in all" speaks of it."""
_EXACT = frozenset({Bound.EXACT})
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class SumWords:
    """Words that present totals and parts, compiled."""

    together: re.Pattern[str]
    called: re.Pattern[str]
    rest: re.Pattern[str]
    of_which: re.Pattern[str]
    copula: re.Pattern[str]
    some: re.Pattern[str]
    each: re.Pattern[str]


@lru_cache(maxsize=4)
def sum_words(tables: Language) -> SumWords:
    """The words of a language, from `figures.yml`."""
    tree = tables.tree("figures")

    def like(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{words_like(str(one) for one in tree.get(name) or ())})(?!\w)")

    return SumWords(
        *(like(one) for one in ("together", "combined", "rest", "of_which", "makes_up", "some_of", "each_words"))
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A figure as a term of a sum."""

    figure: Figure
    unit: str | None
    step: float
    """what one more in its last printed place is worth"""

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.figure.anchor.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.figure.anchor.end

    @property
    def value(self) -> float:
        """Its value."""
        return self.figure.value

    def lends_to(self, other: Term) -> bool:
        """Whether the other figure takes its unit from this one."""
        words = other.figure.passages.get("unit")
        return words is not None and words.start < self.end and words.end > self.start


def sum_checks(notes: Notes) -> None:
    """Find every total whose parts the text gives, and say whether they make it."""
    terms = _terms(notes)
    words = sum_words(notes.language)
    used: set[int] = set()
    for i, total in enumerate(terms):
        parts = _parts_behind(notes, words, terms, i) or _parts_before(notes, words, terms, i)
        if parts and not used & {id(one) for one in parts}:
            used |= {id(one) for one in parts}
            _add(notes, total, parts)
            continue
        parts = _certain(notes, words, terms, i)
        if parts:
            used |= {id(one) for one in parts}
            _add(notes, total, parts)


def _terms(notes: Notes) -> list[Term]:
    out = []
    words = numerals(notes.language)
    for figure in sorted(notes.found(Figure), key=lambda one: (one.anchor.start, one.anchor.end)):
        if figure.unit_kind is UnitKind.TIME or figure.high is not None or figure.value <= 0:
            continue
        step = _step(figure, words.scan)
        out.append(Term(figure, figure.unit.partition("/")[0] if figure.unit else None, step))
    return out


def _step(figure: Figure, scan: re.Pattern[str]) -> float:
    """Worth of the last printed place: a value of 1.15 billion is known to ten million."""
    found = scan.search(figure.anchor.text)
    if found is None:
        return 1.0
    digits = re.sub(r"[^\d.]", "", found[0])
    try:
        scale = figure.value / float(digits)
    except (ValueError, ZeroDivisionError):
        return 1.0
    return scale * float(10.0 ** -len(digits.partition(".")[2]))


def _makes(total: Term, parts: list[Term]) -> bool:
    """Whether the parts make the total, as far as all are printed."""
    off = abs(sum(one.value for one in parts) - total.value)
    coarse = max([total.step, *(one.step for one in parts)])
    exact = 1e-9 * total.value
    return off <= (exact if coarse <= 1 else max(exact, 0.5 * total.step if total.step >= coarse else exact))


def _alike(total: Term, part: Term, loose: bool) -> bool:
    """Whether a figure can be a part: of the same unit, or also of another counted noun when `loose`."""
    if part.figure.unit_kind is not total.figure.unit_kind or part.value >= total.value:
        return False
    if part.figure.status is not total.figure.status and part.figure.unit_kind is UnitKind.PERCENT:
        return False
    return part.unit == total.unit or (loose and part.figure.unit_kind is UnitKind.COUNT) or total.lends_to(part)


def _parts_behind(notes: Notes, words: SumWords, terms: list[Term], i: int) -> list[Term]:
    """Parts that follow their total and make it."""
    total, text = terms[i], notes.source.text
    if total.figure.unit_kind is UnitKind.PERCENT:
        return []
    around = text[max(0, total.start - NEAR) : total.end + NEAR]
    combined = words.called.search(around) is not None
    for loose in (False, True):
        parts: list[Term] = []
        for one in terms[i + 1 :]:
            if len(parts) == MOST or (not combined and _too_far(text, total, one)):
                break
            if not _alike(total, one, loose):
                continue
            parts.append(one)
            if len(parts) > 1 and _makes(total, parts) and _presented(notes, words, total, parts, loose, combined):
                return parts
            if sum(part.value for part in parts) > total.value + total.step:
                break
    return []


def _too_far(text: str, a: Term, b: Term) -> bool:
    """More than a paragraph on."""
    return text.count("\n\n", a.end, b.start) > 1 or b.start - a.end > REACH


def _presented(notes: Notes, words: SumWords, total: Term, parts: list[Term], loose: bool, combined: bool) -> bool:
    """Whether the text itself puts these figures as parts of that total."""
    text = notes.source.text
    lead = text[total.end : parts[0].start]
    of = words.of_which.search(text[max(total.end, parts[0].start - 16) : parts[0].end + 20]) is not None
    if not combined and not of and "\n\n" in text[total.end : parts[-1].end]:
        return False
    if all(total.lends_to(one) for one in parts):
        return True
    if _apposed(lead) and _in_a_row(text, parts):
        return True
    if words.copula.fullmatch(key(lead)) is not None and _in_a_row(text, parts):
        return True
    if loose:
        return False
    if combined and len(parts) > 2:
        return True
    if of or words.of_which.search(lead) is not None:
        return True
    return words.rest.search(text[parts[-2].end : parts[-1].start + 30]) is not None


def _apposed(lead: str) -> bool:
    """Nothing but a comma, colon, dash or bracket between the total and its first part."""
    return bool(lead.strip()) and not re.search(r"\w", lead)


def _in_a_row(text: str, parts: list[Term]) -> bool:
    """Whether the parts stand in one sentence, one soon after the other."""
    gaps = [text[a.end : b.start] for a, b in pairwise(parts)]
    return all(len(gap) < 60 and not re.search(r"[.;!?]\s", gap) for gap in gaps)


def _parts_before(notes: Notes, words: SumWords, terms: list[Term], i: int) -> list[Term]:
    """Parts that stand in front of their total: "1.9 and 1.4, which makes 3.3"."""
    total, text = terms[i], notes.source.text
    if not _summed_up(words, text, terms, i):
        return []
    parts: list[Term] = []
    for one in reversed(terms[max(0, i - MOST) : i]):
        if _too_far(text, one, total) or (parts and one.value >= total.value):
            break
        if not _alike(total, one, False):
            continue
        parts.insert(0, one)
        if len(parts) > 1 and _makes(total, parts):
            return parts
    return []


def _summed_up(words: SumWords, text: str, terms: list[Term], i: int) -> bool:
    """Whether a word in front of the total or right behind it adds up."""
    total = terms[i]
    low = terms[i - 1].end if i else 0
    ahead = text[max(low, total.start - NEAR) : total.end]
    behind = text[total.end : total.end + 16]
    return words.together.search(ahead) is not None or words.together.match(behind.lstrip(" ,")) is not None


def _certain(notes: Notes, words: SumWords, terms: list[Term], i: int) -> list[Term]:
    """Parts that can only be meant as the whole of a total, though they do not make it."""
    total, text = terms[i], notes.source.text
    if total.figure.bound is not Bound.EXACT:
        return []
    parts = _bracketed(words, text, terms, i) or _added(words, text, terms, i)
    if parts and words.each.search(text[parts[0].start : max(total.start, parts[-1].end + NEAR)]) is not None:
        return []  # "360 each at two places": the parts are not all printed
    return parts


def _bracketed(words: SumWords, text: str, terms: list[Term], i: int) -> list[Term]:
    """ "13 corridors (five rail, seven road)": a bracket right behind the total that holds nothing but its parts."""
    total = terms[i]
    if not text[total.end :].lstrip().startswith("("):
        return []
    close = text.find(")", total.end)
    inside = [one for one in terms[i + 1 :] if one.end <= close]
    if len(inside) < 2 or words.some.search(text[total.end : inside[0].start]) is not None:
        return []
    sure = all(total.lends_to(one) and one.figure.bound is Bound.EXACT for one in inside)
    return inside if sure and _apposed(text[total.end : inside[0].start]) else []


def _added(words: SumWords, text: str, terms: list[Term], i: int) -> list[Term]:
    """ "8.3 km and 0.9 km, 9.4 km in all": figures of one unit in one sentence, and a total named as such."""
    total = terms[i]
    behind = text[total.end : total.end + 16].lstrip(" ,")
    if words.called.match(behind) is None:
        return []
    parts: list[Term] = []
    last = total
    for one in reversed(terms[max(0, i - MOST) : i]):
        if re.search(r"[.;!?]\s", text[one.end : last.start]) or one.unit != total.unit:
            break
        if one.figure.unit_kind is not total.figure.unit_kind or one.figure.bound is not Bound.EXACT:
            break
        parts.insert(0, one)
        last = one
    return parts if len(parts) > 1 and all(one.value < total.value for one in parts) else []


def _add(notes: Notes, total: Term, parts: list[Term]) -> None:
    """Keep the check, with the figures as they are printed."""
    holds = _makes(total, parts)
    left = " + ".join(_printed(one.figure) for one in parts)
    made = "" if holds else f" = {sum(one.value for one in parts):,.10g}"
    says = f"{left}{made} {'=' if holds else '≠'} {_printed(total.figure)}"
    figures = [total.figure, *(one.figure for one in parts)]
    _keep(notes, CheckKind.SUM, holds, says, figures)


def _printed(figure: Figure) -> str:
    return " ".join(figure.anchor.text.split())


def _keep(notes: Notes, kind: CheckKind, holds: bool, says: str, figures: list[Figure]) -> None:
    evidence: tuple[Passage, ...] = tuple(one.anchor for one in figures)
    records = tuple(one.id for one in figures)
    notes.add(Check(source=notes.source, kind_=kind, holds=holds, says=says, records=records, evidence=evidence))


def share_checks(notes: Notes) -> None:
    """Shares of one whole in one sentence that make a hundred."""
    sentence: list[Figure] = []
    for figure in [*sorted(notes.found(Figure), key=lambda one: one.anchor.start), None]:
        fits = (
            figure is not None
            and figure.unit == "percent"
            and figure.direction is None
            and figure.high is None
            and figure.bound in _EXACT
        )
        if fits and figure is not None and (not sentence or _follows(notes.source.text, sentence[-1], figure)):
            sentence.append(figure)
            continue
        _shares(notes, sentence)
        sentence = [figure] if fits and figure is not None else []


def _follows(text: str, a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one sentence, one soon after the other."""
    gap = text[a.anchor.end : b.anchor.start]
    return len(gap) < MOST * 10 and re.search(r"[.;!?]\s", gap) is None


def _shares(notes: Notes, figures: list[Figure]) -> None:
    """Keep a check where the shares of a sentence make a hundred; where not, they need not be all of them."""
    if len(figures) < 2 or abs(sum(one.value for one in figures) - _WHOLE) > 1e-9:
        return
    says = " + ".join(_printed(one) for one in figures) + f" = {_WHOLE:g}"
    _keep(notes, CheckKind.SUM, True, says, figures)
