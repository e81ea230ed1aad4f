"""Names of machines: which site they belong to, and whether they are this machine."""

from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


def host_of(url: str) -> str:
    """Give the name of the machine that an address leads to, in small letters; empty where there is none."""
    return (urlsplit(url).hostname or "").rstrip(".")


def is_loopback(host: str) -> bool:
    """Tell whether a name is that of this machine."""
    return (
        host in {"localhost", "::1"} or host.endswith(".localhost") or (_is_address(host) and host.startswith("127."))
    )


def is_name(host: str) -> bool:
    """Tell a name that is known on the whole network from an IP address and the bare name of a machine."""
    return "." in host and not _is_address(host)


def are_one_site(host: str, other: str) -> bool | None:
    """Tell whether two names lie under one that somebody registered, as the Public Suffix List has it; None where the
    list knows the end of neither.
    """
    if host == other:
        return True
    if _is_address(host) or _is_address(other):
        return False
    site, another = site_of(host), site_of(other)
    return None if site is None and another is None else site == another


def site_of(host: str) -> str | None:
    """Give the name that somebody registered: `hanoi.gov.vn` of `sso.hanoi.gov.vn`; None where it is not known."""
    return _list().privatesuffix(host) if is_name(host) else None


@cache
def _list() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def _is_address(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()
