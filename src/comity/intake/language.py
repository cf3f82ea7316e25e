"""Which language a text is in: its most frequent words first, a model only where these do not tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from comity.errors import UnreadLanguage
from comity.intake.received import one_line
from comity.lexicon import Language, languages, shared
from comity.lexicon import language as tables_of

SAMPLE = 20_000
"""Characters that are looked at."""

DISTINCT = 8
"""Different frequent words from which a language is sure, if they also make up `SHARE` of the words. Measured: 24
English articles have 15 to 22 of the 22, lines in fourteen other languages at most 5."""

SHARE = 0.2
"""Share of frequent words among all words. Measured: English articles 0.23 to 0.37."""

UNLIKELY = 0.0001
"""Probability under which the model's word counts that a text is in none of the languages read. Measured on 485 single
English sentences: one, full of Vietnamese names, falls below, the next stands at 0.0005; a line of text in any of
sixteen other languages falls below."""

_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str, name: str) -> Language:
    """The language of a text, among those that are read.

    Raises:
        UnreadLanguage: it is in another one.
    """
    read = {code: tables_of(code) for code in languages()}
    words = _WORD.findall(text[:SAMPLE].lower())
    shares = {code: _frequent(words, tables) for code, tables in read.items()}
    sure = [code for code, (share, distinct) in shares.items() if share >= SHARE and distinct >= DISTINCT]
    if sure:
        return read[max(sure, key=lambda code: shares[code])]
    ranking = _ranking(text[:SAMPLE])
    known = [(code, probability) for code, probability in ranking if code in read]
    if ranking[0][0] not in read and sum(probability for _, probability in known) < UNLIKELY:
        which = language_name(ranking[0][0])
        raise UnreadLanguage(f"{name}: is in {which}; Comity reads {_names(read)}{_override(read)}")
    return read[known[0][0] if known else max(read, key=lambda code: shares[code])]


def chosen(code: str, name: str) -> Language:
    """The language that was asked for.

    Raises:
        UnreadLanguage: there are no tables for it.
    """
    wanted = code.strip().lower()
    if wanted not in languages():
        asked = one_line(code, most=20)
        raise UnreadLanguage(f"{name}: --language {asked} is not read; Comity reads {_names(languages())}")
    return tables_of(wanted)


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return _language_names().get(code, code)


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in shared().table("languages")}


def _names(codes: Any) -> str:
    return ", ".join(f"{language_name(code)} ({code})" for code in sorted(codes))


def _override(codes: Any) -> str:
    return (
        f"; if it is that, add --language {next(iter(codes))}" if len(codes) == 1 else "; or say which with --language"
    )


def _frequent(words: list[str], tables: Language) -> tuple[float, int]:
    """Share of a language's frequent words among all, and how many different ones there are."""
    frequent = {str(word).lower() for word in tables.tree("language").get("frequent") or ()}
    found = [word for word in words if word in frequent]
    return (len(found) / len(words) if words else 0.0), len(set(found))


def _ranking(text: str) -> list[tuple[str, float]]:
    """Languages and their probabilities, the likeliest first."""
    return [(str(code), float(probability)) for code, probability in _identifier().rank(text)]


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loaded only for texts that the frequent words leave open: it costs 0.3 s and 30 MB.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
