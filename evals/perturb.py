"""What noise costs: the gold texts with the slips of real pages, scored before and after.

    python evals/perturb.py [--kind NAME] [--json]

Each kind of noise is put into every text of `tests/gold/en`, the same way each time: the choices follow from the name
of the file. Gold is matched by words and values, so it stays valid. Exit status 1 when a kind costs more than `MOST`
points.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import score_reading

from comity import intake
from comity.reading.reader import Reader, reader

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "en"
MOST = 3.0
"""Points of F1, over all kinds of records together, that any kind of noise may cost."""

Noise = Callable[[str, random.Random], str]

_MARKS = re.compile('[“”«»„"]')
_WORD = re.compile(r"\b[a-z]{5,}\b")
_ALSO = (
    "Read also: Rubber growers meet in Hat Yai",
    "Photo: press service of the ministry",
    "READ MORE: Five things to know about the summit",
    "Related: Bridge opens after repairs",
    "Caption: delegates at the opening of the fair",
    "See also: Ferry timetable for the holidays",
)
_COOKIES = (
    "We use cookies to improve your experience on our site. By continuing to browse you accept our privacy policy.",
    "This website uses cookies. Accept all",
    "Sign up for our newsletter",
)
_COUNTERS = ("1,284 views", "Views: 3 421", "Share on Facebook Twitter WhatsApp", "12 comments", "3 min read")


def _paragraphs(text: str, change: Callable[[int, str], str]) -> str:
    """Each paragraph changed; breaks between them are kept."""
    parts = re.split(r"(\n\s*\n|\n)", text)
    number = 0
    for i in range(0, len(parts), 2):
        if parts[i].strip():
            parts[i] = change(number, parts[i])
            number += 1
    return "".join(parts)


def _between(text: str, lines: tuple[str, ...], every: int, rng: random.Random) -> str:
    """Lines of the page after every few paragraphs, never inside a quotation that goes on."""
    start = rng.randrange(every)

    def change(number: int, paragraph: str) -> str:
        closed = paragraph.count("“") == paragraph.count("”") and paragraph.rstrip()[-1:] in '.!?”"'
        if number % every != start or not closed:
            return paragraph
        return f"{paragraph}\n\n{lines[rng.randrange(len(lines))]}"

    return _paragraphs(text, change)


def straight_marks(text: str, rng: random.Random) -> str:
    """Curly marks become straight ones."""
    return text.translate(str.maketrans({"“": '"', "”": '"', "„": '"'}))


def lost_marks(text: str, rng: random.Random) -> str:
    """One mark in eight is lost."""
    return _MARKS.sub(lambda found: "" if rng.random() < 1 / 8 else found[0], text)


def slips(text: str, rng: random.Random) -> str:
    """One long word in eighty is read wrongly by a machine: l for 1, rn for m, a hyphen at a break."""

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        if rng.random() >= 1 / 80:
            return word
        if "rn" in word:
            return word.replace("rn", "m", 1)
        if "m" in word[1:]:
            return word[0] + word[1:].replace("m", "rn", 1)
        if "l" in word[1:]:
            return word[0] + word[1:].replace("l", "1", 1)
        return word

    return _WORD.sub(slip, text)


def broken_words(text: str, rng: random.Random) -> str:
    """One long word in eighty is broken at a line's end."""

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        return f"{word[:4]}-\n{word[4:]}" if len(word) > 7 and rng.random() < 1 / 80 else word

    return _WORD.sub(broken, text)


def captions(text: str, rng: random.Random) -> str:
    """Captions and "Read also" between paragraphs."""
    return _between(text, _ALSO, 3, rng)


def cookies(text: str, rng: random.Random) -> str:
    """A notice of cookies at the end and somewhere between."""
    return _between(text, _COOKIES, 6, rng) + "\n\n" + _COOKIES[0] + "\n"


def counters(text: str, rng: random.Random) -> str:
    """Counters of views and buttons to share."""
    return _between(text, _COUNTERS, 4, rng)


def capitals(text: str, rng: random.Random) -> str:
    """The first long paragraph in capitals."""
    done = False

    def change(number: int, paragraph: str) -> str:
        nonlocal done
        if done or len(paragraph) < 120:
            return paragraph
        done = True
        return paragraph.upper()

    return _paragraphs(text, change)


def bullets(text: str, rng: random.Random) -> str:
    """A third of the paragraphs as items of a list."""
    return _paragraphs(text, lambda number, one: f"• {one}" if len(one) > 80 and rng.random() < 1 / 3 else one)


def wrapped(text: str, rng: random.Random) -> str:
    """Lines of seventy-two columns, a blank line between paragraphs."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in lines) + "\n"


def doubled(text: str, rng: random.Random) -> str:
    """One paragraph stands twice."""
    long = [one for one in re.split(r"\n+", text) if len(one) > 120]
    if not long:
        return text
    chosen = long[rng.randrange(len(long))]
    return text.replace(chosen, f"{chosen}\n\n{chosen}", 1)


def spaces(text: str, rng: random.Random) -> str:
    """Blanks that do not break, and thin ones, after numbers and here and there."""
    text = re.sub(r"(?<=\d) (?=\w)", "\u00a0", text)
    return re.sub(r"(?<=[a-z]) (?=[a-z])", lambda one: "\u2009" if rng.random() < 1 / 40 else one[0], text)


def apostrophes(text: str, rng: random.Random) -> str:
    """Apostrophes of the other shape."""
    swap = {"’": "'", "'": "’"} if "’" in text else {"'": "’"}
    return re.sub(r"(?<=\w)['’](?=\w)", lambda one: swap.get(one[0], one[0]), text)


KINDS: dict[str, Noise] = {
    noise.__name__: noise
    for noise in (
        straight_marks,
        lost_marks,
        slips,
        broken_words,
        captions,
        cookies,
        counters,
        capitals,
        bullets,
        wrapped,
        doubled,
        spaces,
        apostrophes,
    )
}


def counts(loaded: Reader, noise: Noise | None, paths: list[Path] | None = None) -> dict[str, Counter[str]]:
    """Found, gold and printed items by kind, over the texts with this noise."""
    total: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(GOLD.glob("*.json")) if paths is None else paths:
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            place = Path(folder) / f"{path.stem}.txt"
            place.write_text(noise(text, random.Random(path.stem)) if noise else text, encoding="utf-8")
            source = intake.load(str(place))
            if gold.get("published_from") == "argument":
                source = source.but(published=gold["published"])
            for kind, row in score_reading.score(loaded.read(source).to_json(), gold).items():
                if "gold" in row:
                    one = total.setdefault(kind, Counter())
                    one.update({name: row[name] for name in ("found", "gold", "printed")})
    return total


def f1(total: dict[str, Counter[str]]) -> float:
    """F1 in percent, over all kinds together."""
    found, gold, printed = (sum(row[name] for row in total.values()) for name in ("found", "gold", "printed"))
    return 200 * found / (gold + printed) if gold + printed else 0.0


def costs(loaded: Reader, kinds: list[str] | None = None) -> dict[str, tuple[float, float, dict[str, float]]]:
    """By kind of noise: F1 with it, the points it costs, and what it costs by kind of record."""
    clean = counts(loaded, None)
    out = {}
    for name in kinds or list(KINDS):
        noisy = counts(loaded, KINDS[name])
        parts = {kind: round(f1({kind: clean[kind]}) - f1({kind: noisy[kind]}), 1) for kind in clean}
        out[name] = (f1(noisy), f1(clean) - f1(noisy), {kind: lost for kind, lost in parts.items() if lost})
    return out


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=sorted(KINDS), action="append")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = costs(reader(), args.kind)
    if args.json:
        print(json.dumps(found))
    else:
        print(f"{'noise':16} {'F1':>6} {'lost':>6}  by kind of record")
        for name, (value, lost, parts) in found.items():
            print(f"{name:16} {value:6.1f} {lost:6.1f}  {parts}")
    return 1 if any(lost > MOST for _, lost, _ in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
