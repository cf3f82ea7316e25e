"""The lines above a text, told apart: headline, byline, place and date, name of the paper, kind of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from comity.intake.dateline import Dates, alternatives, dates_of, words_of
from comity.lexicon import Language

LINES = 14
"""Lines that are looked at: mastheads, share buttons and standfirsts take up to ten."""

WITHIN = 20_000
"""Characters within which the lines above a text stand."""

LONG = 600
"""Characters of a line that are looked at: by then it is the text, and patterns stay quick on any line."""

TITLE = 180
"""Characters of a headline at most; the longest seen, of official documents, have 150."""

BODY = 200
"""Characters from which a line is no line above a text but the text."""

SENTENCE = 12
"""Words from which a line that ends in a full stop is the text."""

BYLINE = 140
"""Characters of a byline at most: two authors with their offices."""

GREETING = 160
"""Characters of a line that addresses hearers at most."""

UNKNOWN = 60
"""Characters of a line that is neither headline nor about the text, and yet not the text: a slug, a menu's entry."""

_MARKUP = re.compile(r"^#{1,6}\s+|^[>*_\s]+|[*_\s]+$")
_LIST = re.compile(r"(?:[•·▪‣*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_PARTS = re.compile(r"\s{3,}|\s*[|·•;>»›\n]\s*|,\s+|\s+/\s+|(?<=[^\W\d_]{3})\.\s+|\s+[–—-]{1,2}\s+")
_ENDS = re.compile(r"[.,;:]$")
_SITE = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+/?")
_PATH = re.compile(r"\s[>»›]\s")
_WIDE = re.compile(r"\s{3,}")
_BRACKET = re.compile(r"\s*\([^)]*\)?$")
_STOPPED = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its marks of emphasis off.

    Args:
        text: the words.
        heading: whether Markdown marks it as a heading.
        apart: whether an empty line follows.
    """

    text: str
    heading: bool
    apart: bool


def top_lines(text: str, most: int = LINES) -> list[Line]:
    """The first lines of a text that are not empty."""
    text = text[:WITHIN]
    lines: list[Line] = []
    start = 0
    while start < len(text) and len(lines) < most:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        raw = text[start : min(end, start + LONG)]
        rest = text[end + 1 : end + 400]
        words = _EMPHASIS.sub("", _MARKUP.sub("", _MARKUP.sub("", raw.strip()))).strip()
        if any(character.isalnum() for character in words):
            first = rest.partition("\n")[0]
            lines.append(Line(words, raw.lstrip().startswith("#"), not first.strip()))
        start = end + 1
    return lines


class Marks:
    """What tells the lines of one language apart, built once from its `header.yml`."""

    def __init__(self, tables: Language) -> None:
        self.dates: Dates = dates_of(tables)
        self.published = frozenset(words_of(tables, "published"))
        self.not_published = frozenset(words_of(tables, "not_published"))
        self.media = frozenset(words_of(tables, "media"))
        self.bodies = frozenset(words_of(tables, "bodies"))
        self.generic = frozenset(words_of(tables, "generic"))
        self.small = frozenset(words_of(tables, "small_words"))
        self.reporters = self._whole(words_of(tables, "reporters"))
        self.authors = self._whole(words_of(tables, "authors"))
        self.first_person = frozenset(words_of(tables, "first_person"))
        self.reporting = frozenset(words_of(tables, "reporting"))
        self._bylines = words_of(tables, "bylines")
        self._closings = words_of(tables, "closings")
        self._read_page(tables)
        kinds = tables.tree("header").get("kinds") or {}
        self.kinds: tuple[str, ...] = tuple(kinds)
        self.alone = {str(word).lower(): kind for kind in reversed(kinds) for word in kinds[kind].get("alone") or ()}
        self.opens = {kind: self._start(kinds[kind].get("opens") or ()) for kind in kinds}
        self.greets = {kind: self._start(kinds[kind]["greets"]) for kind in kinds if kinds[kind].get("greets")}
        self.articles = {kind: tuple(kinds[kind]["articles"]) for kind in kinds if kinds[kind].get("articles")}

    def _read_page(self, tables: Language) -> None:
        """What tells the lines of a page or letter from those of the text."""
        page = {name: tuple(str(word).lower() for word in words or ()) for name, words in tables.tree("page").items()}
        openings, notices = (alternatives(page.get(name, ())) for name in ("openings", "notices"))
        captions = alternatives(page.get("labels", ()))
        self.menu = frozenset((*words_of(tables, "menu"), *page.get("labels", ())))
        self._furniture = re.compile(rf"(?:{openings})\b|(?:\W{{0,2}}(?:{captions}))\s*(?::|\s[–—-]\s)", re.I)
        self._notice = re.compile(rf"\b(?:{notices})\b", re.I)
        self.caption = re.compile(rf"\b(?:{alternatives(words_of(tables, 'pictures'))})\s*:", re.I)
        self.not_media = self._whole(words_of(tables, "not_media"))
        self.embargoes = frozenset(words_of(tables, "embargoes"))
        self.first_published = frozenset(words_of(tables, "first_published"))
        self.delivered = frozenset(words_of(tables, "delivered"))
        self.ends = frozenset(words_of(tables, "ends"))
        self.kept = self._start(words_of(tables, "kept"))
        numbers = alternatives(words_of(tables, "numbers"))
        self._about = re.compile(
            rf"(?:{alternatives(words_of(tables, 'about'))})\s*:"
            rf"|(?:{alternatives(words_of(tables, 'embargoes'))})(?!\w)"
            rf"|(?:{numbers})\.?\s*\d+(?:/\d+\b|\s*$|,\s*(?:{numbers})\b)"
            rf"|(?:{alternatives(words_of(tables, 'foundings'))})\.?\s+\d{{4}}$",
            re.I,
        )
        self._tail = re.compile(rf"(?:\s(?:{numbers})\b)?[\s\d/.:№()–—-]+$", re.I)
        self._publisher = re.compile(rf"(?:{alternatives(words_of(tables, 'publisher_labels'))})\s*:\s*", re.I)
        self._mission = self._start(words_of(tables, "missions"))
        self._mission_words = frozenset(words_of(tables, "mission_words"))
        self._mail = re.compile(rf"(?:{alternatives(words_of(tables, 'mail'))})\s*:\s", re.I)
        again = rf"(?:(?:{alternatives(words_of(tables, 'mail_replies'))})\s*:\s*)*"
        self._subject = re.compile(rf"(?:{alternatives(words_of(tables, 'mail_subject'))})\s*:\s+{again}(\S.*)", re.I)
        self.printed_in = re.compile(
            rf"(?:{alternatives(words_of(tables, 'printed_in'))})\s+(?P<paper>[^\n,]{{2,60}}?),?\s+"
            rf"{self.dates.date}\.?$",
            re.I,
        )

    @staticmethod
    def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{alternatives(words)})\b", re.I)

    @staticmethod
    def _start(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?:{alternatives(tuple(str(word).lower() for word in words))})(?!\w)", re.I)

    @cached_property
    def byline(self) -> re.Pattern[str]:
        """`By Harriet Lowe`, `From our correspondent`: never followed by a number, never a sentence."""
        return re.compile(rf"(?:{alternatives(self._bylines)})\s+(?!\d)\S.*(?<![.!?])$", re.I)

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """The closing words of a document that parties signed, with place and day."""
        on = alternatives(self.dates.on)
        return re.compile(
            rf"^(?:{alternatives(self._closings)})\s[^\n]{{2,80}}?(?:,\s*|\s)(?:(?:{on})\s+)?{self.dates.date}",
            re.I | re.M,
        )

    def parts(self, line: str) -> list[str]:
        """A line cut at its bars, dots, commas and dashes."""
        return [part for part in (piece.strip(" ()[]") for piece in _PARTS.split(line)) if part]

    def kind_alone(self, part: str) -> str | None:
        """The kind of text that a part of a line names and nothing else, a number aside."""
        return self.alone.get(self._tail.sub("", part).strip().lower())

    def is_byline(self, line: str) -> bool:
        """Whether a line names the author."""
        return len(line) <= BYLINE and self.byline.match(line) is not None

    def is_meta(self, line: str) -> bool:
        """Whether a line is about the text: its date, author, kind or place in a menu."""
        if len(line) > BODY:
            return False
        if self.is_about(line) or self.is_byline(line) or any(self.kind_alone(part) for part in self.parts(line)):
            return True
        printed = self.dates.printed(line)
        if any(one.label is not None or one.start == 0 for one in printed):
            return True
        if (dateline := self.dates.dateline(line)) is not None and dateline.end >= len(line):
            return True
        return _PATH.search(line) is not None or line.count(" | ") > 1

    def apart(self, line: str) -> tuple[str, str | None]:
        """A headline, and what stands after a wide space in its line if that is the date."""
        words = _WIDE.split(line, maxsplit=1)
        if len(words) < 2 or not any(
            one.start == 0 and one.end >= len(words[1]) for one in self.dates.printed(words[1])
        ):
            return line, None
        return words[0], words[1]

    def is_about(self, line: str) -> bool:
        """Whether a line opens with a label of its own, `Contact:`, or is nothing but the name of a site."""
        return self._about.match(line) is not None or _SITE.fullmatch(line) is not None

    def is_furniture(self, line: str) -> bool:
        """Whether a line belongs to the page: a menu, a notice of cookies, a caption, a link to another text."""
        return (
            line.lower().rstrip(" :.") in self.menu
            or self._furniture.match(line) is not None
            or (len(line) <= BODY and self._notice.search(line) is not None)
        )

    def subject(self, lines: list[Line]) -> str | None:
        """The subject of a letter whose sender, readers or day stand in lines beside it."""
        if not any(self._mail.match(line.text) for line in lines):
            return None
        subjects = [found[1] for line in lines if (found := self._subject.match(line.text)) is not None]
        return subjects[0] if len(subjects) == 1 else None

    def is_mail(self, line: str) -> bool:
        """Whether a line is one of those above a letter."""
        return self._mail.match(line) is not None or self._subject.match(line) is not None

    def is_stopped(self, line: str) -> bool:
        """Whether a line ends as a sentence does."""
        return _STOPPED.search(line) is not None

    def is_mission(self, line: str) -> bool:
        """Whether a line is the name of an embassy and of the place where it sits."""
        return self._mission.match(line) is not None and all(
            not word[:1].islower() or word.lower() in self.small or word.lower() in self._mission_words
            for word in line.split()
        )

    def named(self, part: str) -> str | None:
        """The name in a part of a line, without a label that says whose it is; None where another label stands."""
        part = _BRACKET.sub("", self._publisher.sub("", part))
        return None if ":" in part else part

    def greeting(self, line: str) -> str | None:
        """The kind of text in which a line addresses hearers like this: `Excellencies, dear friends,`."""
        if len(line) > GREETING or line[-1:] not in {",", ":", "!"}:
            return None
        return next((kind for kind, pattern in self.greets.items() if pattern.match(line)), None)

    def is_body(self, line: Line) -> bool:
        """Whether the text itself has begun."""
        if line.heading:
            return False
        if len(line.text) > BODY or self._is_item(line.text) or self.greeting(line.text) is not None:
            return True
        dateline = self.dates.dateline(line.text)
        if (
            dateline is not None
            and len(line.text) - dateline.end > 40
            and not self.dates.printed(line.text[dateline.end :])
        ):
            return True
        if any(pattern.match(line.text) for pattern in self.opens.values()):
            return False
        # a sentence, also behind a day: "SUVA, 3 November, Newsfile - From January lorries of both ..."
        last = max((one.end for one in self.dates.printed(line.text)), default=0)
        return line.text.endswith(".") and len(line.text[last:].split()) >= SENTENCE

    def _is_item(self, line: str) -> bool:
        """Whether a line is an item of a list; sites put a mark before the date too."""
        mark = _LIST.match(line)
        if mark is None:
            return False
        rest = line[mark.end() :].strip()
        return not any(one.start == 0 and one.end >= len(rest) for one in self.dates.printed(rest))

    def is_headline(self, line: Line, after: Line | None) -> bool:
        """Whether a line looks like a headline: short, no full stop, and set apart from what follows."""
        text = line.text
        if after is None or len(text) > TITLE or len(text.split()) < 2 or text[:1].islower() or _LIST.match(text):
            return False
        if _ENDS.search(text) and not text.endswith("..."):
            return False
        return line.heading or line.apart or self.is_meta(after.text) or self.dates.dateline(after.text) is not None

    def is_name(self, part: str) -> bool:
        """Whether every word of a part is a name's: capital, figure or small word, and there are two or more."""
        words = part.split()
        return (
            len(words) > 1
            and not part[:1].islower()
            and all(not word[:1].islower() or word.lower() in self.small for word in words)
        )

    def names_one_of(self, part: str, words: frozenset[str]) -> bool:
        """Whether a name holds one of these words, but as the press in general."""
        return any(word in words for word in re.findall(r"[^\W\d_]+", self.not_media.sub(" ", part.lower())))


@lru_cache(maxsize=8)
def marks_of(tables: Language) -> Marks:
    """The marks of a language, built once."""
    return Marks(tables)
