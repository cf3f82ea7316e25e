"""Words and patterns of dates, compiled from a language's table.

A text is cut into words once; each word becomes one character that stands for the set of classes it belongs to, so that
a pattern over classes is an ordinary regular expression over a short string. No rule ever looks at the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from comity.errors import LexiconError
from comity.lexicon import Language
from comity.reading.dates.needs import Needs

_ISO = r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
_NUMERIC = r"(?:\d{1,2}(?P<one>[./-])\d{1,2}(?P=one)\d{4}|\d{4}(?P<two>[./])\d{1,2}(?P=two)\d{1,2})(?!\d)(?![./-]\d)"
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_HOURDOT = r"(?:[01]\d|2[0-3])\.[0-5]\d(?![\d.])"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+\.\d+|\d+"
_UNTOUCHED = re.compile(r"\S+(?:://|@)\S+|\bwww\.\S+")
"""Addresses: whatever their digits look like, they are no dates."""

_MARKS = {**dict.fromkeys("-–—‐‑", "-"), "’s": "'s"}
_FIRST = 0xE000
"""First code point of the private-use area: one character for each set of classes."""

BREAK, OTHER = "\n", "~"
"""The end of a paragraph, and a mark that no pattern knows."""

_TOKEN = re.compile(
    r"\{(?P<classes>[\w|]+)(?::(?P<key>\w+))?\}|<(?P<part>\w+)>|(?P<op>[()|?*+])|(?P<not>[!~])|(?P<at>[«»])"
    r"|(?P<word>[^\s(){}<>|?*+«»!~]+)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule, over the characters of classes."""

    regex: re.Pattern[str]
    keys: Mapping[str, tuple[str, tuple[str, ...]]]
    """group -> the name it is kept under, and the classes whose value it takes"""
    needs: tuple[frozenset[str], ...] = ()
    """the pattern fits only a text that has a character of each of these"""

    def may_fit(self, present: set[str]) -> bool:
        """Whether a text with these characters can fit at all: most texts lack a word that most patterns need."""
        return not any(need.isdisjoint(present) for need in self.needs)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern means: the reckoning to make, and what else the table says."""

    name: str
    make: str
    given: Mapping[str, Any]
    patterns: tuple[Pattern, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before a phrase that belong to it and modify it."""

    pattern: Pattern
    mod: str | None


@dataclass(slots=True)
class Lexed:
    """A text cut into words: one character each in `string`, with offsets, forms and values."""

    text: str
    string: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fits words `[start, end)`, and the values of its slots."""

    rule: Rule
    start: int
    end: int
    got: Mapping[str, Any]


class Words:
    """The vocabulary and the rules of one language."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self.tree = tree
        self.classes: dict[str, dict[str, Any]] = {
            name: {str(word).lower(): value for word, value in entries.items()}
            for name, entries in (tree.get("words") or {}).items()
        }
        self._capital = frozenset(tree.get("capital") or ())
        self._dotted = frozenset(str(word) for word in tree.get("dotted") or ())
        self._chars: dict[frozenset[str], str] = {}
        self._members: dict[str, set[str]] = {}
        self._known: dict[str, tuple[str, str, dict[str, Any]]] = {}
        self._unknown: tuple[str, str, dict[str, Any]] = (OTHER, OTHER, {})
        self._number_chars: dict[tuple[str, ...], str] = {}
        self._parts = {name: str(part) for name, part in (tree.get("parts") or {}).items()}
        self._learn()
        self._lexer = re.compile(self._lexer_pattern(), re.IGNORECASE)
        self.rules = self._rules("rules")
        self.milestones = self._rules("milestones")
        self.prefixes = {
            "date": [Prefix(self._compile(one + " ", end=True), None) for one in self._listed("date")],
            **{kind: self._measures(kind) for kind in ("duration", "time")},
        }

    def word_class(self, name: str) -> Mapping[str, Any]:
        """The words of a class and their values; empty where the language lacks it."""
        return self.classes.get(name, {})

    # ---- cutting ----------------------------------------------------------------------------------------------

    def lex(self, text: str, wrapped: bool = False) -> Lexed:
        """Cut a text into words.

        Args:
            text: the text.
            wrapped: whether a single line break is an editor's and means nothing.
        """
        out = Lexed(text)
        if "://" in text or "@" in text or "www." in text:
            text = _UNTOUCHED.sub(lambda found: OTHER * len(found[0]), text)
        chars: list[str] = []
        starts, ends, forms, values, last = out.starts, out.ends, out.words, out.values, 0
        for found in self._lexer.finditer(text):
            kind = found.lastgroup or ""
            start, end = found.span(kind)
            if start < last:
                continue
            word = text[start:end]
            if kind in ("word", "mixed"):
                char, value, word, end = self._word(word, text, end)
            elif kind == "mark":
                word = _MARKS.get(word.lower(), word)
                char, value = self._known.get(word, self._unknown)[0], None
            elif kind == "number":
                char, value = self._number(word, text, end)
            elif kind == "line":
                if wrapped and word.count("\n") == 1:
                    continue
                char, value = BREAK, None
            elif kind == "compound":
                char, value = self._compound(word)
            else:
                char, value, word = self._shapes[kind], word, word.lower()
                if kind == "nth":
                    value = int("".join(c for c in word if c.isdigit()))
            chars.append(char)
            starts.append(start)
            ends.append(end)
            forms.append(word)
            values.append(value)
            last = end
        out.string = "".join(chars)
        return out

    def _word(self, word: str, text: str, end: int) -> tuple[str, Any, str, int]:
        low = word.lower()
        capital = word[0].isupper()
        entry = self._known.get(low)
        if entry is None:
            return (self._cap if capital else self._low), None, low, end
        if low in self._dotted and text[end : end + 1] == ".":
            end += 1
        return entry[1] if capital else entry[0], entry[2], low, end

    def _compound(self, word: str) -> tuple[str, Any]:
        """`twenty-five`, `twenty-first`: the tens and the units that make them."""
        tens, units = word.lower().split("-")
        base = int(self.word_class("num")[tens])
        ordinal = units in self.word_class("ordinal")
        name = "ordinal" if ordinal else "num"
        total = base + int(self.word_class(name)[units])
        return self._number_chars[(name,)], {name: total}

    def _number(self, word: str, text: str, end: int) -> tuple[str, Any]:
        digits = re.sub(r"[,\s\u00a0\u202f]", "", word)
        if text[end : end + 1].isalpha() or "." in digits or len(digits) != len(word) or len(digits) > 6:
            glued = text[end : end + 1].isalpha()
            return (OTHER, None) if glued else (self._number_chars[("num",)], float(digits))
        value = int(digits)
        classes = ["num"]
        if len(digits) <= 2:
            classes += ["day"] * (1 <= value <= 31) + ["yy"] * (len(digits) == 2)
        elif len(digits) == 4 and 1000 <= value <= 2199:
            classes.append("year")
        return self._number_chars[tuple(classes)], value

    # ---- building ---------------------------------------------------------------------------------------------

    def _listed(self, kind: str) -> Any:
        return (self.tree.get("prefixes") or {}).get(kind) or []

    def _measures(self, kind: str) -> list[Prefix]:
        return [
            Prefix(self._compile(one, end=True), mod)
            for mod, listed in dict(self._listed(kind)).items()
            for one in listed
        ]

    def _learn(self) -> None:
        """Give a character to every set of classes that a word of this language can have."""
        literals = self._literals()
        every = set(literals) | {word for entries in self.classes.values() for word in entries}
        for word in sorted(every):
            mine = {name: entries[word] for name, entries in self.classes.items() if word in entries}
            spelled = {f"={word}"} if word in literals else set()
            low = frozenset(name for name in mine if name not in self._capital) | spelled
            high = frozenset(mine) | spelled
            self._known[word] = (self._char(low or frozenset({"low"})), self._char(high), mine)
        self._cap, self._low = self._char(frozenset({"cap"})), self._char(frozenset({"low"}))
        for classes in (("num",), ("ordinal",), ("num", "day"), ("num", "yy"), ("num", "day", "yy"), ("num", "year")):
            self._number_chars[classes] = self._char(frozenset(classes))
        names = ["iso", "numdate", "clock", "hourdot", *(self.tree.get("shapes") or {})]
        self._shapes = {name: self._char(frozenset({name})) for name in names}
        self._members["break"] = {BREAK}

    def _literals(self) -> set[str]:
        """Every word that a pattern spells out."""
        found: set[str] = {"'s"}
        for source in self._sources():
            found.update(match["word"].lower() for match in _TOKEN.finditer(source) if match["word"])
        return found

    def _sources(self) -> Iterator[str]:
        for section in ("rules", "milestones"):
            for rule in (self.tree.get(section) or {}).values():
                yield from rule.get("patterns", ())
        yield from self._parts.values()
        prefixes = self.tree.get("prefixes") or {}
        yield from prefixes.get("date", ())
        for kind in ("duration", "time"):
            for listed in (prefixes.get(kind) or {}).values():
                yield from listed

    def _char(self, classes: frozenset[str]) -> str:
        char = self._chars.get(classes)
        if char is None:
            char = self._chars[classes] = chr(_FIRST + len(self._chars))
            for name in classes:
                self._members.setdefault(name, set()).add(char)
        return char

    def _lexer_pattern(self) -> str:
        shapes = self.tree.get("shapes") or {}
        tens = [w for w, n in self.word_class("num").items() if n % 10 == 0 and 20 <= n <= 90]
        units = [w for w, n in self.word_class("num").items() if n < 10]
        units += [w for w, n in self.word_class("ordinal").items() if n < 10]
        # In this language's letters, digits first where a form begins with one: the first alternative that fits wins.
        lettered = "".join(rf"|(?P<{name}>(?<!\w)(?:{form}))" for name, form in shapes.items())
        compound = rf"|(?P<compound>\b(?:{'|'.join(tens)})-(?:{'|'.join(units)})\b)" if tens and units else ""
        return (
            # Most words are plain, and are met first.
            rf"[^\S\n]*+(?:(?P<word>[^\W\d_]++(?![\w-]))|(?P<line>\n\s*)"
            rf"|(?P<iso>(?<![\w./-]){_ISO})|(?P<numdate>(?<![\w./-]){_NUMERIC})"
            rf"{lettered}{compound}|(?P<clock>(?<![\d:.,]){_CLOCK})|(?P<hourdot>(?<![\d:.,]){_HOURDOT})"
            rf"|(?P<number>{_NUMBER})|(?P<mixed>[^\W\d_]+(?:\d+\w*)?)|(?P<mark>['’]s\b|[^\w\s]|_))"
        )

    def _rules(self, section: str) -> tuple[Rule, ...]:
        found = []
        for rank, (name, rule) in enumerate((self.tree.get(section) or {}).items()):
            given = {key: value for key, value in rule.items() if key not in ("make", "patterns")}
            patterns = tuple(self._compile(str(one)) for one in rule["patterns"])
            found.append(Rule(name, str(rule["make"]), given, patterns, rank))
        return tuple(found)

    def _compile(self, source: str, end: bool = False) -> Pattern:
        """A pattern over classes as a regular expression over their characters."""
        for _ in range(3):
            source = re.sub(r"<(\w+)>", lambda found: self._parts[found[1]], source)
        out: list[str] = []
        keys: dict[str, tuple[str, tuple[str, ...]]] = {}
        negation = ""
        needs = Needs()
        for token in _TOKEN.finditer(source):
            if token["not"]:
                negation = {"!": "(?!{})", "~": "(?<!{})"}[token["not"]]
            elif token["op"]:
                needs.operator(token["op"])
                out.append("(?:" if token["op"] == "(" else token["op"])
            elif token["at"]:
                out.append({"«": "(?P<at_>)", "»": "(?P<till_>)"}[token["at"]])
            else:
                classes = tuple((token["classes"] or f"={token['word'].lower()}").split("|"))
                one = self._charset(classes)
                needs.word("" if negation else one)
                if negation:
                    out.append(negation.format(one))
                    negation = ""
                elif token["classes"]:
                    group = f"g{len(keys)}"
                    keys[group] = (token["key"] or classes[0], classes)
                    out.append(f"(?P<{group}>{one})")
                else:
                    out.append(one)
        try:
            return Pattern(re.compile("".join(out) + (r"\Z" if end else "")), keys, needs.found())
        except re.error as error:
            raise LexiconError(f"dates.yml: pattern {source!r}: {error}") from error

    def _charset(self, classes: tuple[str, ...]) -> str:
        chars = sorted({char for name in classes for char in self._members.get(name, ())})
        return "[" + "".join(chars) + "]" if chars else r"[^\s\S]"

    # ---- matching ---------------------------------------------------------------------------------------------

    def hits(self, lexed: Lexed, rules: tuple[Rule, ...]) -> list[Hit]:
        """Everything that fits, the earlier start first, then the longer, then the earlier rule."""
        found = []
        present = set(lexed.string)
        for rule in rules:
            for pattern in rule.patterns:
                if not pattern.may_fit(present):
                    continue
                for match in pattern.regex.finditer(lexed.string):
                    groups = match.re.groupindex
                    start = match.end("at_") if "at_" in groups and match["at_"] is not None else match.start()
                    end = match.start("till_") if "till_" in groups and match["till_"] is not None else match.end()
                    found.append(Hit(rule, start, end, taken(pattern, match, lexed)))
        found.sort(key=lambda hit: (hit.start, -hit.end, hit.rule.rank))
        return found

    def prefix(self, lexed: Lexed, start: int, kind: str) -> tuple[int, str | None, str]:
        """Where a phrase that starts at `start` really starts, and the modifier and part of a day that this adds."""
        low = max(0, start - 5)
        before = lexed.string[low:start]
        for prefix in self.prefixes.get(kind, ()):
            match = prefix.pattern.regex.search(before)
            if match is not None and match.start() < len(before):
                got = taken(prefix.pattern, match, lexed, low)
                return low + match.start(), prefix.mod or got.get("mod"), str(got.get("part") or "")
        return start, None, ""


def taken(pattern: Pattern, match: re.Match[str], lexed: Lexed, shift: int = 0) -> dict[str, Any]:
    """The values of the slots of a match, each under its name, with the word's index under `name_at`."""
    got: dict[str, Any] = {}
    for group, (key, classes) in pattern.keys.items():
        at = match.start(group)
        if at < 0 or key in got:
            continue
        value = lexed.values[at + shift]
        if isinstance(value, dict):
            value = next((value[name] for name in classes if name in value), None)
        got[key] = value
        got[f"{key}_at"] = at + shift
    return got


@lru_cache(maxsize=8)
def words_of(language: Language) -> Words:
    """The vocabulary of a language, compiled once."""
    return Words(language.tree("dates"))


@lru_cache(maxsize=2)
def lexed_of(language: Language, text: str, wrapped: bool) -> Lexed:
    """A text cut into words; the last ones are kept, as several steps ask for the same."""
    return words_of(language).lex(text, wrapped)
