from __future__ import annotations

import pytest

from comity.errors import NotText, TooLarge
from comity.intake.received import Options
from comity.intake.text import decode, newlines, within

ENGLISH = (
    "Ministers from Réunion met in Málaga – their third talks this year. “We agreed,” said José Núñez. "
    "The paper is worth £40 million and runs for five years from the day on which it is signed.\n"
) * 3
RUSSIAN = "Президент прибыл в Москву с государственным визитом. Стороны обсудят торговлю и энергетику.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_decoded_from(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


def test_latin1_names_are_kept() -> None:
    plain = ENGLISH.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode(plain.encode("latin-1"), "a.txt") == plain


@pytest.mark.parametrize("encoding", ["cp1251", "iso8859-5", "utf-16", "utf-8"])
def test_cyrillic_is_decoded_from(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN


def test_english_with_cyrillic_words_in_cp1251_is_not_mojibake() -> None:
    mixed = "The newspaper Известия reported that the ministers would meet again in the spring of next year. " * 3
    assert decode(mixed.encode("cp1251"), "a.txt") == mixed


def test_a_named_charset_is_used_where_utf8_does_not_fit() -> None:
    assert decode("Łódź i Kraków".encode("iso8859-2"), "a", charset="iso-8859-2") == "Łódź i Kraków"


def test_an_unknown_named_charset_is_passed_over() -> None:
    assert decode("café talks".encode("cp1252"), "a", charset="x-nonsense") == "café talks"


@pytest.mark.parametrize("given", ["a\r\nb", "a\rb", "a\nb"])
def test_line_ends_become_lf(given: str) -> None:
    assert newlines(given) == "a\nb"


def test_all_else_is_kept_as_received() -> None:
    odd = "  Two  spaces,\ta tab,\u00a0a hard space, e\u0301 in two parts, a soft\u00adhyphen.  \n\n\n"
    assert decode(odd.encode(), "a.txt") == odd


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "only white space"),
        ("\u00a0 \n".encode(), "only white space"),
        (" \n\n".encode("utf-16"), "only white space"),
        (bytes(range(256)) * 40, "is binary"),
        (b"\x00\x01\x02\x03text" * 50, "is binary"),
        (b"text with\x01\x02\x03\x04 controls\x05\x06", "is binary"),
        (b"\x81\x8d\x8f\x90\x9d\xff\xfe\x80" * 50, "encoding that cannot be told"),
        (b"\xff\xfea\x00b\x00c", "byte order mark"),
        (("Čaj – “quoted” – naïve – Zürich – São Paulo. " * 5).encode()[:-20] + b"\xe2\x28 more", "damaged byte"),
    ],
)
def test_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(NotText, match=says) as caught:
        decode(data, "odd.txt")
    assert str(caught.value).startswith("odd.txt: ")
    assert "\n" not in str(caught.value)


def test_the_limit_counts_characters() -> None:
    assert within("é" * 10, "a", Options(max_chars=10)) == "é" * 10
    with pytest.raises(TooLarge, match="11 characters are over the limit of 10"):
        within("é" * 11, "a", Options(max_chars=10))
