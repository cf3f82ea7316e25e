"""Small PDF files, written by hand: pages of lines in Helvetica, with or without a password."""

from __future__ import annotations

import hashlib

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""The padding string of the standard security handler (ISO 32000-1, 7.6.3.3)."""

Line = tuple[float, float, str]
"""Left edge and baseline in points, and the words."""


def pdf(pages: list[list[Line]], *, title: str | None = None, password: str | None = None, size: int = 10) -> bytes:
    """A PDF whose pages hold these lines; with a password, encrypted by 40-bit RC4."""
    first = b"0123456789abcdef"
    key = _key(password, first) if password is not None else None
    count = len(pages)
    font = 3 + 2 * count
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
        )
        content = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, words in lines)
        stream = content.encode("cp1252")
        if key is not None:
            stream = _rc4(hashlib.md5(key + (4 + 2 * number).to_bytes(3, "little") + b"\0\0").digest()[:10], stream)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    extra = f" /ID [<{first.hex()}> <{first.hex()}>]"
    if title is not None:
        objects.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
        extra += f" /Info {len(objects)} 0 R"
    if key is not None:
        owner = _owner(password or "")
        user = _rc4(key, PAD)
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>".encode())
        extra += f" /Encrypt {len(objects)} 0 R"
    return _file(objects, extra)


def paragraph(words: str, *, top: float, left: float = 72, width: int = 80, leading: float = 12) -> list[Line]:
    """A text set in lines of at most `width` characters."""
    import textwrap

    return [(left, top - leading * n, line) for n, line in enumerate(textwrap.wrap(words, width))]


def _file(objects: list[bytes], extra: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _padded(password: str) -> bytes:
    return (password.encode("cp1252") + PAD)[:32]


def _owner(password: str) -> bytes:
    return _rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str, first: bytes) -> bytes:
    return hashlib.md5(_padded(password) + _owner(password) + (-4).to_bytes(4, "little", signed=True) + first).digest()[
        :5
    ]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
