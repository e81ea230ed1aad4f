"""Which elements of a page offer help, by where they lead and by their names in Vietnamese, English and French."""

import re

from portalcheck.measure.words import folded
from portalcheck.model.elements import Element

# The whole name, as `folded` gives it, so that "Contact tracing" and "Hỗ trợ doanh nghiệp" offer none.
_NAMES = re.compile(
    # A person, or where one is reached.
    r"(thong tin )?lien he( voi)?( chung toi| co quan| ho tro)?|"
    r"(duong day nong|duong day ho tro|tong dai|hotline|help ?line)( ho tro)?( \d[\d ]*)?|"
    r"contact( us| details| information| form)?|get in touch|customer (service|support)|"
    r"contacts?|(nous )?contacter|contactez nous|coordonnees|numero vert|"
    # Help for oneself.
    r"(trung tam |muc |trang |can )?(tro giup|ho tro)( truc tuyen| nguoi dung| ky thuat| cong dan)?|"
    r"huong dan( su dung| nguoi dung| thuc hien| nop ho so)?|"
    r"(cac )?cau hoi (thuong gap|hay gap|thuong xuyen)|hoi dap|"
    r"help( centre| center| and support| desk| page| pages)?|support|need help|user guide|"
    r"(frequently asked )?questions|faqs?|"
    r"aide( en ligne)?|(centre d )?assistance|besoin d aide|mode d emploi|"
    r"(foire aux questions|questions (frequentes|courantes))( faq)?|"
    # A machine that answers.
    r"(chat|tro chuyen)( truc tuyen| voi chung toi)?|(live )?chat( with us)?|t?chat en ligne|"
    r"tro ly( ao| so)?|chat ?bot|((virtual|digital) )?assistant|assistant (virtuel|numerique)|clavardage|"
    r"messagerie instantanee"
)


def help_offered(element: Element, address: str) -> str:
    """Say what an element offers help by, so that it is known again on other pages; empty where it offers none.

    `address` is the one that a link leads to. A telephone number is known by its digits, a frame by its name.
    """
    scheme, _, rest = address.partition(":")
    if element.role == "link" and scheme in ("mailto", "tel"):
        return (
            f"tel:{''.join(filter(str.isdigit, rest))}"
            if scheme == "tel"
            else f"mailto:{rest.partition('?')[0].lower()}"
        )
    if element.role in ("link", "button") or element.tag == "iframe":
        name = folded(element.name)
        return address or name if _NAMES.fullmatch(name) else ""
    return ""
