"""The services that the portal offers: what lists and search need; the full text is in the templates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """One public service, as its list entry and the key facts at the top of its page show it."""

    slug: str
    name: str
    code: str
    field: str
    summary: str
    facts: tuple[tuple[str, str], ...]

    @property
    def template(self) -> str:
        """The template that holds the headed sections of its page."""
        return f"services/{self.slug}.html"


SERVICES = (
    Service(
        slug="dang-ky-khai-sinh",
        name="Đăng ký khai sinh",
        code="1.001193",
        field="Hộ tịch",
        summary="Đăng ký cho trẻ em mới sinh và nhận Giấy khai sinh. Miễn lệ phí trong 60 ngày đầu.",
        facts=(
            ("Thời hạn giải quyết", "Ngay trong ngày làm việc"),
            ("Lệ phí", "Miễn phí nếu đăng ký đúng hạn"),
            ("Nơi thực hiện", "Ủy ban nhân dân cấp xã"),
            ("Kết quả", "Giấy khai sinh (bản chính)"),
        ),
    ),
)

_BY_SLUG = {service.slug: service for service in SERVICES}


def find(slug: str) -> Service | None:
    """Give the service of this address, if there is one."""
    return _BY_SLUG.get(slug)
