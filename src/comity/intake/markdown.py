"""Markdown is kept as it stands: its marks are part of the text that offsets refer to. Its front matter is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from comity.intake.received import Found
from comity.records import stretch

_FRONT = re.compile(r"\A---\n(.{0,10000}?)\n(?:---|\.\.\.)(?:\n|\Z)", re.S)
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def found(text: str) -> Found:
    """The whole text, with title, publisher and date if the file opens with YAML that gives them."""
    front = _front(text)
    return Found(
        text=text,
        title=_words(front.get("title")),
        publisher=_words(front.get("publisher")),
        published=_day(front.get("date") or front.get("published")),
    )


def _front(text: str) -> Mapping[str, Any]:
    opening = _FRONT.match(text)
    if opening is None:
        return {}
    import yaml

    try:
        front = yaml.safe_load(opening[1])
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(key).lower(): value for key, value in front.items()} if isinstance(front, dict) else {}


def _words(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _ISO.match(str(value)) if isinstance(value, str | int) else None
    return found[0] if found and stretch(found[0]) is not None else None
