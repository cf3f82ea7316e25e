"""A text cut into segments, so that records whose words overlap can all be marked in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from comity.briefs import Dossier
from comity.briefs.dossier import Line

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that the same records hang on and the same records show."""

    text: str
    top: Line | None
    """the record whose colour it bears: the one with the fewest words here"""
    hung: int
    """how many numbered records hang on it"""
    shown_by: tuple[int, ...]
    """indices in `Dossier.lines` of the records that show these characters as evidence"""
    opens: tuple[Line, ...]
    """records whose words begin here"""
    closes: tuple[Line, ...]
    """numbered records whose words end here"""


Paragraph = tuple[Segment, ...]


def paragraphs(dossier: Dossier) -> tuple[Paragraph, ...]:
    """The text as paragraphs of segments; joined, the segments of a paragraph are its characters."""
    text = dossier.source.text
    marks = _Marks(dossier)
    out: list[Paragraph] = []
    start = len(text) - len(text.lstrip())
    for gap in [*_BREAK.finditer(text, start), None]:
        end = gap.start() if gap is not None else len(text.rstrip())
        if start < end:
            out.append(marks.segments(start, end))
        start = gap.end() if gap is not None else end
    return tuple(out)


class _Marks:
    """Which records begin, end, hang and show where."""

    def __init__(self, dossier: Dossier) -> None:
        self.text = dossier.source.text
        self.lines = dossier.lines
        self.hung: list[tuple[int, int, int]] = []
        self.shown: list[tuple[int, int, int]] = []
        self.opens: dict[int, list[int]] = defaultdict(list)
        self.closes: dict[int, list[int]] = defaultdict(list)
        for n, line in enumerate(self.lines):
            self.hung += [(one.start, one.end, n) for one in line.words]
            self.shown += [(one.start, one.end, n) for one in line.evidence]
            self.opens[line.words[0].start].append(n)
            if line.number is not None:
                self.closes[line.words[0].end].append(n)
        self.cuts = sorted({cut for start, end, _ in (*self.hung, *self.shown) for cut in (start, end)})

    def segments(self, start: int, end: int) -> Paragraph:
        """The segments of one paragraph."""
        hung = [mark for mark in self.hung if mark[0] < end and mark[1] > start]
        shown = [mark for mark in self.shown if mark[0] < end and mark[1] > start]
        cuts = [start, *(cut for cut in self.cuts if start < cut < end), end]
        return tuple(self._segment(low, high, hung, shown, last=high == end) for low, high in pairwise(cuts))

    def _segment(
        self, low: int, high: int, hung: list[tuple[int, int, int]], shown: list[tuple[int, int, int]], *, last: bool
    ) -> Segment:
        here = [(b - a, self.lines[n].number is None, a, n) for a, b, n in hung if a <= low and high <= b]
        loud = [one for one in here if not one[1]]
        _, _, _, top = min(loud or here, default=(0, False, 0, None))
        # Words that end in the white space between paragraphs close with the paragraph.
        ends = [cut for cut in self.closes if cut == high or (last and high < cut and not self.text[high:cut].strip())]
        return Segment(
            text=self.text[low:high],
            top=None if top is None else self.lines[top],
            hung=len(loud),
            shown_by=tuple(sorted({n for a, b, n in shown if a <= low and high <= b})),
            opens=tuple(self.lines[n] for n in self.opens.get(low, ())),
            closes=tuple(
                sorted((self.lines[n] for cut in ends for n in self.closes[cut]), key=lambda line: line.number or 0)
            ),
        )
