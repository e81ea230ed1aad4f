"""What the server said on the way to the page, and what the page asked for."""

from portalcheck.gather import gatherer
from portalcheck.gather.past import Unavailable
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Network

_SECRET = frozenset({"authorization", "proxy-authorization", "cookie", "set-cookie"})


@gatherer(effect="passive")
async def network(tab: Tab) -> Network:
    """Collect status, headers, redirects, failures and bytes from the one load."""
    past = tab.past
    if past is None or past.document is None:
        raise Unavailable("the page was loaded before portalcheck could listen")
    headers = await tab.within(past.document.headers_array())
    cookies = [header["value"] for header in headers if header["name"].lower() == "set-cookie"]
    plain: dict[str, str] = {}
    for header in headers:
        name = header["name"].lower()
        if name not in _SECRET:
            plain[name] = f"{plain[name]}, {header['value']}" if name in plain else header["value"]
    return Network(
        redirects=tuple(past.redirects),
        status=past.document.status,
        headers=plain,
        cookies=tuple(_without_value(cookie) for cookie in cookies),
        failed=tuple(past.failed),
        requests=past.requests,
        bytes=await past.bytes(),
        first=past.kept is not None,
        kept=past.kept or (),
    )


def _without_value(cookie: str) -> str:
    """Keep a cookie's name and attributes; its value may be a session."""
    pair, separator, attributes = cookie.partition(";")
    return f"{pair.partition('=')[0]}=…{separator}{attributes}"
