"""Amending a record: which fields may be changed, to what, and what follows for its other fields.

An amended record is built like any other, so that its passages are checked against its source again.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, cast

from comity.errors import DecisionError, EvidenceError
from comity.records import Commitment, Item, Party, Passage, Quote, Reading, Record, Sector, Source, stretch
from comity.records.base import hints_of, name_in_json, plain

FIXED = frozenset({"id", "evidence", "anchor", "variant", "score", "why", "passages", "said_by"})
"""What the reading stands on, or says of itself: not amended."""

EXACT = frozenset({(Quote.kind, "text"), (Commitment.kind, "action")})
"""Fields that hold words of the text as they stand there."""

_LENGTH = re.compile(r"P(?=\w)(\d+[YMWD])*(T(?=\w)(\d+[HMS])+)?$")
_CODE = re.compile(r"[A-Z]{3}$")


def amendable(item: Item) -> dict[str, dataclasses.Field[Any]]:
    """Fields of an item that a person may amend, by their names in JSON."""
    if not isinstance(item, Record):
        return {}
    return {name_in_json(one.name): one for one in dataclasses.fields(item) if one.name not in FIXED}


def parsed(item: Item, name: str, said: str) -> Any:
    """The value that a person wrote for a field, as JSON has it: `null` or nothing, a number, words, a list with `;`.

    Raises:
        DecisionError: there is no such field to amend, or it takes no such value.
    """
    hint, optional = _hint(item, name)
    said = said.strip()
    if said in ("", "null"):
        if typing.get_origin(hint) is tuple:
            return []
        if optional:
            return None
        raise DecisionError(f"{name} of a {item.kind} cannot be empty")
    if typing.get_origin(hint) is tuple and not said.startswith("["):
        return [part.strip() for part in said.split(";") if part.strip()]
    if said[0] in '["' or hint is not str:
        try:
            return json.loads(said)
        except ValueError:
            if typing.get_origin(hint) is tuple:
                raise DecisionError(f"{name}: {said!r} is no list; write A; B") from None
    return said


def amendments(said: Iterable[str]) -> dict[str, str]:
    """`FIELD=VALUE` each, by the names of the fields.

    Raises:
        DecisionError: one of them is not so, or a field is named twice.
    """
    out: dict[str, str] = {}
    for one in said:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise DecisionError(f"{one!r} is not FIELD=VALUE")
        if name.strip() in out:
            raise DecisionError(f"{name.strip()} is given twice")
        out[name.strip()] = value
    return out


def following(item: Item, fields: Mapping[str, Any], words: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """Check amended fields of a record, and add those that follow from them.

    Args:
        item: the record as it stands now.
        fields: name in JSON -> value as JSON.
        words: name -> words of the source that say the value, where others than before do.
        reading: the reading of its source.

    Returns:
        `fields` and `words` of a decision: those given, the codes of parties that act, the list of all parties, and
        passages in place of words.

    Raises:
        DecisionError: a field that cannot be amended, or a value that it does not take.
    """
    if not fields:
        raise DecisionError("nothing to amend: give FIELD=VALUE")
    names = {party.name for party in reading.of(Party)}
    ids = {one.id for one in reading.items}
    made = {name: _checked(item, name, value, names, ids) for name, value in fields.items()}
    passages: dict[str, Any] = {}
    for name, value in made.items():
        if (item.kind, name) in EXACT:
            passages[name] = plain(_nearest(item, reading.source, str(value), name))
    for name, said in words.items():
        if name not in made:
            raise DecisionError(f"words are given for {name}, which is not amended")
        passages[name] = plain(_nearest(item, reading.source, said, name))
    made.update(_codes(item, made, reading))
    if "parties" not in made and (parties := _parties(item, made)) is not None:
        made["parties"] = parties
    try:
        after = amended(item, reading.source, made, passages)
    except (EvidenceError, ValueError, TypeError, KeyError) as error:
        raise DecisionError(f"{item.kind} {item.id}: {error}") from None
    high, value = getattr(after, "high", None), getattr(after, "value", None)
    if isinstance(high, int | float) and isinstance(value, int | float) and high < value:
        raise DecisionError(f"high: {high:g} is below the value {value:g}")
    return {"fields": made, "words": passages}


def amended(item: Item, source: Source, fields: Mapping[str, Any], words: Mapping[str, Any]) -> Item:
    """The item with amended fields; its id stays.

    Raises:
        EvidenceError, ValueError, TypeError, KeyError: it cannot be built so.
    """
    body = item.to_json()
    body.update(fields)
    if words:
        body["passages"] = {**body["passages"], **words}
    return type(item).from_json(source, body)


def _hint(item: Item, name: str) -> tuple[Any, bool]:
    known = amendable(item)
    if name not in known:
        if not known:
            raise DecisionError(f"{item.id} is a {item.kind}, which is not amended; reject or confirm it")
        raise DecisionError(f"a {item.kind} has no field {name!r} to amend; it has {', '.join(sorted(known))}")
    hint = hints_of(cast(typing.Hashable, type(item)))[known[name].name]
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(arg for arg in typing.get_args(hint) if arg is not type(None)), True
    return hint, False


def _checked(item: Item, name: str, value: Any, names: set[str], ids: set[str]) -> Any:
    hint, optional = _hint(item, name)
    if value is None:
        if not optional:
            raise DecisionError(f"{name} of a {item.kind} cannot be empty")
        return None
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise DecisionError(f"{name} takes a list of words: A; B")
        for one in value:
            _check_one(item, name, one, names, ids)
        return list(dict.fromkeys(value))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if value not in [one.value for one in hint]:
            raise DecisionError(f"{name}: {value!r} is none of {', '.join(one.value for one in hint)}")
        return value
    if hint is str:
        if not isinstance(value, str) or not value.strip():
            raise DecisionError(f"{name} takes words, not {json.dumps(value)}")
        _check_one(item, name, value, names, ids)
        return value
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300
    fits = {float: number, int: number and isinstance(value, int), bool: isinstance(value, bool)}.get(hint, False)
    if not fits:
        raise DecisionError(f"{name} takes a {_NAMES.get(hint, hint)}, not {json.dumps(value, ensure_ascii=False)}")
    return plain(value)


_NAMES = {float: "number", int: "whole number", bool: "true or false"}


def _check_one(item: Item, name: str, value: str, names: set[str], ids: set[str]) -> None:
    holds = amendable(item)[name].metadata.get("holds")
    if holds == "party" and value not in names:
        raise DecisionError(f"{name}: {value!r} is no party of this source; it names {', '.join(sorted(names))}")
    if holds == "date" and stretch(value) is None and not _LENGTH.match(value):
        raise DecisionError(f"{name}: {value!r} is no date; give one such as 2025-11-10, 2025-11, 2025 or A/B")
    if holds == "item" and value not in ids:
        raise DecisionError(f"{name}: its source has no record {value!r}")
    if name.startswith("iso3") and not _CODE.match(value):
        raise DecisionError(f"{name}: {value!r} is no code of a state, such as KAZ")
    if name == "sectors" and value not in [one.value for one in Sector]:
        raise DecisionError(f"sectors: {value!r} is none of {', '.join(one.value for one in Sector)}")


def _nearest(item: Item, source: Source, words: str, name: str) -> Passage:
    """The words in the source, nearest to those that the record hangs on."""
    at = [found.start() for found in re.finditer(re.escape(words), source.text)] if words else []
    if not at:
        raise DecisionError(f"{name}: the words {words!r} do not stand in the source")
    near = item.anchor.start if isinstance(item, Record) else 0
    start = min(at, key=lambda one: (abs(one - near), one))
    return source.passage(start, start + len(words))


def _codes(item: Item, made: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """Codes of the states of parties that act, where those are amended: `iso3_actors` follows `actors`."""
    states = {party.name: party.iso3 for party in reading.of(Party)}
    known = amendable(item)
    return {
        code: list(dict.fromkeys(states[one] for one in made[name] if states.get(one) is not None))
        for name in made
        if (code := f"iso3_{name}") in known and code not in made
    }


def _parties(item: Item, made: Mapping[str, Any]) -> list[str] | None:
    """The list of all parties, where one of the fields that name them is amended."""
    holding = [name for name, one in amendable(item).items() if one.metadata.get("holds") == "party"]
    before = item.to_json()
    changed = [name for name in holding if name != "parties" and name in made]
    if not changed:
        return None
    listed = {name: _listed(made.get(name, before[name])) for name in holding if name != "parties"}
    still = {one for names in listed.values() for one in names}
    gone = {one for name in changed for one in _listed(before[name])} - still
    kept = [one for one in before["parties"] if one not in gone]
    return list(dict.fromkeys([*kept, *(one for name in changed for one in listed[name])]))


def _listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)
