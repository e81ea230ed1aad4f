"""What the addresses answer that the home page links to: each is asked once."""

import time
from urllib.parse import urljoin

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.crawl import signs_out
from portalcheck.gather.past import Unavailable
from portalcheck.gather.tab import Tab
from portalcheck.measure.links import Link, links
from portalcheck.model.site import LinkAnswer, LinkAnswers

_MOST = 60
_SECONDS = 90


@gatherer(effect="passive", seconds=130, once=True)
async def link_answers(tab: Tab) -> LinkAnswers:
    """Ask politely for what lies inside the portal; what lies outside is counted and left alone."""
    if tab.reach is None:
        raise Unavailable("other addresses are asked only where portalcheck opened the page itself")
    said = await tab.evaluate(script("document.js"))
    inside: dict[str, Link] = {}
    outside: set[str] = set()
    for link in links(said["html"]) or ():
        url = urljoin(said["url"], link.href.strip()).partition("#")[0]
        if not link.leads_somewhere or not url.startswith(("http://", "https://")) or signs_out(link.name, url):
            continue
        if tab.reach.holds(url):
            inside.setdefault(url, link)
        else:
            outside.add(url)
    began, asked, answers = time.monotonic(), 0, []
    for url, link in list(inside.items())[:_MOST]:
        if time.monotonic() - began > _SECONDS:
            break
        got = await tab.reach.fetch(tab.page, url)
        asked += 1
        if not tab.reach.holds(got.url):  # it is redirected out of the portal, and that is left alone
            outside.add(got.url)
            continue
        answers.append(
            LinkAnswer(
                text=link.name, url=url, css=link.css, snippet=link.snippet, status=got.status, reason=got.reason
            )
        )
    return LinkAnswers(home=said["url"], answers=tuple(answers), left=len(inside) - asked, elsewhere=len(outside))
