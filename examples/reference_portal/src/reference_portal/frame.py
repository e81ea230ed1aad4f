"""The words around every page, in the two languages of the portal, and which page is whose counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

Links = tuple[tuple[str, str], ...]

# Pages that say the same in both languages.
ENGLISH_OF = MappingProxyType(
    {
        "/": "/en/",
        "/dich-vu": "/en/services",
        "/dich-vu/dang-ky-khai-sinh": "/en/services/birth-registration",
        "/quyen-rieng-tu": "/en/privacy",
        "/kha-nang-tiep-can": "/en/accessibility",
        "/tro-ly": "/en/assistant",
    }
)
VIETNAMESE_OF = MappingProxyType({english: vietnamese for vietnamese, english in ENGLISH_OF.items()})

HOTLINE = ("tel:+842400000000", "(024) 0000 0000")


@dataclass(frozen=True, slots=True)
class Frame:
    """Header, navigation and footer of one language."""

    language: str
    home: str
    name: str
    tagline: str
    description: str
    skip: str
    sample: str
    menu: str
    main_nav: str
    quick_nav: str
    about_nav: str
    track: str
    sign_in: str
    assistant: str
    assistant_at: str
    ask_label: str
    ask_hint: str
    ask: str
    close: str
    unknown: str
    failed: str
    person: str
    hotline: str
    hours: str
    footer: str
    pages: Links
    about: Links
    privacy: str


VIETNAMESE = Frame(
    language="vi",
    home="/",
    name="Cổng Dịch vụ công mẫu",
    tagline="Thủ tục hành chính trực tuyến",
    description="Cổng mẫu: thông tin thủ tục hành chính, nộp hồ sơ trực tuyến và tiếp nhận phản ánh, kiến nghị.",
    skip="Chuyển đến nội dung chính",
    sample="Cổng mẫu dùng để kiểm thử, không phải trang của cơ quan nhà nước.",
    menu="Danh mục",
    main_nav="Danh mục chính",
    quick_nav="Truy cập nhanh",
    about_nav="Thông tin về cổng",
    track="Tra cứu hồ sơ",
    sign_in="Đăng nhập",
    assistant="Trợ lý ảo",
    assistant_at="/tro-ly",
    ask_label="Câu hỏi của bạn",
    ask_hint="Ví dụ: Đăng ký khai sinh cần giấy tờ gì? Đừng ghi thông tin cá nhân.",
    ask="Hỏi",
    close="Đóng",
    unknown="Tôi chưa có câu trả lời chắc chắn cho câu hỏi này.",
    failed="Chưa gửi được câu hỏi. Hãy kiểm tra kết nối mạng rồi hỏi lại.",
    person="Cần gặp người hỗ trợ? Gọi",
    hotline="Đường dây hỗ trợ",
    hours="Thứ Hai đến thứ Sáu, 7:30 – 17:00",
    footer="Cổng tham chiếu để đo chất lượng dịch vụ công trực tuyến. Cổng không tiếp nhận hồ sơ thật.",
    pages=(
        ("/", "Trang chủ"),
        ("/dich-vu", "Dịch vụ công"),
        ("/huong-dan", "Hướng dẫn"),
        ("/phan-anh", "Phản ánh, kiến nghị"),
        ("/lien-he", "Liên hệ"),
    ),
    about=(
        ("/gioi-thieu", "Giới thiệu cổng"),
        ("/kha-nang-tiep-can", "Tuyên bố về khả năng tiếp cận"),
        ("/so-do-trang", "Sơ đồ trang"),
    ),
    privacy="Quyền riêng tư",
)

ENGLISH = Frame(
    language="en",
    home="/en/",
    name="Sample Public Service Portal",
    tagline="Public services online",
    description="A sample portal for public services in Viet Nam: information, online applications and help.",
    skip="Skip to main content",
    sample="A sample portal for testing, not the site of any authority.",
    menu="Menu",
    main_nav="Main menu",
    quick_nav="Quick access",
    about_nav="About this portal",
    track="Track application",
    sign_in="Sign in",
    assistant="Assistant",
    assistant_at="/en/assistant",
    ask_label="Your question",
    ask_hint="For example: Which documents do I need to register a birth? Leave out personal data.",
    ask="Ask",
    close="Close",
    unknown="I have no reliable answer to this question.",
    failed="The question could not be sent. Check your connection and ask again.",
    person="Would you rather talk to a person? Call",
    hotline="Help line",
    hours="Monday to Friday, 7:30 – 17:00",
    footer="A reference for measuring the quality of online public services. It takes no real applications.",
    pages=(
        ("/en/", "Home"),
        ("/en/services", "Services"),
        ("/en/services/birth-registration", "Birth registration"),
    ),
    about=(("/en/accessibility", "Accessibility statement"),),
    privacy="Privacy",
)


def frame_of(path: str) -> Frame:
    """Give the frame for the language of a page; what is no page, an error, speaks Vietnamese."""
    return ENGLISH if path in VIETNAMESE_OF else VIETNAMESE


def counterpart(path: str) -> str | None:
    """Give the page that says the same in the other language, if there is one."""
    return ENGLISH_OF.get(path) or VIETNAMESE_OF.get(path)


def privacy_of(frame: Frame) -> str:
    """Give the address of the privacy notice."""
    return ENGLISH_OF["/quyen-rieng-tu"] if frame is ENGLISH else "/quyen-rieng-tu"
