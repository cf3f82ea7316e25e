from __future__ import annotations

from pathlib import Path

import pytest

from comity import intake
from comity.intake import Options
from comity.intake.address import day_of
from comity.intake.dateline import dates_of
from comity.lexicon import Language, language

DATES = dates_of(language("en"))


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2029/05/04/ferry-to-sail", "2029-05-04"),
        ("https://post.example/world/2029/5/4/ferry", "2029-05-04"),
        ("http://post.example/islands/2029/may/04/ferry-to-sail", "2029-05-04"),
        ("https://post.example/2029-05-04/ferry", "2029-05-04"),
        ("https://archive.example/web/20300101000000/https://post.example/2029/05/04/ferry", "2029-05-04"),
        ("https://post.example/2029/05/04", "2029-05-04"),
        ("https://post.example/2029/05/ferry.pdf", None),
        ("https://post.example/statement-of-4-may-2029", None),
        ("https://post.example/2029-05-04-joint-statement", None),
        ("https://post.example/2029/05/04/reply-to/2028/01/02/ferry", None),
        ("https://post.example/2029/13/04/ferry", None),
        ("https://post.example/2029/02/30/ferry", None),
        ("https://post.example/ferry?day=/2029/05/04/", None),
        ("https://2029/05/04/ferry", None),
        ("/home/ana/2029/05/04/ferry.txt", None),
        ("", None),
        (None, None),
    ],
)
def test_only_whole_folders_name_a_day(address: str | None, day: str | None) -> None:
    assert day_of(address, DATES) == day


def test_a_language_without_months_reads_numbers(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    dates = dates_of(Language(tmp_path / "xx"))
    assert day_of("https://post.example/2029/05/04/ferry", dates) == "2029-05-04"
    assert day_of("https://post.example/2029/may/04/ferry", dates) is None


@pytest.mark.parametrize(
    ("dateline", "published", "origin"),
    [
        ("", "2029-05-04", "metadata"),
        ("SUVA, May 3 (Pacific Newswire) - ", "2029-05-04", "metadata"),
        ("SUVA, 3 May 2029 (Pacific Newswire) - ", "2029-05-03", "text"),
    ],
)
def test_an_address_is_asked_last(tmp_path: Path, dateline: str, published: str, origin: str) -> None:
    path = tmp_path / "ferry.txt"
    body = "The two governments said on Tuesday that the ferry between the islands will sail again in the spring."
    path.write_text(f"Islands agree to reopen ferry\n\n{dateline}{body}\n")
    source = intake.load(str(path), options=Options(url="https://post.example/2029/05/04/ferry"))
    assert (source.published, source.published_from) == (published, origin)
    told = intake.load(str(path), options=Options(url="https://post.example/2029/05/04/ferry", published="2029-05"))
    assert (told.published, told.published_from) == ("2029-05", "argument")
