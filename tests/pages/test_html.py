"""The pages of HTML: whole, harmless, readable without a script, the same every time."""

from __future__ import annotations

import base64
import hashlib
import html as entities
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from built import Built, after, eve
from comity.briefs import brief, dossier, pair
from comity.ledger import Ledger
from comity.pages import html
from comity.pages.marking import paragraphs
from comity.records import Figure, Quote, QuoteForm, Reading, UnitKind

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """What a browser would see: elements with attributes and classes, and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.article: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self.open and "p" in self.open and "sup" not in self.open:
            self.article.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every element of this name."""
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]


HOSTILE = """<script>alert(1)</script> and </script><script>alert(2)</script>

<img src=x onerror="alert(3)"> “'><svg/onload=alert(4)>” {{ 7 * 7 }} {% raw %} &lt;b&gt; <!-- ]]>

Norway paid \u202e30 billion dollars\u202c to </style><style>*{display:none}</style> Japan.
<a href="javascript:alert(5)">x</a>"""


def hostile() -> Reading:
    built = Built(
        HOSTILE,
        title="</title><script>alert(6)</script>",
        publisher='"><img src=x onerror=alert(7)>',
        url="javascript:alert(8)",
        published="2025-01-01",
        path="</p><script>",
    )
    built.party("Norway", "state", "NOR").party("Japan", "state", "JPN").party("<svg/onload=alert(4)>", "person", "NOR")
    built.add(
        Figure, "\u202e30 billion dollars", value=3e10, unit="<b>", unit_kind=UnitKind.MONEY,
        indicator="</style><script>", parties=("Norway", "Japan"), why='x" onclick="alert(9)',
    )  # fmt: skip
    built.add(Quote, "</script><script>alert(2)</script>", text="</script><script>alert(2)</script>",
              speaker="<svg/onload=alert(4)>", form=QuoteForm.DIRECT, parties=("Norway", "Japan"))  # fmt: skip
    return built.reading()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        for reading in (eve().reading(), after().reading(), hostile()):
            opened.add(reading)
        yield opened


@pytest.fixture
def pages(ledger: Ledger) -> dict[str, str]:
    return {
        "dossier": html.dossier(eve().reading()),
        "hostile": html.dossier(hostile()),
        "bare": html.dossier(Built("Nothing.").reading()),
        "brief": html.brief(brief(ledger, *pair(["NOR", "JPN"]))),
        "nothing": html.brief(brief(ledger, *pair(["NOR", "ISL"]))),
    }


def test_pages_are_well_formed_with_one_heading_and_own_ids(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        seen = Page(page)
        assert seen.open == [], name
        assert [tag for tag, _ in seen.tags if tag == "h1"] == ["h1"], name
        assert len(seen.of("main")) == 1, name
        assert seen.of("html") == [{"lang": "en"}], name
        doubled = [one for one, count in Counter(seen.ids).items() if count > 1]
        assert doubled == [], name


def test_every_link_within_the_page_leads_somewhere(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        seen = Page(page)
        targets = {attrs["href"] for attrs in seen.of("a") if attrs["href"].startswith("#")}
        assert targets <= {f"#{one}" for one in seen.ids}, name


def test_each_record_leads_to_its_words_and_back_without_a_script() -> None:
    reading = eve().reading()
    seen = Page(html.dossier(reading))
    targets = Counter(attrs["href"] for attrs in seen.of("a"))
    for line in dossier(reading).lines:
        assert f"t-{line.item.id}" in seen.ids
        assert f"r-{line.item.id}" in seen.ids
        assert targets[f"#t-{line.item.id}"] == 1
        assert targets[f"#r-{line.item.id}"] == (0 if line.number is None else 1)


def test_words_of_each_record_are_lit_whole() -> None:
    reading = eve().reading()
    made = dossier(reading)
    for n, line in enumerate(made.lines):
        shown = "".join(seg.text for para in paragraphs(made) for seg in para if n in seg.shown_by)
        for passage in line.evidence:
            assert passage.text in shown
        assert f".e{n}{{" in html.dossier(reading)


@pytest.mark.parametrize("reading", [eve().reading(), after().reading(), hostile()])
def test_article_stands_on_the_page_unaltered(reading: Reading) -> None:
    seen = Page(html.dossier(reading))
    assert "".join("".join(seen.article).split()) == "".join(reading.source.text.split())


def test_pages_are_the_same_every_time(pages: dict[str, str], ledger: Ledger) -> None:
    assert html.dossier(eve().reading()) == pages["dossier"]
    assert html.brief(brief(ledger, *pair(["NOR", "JPN"]))) == pages["brief"]


def test_nothing_is_fetched(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        seen = Page(page)
        for tag, attrs in seen.tags:
            assert not {"src", "srcset", "data", "action", "background", "poster"} & set(attrs), (name, tag)
            assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "svg"}, (name, tag)
        style = entities.unescape("".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL)))
        assert "url(" not in style and "@import" not in style, name


def test_policy_names_the_one_style_and_the_one_script(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        (policy,) = [a["content"] for a in Page(page).of("meta") if a.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            for body in bodies:
                digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy, (name, tag)
            assert len(bodies) == (0 if tag == "script" and name in ("brief", "nothing") else 1), (name, tag)


def test_hostile_text_stays_text(pages: dict[str, str]) -> None:
    for name in ("hostile", "brief"):
        seen = Page(pages[name])
        assert len(seen.of("script")) == (1 if name == "hostile" else 0)
        assert len(seen.of("style")) == 1
        for tag, attrs in seen.tags:
            assert not [attr for attr in attrs if attr.startswith("on") or attr == "style"], (name, tag, attrs)
            assert not attrs.get("href", "#").lower().startswith(("javascript", "data", "vbscript")), (name, attrs)
    assert "{{ 7 * 7 }}" in entities.unescape(pages["hostile"])


def test_text_that_turns_direction_is_kept_within_its_own_box(pages: dict[str, str]) -> None:
    seen = Page(pages["hostile"])
    paras = [attrs for tag, attrs in seen.tags if tag == "p" and "dir" in attrs]
    assert len(paras) == 3
    outside = re.sub(r"<bdi>.*?</bdi>|<p dir=\"auto\".*?</p>|<title>.*?</title>", "", pages["hostile"], flags=re.DOTALL)
    assert "\u202e" not in outside


def test_only_web_addresses_become_links() -> None:
    given = {
        "https://example.org/a?b=1&c=2": 1,
        "javascript:alert(1)": 0,
        "HTTP://EXAMPLE.ORG": 1,
        "file:///etc/passwd": 0,
    }
    for url, links in given.items():
        page = Page(html.dossier(Built("Nothing.", url=url).reading()))
        assert len([a for a in page.of("a") if a["href"] == url]) == links, url


def test_filter_has_a_box_for_each_kind() -> None:
    seen = Page(html.dossier(eve().reading()))
    boxes = {attrs["id"]: "checked" in attrs for attrs in seen.of("input")}
    assert set(boxes) == {f"f-{section.kind}" for section in dossier(eve().reading()).sections}
    assert {box for box, on in boxes.items() if not on} == {"f-party", "f-place", "f-date"}


def test_language_and_direction_of_the_article_are_named() -> None:
    (main,) = Page(html.dossier(Built("Мир.", language="ru").reading())).of("main")
    assert (main["lang"], main["dir"]) == ("ru", "auto")


# ---- colours -----------------------------------------------------------------------------------------------------

STYLE = (html.TEMPLATES / "base.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 has it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 has it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palettes() -> list[tuple[dict[str, str], dict[str, dict[str, Any]]]]:
    """The colours of the page and of the kinds, in light and in dark."""
    light, dark = STYLE.split("@media screen and (prefers-color-scheme: dark)", 1)
    dark = dark.split("\n* {", 1)[0]
    found = []
    for css in (light, dark):
        own = {
            selector: dict(re.findall(r"--([\w-]+): (#\w{6})", body))
            for selector, body in re.findall(r"([:.][\w-]+) \{([^}]*)\}", css)
        }
        found.append((own.pop(":root"), own))
    return found


def test_colours_have_enough_contrast_in_light_and_dark() -> None:
    kinds = {section.kind for section in dossier(eve().reading()).sections}
    for page, own in palettes():
        assert {selector.removeprefix(".k-") for selector in own} == kinds
        for ink, ground in (
            ("text", "paper"),
            ("soft", "paper"),
            ("soft", "card"),
            ("link", "paper"),
            ("lit-ink", "lit"),
        ):
            assert contrast(page[ink], page[ground]) >= 4.5, (ink, ground)
        for kind, colours in {"any": page, **own}.items():
            assert contrast(colours["ink"], page["paper"]) >= 4.5, kind
            assert contrast(colours["ink"], colours["tint"]) >= 4.5, kind
            assert contrast(page["text"], colours["tint"]) >= 4.5, kind
