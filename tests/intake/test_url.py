from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from comity import intake
from comity.errors import ComityError, FetchError, TooLarge
from comity.intake import url
from comity.intake.received import LEAST_BYTES, Options, Received

PAGE = (
    b"<html><body><article><p>"
    + b"The two ministers signed an agreement on a ferry on Tuesday. " * 5
    + b"</p></article>"
)


class Site(BaseHTTPRequestHandler):
    """A small site with the ways in which sites misbehave."""

    hosts: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        answer = getattr(self, "at_" + self.path.strip("/").partition("?")[0].replace("-", "_"), None)
        if answer is None:
            self.reply(404, b"no such page")
        else:
            answer()

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.reply(200, PAGE, Content_Type="text/html; charset=utf-8")

    def at_latin(self) -> None:
        self.reply(200, "Łódź talks".encode("iso8859-2"), Content_Type="text/plain; charset=iso-8859-2")

    def at_moved(self) -> None:
        self.reply(302, Location="/page")

    def at_loop(self) -> None:
        self.reply(302, Location="/loop")

    def at_nowhere(self) -> None:
        self.reply(302)

    def at_private(self) -> None:
        self.reply(302, Location="http://10.0.0.1/secret")

    def at_metadata(self) -> None:
        self.reply(301, Location="http://169.254.169.254/latest")

    def at_file(self) -> None:
        self.reply(302, Location="file:///etc/passwd")

    def at_declared(self) -> None:
        self.reply(200, b"x", Content_Length=str(LEAST_BYTES + 1))

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 1_000_000)
        except OSError:
            pass

    def at_packed(self) -> None:
        self.reply(200, gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def at_bomb(self) -> None:
        self.reply(200, gzip.compress(b"\0" * (LEAST_BYTES * 5)), Content_Encoding="gzip")

    def at_spoiled(self) -> None:
        self.reply(200, b"not gzip", Content_Encoding="gzip")

    def at_strange(self) -> None:
        self.reply(200, b"x", Content_Encoding="br")

    def at_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"x")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def local(address: url.Address) -> bool:
    return address == ipaddress.ip_address("127.0.0.1") or url.is_public(address)


def fetch(address: str) -> Received:
    return url.fetch(address, Options(), admits=local)


def refused(address: str, error: type[ComityError] = FetchError) -> str:
    with pytest.raises(error) as caught:
        fetch(address)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(address)
    return str(caught.value)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::808:808", True),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ],
)
def test_only_machines_on_the_open_internet_are_asked(address: str, public: bool) -> None:
    assert url.is_public(ipaddress.ip_address(address)) is public


def test_a_page_is_fetched(site: str) -> None:
    received = fetch(f"{site}/page")
    assert (received.data, received.media, received.charset) == (PAGE, "text/html", "utf-8")
    assert received.url == f"{site}/page"


def test_a_redirect_is_followed_and_its_end_is_the_address(site: str) -> None:
    assert fetch(f"{site}/moved").url == f"{site}/page"


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed").data == PAGE


def test_loopback_is_refused_unless_a_test_allows_it(site: str) -> None:
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1, a private or reserved address"):
        url.fetch(f"{site}/page", Options())


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("private", "leads to 10.0.0.1, a private or reserved address"),
        ("metadata", "leads to 169.254.169.254, a private or reserved address"),
        ("file", "only http and https are fetched"),
        ("loop", "redirects more than 5 times"),
        ("nowhere", "redirects to nowhere"),
        ("missing", "the server answers 404 Not Found"),
        ("spoiled", "comes damaged"),
        ("strange", "comes packed as br"),
        ("cut", "cannot be fetched"),
    ],
)
def test_what_fails_is_one_line(site: str, path: str, says: str) -> None:
    assert says in refused(f"{site}/{path}")


@pytest.mark.parametrize("path", ["declared", "endless", "bomb"])
def test_an_oversize_body_is_refused(site: str, path: str) -> None:
    assert "more than" in refused(f"{site}/{path}", TooLarge) or path == "declared"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://", "names no host"),
        ("http://user:secret@127.0.0.1/", "carries a user name"),
        ("http://[::1", "cannot be fetched"),
        ("http://a b/", "no machine of the name"),
        ("http://nowhere.invalid/", "no machine of the name nowhere.invalid"),
        ("http://10.0.0.1/", "private or reserved"),
        ("http://2130706434/", "private or reserved"),
        ("http://0x7f000002/", "private or reserved"),
    ],
)
def test_addresses_that_cannot_be_asked(address: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "name" in says and "user" not in says:
        monkeypatch.setattr(socket, "getaddrinfo", _nobody)
    with pytest.raises(FetchError) as caught:
        fetch(address)
    assert says in str(caught.value)


def _nobody(*_: Any, **__: Any) -> Any:
    raise socket.gaierror(-2, "Name or service not known")


def test_nobody_listening_is_one_line() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert "cannot be fetched" in refused(f"http://127.0.0.1:{port}/page")


def test_a_name_is_resolved_once_and_the_checked_address_is_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    answers = iter(["127.0.0.1"])
    real = socket.getaddrinfo

    def resolve(host: Any, *rest: Any, **known: Any) -> Any:
        # a second question for the name would get no answer: StopIteration
        name = host.decode() if isinstance(host, bytes) else host
        return real(next(answers) if name == "news.example" else name, *rest, **known)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    Site.hosts.clear()
    assert fetch(f"http://news.example:{port}/page").data == PAGE
    assert Site.hosts == [f"news.example:{port}"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "192.168.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "leads to 192.168.0.7" in refused("http://news.example/")


def test_an_address_is_loaded_as_a_source(site: str) -> None:
    source = intake.load(f"{site}/moved", admits=local)
    assert source.url == f"{site}/page"
    assert source.path is None
    assert source.text.startswith("The two ministers signed")


def test_the_servers_charset_is_used(site: str) -> None:
    options = Options(language="en")
    assert intake.load(f"{site}/latin", options=options, admits=local).text == "Łódź talks"
