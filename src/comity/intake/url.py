"""A page by its address. Only when an address was given; only http and https; never a private machine.

The name is resolved once, every address it has is checked, and the connection goes to a checked address: a name that
resolves otherwise a moment later gains nothing. Each redirect starts over. Proxies of the environment are not used, for
behind one nobody could say who is asked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from comity.errors import FetchError, TooLarge
from comity.intake.files import too_many_bytes
from comity.intake.received import Options, Received, one_line
from comity.version import __version__

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Admits = Callable[[Address], bool]

REDIRECTS = 5
"""Redirects that are followed: browsers follow 20, articles need two or three."""
PATIENCE = 10.0
"""Seconds for connecting, and for each wait for more."""
IN_ALL = 60.0
"""Seconds for one page with its redirects."""

_SCHEMES = {"http": 80, "https": 443}
_MOVED = {301, 302, 303, 307, 308}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether an address is a machine on the open internet, also when an IPv4 address hides in an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def fetch(where: str, options: Options, *, admits: Admits = is_public) -> Received:
    """The bytes at an address.

    Args:
        where: an http or https address.
        options: carries the size limit.
        admits: which machines may be asked; anything but the default is for tests.

    Raises:
        FetchError: the address is malformed, fails, or leads to a machine that may not be asked.
        TooLarge: the body is over the limit.
    """
    import httpx

    name = one_line(where)
    until = time.monotonic() + IN_ALL
    try:
        with httpx.Client(trust_env=False, follow_redirects=False, timeout=PATIENCE) as client:
            at = httpx.URL(where)
            for _ in range(REDIRECTS + 1):
                request = _request(client, at, name, admits)
                response = client.send(request, stream=True)
                try:
                    if response.status_code not in _MOVED:
                        return _body(response, at, name, options, until)
                    at = _next(response, at, name)
                finally:
                    response.close()
    except httpx.TimeoutException:
        raise FetchError(f"{name}: no answer within {PATIENCE:.0f} seconds; try again later") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError) as error:
        raise FetchError(f"{name}: cannot be fetched ({one_line(error, most=120)}); check the address") from None
    raise FetchError(f"{name}: redirects more than {REDIRECTS} times; give the last address")


def _request(client: Any, at: Any, name: str, admits: Admits) -> Any:
    """A request to a checked address that still names the host, in its header and in the TLS greeting."""
    if at.scheme not in _SCHEMES:
        raise FetchError(f"{name}: {at.scheme or 'no'} address; only http and https are fetched")
    if not at.host:
        raise FetchError(f"{name}: names no host; check the address")
    if at.userinfo:
        raise FetchError(f"{name}: carries a user name; save the page and give the file")
    host = at.raw_host.decode("ascii")
    address = _resolve(host.strip("[]"), at.port or _SCHEMES[at.scheme], name, admits)
    return client.build_request(
        "GET",
        at.copy_with(host=str(address), fragment=None),
        headers={
            "Host": at.netloc.decode("ascii"),
            "User-Agent": f"comity/{__version__}",
            "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        extensions={"sni_hostname": host.strip("[]")},
    )


def _resolve(host: str, port: int, name: str, admits: Admits) -> Address:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"{name}: no machine of the name {host}; check the address and the connection") from None
    addresses = [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    for address in addresses:
        if not admits(address):
            raise FetchError(f"{name}: leads to {address}, a private or reserved address; give the page as a file")
    return addresses[0]


def _next(response: Any, at: Any, name: str) -> Any:
    to = response.headers.get("location")
    if not to:
        raise FetchError(f"{name}: redirects to nowhere; check the address")
    return at.join(to)


def _body(response: Any, at: Any, name: str, options: Options, until: float) -> Received:
    if response.status_code != 200:
        reason = one_line(response.reason_phrase, most=60)
        raise FetchError(f"{name}: the server answers {response.status_code} {reason}".rstrip() + "; check the address")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > options.max_bytes:
        raise too_many_bytes(name, options, int(declared))
    data = bytearray()
    for part in _unpacked(response, name, options.max_bytes):
        data += part
        if len(data) > options.max_bytes:
            raise too_many_bytes(name, options)
        if time.monotonic() > until:
            raise FetchError(f"{name}: not complete within {IN_ALL:.0f} seconds; try again later")
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Received(data=bytes(data), name=name, url=str(at), media=media or None, charset=response.charset_encoding)


def _unpacked(response: Any, name: str, most: int) -> Iterator[bytes]:
    """The body in pieces, unpacked here so that a small piece cannot swell beyond the limit."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        yield from response.iter_raw()
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"{name}: comes packed as {one_line(coding, most=20)}, which was not asked for; save the page")
    unpack = zlib.decompressobj(47)
    try:
        for part in response.iter_raw():
            yield unpack.decompress(part, most + 1)
            if unpack.unconsumed_tail:
                raise TooLarge(f"{name}: unpacks to more than {most:,} bytes; save its text, or raise --max-chars")
    except zlib.error:
        raise FetchError(f"{name}: comes damaged; try again later") from None
