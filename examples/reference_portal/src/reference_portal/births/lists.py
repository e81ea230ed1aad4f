"""What is chosen from: the 34 provinces and cities since July 2025, and the 54 recognised ethnic groups."""

from __future__ import annotations

PROVINCES = tuple(
    """An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
    Hà Nội, Hà Tĩnh, Hải Phòng, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Nghệ An, Ninh Bình,
    Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, Thành phố Hồ Chí Minh,
    Tuyên Quang, Vĩnh Long""".replace("\n    ", " ").split(", ")
)

# The largest group first, the others by the alphabet.
ETHNIC_GROUPS = tuple(
    """Kinh, Ba Na, Bố Y, Brâu, Bru-Vân Kiều, Chăm, Chơ Ro, Chu Ru, Chứt, Co, Cơ Ho, Cơ Lao, Cơ Tu, Cống, Dao, Ê Đê,
    Gia Rai, Giáy, Gié-Triêng, Hà Nhì, Hoa, Hrê, Kháng, Khmer, Khơ Mú, La Chí, La Ha, La Hủ, Lào, Lô Lô, Lự, Mạ, Mảng,
    Mnông, Mông, Mường, Ngái, Nùng, Ơ Đu, Pà Thẻn, Phù Lá, Pu Péo, Raglay, Rơ Măm, Sán Chay, Sán Dìu, Si La, Tà Ôi,
    Tày, Thái, Thổ, Xinh Mun, Xơ Đăng, Xtiêng""".replace("\n    ", " ").split(", ")
)

SEXES = (("nam", "Nam"), ("nu", "Nữ"))
ONLINE, POST = "truc-tuyen", "buu-chinh"
DELIVERIES = (
    (ONLINE, "Bản điện tử trên cổng này"),
    (POST, "Bản giấy qua dịch vụ bưu chính công ích"),
)
