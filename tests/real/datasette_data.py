"""Fixed data for the running application: Vietnam's provinces before and after July 2025, and procedures."""

import sqlite3
from pathlib import Path

# Province of today: those of before 1 July 2025 that went into it.
MERGED = {
    "An Giang": "An Giang, Kiên Giang",
    "Bắc Ninh": "Bắc Giang, Bắc Ninh",
    "Cà Mau": "Bạc Liêu, Cà Mau",
    "Cao Bằng": "Cao Bằng",
    "Cần Thơ": "Cần Thơ, Hậu Giang, Sóc Trăng",
    "Đà Nẵng": "Đà Nẵng, Quảng Nam",
    "Đắk Lắk": "Đắk Lắk, Phú Yên",
    "Điện Biên": "Điện Biên",
    "Đồng Nai": "Bình Phước, Đồng Nai",
    "Đồng Tháp": "Đồng Tháp, Tiền Giang",
    "Gia Lai": "Bình Định, Gia Lai",
    "Hà Nội": "Hà Nội",
    "Hà Tĩnh": "Hà Tĩnh",
    "Hải Phòng": "Hải Dương, Hải Phòng",
    "Huế": "Huế",
    "Hưng Yên": "Hưng Yên, Thái Bình",
    "Khánh Hòa": "Khánh Hòa, Ninh Thuận",
    "Lai Châu": "Lai Châu",
    "Lạng Sơn": "Lạng Sơn",
    "Lào Cai": "Lào Cai, Yên Bái",
    "Lâm Đồng": "Bình Thuận, Đắk Nông, Lâm Đồng",
    "Nghệ An": "Nghệ An",
    "Ninh Bình": "Hà Nam, Nam Định, Ninh Bình",
    "Phú Thọ": "Hòa Bình, Phú Thọ, Vĩnh Phúc",
    "Quảng Ngãi": "Kon Tum, Quảng Ngãi",
    "Quảng Ninh": "Quảng Ninh",
    "Quảng Trị": "Quảng Bình, Quảng Trị",
    "Sơn La": "Sơn La",
    "Tây Ninh": "Long An, Tây Ninh",
    "Thái Nguyên": "Bắc Kạn, Thái Nguyên",
    "Thanh Hóa": "Thanh Hóa",
    "Thành phố Hồ Chí Minh": "Bà Rịa – Vũng Tàu, Bình Dương, Thành phố Hồ Chí Minh",
    "Tuyên Quang": "Hà Giang, Tuyên Quang",
    "Vĩnh Long": "Bến Tre, Trà Vinh, Vĩnh Long",
}

# Field: level of the office, name of the procedure.
PROCEDURES = {
    "Hộ tịch": [
        ("Cấp xã", "Đăng ký khai sinh"),
        ("Cấp xã", "Đăng ký khai sinh có yếu tố nước ngoài"),
        ("Cấp xã", "Đăng ký lại khai sinh"),
        ("Cấp xã", "Đăng ký kết hôn"),
        ("Cấp xã", "Đăng ký lại kết hôn"),
        ("Cấp xã", "Đăng ký khai tử"),
        ("Cấp xã", "Đăng ký nhận cha, mẹ, con"),
        ("Cấp xã", "Đăng ký giám hộ"),
        ("Cấp xã", "Cấp giấy xác nhận tình trạng hôn nhân"),
        ("Cấp xã", "Cấp bản sao trích lục hộ tịch"),
        ("Cấp xã", "Thay đổi, cải chính, bổ sung thông tin hộ tịch"),
    ],
    "Chứng thực": [
        ("Cấp xã", "Chứng thực bản sao từ bản chính"),
        ("Cấp xã", "Chứng thực chữ ký"),
        ("Cấp xã", "Chứng thực di chúc"),
        ("Cấp xã", "Chứng thực văn bản từ chối nhận di sản"),
    ],
    "Cư trú": [
        ("Cấp xã", "Đăng ký thường trú"),
        ("Cấp xã", "Đăng ký tạm trú"),
        ("Cấp xã", "Gia hạn tạm trú"),
        ("Cấp xã", "Khai báo tạm vắng"),
        ("Cấp xã", "Tách hộ"),
        ("Cấp xã", "Xác nhận thông tin về cư trú"),
    ],
    "Căn cước": [
        ("Cấp tỉnh", "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên"),
        ("Cấp tỉnh", "Cấp thẻ căn cước cho người dưới 14 tuổi"),
        ("Cấp tỉnh", "Cấp đổi thẻ căn cước"),
        ("Cấp tỉnh", "Cấp lại thẻ căn cước"),
    ],
    "Đất đai": [
        ("Cấp xã", "Hòa giải tranh chấp đất đai"),
        ("Cấp tỉnh", "Đăng ký biến động quyền sử dụng đất"),
        ("Cấp tỉnh", "Cấp lại giấy chứng nhận quyền sử dụng đất do bị mất"),
        ("Cấp tỉnh", "Tách thửa hoặc hợp thửa đất"),
        ("Cấp tỉnh", "Xóa đăng ký thế chấp quyền sử dụng đất"),
    ],
    "Đăng ký kinh doanh": [
        ("Cấp xã", "Đăng ký thành lập hộ kinh doanh"),
        ("Cấp xã", "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh"),
        ("Cấp xã", "Chấm dứt hoạt động hộ kinh doanh"),
        ("Cấp tỉnh", "Đăng ký thành lập doanh nghiệp tư nhân"),
        ("Cấp tỉnh", "Đăng ký thành lập công ty cổ phần"),
        ("Cấp tỉnh", "Thông báo tạm ngừng kinh doanh"),
    ],
    "Giao thông đường bộ": [
        ("Cấp tỉnh", "Cấp mới giấy phép lái xe"),
        ("Cấp tỉnh", "Đổi giấy phép lái xe"),
        ("Cấp tỉnh", "Cấp lại giấy phép lái xe"),
        ("Cấp tỉnh", "Cấp giấy phép lái xe quốc tế"),
        ("Cấp xã", "Đăng ký xe lần đầu"),
    ],
    "Bảo trợ xã hội": [
        ("Cấp xã", "Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội"),
        ("Cấp xã", "Xác định mức độ khuyết tật và cấp giấy xác nhận khuyết tật"),
        ("Cấp xã", "Trợ cấp xã hội hằng tháng"),
        ("Cấp xã", "Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm"),
    ],
    "Xuất nhập cảnh": [
        ("Cấp tỉnh", "Cấp hộ chiếu phổ thông ở trong nước"),
        ("Cấp tỉnh", "Trình báo mất hộ chiếu phổ thông"),
        ("Cấp tỉnh", "Khôi phục giá trị sử dụng hộ chiếu phổ thông"),
    ],
}

_SCHEMA = """
CREATE TABLE province (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE former_province (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, now INTEGER NOT NULL REFERENCES province(id));
CREATE TABLE field (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE procedure (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, level TEXT NOT NULL, field INTEGER REFERENCES field(id));
"""


def make_database(path: Path) -> None:
    """Writes the same database each time: 34 provinces, the 63 before them, 9 fields, 48 procedures."""
    with sqlite3.connect(path) as database:
        database.executescript(_SCHEMA)
        for now, (name, former) in enumerate(MERGED.items(), 1):
            database.execute("INSERT INTO province VALUES (?, ?)", (now, name))
            rows = [(old, now) for old in former.split(", ")]
            database.executemany("INSERT INTO former_province (name, now) VALUES (?, ?)", rows)
        for number, (field, procedures) in enumerate(PROCEDURES.items(), 1):
            database.execute("INSERT INTO field VALUES (?, ?)", (number, field))
            entries = [(name, level, number) for level, name in procedures]
            database.executemany("INSERT INTO procedure (name, level, field) VALUES (?, ?, ?)", entries)
    database.close()
