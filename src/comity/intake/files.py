"""Bytes from a path or from standard input, without taking more than the limit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from comity.errors import NotFound, TooLarge
from comity.intake.received import STDIN, Options, Received, one_line


def take(where: str, options: Options) -> Received:
    """Read a file, or standard input for `-`.

    Raises:
        NotFound: no such file, a folder, or no permission.
        TooLarge: over the size limit; a file's size is looked at before it is read.
    """
    if where == STDIN:
        name = "standard input"
        return Received(data=_all(sys.stdin.buffer, name, options), name=name)
    name, path = one_line(where), Path(where)
    try:
        if path.is_dir():
            raise NotFound(f"{name}: is a folder, not a file; file a folder's sources with: comity add")
        size = path.stat().st_size
        if path.is_file() and size > options.max_bytes:
            raise too_many_bytes(name, options, size)
        with path.open("rb") as handle:
            return Received(data=_all(handle, name, options), name=name, path=_spelled(where))
    except FileNotFoundError:
        raise NotFound(f"{name}: no such file; check the path") from None
    except PermissionError:
        raise NotFound(f"{name}: may not be opened; ask for permission to read it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise NotFound(f"{name}: cannot be opened ({one_line(reason)}); check the path") from None


def _spelled(where: str) -> str:
    """A path as text: bytes that are no UTF-8 are spelled out, for a ledger holds text."""
    return os.fsencode(where).decode("utf-8", "backslashreplace")


def too_many_bytes(name: str, options: Options, size: int | None = None) -> TooLarge:
    """The error for a file, stream or page that is over the limit."""
    much = f"{size:,} bytes" if size is not None else f"more than {options.max_bytes:,} bytes"
    return TooLarge(
        f"{name}: {much} is over the limit of {options.max_bytes:,}; "
        f"split it, or raise --max-chars (now {options.max_chars:,})"
    )


def _all(handle: BinaryIO, name: str, options: Options) -> bytes:
    data = handle.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise too_many_bytes(name, options)
    return data
