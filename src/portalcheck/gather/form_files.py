"""The forms that the page of a service offers: each file is asked for once, and opened."""

from urllib.parse import urljoin

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.file_kind import file_kind
from portalcheck.gather.past import Unavailable
from portalcheck.gather.tab import Tab
from portalcheck.model.service import FormFile, FormFiles

_MOST = 12  # files of one page


@gatherer(effect="reversible", seconds=90, once=True)
async def form_files(tab: Tab) -> FormFiles:
    """Ask politely for what the page offers for downloading, inside the portal only."""
    if tab.reach is None:
        raise Unavailable("files are asked for only where portalcheck opened the page itself")
    offered = [one for frame in await tab.frames() for one in await tab.evaluate(script("downloads.js"), frame=frame)]
    addresses: dict[str, str] = {}
    for one in offered:
        if one["href"]:
            addresses.setdefault(urljoin(tab.url, one["href"]).partition("#")[0], one["text"])
    files = []
    for url, text in list(addresses.items())[:_MOST]:
        got = await tab.reach.fetch(tab.page, url)
        told = file_kind(got.body) if got.status and got.status < 400 else {}
        files.append(
            FormFile(
                text=text,
                url=url,
                status=got.status,
                reason=got.reason,
                media_type=got.media_type,
                bytes=len(got.body),
                **told,
            )
        )
    pressed = dict.fromkeys(one["text"] for one in offered if not one["href"])
    return FormFiles(files=tuple(files), more=max(len(addresses) - _MOST, 0), pressed=tuple(pressed))
