"""The services that the portal offers, read from ``data/services``: one file a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reference_portal import data
from reference_portal.folding import fold

# What services are classified by; the keys stand in addresses, so they never change.
FIELDS = MappingProxyType(
    {
        "ho-tich": "Hộ tịch",
        "cu-tru": "Cư trú, căn cước",
        "dat-dai": "Đất đai",
        "lao-dong": "Lao động, việc làm",
        "giao-thong": "Giao thông",
        "kinh-doanh": "Đăng ký kinh doanh",
        "bao-tro": "Bảo trợ xã hội",
    }
)
AUDIENCES = MappingProxyType({"ca-nhan": "Cá nhân, gia đình", "to-chuc": "Doanh nghiệp, tổ chức"})
AGENCIES = MappingProxyType(
    {
        "ubnd-xa": "Ủy ban nhân dân cấp xã",
        "cong-an": "Công an",
        "dat-dai": "Văn phòng đăng ký đất đai",
        "viec-lam": "Trung tâm dịch vụ việc làm",
    }
)
LEVELS = MappingProxyType(
    {"toan-trinh": "Toàn trình", "mot-phan": "Một phần", "thong-tin": "Cung cấp thông tin trực tuyến"}
)
# What a level promises. A service is called “toàn trình” only if this portal really takes it from end to end.
LEVEL_NOTES = MappingProxyType(
    {
        "toan-trinh": "Bạn nộp hồ sơ, theo dõi và nhận kết quả trên mạng hoặc qua bưu chính, không phải đến cơ quan.",
        "mot-phan": "Bạn gửi trước hồ sơ trên mạng; có ít nhất một bước phải đến cơ quan.",
        "thong-tin": "Cổng cung cấp thông tin và mẫu đơn; bạn nộp hồ sơ trực tiếp tại cơ quan.",
    }
)

# The parts that a published procedure must have, in the order in which people know them.
SECTIONS = (
    ("ten", "Tên thủ tục"),
    ("trinh-tu", "Trình tự thực hiện"),
    ("cach-thuc", "Cách thức thực hiện"),
    ("ho-so", "Thành phần, số lượng hồ sơ"),
    ("thoi-han", "Thời hạn giải quyết"),
    ("doi-tuong", "Đối tượng thực hiện"),
    ("co-quan", "Cơ quan thực hiện"),
    ("ket-qua", "Kết quả thực hiện"),
    ("le-phi", "Phí, lệ phí"),
    ("mau-don", "Mẫu đơn, tờ khai"),
    ("dieu-kien", "Yêu cầu, điều kiện"),
    ("kenh", "Nơi nộp hồ sơ và nhận kết quả"),
    ("can-cu", "Căn cứ pháp lý"),
    ("hoi-dap", "Câu hỏi thường gặp"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that people ask, and the answer to it."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Form:
    """The declaration of a service, as the blank to download has it."""

    title: str
    source: str
    addressee: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Service:
    """One public service with everything that its page must tell."""

    slug: str
    name: str
    code: str
    field: str
    audiences: tuple[str, ...]
    agency: str
    level: str
    icon: str
    summary: str
    keywords: tuple[str, ...]
    short: Mapping[str, str]
    sequence: tuple[str, ...]
    manner: tuple[str, ...]
    submit: tuple[str, ...]
    present: tuple[str, ...]
    copies: str
    time_limit: str
    applicants: str
    authority: str
    result: str
    fees: str
    form: Form
    conditions: str
    filing: tuple[str, ...]
    delivery: tuple[str, ...]
    legal_basis: tuple[str, ...]
    questions: tuple[Question, ...]
    # Where the portal itself takes the dossier, if it does.
    apply_at: str | None = None

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The key facts at the top of its page."""
        return (
            ("Thời hạn giải quyết", self.short["time"]),
            ("Lệ phí", self.short["fee"]),
            ("Nơi thực hiện", AGENCIES[self.agency]),
            ("Kết quả", self.short["result"]),
        )


def _service(slug: str) -> Service:
    record: dict[str, Any] = data.load(f"services/{slug}.yaml")
    form = record.pop("form")
    parts = tuple((part["title"], tuple(part["lines"])) for part in form.pop("parts"))
    questions = tuple(Question(**question) for question in record.pop("questions"))
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Service(slug=slug, form=Form(**form, parts=parts), questions=questions, **told)


def _position(service: Service) -> tuple[int, str]:
    return list(FIELDS).index(service.field), fold(service.name)


SERVICES = tuple(sorted(map(_service, data.names("services")), key=_position))

_BY_SLUG = {service.slug: service for service in SERVICES}

# What the home page shows first.
POPULAR = tuple(
    _BY_SLUG[slug]
    for slug in (
        "dang-ky-khai-sinh",
        "dang-ky-thuong-tru",
        "doi-giay-phep-lai-xe",
        "dang-ky-bien-dong-dat-dai",
        "huong-tro-cap-that-nghiep",
        "dang-ky-ho-kinh-doanh",
    )
)


def find(slug: str) -> Service | None:
    """Give the service of this address, if there is one."""
    return _BY_SLUG.get(slug)
