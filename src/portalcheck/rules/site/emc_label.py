"""The portal says that it is connected to the EMC system.

## Applicability
The home page.

## Expectation
A label says that the portal is connected to the system that watches over state portals (EMC), and its code is in the
page.

## Why it matters
The numbers of use that the state goes by come from there.

## Cannot tell
Always. Neither the words of the label nor the code were seen: what speaks of EMC on the home page is shown, and a
person has to say whether it is that, or whether it stands elsewhere.

## Sources
- Decision 473/QĐ-BTTTT (2024), group 6, by report: connection with the EMC system.
- An evaluation of 2024, by report: the code is fitted, and a label that can be seen says so.
"""

import re
from collections.abc import Iterator

from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import lines, scripts
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Crawl
from portalcheck.rule_format import cant_tell, rule

_SAYS = re.compile(r"\bEMC\b|hệ thống giám sát, đo lường", re.IGNORECASE)
_CODE = re.compile(r"(?<![a-z])emc(?![a-z])|emc\.gov\.vn", re.IGNORECASE)


@rule("site/emc-label", version=1, severity="minor")
def emc_label(crawl: Crawl) -> Iterator[Finding]:
    home = crawl.pages[0]
    if not home.loaded:
        yield Finding.untested("The home page could not be read: {reason}.", reason=home.reason or home.status)
        return
    said = next((line for line in lines(home.html) if _SAYS.search(line)), "")
    found = next((hit for source in scripts(home.html) if (hit := _CODE.search(source))), None)
    code = found.string[max(0, found.start() - 60) : found.end() + 60] if found else ""
    if said:
        yield Finding.cant_tell("The home page says “{said}”. Does that say that it is connected to EMC?",
                                said=on_one_line(said[:160]))  # fmt: skip
    elif code:
        yield Finding.cant_tell("The home page loads “{code}”. Is that the code of EMC, and does a label say so?",
                                code=on_one_line(code))  # fmt: skip
    else:
        yield Finding.cant_tell("Nothing on the home page speaks of EMC. Is the portal connected to it?")


CASES = (
    cant_tell("a label", _portal("<footer><p>Đã kết nối Hệ thống EMC</p></footer>")),
    cant_tell("a picture", _portal('<footer><img src="a.png" alt="Nhãn kết nối EMC"></footer>')),
    cant_tell("code alone", _portal('<script src="https://emc.gov.vn/track.js"></script><p>Xin chào</p>')),
    cant_tell("nothing", _portal("<p>Xin chào</p>")),
)
