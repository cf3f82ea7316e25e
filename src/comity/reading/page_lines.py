"""Lines that are no part of the text: captions, "Read also", notices of cookies, counters, and what stands there twice.

They are hidden from the parser by blanks of the same length, so every offset still holds; nothing is recorded of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from comity.lexicon import Language

NOTICE = 300
"""Characters that a notice may have; a paragraph of an article that speaks of cookies is longer."""
REPEATED = 100
"""Characters from which on a line that stands there again word for word is a slip; refrains are shorter."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_APART = "[ \t]*(?:[:|•–—-]|$)"
_AMOUNT = r"\d[\d.,\u00a0\u202f ]*[kKmM]?"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a language, compiled."""

    line: re.Pattern[str] | None
    """a line that is the page's by how it begins or by what it counts"""
    notice: re.Pattern[str] | None


@lru_cache(maxsize=8)
def page_of(language: Language) -> Page:
    """The words of the page; a language without the table knows none."""
    tree = language.tree("page")
    labels, openings, notices, counted = (
        "|".join(re.escape(str(one)) for one in sorted(tree.get(name, ()), key=len, reverse=True))
        for name in ("labels", "openings", "notices", "counted")
    )
    forms = []
    if labels:
        forms.append(rf"\W*(?:{labels}){_APART}")
    if openings:
        forms.append(rf"\W*(?:{openings})\b")
    if counted:
        forms.append(rf"\W*{_AMOUNT}\s*(?:{counted})\W*$")
        forms.append(rf"\W*(?:{counted})\s*[:(]?\s*{_AMOUNT}\W*$")
    return Page(
        re.compile("|".join(forms), re.IGNORECASE) if forms else None,
        re.compile(notices, re.IGNORECASE) if notices else None,
    )


def page_lines(text: str, language: Language) -> list[tuple[int, int]]:
    """Characters `[start, end)` of each line that is no part of the text."""
    page = page_of(language)
    out: list[tuple[int, int]] = []
    seen: set[str] = set()
    for found in _LINE.finditer(text):
        line = found[0].strip()
        if len(line) >= REPEATED:
            if line in seen:
                out.append(found.span())
                continue
            seen.add(line)
        ours = len(line) <= NOTICE and (
            (page.line is not None and page.line.match(line)) or (page.notice is not None and page.notice.search(line))
        )
        if ours:
            out.append(found.span())
    # A text that is nothing but such lines is not hidden from its reader.
    left = len(_LETTER.findall(text)) - sum(len(_LETTER.findall(text[start:end])) for start, end in out)
    return out if left else []


def blanked(text: str, lines: list[tuple[int, int]]) -> str:
    """The text with these lines blanked out: every character stays at its place."""
    parts, at = [], 0
    for start, end in lines:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
