from __future__ import annotations

import pytest

from comity.errors import Damaged, NoArticle, NotText
from comity.intake.html import found
from comity.intake.received import Received

PARAGRAPHS = (
    "Norway and the islands signed an agreement on a ferry on Tuesday, the ministry of ports said in a statement.",
    "The ferry is to sail twice a week from the spring of next year, and each side will pay for one half of the quay.",
    "“A quay is a promise in stone,” said the harbour master, Ana Vula, after the signing in the old customs house.",
)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NOISE = (
    '<div id="cookie-banner"><p>We use cookies to improve your visit. <a href="/p">Policy</a></p></div>'
    '<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">World</a></li></ul></nav>'
)


def page(head: str = "", body: str = ARTICLE) -> bytes:
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{NOISE}<main><article>"
        f"<h1>Ferry signed</h1>{body}</article></main>"
        "<footer><p>© Gazette. All rights reserved.</p></footer></body></html>"
    ).encode()


def got(data: bytes) -> Received:
    return Received(data=data, name="page.html", path="page.html")


def test_the_running_text_is_kept_and_the_noise_is_not() -> None:
    text = found(got(page())).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "cookies" not in text
    assert "World" not in text
    assert "rights reserved" not in text


def test_paragraphs_stand_apart() -> None:
    assert f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}" in found(got(page())).text


@pytest.mark.parametrize(
    ("head", "title", "publisher", "published"),
    [
        (
            '<meta property="og:title" content="Ferry deal"><meta property="og:site_name" content="Gazette">'
            '<meta property="article:published_time" content="2029-05-04T23:30:00+12:00">',
            "Ferry deal",
            "Gazette",
            "2029-05-04",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry deal", '
            '"datePublished": "2029-05-04", "publisher": {"name": "Gazette"}}]}</script>',
            "Ferry deal",
            "Gazette",
            "2029-05-04",
        ),
        ('<script type="application/ld+json">{not json</script>', "Ferry signed", None, None),
        ('<meta name="date" content="20290504">', "Ferry signed", None, "2029-05-04"),
        ('<meta name="date" content="yesterday">', "Ferry signed", None, None),
        (
            '<meta property="article:modified_time" content="2029-05-06"><title>x | Gazette</title>',
            "Ferry signed",
            None,
            None,
        ),
    ],
)
def test_what_a_page_declares_is_taken(head: str, title: str, publisher: str | None, published: str | None) -> None:
    given = found(got(page(head)))
    assert (given.title, given.publisher, given.published) == (title, publisher, published)


def test_a_time_in_the_article_is_its_day() -> None:
    assert found(got(page(body=f'<time datetime="2029-05-04">May 4</time>{ARTICLE}'))).published == "2029-05-04"


def test_two_times_settle_nothing() -> None:
    body = f'<time datetime="2029-05-04">a</time><time datetime="2029-06-01">b</time>{ARTICLE}'
    assert found(got(page(body=body))).published is None


def test_a_date_in_the_running_text_is_not_the_pages() -> None:
    assert found(got(page(body=ARTICLE.replace("on Tuesday", "on 4 May 2029")))).published is None


def test_the_declared_charset_is_used() -> None:
    given = page().replace(b"charset=utf-8", b"charset=windows-1252").decode().encode("cp1252")
    assert PARAGRAPHS[2] in found(got(given)).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><body><script>render()</script><div id=root></div></body></html>",
        f"<html><body>{NOISE}</body></html>".encode(),
        b"<html><body><form><label>Name</label><input><label>Key</label><input><button>Log in</button></form></body>",
        b"<html><body><h1>404</h1><p>Page not found.</p></body></html>",
    ],
)
def test_a_page_without_article_is_refused(data: bytes) -> None:
    with pytest.raises(NoArticle, match=r"page\.html: a page without running text; "):
        found(got(data))


def test_a_page_that_is_only_its_first_line_is_refused() -> None:
    with pytest.raises(Damaged, match=r"page\.html: is no HTML that opens; "):
        found(got(b"<!doctype html>"))


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(NotText, match=r"page\.html: is empty"):
        found(got(b""))


def test_nothing_is_logged_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoArticle):
        found(got(b"<html><body>" + b"<div>" * 3000 + b"</body></html>"))
    assert capfd.readouterr().err == ""
